using System.Diagnostics;
using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Broken files: whatever is cut, doubled, swapped or overwritten, nothing throws, nothing hangs and the counts add up.</summary>
public sealed class MutationTests
{
    private const int Rounds = 400;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);

    private static readonly (FileKind Kind, byte[] File)[] _samples =
    [
        .. SampleExports.All.Select(sample => (sample.Kind, Encoding.UTF8.GetBytes(sample.Text))),
        (FileKind.Ris, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("TY  - JOUR\nTI  - Sechzehn\nER  - \n")]),
    ];

    public static TheoryData<FileKind, uint> Kinds()
    {
        var data = new TheoryData<FileKind, uint>();
        foreach (var kind in Enum.GetValues<FileKind>().Where(kind => new DetectedFormat(kind).IsImportable))
        {
            for (uint seed = 1; seed <= 3; seed++)
                data.Add(kind, seed);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Broken_files_are_read_as_far_as_they_go(FileKind kind, uint seed)
    {
        var mutator = new ExportMutator(seed);
        var samples = _samples.Where(sample => sample.Kind == kind).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var other = _samples[mutator.Next(_samples.Length)].File;
            var bytes = kind == FileKind.Excel ? SampleWorkbooks.Mutated(mutator, other)
                : mutator.Mutate(samples[mutator.Next(samples.Count)].File, other);
            await using var stream = new ChunkedStream(bytes, 1 + mutator.Next(200));
            var watch = Stopwatch.StartNew();

            var items = await Exports.ReadAsync(kind, stream);

            Assert.True(watch.Elapsed < _longest, Encoding.Latin1.GetString(bytes));
            var tally = items.Tally();
            Assert.True(tally.AddsUp, Encoding.Latin1.GetString(bytes));
            Assert.Equal(Enumerable.Range(1, tally.Entries), items.Select(Position).OfType<int>());
            Assert.All(items.Records(),
                record => Assert.All(
                    [record.RawText, record.Title, record.Abstract, record.Doi, record.Journal, .. record.Keywords, .. record.Notes],
                    AssertStorable));
            Assert.Equal(FormatDetector.Detect(bytes), FormatDetector.Detect(bytes));
        }
    }

    [Fact]
    public async Task Broken_archives_are_refused_or_unpacked()
    {
        var mutator = new ExportMutator(7);
        var archive = SampleWorkbooks.Zip(_samples.Take(4).Select((sample, i) => ($"{i}.txt", sample.File)));
        for (var round = 0; round < Rounds; round++)
        {
            using var stream = new MemoryStream(mutator.Mutate(archive, _samples[mutator.Next(_samples.Length)].File));
            using var opened = ExportArchive.Open(stream);

            Assert.True(opened.Refusal is null || opened.Files.Count == 0);
            foreach (var file in opened.Files)
                Assert.NotEqual("", await opened.UnpackAsync(file, Stream.Null));
        }
    }

    private static int? Position(ImportItem item) => item switch
    {
        ReadRecord read => read.Record.PositionInFile,
        RefusedEntry refused => refused.PositionInFile,
        _ => null,
    };

    /// <summary>PostgreSQL takes no NUL, and half a surrogate pair cannot be written as UTF-8.</summary>
    private static void AssertStorable(string? text) =>
        Assert.True(text is null
            || (!text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text));
}
