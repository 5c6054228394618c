using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>Which sources found the same, as two tables.</summary>
internal static class OverlapTables
{
    public static IReadOnlyList<ReportTable> Of(SourceOverlap overlap) => [Pairs(overlap), Combinations(overlap)];

    private static ReportTable Pairs(SourceOverlap overlap) => new()
    {
        Key = "source-overlap",
        Caption = "Publications found in both sources, by pair of sources",
        Columns =
        [
            new("Publications found in"), .. overlap.Sources.Select(source => new ReportColumn(source.Name, true)), new("Only here", true),
        ],
        Rows = [.. overlap.Sources.Select(row => (IReadOnlyList<ReportCell>)
            [row.Name, .. overlap.Sources.Select(column => (ReportCell)SourceOverlap.Both(row, column)), row.OnlyHere.Count])],
        Footnotes = ["Duplicates are counted once. On the diagonal: all publications found in that source."],
    };

    private static ReportTable Combinations(SourceOverlap overlap)
    {
        var names = overlap.Sources.ToDictionary(source => source.Id, source => source.Name);
        return new()
        {
            Key = "source-combinations",
            Caption = "Publications found in exactly these sources",
            Columns = [new("Sources"), new("Publications", true), new($"% (N = {overlap.Publications.Grouped()})", true)],
            Rows =
            [
                .. overlap.Combinations.Select(combination => (IReadOnlyList<ReportCell>)
                [
                    string.Join(" + ", combination.SourceIds.Select(id => names[id])), combination.Publications.Count,
                    ReportCell.Percent(combination.Publications.Count, overlap.Publications),
                ]),
                ["All", overlap.Publications, ReportCell.Percent(overlap.Publications, overlap.Publications)],
            ],
            TotalRows = 1,
        };
    }
}
