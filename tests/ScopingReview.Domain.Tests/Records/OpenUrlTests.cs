using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class OpenUrlTests
{
    private static readonly BibliographicRecord Article = new()
    {
        PositionInFile = 1,
        RawText = "",
        Kind = PublicationKind.JournalArticle,
        Title = "Peers & services",
        Journal = "A Journal",
        Authors = [new AuthorName("Ness", "Ottar")],
        Year = 2022,
        Volume = "3",
        Pages = "377-386",
        Doi = "10.1000/a(b)",
        Issns = ["1234-5679"],
    };

    [Fact]
    public void An_article_is_described_by_its_fields()
        => Assert.Equal(
            "https://resolver.example.org/?url_ver=Z39.88-2004&ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article"
            + "&rft.atitle=Peers%20%26%20services&rft.jtitle=A%20Journal&rft.aulast=Ness&rft.aufirst=Ottar&rft.date=2022&rft.volume=3&rft.pages=377-386&rft.spage=377"
            + "&rft.issn=1234-5679&rft_id=info%3Adoi%2F10.1000%2Fa%28b%29",
            OpenUrl.For("https://resolver.example.org/", Article));

    [Theory]
    [InlineData("https://r.example.org/x?sid=1", "https://r.example.org/x?sid=1&url_ver=")]
    [InlineData("https://r.example.org/x?sid=1&", "https://r.example.org/x?sid=1&url_ver=")]
    [InlineData("https://r.example.org/x?", "https://r.example.org/x?url_ver=")]
    public void The_resolvers_own_query_stays(string prefix, string begins)
        => Assert.StartsWith(begins, OpenUrl.For(prefix, Article), StringComparison.Ordinal);

    [Theory]
    [InlineData(PublicationKind.Book, "mtx%3Abook&rft.genre=book&rft.btitle=Peers")]
    [InlineData(PublicationKind.BookChapter, "mtx%3Abook&rft.genre=bookitem&rft.atitle=Peers")]
    [InlineData(PublicationKind.Thesis, "mtx%3Adissertation&rft.genre=dissertation&rft.title=Peers")]
    public void Books_chapters_and_theses_have_their_own_format(PublicationKind kind, string holds)
        => Assert.Contains(holds, OpenUrl.For("https://r.example.org", Article with { Kind = kind }), StringComparison.Ordinal);
}
