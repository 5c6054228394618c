using System.Globalization;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>Figures of what was charted, from the same categories as the tables.</summary>
public static class ChartedFigures
{
    private const int MostInLegend = 6;

    /// <summary>Studies by an item as bars: options in their order, other values by number of studies.</summary>
    /// <param name="item">The item.</param>
    /// <param name="studies">All included studies.</param>
    /// <param name="set">Key of the list behind a category; null for none.</param>
    /// <param name="millimetres">Width in print.</param>
    public static Drawing Bars(ChartingItem item, IReadOnlyList<ChartedStudy> studies, Func<ItemCategory, string?> set, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(set);
        var categories = ItemCategories.Of(item, studies);
        var values = categories.Categories.Where(category => category.Kind == CategoryKind.Value);
        if (item.Choices.Count == 0 && item.Type is not (ChartingItemType.Year or ChartingItemType.Number))
            values = values.OrderByDescending(category => category.Count).ThenBy(category => category.Label, StringComparer.Ordinal);
        var others = categories.Categories.Where(category => category.Kind != CategoryKind.Value);
        return BarFigure.Of($"bars-of-{item.Key}", Title(item), [.. values.Concat(others).Select(category => Bar(category, set))],
            categories.StudyIds.Count, millimetres, categories.Overlap ? FrequencyTable.OverlapFootnote : null);
    }

    /// <summary>Studies per year of an item that takes a year.</summary>
    /// <inheritdoc cref="Bars"/>
    public static Drawing Years(ChartingItem item, IReadOnlyList<ChartedStudy> studies, Func<ItemCategory, string?> set, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(set);
        var categories = ItemCategories.Of(item, studies);
        var years = new Dictionary<int, FigureBar>();
        List<FigureBar> others = [];
        foreach (var category in categories.Categories)
        {
            if (category.Kind == CategoryKind.Value
                && int.TryParse(category.Label, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                years[year] = Bar(category, set);
            else
                others.Add(Bar(category, set));
        }

        return YearFigure.Of("Included studies per year", years, others, categories.StudyIds.Count, millimetres);
    }

    /// <summary>Two items against each other, a third as colour.</summary>
    /// <param name="row">Item down the side.</param>
    /// <param name="column">Item across the top.</param>
    /// <param name="colour">Item of the colours; null for one colour.</param>
    /// <param name="studies">All included studies.</param>
    /// <param name="set">Key of the list behind a cell: of a category of each item; null for none.</param>
    /// <param name="millimetres">Width in print.</param>
    public static Drawing Map(ChartingItem row, ChartingItem column, ChartingItem? colour, IReadOnlyList<ChartedStudy> studies,
        Func<IReadOnlyList<(ChartingItem Item, ItemCategory Category)>, string?> set, double millimetres)
    {
        ArgumentNullException.ThrowIfNull(set);
        var table = CrossTable.Of(row, column, studies);
        var colours = colour is null ? null : ItemCategories.Of(colour, studies);
        var legend = colours is null ? [] : Legend(colours);
        var cells = table.Rows.Select((down, i) => (IReadOnlyList<IReadOnlyList<EvidenceBubble>>)
            [.. table.Columns.Select((across, j) => Bubbles(table.Cells[i][j], (row, down), (column, across)))]);
        string[] notes =
        [
            $"{FigureStyle.Total(table.StudyIds.Count)}. The area of a bubble is the number of studies; an empty cell has none.",
            .. colour is null ? Array.Empty<string>() : [$"Colour: {ChartedTableWords.Lower(colour.Label)}."],
            .. table.Footnote is null && colours?.Overlap != true ? [] : new[] { "A study may be counted in several cells or bubbles." },
        ];
        return EvidenceMap.Of(new EvidenceMapContent(
            $"{row.Label} by {ChartedTableWords.Lower(column.Label)}"
                + (colour is null ? "" : $" and {ChartedTableWords.Lower(colour.Label)}"),
            [.. table.Rows.Select(category => category.Label)], [.. table.Columns.Select(category => category.Label)], [.. cells],
            [.. legend.Select(entry => entry.Label)], string.Join(' ', notes)), millimetres);

        IReadOnlyList<EvidenceBubble> Bubbles(IReadOnlyList<Guid> ids, (ChartingItem, ItemCategory) down,
            (ChartingItem, ItemCategory) across)
        {
            if (colour is null)
                return ids.Count == 0 ? [] : [new EvidenceBubble(0, ids.Count, set([down, across]))];
            var inCell = ids.ToHashSet();
            return [.. legend.Select((entry, i) => new EvidenceBubble(i,
                entry.Categories.SelectMany(category => category.StudyIds).Distinct().Count(inCell.Contains),
                    entry.Categories is [var only] ? set([down, across, (colour, only)]) : null))
                .Where(bubble => bubble.Count > 0)];
        }
    }

    // The largest categories have a colour each; what is beyond shares the last one.
    private static IReadOnlyList<(string Label, IReadOnlyList<ItemCategory> Categories)> Legend(ItemCategories colours)
    {
        var found = colours.Categories.Where(category => category.Count > 0).ToList();
        if (found.Count <= MostInLegend)
            return [.. found.Select(category => (category.Label, (IReadOnlyList<ItemCategory>)[category]))];
        var own = found.Where(category => category.Kind == CategoryKind.Value).OrderByDescending(category => category.Count)
            .Take(MostInLegend - 1).ToHashSet();
        return [.. found.Where(own.Contains).Select(category => (category.Label, (IReadOnlyList<ItemCategory>)[category])),
            ("Others", [.. found.Where(category => !own.Contains(category))])];
    }

    private static FigureBar Bar(ItemCategory category, Func<ItemCategory, string?> set)
        => new(category.Label, category.Count, category.Kind != CategoryKind.Value, category.Count == 0 ? null : set(category));

    private static string Title(ChartingItem item) => $"Included studies by {ChartedTableWords.Lower(item.Label)}";
}
