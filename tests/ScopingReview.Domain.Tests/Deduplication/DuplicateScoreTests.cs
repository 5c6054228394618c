using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;

using static ScopingReview.Domain.Tests.Deduplication.Exported;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class DuplicateScoreTests
{
    [Fact]
    public void The_score_is_explained_field_by_field()
    {
        var pair = Compare(Record(doi: "10.1/a"),
            Record(title: Title.ToUpperInvariant() + ".", authors: "P. F. Zipfel; C. Skerka", journal: "Curr Opin Rheumatol", year: 2007,
                pages: "548-55", doi: "10.1/a"))!;

        Assert.Equal(
            "title identical +6, same authors +3, same journal +2, year ±1 0, same volume +1.5, same issue +0.7, same pages +3, same DOI +6", pair.EvidenceInWords);
        Assert.Equal(22.2, pair.Score);
        Assert.Equal(pair.Evidence.Sum(evidence => evidence.Points), pair.Score, 6);
        Assert.Equal(PairDecision.Automatic, pair.Decision);
        Assert.Empty(pair.Reservations);
    }

    public static TheoryData<string, BibliographicRecord, string> Findings() => new()
    {
        { "a misprint", Record(title: "Complement disfunction in the hemolytic uremic syndrome of newborns"), "title 98 % alike +5" },
        { "a British spelling", Record(title: "Complement dysfunction in the haemolytic uraemic syndrome of newborns"),
            "title 96 % alike +5" },
        { "a subtitle", Record(title: Title + ": a study of many years and places"), "one title is part of the other +5" },
        { "a subtitle after a misprint",
            Record(title: "Complement disfunction in the hemolytic uremic syndrome of newborns: a study of many years"),
            "one title is part of the other +5" },
        { "another word", Record(title: "Complement dysfunction in the hemolytic uremic syndrome of neonates", pages: null),
            "words differ (" },
        { "another number", Record(title: Title + " 2", pages: null), "numbers differ (" },
        { "an erratum", Record(title: "Erratum: " + Title), "another kind of publication (" },
        { "authors cut off", Record(authors: "Zipfel, P. F."), "same authors +3" },
        { "given names first", Record(authors: "Peter Zipfel; Christine Skerka"), "same authors +3" },
        { "a comma after the particle", Record(authors: "Zipfel, Peter; Le, Skerka C."), "same authors +3" },
        { "an author more", Record(authors: "Licht, C.; Zipfel, P. F."), "some authors agree 0" },
        { "other authors", Record(authors: "Licht, C.; Harris, D.", pages: "548"), "authors differ -4" },
        { "another journal", Record(journal: "Transfusion"), "journals differ -1.5" },
        { "two years", Record(year: 2008), "2 years apart -1.5" },
        { "four years", Record(year: 2010), "4 years apart -3.5" },
        { "another volume", Record(volume: "19"), "volume differs -2.5" },
        { "another issue", Record(issue: "6"), "issue differs -0.6" },
        { "no last page", Record(pages: "548"), "same first page +2.2" },
        { "a letter before the page", Record(pages: "c548-c555"), "same first page +2.2" },
        { "other pages", Record(pages: "600-610"), "pages differ -3.5" },
        { "pages from 1", Record(pages: "1-8"), "pages differ (one starts at 1) -2" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public void Each_field_says_its_part(string what, BibliographicRecord other, string finding) =>
        Assert.True(Compare(Record(), other)!.EvidenceInWords.Contains(finding, StringComparison.Ordinal),
            $"{what}: {Compare(Record(), other)!.EvidenceInWords}");

    public static TheoryData<BibliographicRecord, BibliographicRecord, string> Reserved() => new()
    {
        { Record(), Record(volume: "20", issue: "1", pages: "7-9"), "volume, issue and pages all differ" },
        { Record(), Record(volume: "20", pages: "7-9"), "volume and pages differ" },
        { Record(), Record(pages: "S12"), "pages of a supplement against others" },
        { Record(issue: null), Record(pages: "600-610"), "pages differ, and no matching issue" },
        { Record(), Record(issue: "6", pages: null), "volume or issue differs, and there are no pages to compare" },
        { Record(pages: null), Record(year: 2011), "more than two years apart" },
        { Record(title: "Editorial"), Record(title: "Editorial", pages: "600-610"), "a title that recurs, with something that differs" },
        { Record(pages: null), Record(pages: null, journal: "Symposium on Clinical Examples"), "one in a journal, one at a conference" },
        { Record(pages: null, volume: null), Record(journal: "Transfusion"), "different journals" },
        { Record(doi: "10.1002/14651858.cd001.pub2"), Record(doi: "10.1002/14651858.cd001.pub3"), "two versions of one publication" },
        { Record(pages: "CD001234"), Record(pages: "CD001234", year: 2007), "two versions of one publication" },
        { Record(), Record(title: "Reply to: " + Title), "the titles name different publications" },
        { Record(), Record(title: Title + ", part 2"), "the titles name different publications" },
        { Record(doi: "10.1/a"), Record(doi: "10.1/b", year: 2007), "different DOIs, and different volume, pages or year" },
        { Record(pubMedId: "1"), Record(pubMedId: "2"), "different PubMed ids" },
        { Record(), Record(authors: "Licht, C.; Harris, D.", pages: "548"), "the authors differ" },
        { Record(), Record(title: null), "a title is missing" },
        { Record(journal: null, volume: null, issue: null, pages: null), Record(year: 2007), "little beside the title agrees" },
        { Record(volume: null, issue: null, pages: null), Record(title: Title + " and their mothers and fathers", year: 2007),
            "year and title differ, and no matching volume, pages or DOI" },
    };

    [Theory]
    [MemberData(nameof(Reserved))]
    public void What_stands_against_a_pair_keeps_it_from_being_joined(BibliographicRecord a, BibliographicRecord b, string reservation)
    {
        var pair = Compare(a, b)!;

        Assert.True(pair.Reservations.Contains(reservation), string.Join("; ", pair.Reservations));
        Assert.Equal(PairDecision.Review, pair.Decision);
    }

    public static TheoryData<BibliographicRecord, BibliographicRecord> Joined() => new()
    {
        { Record(), Record(doi: "10.1/a", journal: null, volume: null, issue: null, pages: null) },
        { Record(doi: "10.1/a"), Record(doi: "10.1/a", volume: "20", pages: "7-9") },
        { Record(doi: "10.1/a"), Record(doi: "10.1/typo") },
        { Record(doi: "10.1/a"), Record(doi: "10.1/a", title: "Komplementstörung beim hämolytisch-urämischen Syndrom") },
        { Record(), Record(title: "Komplementstörung beim hämolytisch-urämischen Syndrom") },
        { Record(), Record(volume: "5", issue: "18") },
        { Record(year: 2006, volume: null, issue: null, pages: "1-8", doi: "10.1/a"), Record(year: 2007, doi: "10.1/a") },
        { Record(authors: "A, B.; Example, C.; Doe, D.; Roe, E."),
            Record(authors: "A, B.; Example, C.; Doe, D.; Roe, E.", issue: "7", pages: "612-620") },
    };

    [Theory]
    [MemberData(nameof(Joined))]
    public void Several_things_that_agree_outweigh_one_that_is_wrong(BibliographicRecord a, BibliographicRecord b) =>
        Assert.Equal((PairDecision.Automatic, ""), (Compare(a, b)!.Decision, string.Join("; ", Compare(a, b)!.Reservations)));

    [Fact]
    public void A_DOI_of_several_publications_is_no_evidence()
    {
        string[] titles = [Title, "Screening of mothers for streptococci late in pregnancy",
            "Outcome of platelet transfusion after surgery on the heart", "Iron chelation by mouth in sickle cell disease"];
        var records =
            titles.Select((title, index) =>
                Record(title, index < 2 ? "Doe, J." : "Roe, K.", doi: "10.1/supplement", pages: $"S{index + 1}", issue: "S1"));

        Assert.Empty(DuplicateFinder.Find(Fingerprints(records), []).Clusters);
    }
}
