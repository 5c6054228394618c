using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class CslJsonReaderTests
{
    [Theory]
    [InlineData("[{\"id\":1,\"title\":\"One\"},{\"id\":2,\"title\":\"Two\"}]")]
    [InlineData("{\"items\": [{\"id\":1,\"title\":\"One\"},{\"id\":2,\"title\":\"Two\"}], \"total\": 2}")]
    [InlineData("{\n  \"references\": [\n    {\"id\":1,\"title\":\"One\"},\n    {\"id\":2,\"title\":\"Two\"}\n  ]\n}\n")]
    [InlineData("{\"id\":1,\"title\":\"One\"}\n{\"id\":2,\"title\":\"Two\"}\n")]
    [InlineData("\uFEFF[\r\n{\r\n\"id\": 1,\r\n\"title\": \"One\"\r\n},\r\n{\r\n\"id\": 2,\r\n\"title\": \"Two\"\r\n}\r\n]\r\n")]
    [InlineData("[{\"id\":1,\"title\":\"One\",},{\"id\":2,\"title\":\"Two\"},]")]
    public async Task Entries_are_found_however_they_are_laid_out(string text)
    {
        var items = await Exports.ReadAsync(FileKind.CslJson, text);

        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public async Task All_variables_are_read()
    {
        var record = await Exports.ReadOneAsync(FileKind.CslJson, """
            [{"id":"x/1","type":"article-journal","title":"Peer <i>support</i> \"now\" {x}","abstract":"One.\nTwo.","container-title":["Journal of Test"],
              "container-title-short":"J Test","volume":12,"issue":"3","page":"377-86","DOI":"https://doi.org/10.1000/C1","PMID":"30000001","PMCID":"PMC12",
              "ISSN":"1234-567X, 2277-9175","ISBN":"978-3-319-45678-5","URL":"https://example.org/1","language":"en","keyword":"a, b","source":"PubMed",
              "note":"A note\nPMID: 5","issued":{"date-parts":[["2020",1,5]]},
              "author":[{"family":"Raaij","given":"Mark","non-dropping-particle":"van"},{"family":"King","given":"M. L.","suffix":"Jr"},{"literal":"A Group, Inc."}],
              "editor":[{"family":"Ed","given":"I."}]}]
            """);

        Assert.Equal(("Peer support \"now\" {x}", "One.\nTwo.", "Journal of Test", "J Test"),
            (record.Title, record.Abstract, record.Journal, record.JournalAbbreviation));
        Assert.Equal(("12", "3", "377-386", 2020, "10.1000/c1", "30000001", "PMC12"),
            (record.Volume, record.Issue, record.Pages, record.Year, record.Doi, record.PubMedId, record.PmcId));
        Assert.Equal("van Raaij, Mark; King, M. L., Jr; A Group, Inc.", record.Authors.Joined());
        Assert.Equal(["1234-567X", "2277-9175"], record.Issns);
        Assert.Equal(["9783319456785"], record.Isbns);
        Assert.Equal(["a", "b"], record.Keywords);
        Assert.Equal("x/1", record.SourceRecordId);
    }

    [Theory]
    [InlineData("""{"date-parts":[[2019,2],[2020,3]]}""", 2019)]
    [InlineData("""{"date-parts":[2018]}""", 2018)]
    [InlineData("""{"raw":"Spring 2015"}""", 2015)]
    [InlineData("""{"literal":"c2011"}""", 2011)]
    [InlineData("\"2017-05-06\"", 2017)]
    [InlineData("2016", 2016)]
    [InlineData("""{"date-parts":[[]]}""", null)]
    [InlineData("""{"raw":"no date"}""", null)]
    public async Task The_year_is_found_in_any_date(string issued, int? expected)
    => Assert.Equal(expected, (await Exports.ReadOneAsync(FileKind.CslJson, $"[{{\"title\":\"One\",\"issued\":{issued}}}]")).Year);

    [Theory]
    [InlineData("article-journal", PublicationKind.JournalArticle)]
    [InlineData("article", PublicationKind.Preprint)]
    [InlineData("chapter", PublicationKind.BookChapter)]
    [InlineData("paper-conference", PublicationKind.Conference)]
    [InlineData("proceedings-article", PublicationKind.Conference)]
    [InlineData("dataset", PublicationKind.Other)]
    public async Task Types_are_kinds_of_publications(string type, PublicationKind expected)
    => Assert.Equal(expected, (await Exports.ReadOneAsync(FileKind.CslJson, $"[{{\"title\":\"One\",\"type\":\"{type}\"}}]")).Kind);

    [Theory]
    [InlineData("[{\"id\":1,\"title\":\"One\"},{\"id\":2,\"title\":\"Two\"", "cut off")]
    [InlineData("[{\"id\":1,\"title\":\"One\"},{\"id\":2 \"title\":\"Two\"}]", "damaged JSON")]
    [InlineData("[{\"id\":1,\"title\":\"One\"},{\"id\":2,\"title\":\"Two\", \"id\":3,\"title\":\"Three\"}]", "twice")]
    public async Task A_damaged_entry_is_refused_and_costs_no_other(string text, string reason)
    {
        var items = await Exports.ReadAsync(FileKind.CslJson, text);

        Assert.Equal("One", Assert.Single(items.Records()).Title);
        Assert.Contains(reason, Assert.Single(items.OfType<RefusedEntry>()).Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_valid_text_is_mended_with_a_remark()
    {
        var read = Assert.IsType<ReadRecord>(Assert.Single(await Exports.ReadAsync(FileKind.CslJson,
            "[{\"title\":\"One\ttwo \\\\ \\\"x\\\" \\ud800 \\ud83d\\ude00\"}]")));

        Assert.Equal("One two \\ \"x\" \uFFFD \U0001F600", read.Record.Title);
        Assert.Single(read.Issues);
    }

    [Fact]
    public async Task The_records_of_a_corpus_are_those_of_the_same_in_BibTeX()
    {
        var (kind, csl) = await Exports.ReadCorpusAsync("formats/citation-js/plugin-bibtex/test/mapping/bibtex-csl.json");
        var (_, bibtex) = await Exports.ReadCorpusAsync("formats/citation-js/plugin-bibtex/test/mapping/bibtex-input.bib");

        Assert.Equal(FileKind.CslJson, kind);
        Assert.DoesNotContain(csl, item => item is RefusedEntry);
        Assert.Equal(bibtex.Records().Select(record => (record.Title, record.Year)),
            csl.Records().Select(record => (record.Title, record.Year)));
    }
}
