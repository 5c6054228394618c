using System.Globalization;

namespace ScopingReview.Web.Features.Sources.Searches;

/// <summary>
/// The searches of a review as a table, one row each, with the numbers of the sources page. A source without a search has a row of its own.
/// </summary>
internal static class SearchTable
{
    private static readonly string[] _header =
    [
        "Source", "Kind", "Platform", "Date of search", "Limits", "Hits reported", "Records imported", "Entries refused", "Duplicates",
        "Hits not imported", "Explanation", "Files",
        "Strategy",
    ];

    /// <param name="runId">Only this search; null for all.</param>
    public static IEnumerable<IReadOnlyList<object?>> Rows(SourcesView view, Guid? runId) =>
        [_header, .. view.Sources.SelectMany(source => source.Runs.Count == 0
            && runId is null ? [Row(source)] : source.Runs.Where(run => runId is null || run.Id == runId).Select(run => Row(source, run)))];

    private static object?[] Row(SourceView source)
        => [source.Name, source.Kind.InWords(), null, null, null, null, 0, 0, 0, null, null, null, null];

    private static object?[] Row(SourceView source, SearchRunView run) =>
    [
        source.Name, source.Kind.InWords(), run.Platform, run.SearchedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), run.Limits,
        run.HitsReported,
        run.Records, run.Refused, run.Duplicates, run.Missing, run.HitsExplained, string.Join("; ", run.Counted.Select(i => i.FileName)),
        run.Strategy,
    ];
}
