using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.FullTexts;

public sealed class FileNameMatcherTests
{
    private static readonly FileNameMatcher _matcher = new(
    [
        Report(1, "Peer workers in the planning of community services", "Åkerblom", 2021, "10.1007/s10488-022-01242-x", "35000001"),
        Report(2, "Peer workers in the delivery of community services", "Åkerblom", 2022, "10.1000/abc1234"),
        Report(3, "What peer support adds to inpatient care", "van der Berg", 2018, "10.1000/abc12345"),
        Report(4, "Recovery", "Li", 2018, "10.1/x"),
        Report(5, "Recovery colleges in three countries: a survey", "Li", 2018, null, "1234567"),
        Report(123, null, "O'Malley", 2005, null),
    ]);

    [Theory]
    [InlineData("R-000123.pdf", 123, FileMatchEvidence.RecordNumber)]
    [InlineData("r-5 final.pdf", 5, FileMatchEvidence.RecordNumber)]
    [InlineData("scan_R000002.PDF", 2, FileMatchEvidence.RecordNumber)]
    [InlineData("10.1007_s10488-022-01242-x.pdf", 1, FileMatchEvidence.Doi)]
    [InlineData("10.1007%2Fs10488-022-01242-x (1).pdf", 1, FileMatchEvidence.Doi)]
    [InlineData("doi 10-1000-ABC12345.pdf.pdf", 3, FileMatchEvidence.Doi)]
    [InlineData("s10488-022-01242-x.pdf", 1, FileMatchEvidence.DoiSuffix)]
    [InlineData("35000001.pdf", 1, FileMatchEvidence.PubMedId)]
    [InlineData("pmid_1234567_li.pdf", 5, FileMatchEvidence.PubMedId)]
    [InlineData("Akerblom - Peer workers in the planning of community services.pdf", 1, FileMatchEvidence.Title)]
    [InlineData("Peer workers in the delivery of community serv.pdf", 2, FileMatchEvidence.Title)]
    [InlineData("Akerblom 2022.pdf", 2, FileMatchEvidence.AuthorYear)]
    [InlineData("2018_van_der_Berg.pdf", 3, FileMatchEvidence.AuthorYear)]
    [InlineData("OMalley2005 copy.pdf", 123, FileMatchEvidence.AuthorYear)]
    [InlineData("OMalley-2005.pdf", 123, FileMatchEvidence.AuthorYear)]
    public void A_file_is_matched_by_the_surest_thing_in_its_name(string name, int number, FileMatchEvidence evidence)
        => Assert.Equal([new FileMatch(number, evidence)], _matcher.Match(name));

    [Fact]
    public void Where_several_reports_fit_alike_the_person_is_asked()
        => Assert.Equal([4, 5], _matcher.Match("Li 2018.pdf").Select(match => match.Number));

    [Theory]
    [InlineData("full-text.pdf")]
    [InlineData("Smith_R2_revised.pdf")]
    [InlineData("1-s2.0-S0140673620301835-main.pdf")]
    [InlineData("Smith 2018.pdf")]
    [InlineData(".pdf")]
    [InlineData("%E0%A4%A.pdf")]
    public void A_name_that_tells_nothing_matches_nothing(string name) => Assert.Empty(_matcher.Match(name));

    private static ReportToMatch Report(int number, string? title, string author, int year, string? doi, string? pubMedId = null)
        => new(number, title, [new AuthorName(author, "A."), new AuthorName("Second", "B.")], year, doi, pubMedId);
}
