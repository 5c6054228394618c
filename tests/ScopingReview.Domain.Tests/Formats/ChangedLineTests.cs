using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>
/// Whichever line of a file is left out, cut off, joined to the next or indented: a title whose line was not changed is in a record of its
/// own or within the lines that an issue is about, and the entry that was changed is a record or named by an issue.
/// </summary>
public sealed class ChangedLineTests
{
    public enum Change
    {
        LeftOut,
        CutOff,
        JoinedToTheNext,
        Indented,
    }

    public static TheoryData<string, Change> Cases()
    {
        var cases = new TheoryData<string, Change>();
        foreach (var template in EntryTemplates.All)
        {
            foreach (var change in Enum.GetValues<Change>())
                cases.Add(template.Name, change);
        }

        return cases;
    }

    public static TheoryData<string> Names() => [.. EntryTemplates.All.Select(template => template.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_entry_is_made_of_two_and_none_vanishes_unsaid(string name, Change change)
    {
        var template = EntryTemplates.All.Single(template => template.Name == name);
        var lines = template.Lines();
        var failures = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var changed = Changed([.. lines.Select(line => line.Text)], i, change);
            var items = await Exports.ReadAsync(template.Kind, EntryTemplate.File(changed));
            Assert.True(items.Tally().AddsUp);
            var touched = change == Change.JoinedToTheNext && i + 1 < lines.Count ? new[] { lines[i], lines[i + 1] } : [lines[i]];
            foreach (var problem in Problems(items, changed, touched))
                failures.Add($"line {i + 1} “{lines[i].Text}”: {problem}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(8)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_that_nobody_changed_has_no_issue(string name)
    {
        var template = EntryTemplates.All.Single(template => template.Name == name);

        var items = await Exports.ReadAsync(template.Kind, EntryTemplate.File(template.Lines().Select(line => line.Text)));

        Assert.Equal(EntryTemplate.Names.Select((_, i) => EntryTemplate.TitleOf(i)), items.Records().Select(record => record.Title));
        Assert.Empty(items.Tally().Issues);
    }

    internal static List<string> Changed(List<string> lines, int at, Change change)
    {
        switch (change)
        {
            case Change.LeftOut:
                lines.RemoveAt(at);
                break;
            case Change.CutOff:
                lines[at] = lines[at][..(lines[at].Length / 2)];
                break;
            case Change.Indented:
                lines[at] = "  " + lines[at];
                break;
            case Change.JoinedToTheNext when at + 1 < lines.Count:
                lines[at] += lines[at + 1];
                lines.RemoveAt(at + 1);
                break;
        }

        return lines;
    }

    private static IEnumerable<string> Problems(
        List<ImportItem> items, List<string> lines, IReadOnlyList<(string Text, int? Entry)> touched)
    {
        var ranges = items.SelectMany(Ranges).ToList();
        for (var entry = 0; entry < EntryTemplate.Names.Count; entry++)
        {
            var title = EntryTemplate.TitleOf(entry);
            var isTitleTouched = touched.Any(line => line.Text.Contains(title, StringComparison.Ordinal));
            var line = lines.FindIndex(text => text.Contains(title, StringComparison.Ordinal)) + 1;
            if (!isTitleTouched
                && !items.Records().Any(record => record.Title?.Contains(title, StringComparison.Ordinal) == true && IsOf(record, entry))
                && !IsNamed(ranges, line))
                yield return $"{title} (line {line}) is in no record of its own and no issue is about it.";
            var name = EntryTemplate.Names[entry];
            // Of an entry of one line that was left out, nothing is there to be named.
            var isThere = lines.Exists(text => text.Contains(name, StringComparison.Ordinal));
            if (isThere && touched.Any(part => part.Entry == entry) && !items.Records().Any(record => IsOf(record, entry))
                && !Enumerable.Range(1, lines.Count).Any(
                    number => IsNamed(ranges, number)
                        && (touched.Any(part => lines[number - 1].Contains(part.Text, StringComparison.Ordinal))
                            || lines[number - 1].Contains(name, StringComparison.Ordinal))))
                yield return $"{name} was changed and is neither a record nor named.";
        }
    }

    /// <summary>True when a record holds something of this entry and nothing of any other.</summary>
    private static bool IsOf(BibliographicRecord record, int entry)
    {
        var text = string.Join('\n',
            [record.Title, record.Abstract, record.Doi, record.Journal, .. record.Authors.Select(name => name.ToString())]);
        return EntryTemplate.Names.Select((name, i) => text.Contains(name, StringComparison.OrdinalIgnoreCase) == (i == entry))
            .All(isRight => isRight);
    }

    private static bool IsNamed(List<(long First, long Last)> ranges, long line) =>
        ranges.Exists(range => range.First <= line && line <= range.Last);

    /// <summary>The lines of the entries that have an issue, and of the remarks on the file.</summary>
    private static IEnumerable<(long First, long Last)> Ranges(ImportItem item) => item switch
    {
        ReadRecord { Issues.Count: > 0 } read => [(read.LineNumber, read.LineNumber + LineEnds(read.Record.RawText))],
        RefusedEntry refused => [(refused.Issue.LineNumber!.Value, refused.Issue.LineNumber!.Value + LineEnds(refused.RawText))],
        FileRemark { Issue.LineNumber: { } line } => [(line, line)],
        _ => [],
    };

    private static int LineEnds(string text) => text.TrimEnd('\n').Count(letter => letter == '\n');
}
