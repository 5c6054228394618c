using ScopingReview.Domain.Records;
using ScopingReview.Domain.Studies;

namespace ScopingReview.Domain.Tests.Studies;

public sealed class PreviousStudyTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \n \r\n\t\n", "")]
    [InlineData("A", "A")]
    [InlineData("A\nB", "A+B")]
    [InlineData("A\n\nB", "A|B")]
    [InlineData("A\r\nB\r\n\r\n\r\nC\r\n", "A+B|C")]
    [InlineData("\n\nA\r \rB\rC", "A|B+C")]
    [InlineData("  A   b\tc  \n   \n B", "A b c|B")]
    public void A_line_is_a_report_and_a_blank_line_parts_studies(string? text, string expected)
        => Assert.Equal(expected, string.Join('|',
            PreviousStudyText.Parse(text).Select(study => string.Join('+', study.Select(report => report.Citation)))));

    [Theory]
    [InlineData("Smith (2010). A title? https://doi.org/10.1000/ABC.1.", "10.1000/abc.1")]
    [InlineData("Smith (2010). A title. doi: 10.1000/x(1)", "10.1000/x(1)")]
    [InlineData("Smith (2010). A title. J 10, 1000-1010", null)]
    public void The_doi_is_taken_from_the_citation(string citation, string? doi) => Assert.Equal(doi, PreviousReportEntry.Of(citation).Doi);

    [Theory]
    [InlineData("Smith 2010. Title", "SMITH  2010. title", true)]
    [InlineData("Smith 2010. Title. doi:10.1000/a", "Smith J. Title (2010). https://doi.org/10.1000/A", true)]
    [InlineData("Smith 2010. Title. doi:10.1000/a", "Smith 2010. Title. doi:10.1000/b", false)]
    public void A_report_is_known_again_by_doi_or_citation(string first, string second, bool same)
        => Assert.Equal(same, PreviousReportEntry.Of(first).IsSameAs(PreviousReportEntry.Of(second)));

    [Fact]
    public void A_list_without_blank_lines_can_be_taken_a_study_a_line()
        => Assert.Equal([1, 1, 1], PreviousStudyText.Parse(PreviousStudyText.EachLineAStudy("A\nB\n\nC")).Select(study => study.Count));

    [Fact]
    public void Records_of_an_export_become_studies_with_one_report_each()
    {
        var text = PreviousStudyText.Of(
        [
            new BibliographicRecord { PositionInFile = 1, RawText = "", Title = "Peers\nin care", Authors = [AuthorName.Parse("Smith, J.")],
                Year = 2010, Doi = "10.1000/a" },
            new BibliographicRecord { PositionInFile = 2, RawText = "", Title = "Another" },
        ]);

        var studies = PreviousStudyText.Parse(text);

        Assert.Equal([1, 1], studies.Select(study => study.Count));
        Assert.Equal("Smith, J. (2010). Peers in care. https://doi.org/10.1000/a", studies[0][0].Citation);
        Assert.Equal("10.1000/a", studies[0][0].Doi);
    }
}
