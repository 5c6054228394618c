using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Reporting.Figures;

/// <summary>Which figures a page shows: those that somebody chose, else those that most reviews want.</summary>
internal static class FigureChoices
{
    public static (FigureChoice Chosen, IReadOnlyList<string> Names) Of(IReadOnlyList<ChartingItem> items, FigureChoice choice)
    {
        var cross = CrossItems.Choose(items, choice.Rows, choice.Columns);
        var colour = items.FirstOrDefault(item => item.Key == choice.Colour && item != cross?.Row && item != cross?.Column);
        var year = items.FirstOrDefault(item => item.Type == ChartingItemType.Year);
        var country = items.FirstOrDefault(item => item.Type == ChartingItemType.Country);
        var region = items.FirstOrDefault(item => item.Derivation?.Rule == DerivationRule.RegionOfCountry);
        var bars = items.FirstOrDefault(item => item.Key == choice.Bars)
            ?? items.FirstOrDefault(item => item.Key == PeerWorkerForm.ItemKey.Focus)
                ?? items.FirstOrDefault(item => item.Choices.Count > 0);
        List<string> names = [];
        Add(bars, "bars");
        if (cross is var (row, column))
            names.Add($"evidence/{row.Key}/{column.Key}" + (colour is null ? "" : $"/{colour.Key}"));
        Add(year, "years");
        Add(country, "map");
        Add(country, "bars");
        Add(region, "bars");
        names.AddRange(["progress", "forest"]);
        return (choice with { Bars = bars?.Key, Rows = cross?.Row.Key, Columns = cross?.Column.Key, Colour = colour?.Key },
            [.. names.Distinct(StringComparer.Ordinal)]);

        void Add(ChartingItem? item, string kind)
        {
            if (item is not null)
                names.Add($"{kind}/{item.Key}");
        }
    }
}
