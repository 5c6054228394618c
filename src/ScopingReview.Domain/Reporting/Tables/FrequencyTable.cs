using System.Globalization;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>One row of a frequency table.</summary>
/// <param name="Category">The category with its studies.</param>
/// <param name="Percent">Percentage of all studies, one decimal, without the sign (<see cref="Percentages"/>).</param>
public sealed record FrequencyRow(ItemCategory Category, string Percent);

/// <summary>How often each answer to an item was charted.</summary>
public sealed record FrequencyTable
{
    /// <summary>Stands under a table whose percentages need not add up to 100.</summary>
    public const string OverlapFootnote = "Categories are not mutually exclusive; percentages may exceed 100 %.";

    /// <summary>The item.</summary>
    public required ChartingItem Item { get; init; }

    /// <summary>Rows in order.</summary>
    public required IReadOnlyList<FrequencyRow> Rows { get; init; }

    /// <summary>All studies: the denominator.</summary>
    public required IReadOnlyList<Guid> StudyIds { get; init; }

    /// <summary>Heading of the number column, with the denominator: "n (%), N = 172".</summary>
    public string Header => string.Create(CultureInfo.InvariantCulture, $"n (%), N = {StudyIds.Count}");

    /// <summary>Footnote, or null where the rows add up to N.</summary>
    public required string? Footnote { get; init; }

    /// <summary>The tables of all items of a form, in its order; made on all cores, since at 5,000 studies they take a while.</summary>
    /// <param name="form">The form.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="order">The order of the rows of an item; asked from several threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">A study is given twice.</exception>
    public static IReadOnlyList<FrequencyTable> OfAll(ChartingForm form, IReadOnlyList<ChartedStudy> studies,
        Func<ChartingItem, CategoryOrder> order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var ids = ItemCategories.IdsOf(studies);
        return [.. form.Items.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(item => Of(ItemCategories.Of(item, studies, ids).InOrder(order(item))))];
    }

    /// <summary>The table of an item over studies.</summary>
    public static FrequencyTable Of(
        ChartingItem item, IReadOnlyList<ChartedStudy> studies, CategoryOrder order = CategoryOrder.AsInForm)
        => Of(ItemCategories.Of(item, studies).InOrder(order));

    private static FrequencyTable Of(ItemCategories categories) => new()
    {
        Item = categories.Item,
        Rows = [.. categories.Categories.Select(
            category => new FrequencyRow(category, Percentages.Format(category.Count, categories.StudyIds.Count)))],
        StudyIds = categories.StudyIds,
        Footnote = categories.Overlap ? OverlapFootnote : null,
    };
}
