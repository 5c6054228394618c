using System.Buffers;
using System.Diagnostics;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Screening.ExternalDecisions;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>
/// One long field of signs that readers look for. scripts/bench hostile does the same with entries of a million characters and prints the
/// times.
/// </summary>
public sealed class HostileEntryTests
{
    /// <summary>
    /// In every field, with every run: what grows faster than the square of the length meets the bound of an expression here already.
    /// </summary>
    private const int Length = 2_000;

    /// <summary>
    /// In the names of authors, with quotes, brackets, commas, backslashes: seconds where each sign is looked at again for every sign
    /// before it, and minutes in scripts/bench hostile.
    /// </summary>
    private const int LongLength = 40_000;

    /// <summary>Far above what any entry takes (milliseconds), whatever else the machine does.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(20);

    private static readonly SearchValues<char> _signs = SearchValues.Create("\"'[](){}\\,; ");

    public static TheoryData<FileKind> Kinds() => [.. Enum.GetValues<FileKind>().Where(kind => new DetectedFormat(kind).IsImportable)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_field_of_any_signs_is_read_to_its_end(FileKind kind)
    {
        foreach (var entry in HostileEntries.Of(kind, Length))
            await AssertReadAsync(entry);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_long_list_of_authors_takes_time_by_its_length_and_not_by_its_square(FileKind kind)
    {
        foreach (var run in HostileEntries.Runs.Where(run => run.Length <= 2 && run.AsSpan().ContainsAny(_signs)))
        {
            foreach (var entry in HostileEntries.Of(kind, LongLength, run).Where(IsOfAuthors))
                await AssertReadAsync(entry);
        }
    }

    /// <summary>Many seconds where each tag looks for its other half among all tags.</summary>
    [Theory]
    [InlineData("<i>")]
    [InlineData("</i>")]
    [InlineData("<p>")]
    [InlineData("<i><b>")]
    public async Task A_long_text_of_tags_takes_time_by_its_length_and_not_by_its_square(string run)
    {
        foreach (var entry in HostileEntries.Of(FileKind.Ris, LongLength, run).Where(entry => entry.Field is "TI" or "AB" or "N1"))
            await AssertReadAsync(entry);
    }

    [Fact]
    public async Task Decisions_in_the_notes_of_an_entry_are_read_to_their_end()
    {
        foreach (var run in HostileEntries.Runs)
        {
            var note = string.Concat(Enumerable.Repeat(run, Length)).ReplaceLineEndings(" ");
            var text = $"TY  - JOUR\nTI  - T\nN1  - RAYYAN-INCLUSION: {{\"A\"=>\"Included\"}} | USER-NOTES: {note}\nER  - \n";
            foreach (var record in (await Exports.ReadAsync(FileKind.Ris, text)).Records())
                Assert.All(RayyanNotes.Read(record, 1), decision => Assert.NotNull(decision.Labels));
        }
    }

    private static bool IsOfAuthors(HostileEntry entry) =>
        entry.Field is "AU" or "FAU " or "%A"
        || (entry.Field.Contains("author", StringComparison.OrdinalIgnoreCase) && !entry.Field.EndsWith("raw", StringComparison.Ordinal));

    private static async Task AssertReadAsync(HostileEntry entry)
    {
        var watch = Stopwatch.StartNew();

        var items = await Exports.ReadAsync(entry.Kind, entry.Text);

        Assert.True(watch.Elapsed < _longest, $"{entry.Kind}, {entry.Field}, {entry.Run}: {watch.Elapsed}");
        Assert.True(items.Tally().AddsUp, $"{entry.Kind}, {entry.Field}, {entry.Run}");
        Assert.DoesNotContain(items.OfType<RefusedEntry>(),
            refused => refused.Issue.Message.Contains("takes too long", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("['Marx, Karl', \"O'Hara, Ann\"]", new[] { "Marx, Karl", "O'Hara, Ann" })]
    [InlineData("['O'Hara, Ann', 'Roe, R\\'a']", new[] { "O'Hara, Ann", "Roe, R\\'a" })]
    [InlineData("['Doe, J', 'Roe, R]", new[] { "Doe, J" })]
    [InlineData("[Doe, Roe]", new[] { "Doe", "Roe" })]
    public async Task A_list_as_Python_writes_it_is_read_item_by_item(string cell, string[] expected)
    {
        var record = await Csv.ReadOneAsync($"title,authors\nT,\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");

        Assert.Equal(expected, record.Authors.Select(author => author.ToString()));
    }
}
