using System.Diagnostics;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Screening.Imported;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>One long field of signs that readers look for. scripts/bench hostile does the same with entries of a million characters and prints the times.</summary>
public sealed class HostileEntryTests
{
    private const int FieldLength = 60_000;

    /// <summary>Far above what any entry takes (milliseconds), far below what work that grows with the square of the length would (10 s and more).</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(5);

    public static TheoryData<FileKind> Kinds() => [.. Enum.GetValues<FileKind>().Where(kind => new DetectedFormat(kind).IsImportable)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_long_field_of_any_signs_takes_time_by_its_length_and_not_by_its_square(FileKind kind)
    {
        foreach (var entry in HostileEntries.Of(kind, FieldLength))
        {
            var watch = Stopwatch.StartNew();

            var items = await Exports.ReadAsync(kind, entry.Text);

            Assert.True(watch.Elapsed < _longest, $"{kind}, {entry.Field}, {entry.Run}: {watch.Elapsed}");
            Assert.True(items.Tally().AddsUp, $"{kind}, {entry.Field}, {entry.Run}");
            Assert.DoesNotContain(items.OfType<RefusedEntry>(), refused => refused.Issue.Message.Contains("takes too long", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Decisions_in_the_notes_of_a_long_entry_are_read_in_time_by_its_length()
    {
        foreach (var entry in HostileEntries.Of(FileKind.Ris, FieldLength).Where(entry => entry.Field == "N1"))
        {
            var note = entry.Text.Replace("N1  - ", "N1  - RAYYAN-INCLUSION: {\"A\"=>\"Included\"} | USER-NOTES: ", StringComparison.Ordinal);
            foreach (var record in (await Exports.ReadAsync(FileKind.Ris, note)).Records())
            {
                var watch = Stopwatch.StartNew();

                RayyanNotes.Read(record, 1);

                Assert.True(watch.Elapsed < _longest, $"{entry.Run}: {watch.Elapsed}");
            }
        }
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
