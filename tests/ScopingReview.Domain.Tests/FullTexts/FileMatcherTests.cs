using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.FullTexts;

public sealed class FileMatcherTests
{
    private static readonly ReportToMatch _first = new(1, "Peer workers and the delivery of community services",
        [new AuthorName("Berg", "A.")], 2018,
        "10.5555/one", "30000001", "PMC7000001");

    private static readonly ReportToMatch _second = new(2, "What peer support adds to inpatient care", [new AuthorName("Li", "B.")], 2019,
        "10.5555/two", null);
    private static readonly ReportToMatch _withoutDoi = new(3, "Recovery colleges in three countries: a survey", [], 2020, null, null);
    private static readonly ReportToMatch _sameTitle = new(4, _second.Title, [], 2017, "10.5555/two.abstract", null);
    private static readonly FileMatcher _matcher = new([_first, _second, _withoutDoi]);

    [Fact]
    public void Of_fifty_dropped_pdfs_each_is_matched_right_or_on_the_list_with_its_reason()
    {
        var matcher = new FileMatcher(SampleArticles.Reports);

        var seen = SampleArticles.Fifty.Select(article => (Article: article,
            Proposal: matcher.Match(article.FileName, CluesOf(article.Pdf)))).ToList();

        Assert.All(seen,
            s => Assert.Equal((s.Article.FileName, s.Article.Doubt == FileDoubt.None ? s.Article.Report : null, s.Article.Doubt),
            (s.Article.FileName, s.Proposal.Report, s.Proposal.Doubt)));
        Assert.All(seen.Where(s => s.Article.Report is not null),
            s => Assert.Contains(s.Article.Report!.Value, s.Proposal.Candidates.Select(c => c.Number)));
        Assert.Equal([("encrypted", 2), ("ligatures", 5), ("no DOI", 5), ("plain", 30), ("scanned", 3), ("twin", 2), ("two DOIs", 3)],
            seen.CountBy(s => s.Article.Kind).OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => (k.Key, k.Value)));
    }

    [Fact]
    public void Identifier_and_title_together_leave_no_doubt()
        => Matched(1, Match("x.pdf", lines: ["Peer workers and the delivery of", "community services", "https://doi.org/10.5555/ONE."]),
            FileMatchEvidence.DoiInside, FileMatchEvidence.TitleInside);

    [Fact]
    public void A_pubmed_id_counts_as_an_identifier()
        => Matched(1, Match("x.pdf", lines: ["Peer workers and the delivery of community services", "PMCID: PMC7000001 PMID: 30000001"]),
            FileMatchEvidence.PubMedIdInside, FileMatchEvidence.TitleInside);

    [Fact]
    public void A_title_without_any_identifier_is_enough()
        => Matched(3, Match("x.pdf", lines: ["Recovery colleges in three", "countries – a survey¹"]), FileMatchEvidence.TitleInside);

    [Fact]
    public void A_doi_that_is_broken_across_lines_is_put_together()
        => Matched(2, Match("x.pdf", lines: ["What peer support adds to inpatient care", "https://doi.org/10.5555/t", "wo", "Received 2018"]),
            FileMatchEvidence.DoiInside, FileMatchEvidence.TitleInside);

    [Fact]
    public void The_doi_in_the_properties_is_the_article_s_own()
        => Matched(2, Match("x.pdf", new PdfProperties(null, ["10.5555/two"]), "Some running head"), FileMatchEvidence.DoiInProperties);

    [Fact]
    public void Of_two_reports_with_one_title_the_doi_tells_which()
    {
        var proposal = new FileMatcher([_second, _sameTitle])
            .Match("x.pdf", Clues(PdfProperties.None, "What peer support adds to inpatient care", "doi:10.5555/two.abstract"));

        Assert.Equal(4, proposal.Report);
    }

    [Theory]
    [InlineData(FileDoubt.TitleNotInside, "Quite another article about something", "As shown before (doi:10.5555/one), this is so.")]
    [InlineData(FileDoubt.IdentifierAndTitleDiffer, "Recovery colleges in three countries: a survey",
        "As shown before (doi:10.5555/one), this is so.")]
    [InlineData(FileDoubt.OtherDoi, "What peer support adds to inpatient care", "https://doi.org/10.9999/preprint.7")]
    [InlineData(FileDoubt.Notice, "Correction to: What peer support adds to", "inpatient care")]
    [InlineData(FileDoubt.Notice, "Erratum", "What peer support adds to inpatient care")]
    [InlineData(FileDoubt.SeveralFit, "What peer support adds to inpatient care", "Recovery colleges in three countries: a survey")]
    [InlineData(FileDoubt.NothingPoints, "Quite another article about something", "that nobody asked for")]
    [InlineData(FileDoubt.NothingPoints, "This adds to knowing what peer support adds to inpatient care", "")]
    public void What_is_not_clear_is_asked(FileDoubt doubt, params string[] lines)
    {
        // "Correction to:" stands on the line itself, so the title is not at its beginning.
        var expected = lines[0].StartsWith("Correction to:", StringComparison.Ordinal) ? FileDoubt.NothingPoints : doubt;
        var proposal = Match("x.pdf", lines: lines);

        Assert.Equal((null, expected), (proposal.Report, proposal.Doubt));
    }

    [Fact]
    public void What_is_cited_in_the_list_of_references_does_not_count()
        => Assert.Empty(CluesOf(SamplePdf.Write([SamplePdf.Lines(60, 700, 10, "An article", "References", "doi:10.5555/one")])).Dois);

    [Theory]
    [InlineData("R-000001.pdf", 1, FileDoubt.None)]
    [InlineData("10.5555_two.pdf", null, FileDoubt.OnlyTheName)]
    public void A_name_that_the_text_does_not_bear_out_is_asked_unless_it_is_the_record_s_number(string name, int? report, FileDoubt doubt)
    {
        var proposal = Match(name, lines: [.. Enumerable.Repeat("An article about other things, and long enough to be one.", 12)]);

        Assert.Equal((report, doubt), (proposal.Report, proposal.Doubt));
    }

    private static FileProposal Match(string name, PdfProperties? properties = null, params string[] lines)
        => _matcher.Match(name, Clues(properties ?? PdfProperties.None, lines));

    private static PdfClues Clues(PdfProperties properties, params string[] lines)
        => CluesOf(SamplePdf.Write([SamplePdf.Lines(60, 700, 10, lines)])) with { Properties = properties };

    private static PdfClues CluesOf(byte[] bytes)
    {
        using var pdf = PdfText.Open(new MemoryStream(bytes));
        return PdfClues.Of(pdf);
    }

    private static void Matched(int number, FileProposal proposal, params FileMatchEvidence[] evidence)
    {
        Assert.Equal((number, FileDoubt.None), (proposal.Report, proposal.Doubt));
        Assert.Equal(evidence, proposal.Candidates.Single(c => c.Number == number).Evidence);
    }
}
