using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class CitationTests
{
    [Theory]
    [InlineData("Agrawal, S.", "Agrawal")]
    [InlineData("Jones, A.; Pietilä, I.", "Jones & Pietilä")]
    [InlineData("Agrawal, S.; Capponi, P.; Lopez, J.", "Agrawal et al.")]
    [InlineData("World Health Organization", "World Health Organization")]
    [InlineData("", null)]
    public void Authors_are_shortened(string names, string? expected) => Assert.Equal(expected, Citation.ShortAuthors(Authors(names)));

    [Theory]
    [InlineData("Agrawal, S.; Capponi, P.; Lopez, J.", 2016, "Any title", "Agrawal et al., 2016")]
    [InlineData("Agrawal, S.", null, "Any title", "Agrawal, n.d.")]
    [InlineData("", 2016, "Short title", "“Short title”, 2016")]
    [InlineData("", 2016, "A title that is much too long to stand in a label of a page", "“A title that is much too long to stand…”, 2016")]
    [InlineData("", null, null, "Untitled, n.d.")]
    public void A_label_names_authors_and_year(string names, int? year, string? title, string expected) =>
        Assert.Equal(expected, Citation.Label(Authors(names), year, title));

    [Fact]
    public void A_reference_stands_in_one_line()
    {
        var record = new BibliographicRecord
        {
            PositionInFile = 1,
            RawText = "",
            Authors = Authors("Agrawal, S.; Capponi, P."),
            Year = 2016,
            Title = "From surviving to advising",
            Journal = "Academic Psychiatry",
            Volume = "40",
            Issue = "3",
            Pages = "475-480",
            Doi = "10.1007/s40596-016-0533-z",
        };

        Assert.Equal(
            "Agrawal, S., Capponi, P. (2016). From surviving to advising. Academic Psychiatry, 40(3), 475-480. https://doi.org/10.1007/s40596-016-0533-z",
            Citation.Reference(record));
        Assert.Equal("Agrawal & Capponi, 2016", Citation.Label(record));
    }

    [Fact]
    public void A_reference_leaves_out_what_is_missing()
    {
        var record = new BibliographicRecord { PositionInFile = 1, RawText = "", Title = "Is this known?" };

        Assert.Equal("(n.d.). Is this known?", Citation.Reference(record));
    }

    [Fact]
    public void A_reference_names_six_authors()
    {
        var record = new BibliographicRecord
        {
            PositionInFile = 1,
            RawText = "",
            Authors = Authors("A, A.; B, B.; C, C.; D, D.; E, E.; F, F.; G, G."),
            Year = 2020
        };

        Assert.Equal("A, A., B, B., C, C., D, D., E, E., F, F., et al. (2020).", Citation.Reference(record));
    }

    private static AuthorName[] Authors(string names) =>
        [.. names.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(AuthorName.Parse)];
}
