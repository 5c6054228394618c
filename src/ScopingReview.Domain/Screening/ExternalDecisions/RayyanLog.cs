using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>
/// Reads the log of events that Rayyan exports beside the articles (customizations_log.csv: article_id, user_email, key, value,
/// created_at): the last event of each reviewer on each article counts. "included" has 1, 0 (maybe), −1 and "deleted"; keys with __EXR__
/// are reasons, other keys labels, which stand while their value is 1.
/// </summary>
internal static class RayyanLog
{
    private const string ReasonMark = "__EXR__";

    /// <summary>True when the columns are those of the log.</summary>
    public static bool Is(IReadOnlyList<string> headers) => Columns.Of(headers) is not null;

    /// <summary>The decisions that stand at the end of the log. It has no titles: its ids are those of the articles.</summary>
    public static DecisionFile Read(DecisionTable table)
    {
        var columns = Columns.Of(table.Headers)!;
        var issues = table.Issues.ToList();
        var states = new Dictionary<(string Article, string User), State>();
        // The export is in no certain order; events of one second stay as they stand.
        foreach (var row in table.Rows.OrderBy(row => DecisionTable.DateOf(row.Cell(columns.At)) ?? DateTimeOffset.MinValue))
        {
            if (row.Cell(columns.Article) is not { } article || row.Cell(columns.Key)?.Trim('"') is not { Length: > 0 } key)
            {
                issues.Add(new ImportIssue(ImportIssueSeverity.Refusal, row.Line, null, "The row names no article, or no event."));
                continue;
            }

            var id = (article, row.Cell(columns.User) ?? "");
            if (!states.TryGetValue(id, out var state))
                states.Add(id, state = new State());
            var value = row.Cell(columns.Value);
            if (!key.Equals("included", StringComparison.OrdinalIgnoreCase))
            {
                state.Set(key, value == "1");
                continue;
            }

            (state.Line, state.At) = (row.Line, DecisionTable.DateOf(row.Cell(columns.At)));
            state.Verdict = value switch
            {
                "1" => Verdict.Include,
                "0" => Verdict.Maybe,
                "-1" => Verdict.Exclude,
                _ => null,
            };
            if (state.Verdict is null && value is not (null or "deleted" or ""))
                issues.Add(new ImportIssue(ImportIssueSeverity.Refusal, row.Line, "value",
                    $"“{EntryOutcome.Shorten(value)}” is no verdict of Rayyan's log (1, 0, -1, deleted)."));
        }

        var decisions = states.Select(state => state.Value.Decision(state.Key.Article, state.Key.User)).Where(
            decision => decision.Verdict is not null || decision.Labels.Count > 0).ToList();
        return new DecisionFile(decisions.Count == 0 ? null : DecisionOrigin.RayyanLog, decisions, table.Rows.Count + table.Issues.Count,
            issues);
    }

    private sealed class State
    {
        private readonly Dictionary<string, bool> _keys = new(StringComparer.Ordinal);

        public Verdict? Verdict { get; set; }

        public long Line { get; set; }

        public DateTimeOffset? At { get; set; }

        public void Set(string key, bool stands) => _keys[key] = stands;

        public ImportedDecision Decision(string article, string user)
        {
            var standing = _keys.Where(key => key.Value).Select(key => key.Key).Order(StringComparer.Ordinal).ToList();
            return new ImportedDecision
            {
                Record = new ImportedRecordKey { SourceRecordId = article },
                ReviewerName = user,
                Verdict = Verdict,
                Reasons = Verdict == Screening.Verdict.Exclude
                    ? [.. standing.Where(key => key.Contains(ReasonMark, StringComparison.Ordinal))
                        .Select(key => key.Replace(ReasonMark, "", StringComparison.Ordinal).Trim())] : [],
                Labels = [.. standing.Where(key => !key.Contains(ReasonMark, StringComparison.Ordinal))],
                At = At,
                Line = Line,
            };
        }
    }

    private sealed record Columns(int Article, int User, int Key, int Value, int At)
    {
        public static Columns? Of(IReadOnlyList<string> headers)
        {
            var names = headers.Select(CsvColumnNames.Normalise).ToList();
            int Find(params string[] words) => words.Select(word => names.IndexOf(word)).FirstOrDefault(index => index >= 0, -1);
            var columns = new Columns(Find("article id", "articleid"), Find("user email", "user name", "user id", "user"), Find("key"),
                Find("value"), Find("created at", "createdat", "timestamp"));
            return columns is { Article: >= 0, Key: >= 0, Value: >= 0 } ? columns : null;
        }
    }
}
