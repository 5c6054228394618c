using System.Text.Json;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class RecordWriterTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_field_comes_back_from_a_table(bool raw)
    {
        var record = FullRecord.Create();

        var read = await Csv.ReadOneAsync(Table([record], raw));

        FullRecord.AssertSame(record with { Authors = [.. record.Authors.Select(name => AuthorName.Parse(name.ToString()))] }, read);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("'=1", "''=1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("'\u2060＝1", "''\u2060＝1")]
    [InlineData("a=1", "a=1")]
    public async Task Spreadsheets_calculate_nothing_and_the_text_comes_back(string title, string cell)
    {
        var record = new BibliographicRecord { PositionInFile = 1, RawText = "", Title = title };

        Assert.Contains($",{cell},", Table([record], raw: false), StringComparison.Ordinal);
        Assert.Contains($",{title},", Table([record], raw: true), StringComparison.Ordinal);
        Assert.Equal(title, (await Csv.ReadOneAsync(Table([record], raw: false))).Title);
    }

    [CorporaTheory]
    [InlineData("wba-review/pubmed.ris")]
    [InlineData("wba-review/scopus.ris")]
    [InlineData("multi-database/new_stage_data/envindex_100.ris")]
    public async Task Real_records_come_back_from_a_table(string file)
    {
        var records = (await Ris.ReadCorpusAsync(file)).Records();

        var read = (await Csv.ReadAsync(Table(records, raw: false))).Records();

        Assert.Equal(records.Count, read.Count);
        foreach (var (expected, actual) in records.Zip(read))
            FullRecord.AssertSame(expected, actual);
    }

    [Fact]
    public async Task JSON_is_one_array_with_the_names_that_are_documented()
    {
        using var stream = new MemoryStream();
        await using (var writer = new RecordJsonWriter(stream))
        {
            await writer.WriteAsync(FullRecord.Create());
            await writer.WriteAsync(new BibliographicRecord { PositionInFile = 2, RawText = "", Title = "Ö" });
        }

        using var json = JsonDocument.Parse(stream.ToArray());
        var records = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(
            "recordId,kind,publicationType,title,authors,editors,year,journal,journalAbbreviation,volume,issue,pages,doi,pmid,pmcid,issns,isbns,keywords,language,urls,database,accessionNumber,abstract,notes",
            string.Join(',', records[0].EnumerateObject().Select(property => property.Name)));
        Assert.Equal("Jane B.", records[0].GetProperty("authors")[0].GetProperty("given").GetString());
        Assert.Equal("kind,title", string.Join(',', records[1].EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task No_records_are_an_empty_array()
    {
        using var stream = new MemoryStream();
        await new RecordJsonWriter(stream).DisposeAsync();

        Assert.Equal("[]"u8, stream.ToArray());
    }

    private static string Table(IEnumerable<BibliographicRecord> records, bool raw)
    {
        using var writer = new StringWriter();
        RecordCsvWriter.WriteHeader(writer);
        foreach (var record in records)
            RecordCsvWriter.Write(writer, record, raw);
        return writer.ToString();
    }
}
