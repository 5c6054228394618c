using System.Text;
using System.Text.Json;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class CsvMappingTests
{
    [Theory]
    [InlineData(
        "Authors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,Cited by,DOI,Link,Abstract,Author Keywords,Index Keywords,Document Type,Source,EID", CsvLayout.Scopus)]
    [InlineData("PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI", CsvLayout.PubMed)]
    [InlineData(
        "key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,notes,pubmed_id,pmc_id",
        CsvLayout.Rayyan)]
    [InlineData(
        "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags", CsvLayout.Covidence)]
    [InlineData("Title,Original Title,Author Names,Correspondence Address,Editors,Source,Abstract", CsvLayout.Embase)]
    [InlineData("record_id,title,abstract,asreview_label,asreview_ranking", CsvLayout.AsReview)]
    [InlineData("PT\tAU\tBA\tAF\tTI\tSO\tLA\tDT\tDE\tID\tAB\tSN\tEI\tPY\tVL\tIS\tBP\tEP\tAR\tDI\tUT\tPM", CsvLayout.WebOfScience)]
    [InlineData("Rank,Publication ID,DOI,PMID,PMCID,Title,Abstract,Source title,PubYear,Volume,Issue,Pagination,Authors",
        CsvLayout.Dimensions)]
    [InlineData(
        "Lens ID,Title,Date Published,Publication Year,Publication Type,Source Title,ISSNs,Author/s,Abstract,Volume,Issue Number,Start Page,End Page,DOI,PMID", CsvLayout.Lens)]
    [InlineData(
        "Article Title,Author,Journal Title,ISSN,Publication Date,Volume,Issue,First Page,Page Count,Accession Number,DOI,Subjects,Abstract,PLink", CsvLayout.Ebsco)]
    [InlineData(
        "Key,Item Type,Publication Year,Author,Title,Publication Title,ISSN,DOI,Url,Abstract Note,Date,Pages,Issue,Volume,Manual Tags,Extra", CsvLayout.Zotero)]
    [InlineData("Some,Title,Columns", CsvLayout.Generic)]
    public void A_layout_shows_in_its_columns(string header, CsvLayout layout)
    {
        var mapping = CsvMapping.Guess(header.Split(header.Contains('\t', StringComparison.Ordinal) ? '\t' : ','));

        Assert.Equal((layout, true), (mapping.Layout, mapping.IsComplete));
    }

    [Theory]
    [InlineData("title", "Primary Title", 0)]
    [InlineData("title", "original_title", 0)]
    [InlineData("primary_title", "ARTICLE TITLE", 0)]
    public void Of_two_columns_the_better_known_one_is_taken(string first, string second, int taken)
    {
        var mapping = CsvMapping.Guess([first, second]);

        Assert.Equal(taken, Assert.Single(mapping.Columns, column => column.Field == CsvField.Title).Index);
        Assert.Single(mapping.UnknownColumns);
    }

    [Fact]
    public void Columns_of_the_same_name_lose_nothing()
    {
        var mapping = CsvMapping.Guess(["title", "title", "keywords", "keywords", ""]);

        Assert.Equal([CsvField.Title, CsvField.Title, CsvField.Keywords, CsvField.Keywords, null],
            mapping.Columns.Select(column => column.Field));
    }

    [Fact]
    public void A_mapping_is_remembered_by_its_columns_and_survives_JSON()
    {
        var mapping = CsvMapping.Guess(["Study Name", "Year"]).With(0, CsvField.Title);

        var restored = JsonSerializer.Deserialize<CsvMapping>(JsonSerializer.Serialize(mapping));

        Assert.Equal(mapping, restored);
        Assert.Equal(CsvMapping.SignatureOf(["study_name ", "YEAR"]), mapping.Signature);
        Assert.NotEqual(CsvMapping.SignatureOf(["year", "study name"]), mapping.Signature);
    }

    [Fact]
    public void A_preview_shows_columns_and_first_rows()
    {
        var preview = CsvPreview.Of(Encoding.UTF8.GetBytes("a;b\n1;2\n;\n3;\"4\n5\"\n"), rows: 2);

        Assert.Equal((';', false), (preview.Separator, preview.Mapping.IsComplete));
        Assert.Equal(["a", "b"], preview.Mapping.Columns.Select(column => column.Name));
        Assert.Equal(["1", "2", "3", "4\n5"], preview.Rows.SelectMany(row => row));
    }

    [Theory]
    [InlineData("Doe, Jane; Roe, R.", "Doe, Jane|Roe, R.")]
    [InlineData("Doe J.; Roe R.-S.", "Doe, J.|Roe, R.-S.")]
    [InlineData("Liu R., Adler D.G.", "Liu, R.|Adler, D.G.")]
    [InlineData("Bray F, Laversanne M, van den Berg JA", "Bray, F|Laversanne, M|van den Berg, JA")]
    [InlineData("Zuber, J and Le Quintrec, M and Sberro-Soussan, R", "Zuber, J|Le Quintrec, M|Sberro-Soussan, R")]
    [InlineData("Li, W., Dou, Z., Cui, L.", "Li, W.|Dou, Z.|Cui, L.")]
    [InlineData("Doe, Jane", "Doe, Jane")]
    [InlineData("van Berg, Anna", "van Berg, Anna")]
    [InlineData("Jane Doe, John Smith, Ann Lee", "Jane Doe|John Smith|Ann Lee")]
    [InlineData("Smith J, Doe K and Roe L", "Smith, J|Doe, K|Roe, L")]
    [InlineData("['Marx, Karl', 'Lindgren, Astrid']", "Marx, Karl|Lindgren, Astrid")]
    [InlineData("[\"O'Hara, Ann\", 'Doe, J']", "O'Hara, Ann|Doe, J")]
    [InlineData("Doe, Jane (57200000000); Roe, R. (57200000001)", "Doe, Jane|Roe, R.")]
    [InlineData("Doe, Jane | Roe, R.", "Doe, Jane|Roe, R.")]
    [InlineData("Doe, Jane\nRoe, R.", "Doe, Jane|Roe, R.")]
    [InlineData("World Health Organization", "World Health Organization")]
    [InlineData("Doe J, et al.", "Doe, J")]
    public async Task Lists_of_authors_are_told_apart(string authors, string expected)
    {
        var record = await Csv.ReadOneAsync($"title,authors\nOne,\"{authors.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");

        Assert.Equal(expected, string.Join('|', record.Authors));
    }

    [Fact]
    public async Task A_row_of_PubMed_is_read()
    {
        var record = await Csv.ReadOneAsync("""
            PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI
            "38572751","One.","Bray F, Ferlay J","J One. 2024 May-Jun;74(3):229-63. doi: 10.1000/1. Epub 2024 Apr 4.","Bray F","J One","2024","2024/04/04","PMC123","","10.1000/1"
            """);

        Assert.Equal(("38572751", "PMC123", "10.1000/1", 2024), (record.PubMedId, record.PmcId, record.Doi, record.Year));
        Assert.Equal(("J One", "74", "3", "229-263"), (record.Journal, record.Volume, record.Issue, record.Pages));
    }

    [Fact]
    public async Task A_row_of_Embase_is_read()
    {
        var record = await Csv.ReadOneAsync("""
            Title,Original Title,Author Names,Source,Abstract,Emtree Medical Index Terms,keywords,Open URL Link
            One,,"Liu R., Adler D.G.",Endoscopic Examples (2014) 3:3 (152-160). Date of Publication: 2014,Text,"a, b",c,http://resolver.example/x
            """);

        Assert.Equal(("Endoscopic Examples", "3", "3", "152-160", 2014),
            (record.Journal, record.Volume, record.Issue, record.Pages, record.Year));
        Assert.Equal(["a", "b", "c"], record.Keywords);
        Assert.Empty(record.Urls);
    }

    [Fact]
    public async Task A_row_of_Web_of_Science_is_read()
    {
        var record =
            await Csv.ReadOneAsync(
                "PT\tAU\tAF\tTI\tSO\tDT\tDE\tID\tAB\tSN\tPY\tVL\tIS\tBP\tEP\tDI\tUT\tPM\nJ\tDoe, J; Roe, R\tDoe, Jane; Roe, Rob\tOne\tJ ONE\tArticle\ta; b\tC\tText\t1234-5678\t2020\t5\t6\t1\t9\t10.1000/1\tWOS:1\t123\n");

        Assert.Equal("Doe, Jane|Roe, Rob", string.Join('|', record.Authors));
        Assert.Equal(("J ONE", "1-9", "WOS:1", "123", PublicationKind.JournalArticle),
            (record.Journal, record.Pages, record.AccessionNumber, record.PubMedId, record.Kind));
        Assert.Equal(["a", "b", "C"], record.Keywords);
    }

    [Fact]
    public async Task Rayyan_keeps_its_decisions_in_notes()
    {
        var record =
            await Csv.ReadOneAsync(
                "key,title,year,journal,issn,volume,issue,pages,authors,url,abstract,notes,pubmed_id\nrayyan-1,One,2001,J,,,,,\"Doe, J and Roe, R\",,,\"RAYYAN-INCLUSION: {\"\"A\"\"=>\"\"Included\"\"}\",123.0\n");

        Assert.Equal(("rayyan-1", "123", "RAYYAN-INCLUSION: {\"A\"=>\"Included\"}"),
            (record.SourceRecordId, record.PubMedId, record.Notes[0]));
    }
}
