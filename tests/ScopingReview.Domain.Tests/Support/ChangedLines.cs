using System.Text;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>
/// Cuts, joins, indents or drops any one line of a valid file, and holds what a reader makes of it: every title whose line was not changed
/// is in a record of its own or within the lines of an issue, and the changed line is within a record or the lines of an issue.
/// </summary>
public static class ChangedLines
{
    /// <summary>Reads every changed file. Titles stand on lines of their own; each is in one line of the file only.</summary>
    public static async Task AssertKeptAsync(FileKind kind, string text, params string[] titles)
    {
        var whole = await Exports.ReadAsync(kind, text);
        Assert.Equal(titles, whole.Records().Select(record => record.Title));
        var lines = text.TrimEnd('\n').Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            foreach (var (change, changed) in Changes(lines, at))
            {
                var items = await Exports.ReadAsync(kind, Encoding.UTF8.GetBytes(string.Join('\n', changed) + "\n"));
                var what = $"{kind}: {change} line {at + 1}, “{lines[at]}”:\n{string.Join('\n', changed)}\n{string.Join('\n', items.Select(Shown))}";
                AssertTitles(items, lines, changed, titles, what);
                Assert.True(items.Tally().AddsUp, what);
                var place = Math.Min(at, changed.Length - 1) + 1;
                Assert.True(string.IsNullOrWhiteSpace(lines[at]) || IsFrame(lines[at]) || Ranges(items).Any(range => Covers(range, place)
                    || Covers(range, place - 1) || Covers(range, place + 1)), what);
            }
        }
    }

    private static void AssertTitles(List<ImportItem> items, string[] lines, string[] changed, string[] titles, string what)
    {
        foreach (var title in titles)
        {
            var line = Array.Find(lines, line => line.Contains(title, StringComparison.Ordinal))!;
            var now = Array.IndexOf(changed, line) + 1;
            if (now == 0)
                continue;
            var own = items.OfType<ReadRecord>().Count(read => read.Record.Title == title);
            Assert.True(own == 1 || (own == 0 && Ranges(items, onlyIssues: true).Any(range => Covers(range, now))), $"{title}: {what}");
        }

        foreach (var read in items.OfType<ReadRecord>().Where(read => read.Issues.Count == 0))
            Assert.True(titles.Count(title => read.Record.RawText.Contains(title, StringComparison.Ordinal)) <= 1, what);
    }

    private static IEnumerable<(string Change, string[] Lines)> Changes(string[] lines, int at)
    {
        yield return ("drop", [.. lines[..at], .. lines[(at + 1)..]]);
        yield return ("indent", [.. lines[..at], "    " + lines[at], .. lines[(at + 1)..]]);
        if (lines[at].Length > 1)
            yield return ("cut", [.. lines[..at], lines[at][..(lines[at].Length / 2)], .. lines[(at + 1)..]]);
        if (at + 1 < lines.Length)
            yield return ("join", [.. lines[..at], lines[at] + lines[at + 1], .. lines[(at + 2)..]]);
    }

    /// <summary>What frames the entries and is no part of any.</summary>
    private static bool IsFrame(string line) => line.Trim() is "[" or "]" or "" || line.StartsWith('*')
        || line.Contains("rdf:RDF", StringComparison.Ordinal) || line.Contains("ICTRP>", StringComparison.Ordinal)
        || line.StartsWith("<?xml", StringComparison.Ordinal) || line.Contains("Author\t", StringComparison.Ordinal);

    /// <summary>
    /// First and last lines of records and of what was refused; of a remark on the file, to where the next record begins.
    /// </summary>
    private static List<(long First, long Last)> Ranges(List<ImportItem> items, bool onlyIssues = false)
    {
        var starts = items.OfType<ReadRecord>().Select(read => read.LineNumber).ToList();
        var ranges = new List<(long, long)>();
        foreach (var item in items)
        {
            switch (item)
            {
                case ReadRecord read when !onlyIssues || read.Issues.Count > 0:
                    ranges.Add((read.LineNumber, read.LineNumber + Lines(read.Record.RawText)));
                    break;
                case RefusedEntry refused:
                    ranges.Add((refused.Issue.LineNumber ?? 1, (refused.Issue.LineNumber ?? 1) + Lines(refused.RawText)));
                    break;
                case FileRemark { Issue.LineNumber: { } first }:
                    ranges.Add((first, starts.Where(start => start > first).DefaultIfEmpty(long.MaxValue).Min()));
                    break;
            }
        }

        return ranges;
    }

    private static string Shown(ImportItem item) => item switch
    {
        ReadRecord read => $"read from line {read.LineNumber}: {read.Record.Title} {string.Join(' ', read.Issues)}",
        RefusedEntry refused => $"refused: {refused.Issue} ({Lines(refused.RawText) + 1} lines)",
        _ => $"{((FileRemark)item).Issue}",
    };

    private static long Lines(string raw) => raw.TrimEnd('\n').Count(letter => letter == '\n');

    private static bool Covers((long First, long Last) range, long line) => line >= range.First && line <= range.Last;
}
