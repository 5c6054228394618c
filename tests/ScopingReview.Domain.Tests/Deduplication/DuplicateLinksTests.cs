using ScopingReview.Domain.Deduplication;

using static ScopingReview.Domain.Tests.Deduplication.Exported;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class DuplicateLinksTests
{
    [Fact]
    public void A_link_says_what_the_two_have_in_common_and_how_much_it_weighs()
    {
        var link = Assert.Single(Links(Fingerprints(Record(), Record(doi: "10.1/a", text: "An abstract.")), []));

        Assert.Equal((Id(1), Id(2), DuplicateRule.Evidence, (Guid?)null), (link.DuplicateId, link.KeptId, link.Rule, link.ThroughId));
        Assert.StartsWith("title identical +6, same authors +3", link.Evidence, StringComparison.Ordinal);
        Assert.True(link.Score >= 9);
    }

    [Fact]
    public void What_a_person_said_of_the_two_comes_before_their_evidence()
    {
        var link = Assert.Single(Links(Fingerprints(Record(), Record(doi: "10.1/a")), [new PairJudgement(Id(1), Id(2), true)]));

        Assert.Equal((DuplicateRule.JudgedSame, (double?)null), (link.Rule, link.Score));
    }

    [Fact]
    public void A_record_joined_through_another_names_it()
    {
        var records =
            Fingerprints(Record(), Record(doi: "10.1/a"),
                Record("Something else altogether, told by other people", "Ness, O.", 1999, "Another Journal", "3", "1", "7-9"));

        var links = Links(records, [new PairJudgement(Id(3), Id(1), true)]).ToDictionary(l => l.DuplicateId);

        Assert.Equal((Id(2), DuplicateRule.Evidence, (Guid?)null), (links[Id(1)].KeptId, links[Id(1)].Rule, links[Id(1)].ThroughId));
        Assert.Equal((Id(2), DuplicateRule.JudgedSame, (Guid?)Id(1)), (links[Id(3)].KeptId, links[Id(3)].Rule, links[Id(3)].ThroughId));
    }

    [Fact]
    public void A_link_that_stands_from_an_earlier_run_says_so()
    {
        var records = Fingerprints(Record("One thing"), Record("Another thing", doi: "10.1/b"));
        records[0] = records[0] with { StandingDuplicateOf = Id(2) };

        var link = Assert.Single(
            DuplicateLinks.Of(
                DuplicateFinder.Find(records, [], new DuplicateFinderOptions { ComparedBefore = new HashSet<Guid> { Id(1), Id(2) } }), []));

        Assert.Equal(DuplicateRule.JoinedEarlier, link.Rule);
    }

    private static IReadOnlyList<DuplicateLink> Links(IReadOnlyCollection<RecordFingerprint> records, PairJudgement[] judgements)
        => DuplicateLinks.Of(DuplicateFinder.Find(records, judgements), judgements);
}
