using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>Reads texts and files of any importable format in tests.</summary>
public static class Exports
{
    public static async Task<List<ImportItem>> ReadAsync(FileKind kind, string text) => await ReadAsync(kind, Encoding.UTF8.GetBytes(text));

    public static async Task<List<ImportItem>> ReadAsync(FileKind kind, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await ReadAsync(kind, stream);
    }

    public static async Task<List<ImportItem>> ReadAsync(FileKind kind, Stream stream)
    {
        var items = new List<ImportItem>();
        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(kind), stream))
            items.Add(item);
        return items;
    }

    /// <summary>The only record of a text, which must be read without refusals.</summary>
    public static async Task<BibliographicRecord> ReadOneAsync(FileKind kind, string text)
    {
        var items = await ReadAsync(kind, text);
        Assert.DoesNotContain(items, item => item is RefusedEntry);
        return Assert.Single(items.OfType<ReadRecord>()).Record;
    }

    /// <summary>What a file of the corpora is, and its items.</summary>
    public static async Task<(FileKind Kind, List<ImportItem> Items)> ReadCorpusAsync(string relativePath)
    {
        var bytes = await File.ReadAllBytesAsync(Corpora.Path(relativePath));
        var kind = FormatDetector.Detect(bytes).Kind;
        return (kind, await ReadAsync(kind, bytes));
    }

    public static string Joined(this IEnumerable<AuthorName> names) => string.Join("; ", names);
}
