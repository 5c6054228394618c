using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;
using static ScopingReview.Domain.Tests.Formats.ChangedLineTests;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>
/// What <see cref="ChangedLineTests"/> holds for text, held for what packs it: rows of a workbook, and files in an archive.
/// </summary>
public sealed class ChangedContainerTests
{
    private static readonly object?[] _header = ["Title", "Authors", "Year", "Abstract", "DOI"];

    public static TheoryData<Change> Changes() => [.. Enum.GetValues<Change>()];

    public static TheoryData<string> Templates() => [.. EntryTemplates.All.Select(template => template.Name)];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task No_record_is_made_of_two_rows_of_a_workbook_and_none_vanishes_unsaid(Change change)
    {
        object?[][] rows = [_header, .. EntryTemplate.Names.Select(Row)];
        for (var at = 0; at < rows.Length; at++)
        {
            var changed = ChangedRows(rows, at, change);
            var book = SampleWorkbooks.Of(("Hits", changed));
            // Without the names of the columns nothing is read before a person has said what they hold.
            if (!WorkbookReader.Sheets(new MemoryStream(book)).Sheets[0].Table.Mapping.IsComplete)
            {
                Assert.Equal(0, at);
                continue;
            }

            var items = await Exports.ReadAsync(FileKind.Excel, book);
            Assert.True(items.Tally().AddsUp);
            for (var entry = 0; entry < EntryTemplate.Names.Count; entry++)
            {
                var name = EntryTemplate.Names[entry];
                var line = Array.FindIndex(changed, row => row.Contains(EntryTemplate.TitleOf(entry))) + 1;
                var own = items.OfType<ReadRecord>().Where(read => Names(read) is [var only] && only == name).ToList();
                var isSaid = items.Any(item => LineOfIssue(item) == line);
                Assert.True(line == 0 || own.Count == 1 || isSaid,
                    $"{change} row {at + 1}: {name} in row {line} is in {own.Count} records of its own, and no issue is about it.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_file_of_an_archive_is_told_by_its_content_and_leaves_the_others_alone_whichever_line_is_changed(string name)
    {
        var template = EntryTemplates.All.Single(template => template.Name == name);
        var lines = template.Lines().Select(line => line.Text).ToList();
        var other = "TY  - JOUR\nTI  - Another\nER  - \n"u8.ToArray();
        for (var at = 0; at < lines.Count; at++)
        {
            foreach (var change in Enum.GetValues<Change>())
            {
                var file = EntryTemplate.File(Changed([.. lines], at, change));
                using var stream = new MemoryStream(SampleWorkbooks.Zip([("a.txt", file), ("b.txt", other)]));
                using var archive = ExportArchive.Open(stream);

                var (read, untouched) = (await UnpackAsync(archive, 0), await UnpackAsync(archive, 1));
                Assert.True(read == (template.Kind, file.Length), $"{change} line {at + 1}: {read}");
                Assert.Equal((FileKind.Ris, other.Length), untouched);
            }
        }
    }

    private static async Task<(FileKind Kind, int Length)> UnpackAsync(ExportArchive archive, int index)
    {
        using var content = new MemoryStream();
        Assert.Null(await archive.UnpackAsync(archive.Files[index], content));
        return (FormatDetector.Detect(content.ToArray()).Kind, (int)content.Length);
    }

    private static object?[] Row(string name) =>
        [$"Peers of {name}", $"{name}, A.", 2003, $"Abstract of {name},\nin two lines", $"10.1000/{name}"];

    private static object?[][] ChangedRows(object?[][] rows, int at, Change change) => change switch
    {
        Change.LeftOut => [.. rows[..at], .. rows[(at + 1)..]],
        Change.CutOff => [.. rows[..at], rows[at][..(rows[at].Length / 2)], .. rows[(at + 1)..]],
        Change.Indented => [.. rows[..at], [null, .. rows[at]], .. rows[(at + 1)..]],
        Change.JoinedToTheNext when at + 1 < rows.Length => [.. rows[..at], [.. rows[at], .. rows[at + 1]], .. rows[(at + 2)..]],
        _ => rows,
    };

    /// <summary>The names of the entries of which the record holds anything.</summary>
    private static List<string> Names(ReadRecord read)
    {
        var record = read.Record;
        var text = string.Join('\n',
            [record.Title, record.Abstract, record.Doi, record.Journal, .. record.Authors.Select(name => $"{name}")]);
        return [.. EntryTemplate.Names.Where(name => text.Contains(name, StringComparison.OrdinalIgnoreCase))];
    }

    private static long? LineOfIssue(ImportItem item) => item switch
    {
        ReadRecord { Issues.Count: > 0 } read => read.LineNumber,
        RefusedEntry refused => refused.Issue.LineNumber,
        FileRemark remark => remark.Issue.LineNumber,
        _ => null,
    };
}
