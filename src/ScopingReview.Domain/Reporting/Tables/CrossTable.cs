using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Two items against each other. A cell holds the studies that are in both categories. Row and column totals are the categories' own sets,
/// not sums of cells: with several answers per study a study stands in several cells and is still counted once in the total.
/// </summary>
public sealed record CrossTable
{
    /// <summary>Stands under a table in which a study can be in several rows or columns.</summary>
    public const string OverlapFootnote = "Categories are not mutually exclusive; totals count each study once.";

    /// <summary>Item down the side.</summary>
    public required ChartingItem RowItem { get; init; }

    /// <summary>Item across the top.</summary>
    public required ChartingItem ColumnItem { get; init; }

    /// <summary>Rows; the studies of a row are its total.</summary>
    public required IReadOnlyList<ItemCategory> Rows { get; init; }

    /// <summary>Columns; the studies of a column are its total.</summary>
    public required IReadOnlyList<ItemCategory> Columns { get; init; }

    /// <summary>Cells by row, then column: the studies in both.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<Guid>>> Cells { get; init; }

    /// <summary>All studies: the grand total.</summary>
    public required IReadOnlyList<Guid> StudyIds { get; init; }

    /// <summary>Footnote, or null where cells add up to the totals.</summary>
    public required string? Footnote { get; init; }

    /// <summary>The table of two items over studies.</summary>
    public static CrossTable Of(ChartingItem rowItem, ChartingItem columnItem, IReadOnlyList<ChartedStudy> studies,
        CategoryOrder order = CategoryOrder.AsInForm)
    {
        var rows = ItemCategories.Of(rowItem, studies).InOrder(order);
        var columns = ItemCategories.Of(columnItem, studies).InOrder(order);
        return new CrossTable
        {
            RowItem = rowItem,
            ColumnItem = columnItem,
            Rows = rows.Categories,
            Columns = columns.Categories,
            Cells = [.. rows.Categories.Select(
                row => (IReadOnlyList<IReadOnlyList<Guid>>)[.. columns.Categories.Select(column => Both(row, column))])],
            StudyIds = rows.StudyIds,
            Footnote = rows.Overlap || columns.Overlap ? OverlapFootnote : null,
        };
    }

    /// <summary>A cell's percentage of its row's total.</summary>
    public string PercentOfRow(int row, int column) => Percentages.Format(Cells[row][column].Count, Rows[row].Count);

    /// <summary>A cell's percentage of its column's total.</summary>
    public string PercentOfColumn(int row, int column) => Percentages.Format(Cells[row][column].Count, Columns[column].Count);

    private static IReadOnlyList<Guid> Both(ItemCategory row, ItemCategory column)
    {
        var inColumn = column.StudyIds.ToHashSet();
        return [.. row.StudyIds.Where(inColumn.Contains)];
    }
}
