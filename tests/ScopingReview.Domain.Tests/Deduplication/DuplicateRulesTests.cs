using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;

using static ScopingReview.Domain.Tests.Deduplication.Exported;

namespace ScopingReview.Domain.Tests.Deduplication;

/// <summary>Each rule with a pair that it must join and a near one that it must not.</summary>
public sealed class DuplicateRulesTests
{
    private const string Long = "Peer workers in mental health services: a framework of roles and relations";

    private static PairDecision? Decision(BibliographicRecord a, BibliographicRecord b) => Compare(a, b)?.Decision;

    [Theory]
    [InlineData(20, true)]
    [InlineData(12, false)]
    public void An_issue_that_every_entry_of_a_file_has_alone_is_the_number_of_a_row(int entries, bool areJoined)
    {
        var own = Enumerable.Range(1, entries - 1)
            .Select(row => Record(title: $"Another article of subject {(char)('a' + row)}{row} of many",
            authors: $"Writer{row}, A.", journal: $"Annals of Subject {row}", volume: $"{row}", issue: $"{row}",
                pages: $"{row}00-{row}09"));
        var here = Fingerprints([.. own, Record(issue: "977", pages: null)]);
        var there = RecordFingerprint.Of(Id(1000), 1000, Record(issue: "5", pages: null)) with { File = Id(7) };

        var findings = DuplicateFinder.Find([.. here, there], []);

        Assert.Equal(areJoined ? $"{entries} 1000" : "", Clusters(findings));
    }

    [Fact]
    public void Issues_of_which_one_comes_twice_are_no_numbers_of_rows()
    {
        var own = Enumerable.Range(1, 30).Select(row => Record(title: $"Another article of subject {(char)('a' + row)}{row} of many",
            authors: $"Writer{row}, A.", journal: $"Annals of Subject {row}", volume: $"{row}", issue: $"{Math.Min(row, 29)}",
            pages: $"{row}00-{row}09"));
        var here = Fingerprints([.. own, Record(issue: "977", pages: null)]);

        Assert.Empty(DuplicateFinder.Find(
            [.. here, RecordFingerprint.Of(Id(1000), 1000, Record(issue: "5", pages: null)) with { File = Id(7) }], []).Clusters);
    }

    [Theory]
    [InlineData("(Structured abstract)")]
    [InlineData("(Provisional abstract)")]
    [InlineData("[Review]")]
    [InlineData("- Discussion")]
    [InlineData("; discussion 556-7")]
    [InlineData(": a review")]
    public void What_an_index_adds_to_a_title_is_no_other_publication_where_volume_page_and_authors_agree(string added)
    {
        Assert.Equal(PairDecision.Automatic, Decision(Record(), Record(title: $"{Title} {added}")));
        Assert.Equal(PairDecision.Automatic, Decision(Record(), Record(title: $"{Title} {added}", pages: "548")));
    }

    [Theory]
    [InlineData("- Discussion", "556-557", "Zipfel, P. F.; Skerka, C.")]
    [InlineData("- Discussion", "548-555", "Jones, A.; Hall, B.")]
    [InlineData("- Reply", "548-555", "Zipfel, P. F.; Skerka, C.")]
    public void A_discussion_on_other_pages_or_by_other_people_and_a_reply_are_other_publications(string added, string pages,
        string authors)
        => Assert.NotEqual(PairDecision.Automatic, Decision(Record(), Record(title: $"{Title} {added}", pages: pages, authors: authors)));

    [Fact]
    public void Title_journal_year_volume_and_pages_outweigh_authors_that_differ()
    {
        Assert.Equal(PairDecision.Automatic, Decision(Record(), Record(authors: "Complement Study Group")));
        // Letters under the title of what they speak of stand on the same pages.
        Assert.NotEqual(PairDecision.Automatic,
            Decision(Record(), Record(authors: "Complement Study Group") with { PublicationType = "Letter" }));
        Assert.NotEqual(PairDecision.Automatic,
            Decision(Record($"{Title}: reply"), Record($"{Title}: reply", authors: "Complement Study Group")));
        Assert.NotEqual(PairDecision.Automatic,
            Decision(Record(pages: "548-549"), Record(pages: "548-549", authors: "Complement Study Group")));
        Assert.NotEqual(PairDecision.Automatic, Decision(Record(), Record(pages: "548-556", authors: "Complement Study Group")));
        Assert.NotEqual(PairDecision.Automatic, Decision(Record(), Record(volume: "19", authors: "Complement Study Group")));
    }

    [Fact]
    public void Numbers_in_titles_are_two_ways_of_writing_one_where_the_DOI_or_the_place_says_so()
    {
        var second = Record($"{Title} 2000");
        var third = Record($"{Title} 3000");

        Assert.Equal(PairDecision.Automatic, Decision(second, third));
        Assert.Equal(PairDecision.Automatic,
            Decision(second with { Doi = "10.1/a", Pages = null }, third with { Doi = "10.1/a", Pages = null }));
        Assert.NotEqual(PairDecision.Automatic, Decision(second with { Pages = null }, third with { Pages = null }));
        Assert.NotEqual(PairDecision.Automatic, Decision(second, third with { Pages = "556-561" }));
        Assert.NotEqual(PairDecision.Automatic, Decision(Record($"{Title}: part I", pages: "548-555", doi: "10.1/a"),
            Record($"{Title}: part II", pages: "556-563", doi: "10.1/b")));
    }

    [Fact]
    public void A_title_in_another_language_is_joined_where_all_else_agrees_and_a_different_title_is_for_people()
    {
        var english = Record("The current situation of platform work in Europe");
        var german = Record("Zum aktuellen Stand der Plattformarbeit in Europa");
        var other = Record("A survey of couriers and the apps that they work for");

        Assert.Equal(PairDecision.Automatic, Decision(english, german));
        Assert.Equal(PairDecision.Automatic, Decision(english, Record("[Platform labour in Europe today, an outline]. [German]")));
        var differing = Compare(english, other)!;
        Assert.Equal(PairDecision.Review, differing.Decision);
        Assert.Contains("the titles differ, though all else is the same", differing.Reservations);
        Assert.Single(DuplicateFinder.Find(Fingerprints(english, other), []).ReviewPairs);
        Assert.NotEqual(PairDecision.Automatic, Decision(english, german with { Pages = "556-563" }));
    }

    [Fact]
    public void The_same_text_printed_again_is_joined_and_a_longer_version_is_not()
    {
        var text = string.Join(' ', Enumerable.Range(1, 40)
            .Select(word => $"abstractword{(char)('a' + (word % 26))}{(char)('a' + (word / 26))}x"));
        var first = Record(Long, year: 2009, volume: "24", issue: "1", pages: "46-54", doi: "10.1057/jit.2009.2", text: text);
        var again = first with { Year = 2010, Volume = "25", Pages = "56-64", Doi = "10.1057/jit.2008.23" };

        Assert.Equal(PairDecision.Automatic, Decision(first, again));
        Assert.NotEqual(PairDecision.Automatic, Decision(first, again with { Pages = "56-70" }));
        Assert.NotEqual(PairDecision.Automatic, Decision(first, again with { Abstract = null }));
        Assert.NotEqual(PairDecision.Automatic, Decision(first, again with { Year = 2012 }));
    }

    [Fact]
    public void An_erratum_and_its_article_are_never_joined_but_people_see_them()
    {
        var findings = DuplicateFinder.Find(Fingerprints(Record(),
            Record($"Erratum: {Title}", issue: "9", pages: "911"),
                Record($"{Title} (vol 18, pg 548, 2006)", issue: "9", pages: "911")), []);

        Assert.Equal("2 3", Clusters(findings));
        Assert.NotEmpty(findings.ReviewPairs);
    }

    [Fact]
    public void Entries_without_a_place_whose_titles_are_alike_are_for_people()
    {
        var adults = Record("Open label trial of peer support in adult patients with resistant illness", authors: "Sponsor, Inc",
            journal: null,
            volume: null, issue: null, pages: null);

        Assert.Single(DuplicateFinder.Find(Fingerprints(adults,
            adults with { Title = "Open label trial of peer support in adolescent patients with sensitive illness" }), []).ReviewPairs);
        Assert.Empty(DuplicateFinder.Find(Fingerprints(adults with { Journal = "Trials" },
            adults with
            {
                Title = "Open label trial of peer support in adolescent patients with sensitive illness",
                Journal = "Psychiatry",
                Year = 2009,
            }), []).ReviewPairs);
    }

    [Fact]
    public void Editorials_of_several_issues_do_not_come_before_likelier_pairs()
    {
        var editorial = Record("Editorial introduction", "Zwass, V.", 2015, "Journal of Management Information Systems", "32", "1", "1-8",
            doi: "10.1/a");

        var pair = Compare(editorial, editorial with { Issue = "2", Pages = "1-3", Doi = "10.1/b" })!;

        Assert.NotEqual(PairDecision.Automatic, pair.Decision);
        Assert.Contains(pair.Evidence, evidence => evidence is { Finding: "a title that recurs, with something that differs", Points: -3 });
    }
}
