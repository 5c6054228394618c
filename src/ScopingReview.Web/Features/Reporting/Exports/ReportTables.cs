using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>The report's tables as rows of cells: what a download writes.</summary>
internal static class ReportTables
{
    private const string Total = "All studies";

    public static IEnumerable<IReadOnlyList<object?>> Of(FrequencyTable table) =>
    [
        [table.Item.Label, "n", $"% (N = {table.StudyIds.Count})"],
        .. table.Rows.Select(row => (IReadOnlyList<object?>)[row.Category.Label, row.Category.Count, row.Percent]),
        [Total, table.StudyIds.Count, Percentages.Format(table.StudyIds.Count, table.StudyIds.Count)],
        .. Footnote(table.Footnote),
    ];

    /// <summary>All frequency tables under one heading row, one line for each category.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(IEnumerable<FrequencyTable> tables) =>
    [
        ["Item", "Category", "n", "N", "%"],
        .. tables.SelectMany(table => table.Rows.Select(row =>
            (IReadOnlyList<object?>)[table.Item.Label, row.Category.Label, row.Category.Count, table.StudyIds.Count, row.Percent])),
    ];

    public static IEnumerable<IReadOnlyList<object?>> Of(CrossTable table) =>
    [
        [$"{table.RowItem.Label} / {table.ColumnItem.Label}", .. table.Columns.Select(column => column.Label), Total],
        .. table.Rows.Select(
            (row, i) => (IReadOnlyList<object?>)[row.Label, .. table.Cells[i].Select(cell => (object)cell.Count), row.Count]),
        [Total, .. table.Columns.Select(column => (object)column.Count), table.StudyIds.Count],
        .. Footnote(table.Footnote),
    ];

    public static IEnumerable<IReadOnlyList<object?>> Of(IEnumerable<StudyCitationLine> studies) =>
    [
        ["Study", "Record", "Authors", "Year", "Title", "Journal", "DOI", "Reports"],
        .. studies.Select(
            line => (IReadOnlyList<object?>)[line.Label, RecordNumber.Format(line.Number), line.Authors, line.Year, line.Title,
                line.Journal, line.Doi, line.Reports]),
    ];

    public static IEnumerable<IReadOnlyList<object?>> Of(IEnumerable<ExcludedReportLine> reports) =>
    [
        ["Record number", "Authors", "Year", "Title", "Journal", "DOI", "Reason for exclusion"],
        .. reports.Select(line => (IReadOnlyList<object?>)
            [RecordNumber.Format(line.Number), line.Authors, line.Year, line.Title, line.Journal, line.Doi, line.Reason]),
    ];

    private static IReadOnlyList<object?>[] Footnote(string? footnote) => footnote is null ? [] : [[footnote]];
}
