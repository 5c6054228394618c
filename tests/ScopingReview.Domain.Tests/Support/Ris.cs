using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>Reads RIS texts and files in tests.</summary>
public static class Ris
{
    public static async Task<List<ImportItem>> ReadAsync(string text) => await ReadAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<List<ImportItem>> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await ReadAsync(stream);
    }

    public static async Task<List<ImportItem>> ReadAsync(Stream stream)
    {
        var items = new List<ImportItem>();
        await foreach (var item in RisReader.ReadAsync(stream))
            items.Add(item);
        return items;
    }

    /// <summary>The items of a file of the corpora.</summary>
    public static async Task<List<ImportItem>> ReadCorpusAsync(string relativePath)
    {
        await using var stream = File.OpenRead(Corpora.Path(relativePath));
        return await ReadAsync(stream);
    }

    /// <summary>The only record of a text, which must be read without refusals.</summary>
    public static async Task<BibliographicRecord> ReadOneAsync(string text)
    {
        var items = await ReadAsync(text);
        Assert.DoesNotContain(items, item => item is RefusedEntry);
        return Assert.Single(items.OfType<ReadRecord>()).Record;
    }

    /// <summary>The record of an entry with these lines between TY and ER.</summary>
    public static Task<BibliographicRecord> ReadEntryAsync(params string[] lines)
        => ReadOneAsync($"TY  - JOUR\n{string.Join('\n', lines)}\nER  - \n");

    public static IReadOnlyList<BibliographicRecord> Records(this IEnumerable<ImportItem> items)
        => [.. items.OfType<ReadRecord>().Select(read => read.Record)];

    public static ImportTally Tally(this IEnumerable<ImportItem> items)
    {
        var tally = new ImportTally();
        foreach (var item in items)
            tally.Add(item);
        return tally;
    }
}
