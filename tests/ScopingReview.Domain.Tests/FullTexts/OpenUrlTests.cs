using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.FullTexts;

public sealed class OpenUrlTests
{
    private static readonly BibliographicRecord _article = new()
    {
        PositionInFile = 1,
        RawText = "",
        Kind = PublicationKind.JournalArticle,
        Title = "Peers & planning: what helps?",
        Authors = [new AuthorName("Müller", "A. B.")],
        Year = 2019,
        Journal = "Journal of Examples",
        Volume = "4",
        Pages = "1-9",
        Doi = "10.1000/abc(1)",
    };

    [Theory]
    [InlineData("https://resolver.example.org/openurl", "https://resolver.example.org/openurl?url_ver=Z39.88-2004&")]
    [InlineData("https://resolver.example.org/openurl?", "https://resolver.example.org/openurl?url_ver=Z39.88-2004&")]
    [InlineData("https://resolver.example.org/openurl?inst=UNI", "https://resolver.example.org/openurl?inst=UNI&url_ver=Z39.88-2004&")]
    [InlineData("https://proxy.example.org/login?url=https://r.example.org/x?inst=1&", "https://proxy.example.org/login?url=https://r.example.org/x?inst=1&url_ver=Z39.88-2004&")]
    public void The_citation_is_appended_to_whatever_the_library_gives_as_prefix(string prefix, string begin)
        => Assert.StartsWith(begin, OpenUrl.For(prefix, _article), StringComparison.Ordinal);

    [Theory]
    [InlineData("rft.genre=article")]
    [InlineData("rft_id=info%3Adoi%2F10.1000%2Fabc%281%29")]
    [InlineData("rft.atitle=Peers%20%26%20planning%3A%20what%20helps%3F")]
    [InlineData("rft.jtitle=Journal%20of%20Examples")]
    [InlineData("rft.aulast=M%C3%BCller")]
    [InlineData("rft.date=2019")]
    public void What_the_record_knows_is_in_it_escaped(string part) => Assert.Contains("&" + part, OpenUrl.For("https://r.example.org", _article), StringComparison.Ordinal);

    [Fact]
    public void What_the_record_lacks_is_left_out()
    {
        var url = OpenUrl.For("https://r.example.org", new BibliographicRecord { PositionInFile = 1, RawText = "", Kind = PublicationKind.Book, Title = "A book" });

        Assert.EndsWith("rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=book&rft.btitle=A%20book", url, StringComparison.Ordinal);
    }
}
