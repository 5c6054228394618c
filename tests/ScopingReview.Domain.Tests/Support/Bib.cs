using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>Reads BibTeX texts and files in tests.</summary>
public static class Bib
{
    public static async Task<List<ImportItem>> ReadAsync(string text)
    {
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(text), 4096);
        return await BibTexReader.ReadAsync(stream).ToListAsync();
    }

    public static async Task<List<ImportItem>> ReadCorpusAsync(string relativePath)
    {
        await using var stream = File.OpenRead(Corpora.Path(relativePath));
        return await BibTexReader.ReadAsync(stream).ToListAsync();
    }

    /// <summary>The only record of a text, which must be read without refusals.</summary>
    public static async Task<BibliographicRecord> ReadOneAsync(string text)
    {
        var items = await ReadAsync(text);
        Assert.DoesNotContain(items, item => item is RefusedEntry);
        return Assert.Single(items.Records());
    }

    /// <summary>The record of an article with these fields.</summary>
    public static Task<BibliographicRecord> ReadFieldsAsync(string fields) => ReadOneAsync($"@article{{key,\n{fields}\n}}\n");
}
