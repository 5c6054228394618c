using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>Reads tables in tests.</summary>
public static class Csv
{
    public static async Task<List<ImportItem>> ReadAsync(string text, CsvMapping? mapping = null, int chunk = 1000)
    {
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk);
        return await CsvRecordReader.ReadAsync(stream, mapping).ToListAsync();
    }

    public static async Task<List<ImportItem>> ReadCorpusAsync(string relativePath)
    {
        await using var stream = File.OpenRead(Corpora.Path(relativePath));
        return await CsvRecordReader.ReadAsync(stream).ToListAsync();
    }

    /// <summary>The only record of a table, which must be read without refusals.</summary>
    public static async Task<BibliographicRecord> ReadOneAsync(string text)
    {
        var items = await ReadAsync(text);
        Assert.DoesNotContain(items, item => item is RefusedEntry);
        return Assert.Single(items.Records());
    }
}
