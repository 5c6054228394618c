using System.Globalization;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Searches;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>Tables of the search and of what was excluded.</summary>
internal static class FlowTables
{
    /// <summary>Reports excluded at full text, one row each (PRISMA 2020, item 16b).</summary>
    public static ReportTable Excluded(IEnumerable<ExcludedReportLine> reports) => new()
    {
        Key = "excluded-reports",
        Caption = "Reports excluded at full text, with reasons",
        Columns = [new("Reference", true), new("Record number"), new("Authors"), new("Year"), new("Title"), new("Journal"), new("DOI"),
            new("Reason for exclusion")],
        Rows = [.. reports.Select(line => (IReadOnlyList<ReportCell>)
            [line.Reference, RecordNumber.Format(line.Number), line.Authors, ReportCell.Plain(line.Year), line.Title, line.Journal,
                line.Doi, line.Reason])],
    };

    /// <summary>How many reports were excluded for each reason.</summary>
    public static ReportTable Reasons(ExcludedView view) => new()
    {
        Key = "exclusion-reasons",
        Caption = "Reasons for exclusion at full text",
        Columns = view.HasOtherMethods
            ? [new("Reason"), new("Databases and registers", true), new("Other methods", true), new("Reports", true),
                new(Share(view), true)]
            : [new("Reason"), new("Reports", true), new(Share(view), true)],
        Rows =
        [
            .. view.Reasons.Select(reason => Row(view, reason.Reason, reason.Left?.Count ?? 0, reason.Right?.Count ?? 0)),
            Row(view, "Reports excluded", view.Flow.Left.Reports.Excluded.Count, view.Flow.Right?.Reports.Excluded.Count ?? 0),
        ],
        TotalRows = 1,
    };

    /// <summary>The searches, one row each (PRISMA-S); a source without a search has a row of its own.</summary>
    public static ReportTable Searches(IReadOnlyList<SourceView> sources) => new()
    {
        Key = "searches",
        Caption = "Information sources and searches",
        Columns =
        [
            new("Source"), new("Kind"), new("Platform"), new("Date of search"), new("Limits"), new("Hits reported", true),
            new("Records imported", true), new("Duplicates", true),
        ],
        Rows =
        [
            .. sources.SelectMany(source => source.Runs.Count == 0
                ? [[source.Name, source.Kind.InWords(), default, default, default, default, source.Records, source.Duplicates]]
                : source.Runs.Select(run => Row(source, run))),
            ["All sources", default, default, default, default, default, sources.Sum(source => source.Records),
                sources.Sum(source => source.Duplicates)],
        ],
        TotalRows = 1,
        Footnotes = [.. sources.SelectMany(source => source.Runs.Where(run => run.HitsExplained is not null)
            .Select(run => $"{source.Name}: {run.HitsExplained}"))],
    };

    private static IReadOnlyList<ReportCell> Row(SourceView source, SearchRunView run) =>
    [
        source.Name, source.Kind.InWords(), run.Platform, run.SearchedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), run.Limits,
        ReportCell.Of(run.HitsReported), run.Records, run.Duplicates,
    ];

    private static IReadOnlyList<ReportCell> Row(ExcludedView view, string reason, int left, int right) => view.HasOtherMethods
        ? [reason, left, right, left + right, ReportCell.Percent(left + right, view.Count)]
        : [reason, left, ReportCell.Percent(left, view.Count)];

    private static string Share(ExcludedView view) => string.Create(CultureInfo.InvariantCulture, $"% (N = {view.Count})");
}
