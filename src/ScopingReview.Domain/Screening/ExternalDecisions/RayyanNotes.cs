using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>
/// Reads the decisions that Rayyan writes into a record's notes (RIS N1, the CSV's notes, BibTeX's note):
/// <c>RAYYAN-INCLUSION: {"A"=>"Included", "B"=>"Maybe"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: c,d | USER-NOTES:
/// {"A"=>["text"]}</c>, also where quotation marks were doubled or colons stand for the arrows.
/// </summary>
public static partial class RayyanNotes
{
    /// <summary>True when a record carries anything of Rayyan's.</summary>
    public static bool Has(BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Notes.Any(note => Part().IsMatch(note));
    }

    /// <summary>
    /// One decision per reviewer. Rayyan keeps labels and reasons per record and not per reviewer: the labels come with every decision, the
    /// reasons with every exclusion. Labels of a record without a decision come with a decision that has no reviewer and no verdict.
    /// </summary>
    /// <param name="record">A record that was read from Rayyan's export.</param>
    /// <param name="line">Its line in the file.</param>
    public static IReadOnlyList<ImportedDecision> Read(BibliographicRecord record, long line)
    {
        ArgumentNullException.ThrowIfNull(record);
        var parts = Parts(record);
        var key = ImportedRecordKey.Of(record);
        var labels = List(parts.GetValueOrDefault("RAYYAN-LABELS"));
        var reasons = List(parts.GetValueOrDefault("RAYYAN-EXCLUSION-REASONS"));
        // Rayyan marks its reasons among the labels too.
        reasons = [.. reasons.Concat(labels.Where(IsReason)).Select(WithoutMark).Distinct(StringComparer.OrdinalIgnoreCase)];
        labels = [.. labels.Where(label => !IsReason(label))];
        var notes = Notes(parts.GetValueOrDefault("USER-NOTES"));
        var decisions = new List<ImportedDecision>();
        foreach (Match match in Inclusion().Matches(Straight(parts.GetValueOrDefault("RAYYAN-INCLUSION"))))
        {
            var name = match.Groups["name"].Value.Trim();
            var verdict = VerdictWords.VerdictOf(match.Groups["verdict"].Value);
            notes.Remove(name, out var note);
            decisions.Add(new ImportedDecision
            {
                Record = key,
                ReviewerName = name,
                Verdict = verdict,
                Labels = labels,
                Reasons = verdict == Screening.Verdict.Exclude ? reasons : [],
                Note = note,
                Line = line,
            });
        }

        decisions.AddRange(
            notes.Select(
                note => new ImportedDecision { Record = key, ReviewerName = note.Key, Labels = labels, Note = note.Value, Line = line }));
        if (decisions.Count == 0 && labels.Count + reasons.Count > 0)
            decisions.Add(new ImportedDecision { Record = key, Labels = labels, Reasons = reasons, Line = line });
        return decisions;
    }

    private static Dictionary<string, string> Parts(BibliographicRecord record)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in record.Notes)
        {
            var marks = Part().Matches(note);
            for (var i = 0; i < marks.Count; i++)
            {
                var start = marks[i].Index + marks[i].Length;
                var end = i + 1 < marks.Count ? marks[i + 1].Index : note.Length;
                parts.TryAdd(marks[i].Groups["part"].Value, note[start..end].Trim().TrimEnd('|').Trim());
            }
        }

        return parts;
    }

    private static Dictionary<string, string> Notes(string? text)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in UserNote().Matches(Straight(text)))
            notes.TryAdd(match.Groups["name"].Value.Trim(),
                string.Join('\n', Quoted().Matches(match.Groups["notes"].Value)
                    .Select(note => note.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal))));
        return notes;
    }

    /// <summary>Quotation marks that were doubled twice on the way through tables, or set by a word processor, become plain ones.</summary>
    private static string Straight(string? text)
        => DoubledQuotes().Replace(text ?? "", "\"").Replace('“', '"').Replace('”', '"').Replace("\\\"", "\"", StringComparison.Ordinal);

    private static IReadOnlyList<string> List(string? text) =>
        text is null ? []
        : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsReason(string label) => label.StartsWith("__EXR__", StringComparison.Ordinal);

    private static string WithoutMark(string reason) => IsReason(reason) ? reason["__EXR__".Length..].Trim() : reason;

    [GeneratedRegex(@"(?<part>RAYYAN-INCLUSION|RAYYAN-LABELS|RAYYAN-EXCLUSION-REASONS|USER-NOTES)\s*:",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Part();

    [GeneratedRegex(@"[""'](?<name>[^""]{1,200}?)[""']\s*(=>|:)\s*[""']?(?<verdict>\w{1,20})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTime.Longest)]
    private static partial Regex Inclusion();

    [GeneratedRegex(@"""(?<name>[^""]{1,200})""\s*(=>|:)\s*\[(?<notes>[^\]]*)\]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTime.Longest)]
    private static partial Regex UserNote();

    [GeneratedRegex(@"""(?<text>[^""]*)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"""{2,}", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex DoubledQuotes();
}
