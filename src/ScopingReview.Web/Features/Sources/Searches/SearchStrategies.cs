using System.Globalization;
using System.Text;

namespace ScopingReview.Web.Features.Sources.Searches;

/// <summary>
/// All search strategies as they were run, for a supplement (PRISMA-S item 8), in Markdown that reads well as plain text.
/// </summary>
internal static class SearchStrategies
{
    /// <param name="runId">Only this search; null for all.</param>
    public static string Write(string reviewTitle, SourcesView view, Guid? runId)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Search strategies: {Line(reviewTitle)}\n");
        foreach (var source in view.Sources)
        {
            foreach (var run in source.Runs.Where(run => runId is null || run.Id == runId))
                Append(text, source, run);
            if (source.Runs.Count == 0 && runId is null)
                text.Append(CultureInfo.InvariantCulture,
                    $"\n## {Line(source.Name)}\n\n{source.Kind.InWords()}. No search is described.\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SourceView source, SearchRunView run)
    {
        text.Append(CultureInfo.InvariantCulture,
            $"\n## {Line(source.Name)}{(run.Platform is null ? "" : $" ({Line(run.Platform)})")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Kind: {source.Kind.InWords()}\n");
        text.Append(CultureInfo.InvariantCulture,
            $"- Searched: {run.SearchedOn?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "date not given"}\n");
        if (run.Limits is not null)
            text.Append(CultureInfo.InvariantCulture, $"- Limits: {Line(run.Limits)}\n");
        if (run.HitsReported is { } hits)
            text.Append(CultureInfo.InvariantCulture, $"- Hits reported: {hits}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Records imported: {run.Records}, of which duplicates: {run.Duplicates}\n");
        if (run.HitsExplained is not null)
            text.Append(CultureInfo.InvariantCulture, $"- Hits and records differ because: {Line(run.HitsExplained)}\n");
        if (run.Strategy is null)
        {
            text.Append("\nThe strategy is not given.\n");
            return;
        }

        var fence = new string('`', Math.Max(3, LongestRun(run.Strategy, '`') + 1));
        text.Append(CultureInfo.InvariantCulture, $"\n{fence}text\n{run.Strategy.ReplaceLineEndings("\n").TrimEnd('\n')}\n{fence}\n");
    }

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int LongestRun(string text, char sign)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == sign ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
