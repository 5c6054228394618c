using ScopingReview.Domain.Deduplication;

using static ScopingReview.Domain.Tests.Deduplication.Exported;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class DuplicateFinderTests
{
    [Fact]
    public void The_most_complete_record_is_kept()
    {
        var cluster =
            Assert.Single(
                DuplicateFinder.Find(Fingerprints(Record(), Record(doi: "10.1/a", text: "An abstract."), Record(issue: null)),
                    []).Clusters);

        Assert.Equal((Id(2), 3), (cluster.KeptId, cluster.Members.Count));
        Assert.Equal(cluster.KeptId, cluster.Members[0]);
    }

    [Fact]
    public void A_record_that_people_have_worked_on_is_kept_before_a_more_complete_one()
    {
        var records = Fingerprints(Record(), Record(doi: "10.1/a"));
        records[0] = records[0] with { Work = WorkDone.Judged };

        Assert.Equal(Id(1), Assert.Single(DuplicateFinder.Find(records, []).Clusters).KeptId);
    }

    [Fact]
    public void A_record_that_fits_two_different_publications_is_for_review()
    {
        var findings =
            DuplicateFinder.Find(
                Fingerprints(Record(), Record(volume: "30", issue: "1", pages: "7-9"), Record(volume: null, issue: null, pages: null)), []);

        Assert.Empty(findings.Clusters);
        Assert.Equal(2, findings.ReviewPairs.Count(pair => pair.Reservations.Contains("fits two different publications")));
    }

    [Fact]
    public void Records_with_nothing_but_the_same_title_are_for_people()
    {
        var bare = Record(title: "Annual report on peer support", authors: "", year: null, journal: null, volume: null, issue: null,
            pages: null);

        var findings = DuplicateFinder.Find(Fingerprints(bare, bare, bare with { Title = "Editorial" }, bare with { Title = "Editorial" },
            bare with { Year = 2019 }, bare with { Year = 2021 }), []);

        Assert.Empty(findings.Clusters);
        Assert.Equal([(1, 2), (1, 5), (1, 6), (2, 5), (2, 6)],
            findings.ReviewPairs.Select(pair => (Number(pair.First), Number(pair.Second)))
                .Select(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))).Order());
    }

    [Theory]
    [InlineData("https://clinicaltrials.gov/show/NCT01234567", "nct01234567", true)]
    [InlineData("https://www.isrctn.com/ISRCTN12345678?q=peer", "ISRCTN12345678", true)]
    [InlineData("https://clinicaltrials.gov/show/NCT01234567", "NCT01234568", false)]
    [InlineData("https://example.org/NCT012345678", "NCT01234567", false)]
    public void Entries_of_one_registered_trial_are_for_people_whatever_their_titles(string url, string accession, bool areOffered)
    {
        var bare = Record(title: "A study of peer support", authors: "", year: 2019, journal: null, volume: null, issue: null, pages: null);

        var findings = DuplicateFinder.Find(
            Fingerprints(bare with { Urls = [url] },
                bare with { Title = "Peers at home and abroad", Year = 2021, AccessionNumber = accession }), []);

        Assert.Empty(findings.Clusters);
        Assert.Equal(areOffered,
            findings.ReviewPairs is [var pair] && pair.Evidence.Any(e => e.Finding == "same trial registration number"));
    }

    [Fact]
    public void People_can_join_what_the_engine_holds_apart_and_take_it_back()
    {
        var records = Fingerprints(Record(), Record(title: "Reply to: " + Title), Record(doi: "10.1/a"));

        Assert.Equal("1 3", Clusters(DuplicateFinder.Find(records, [])));
        Assert.Equal("1 2 3", Clusters(DuplicateFinder.Find(records, [new PairJudgement(Id(1), Id(2), true)])));
    }

    [Fact]
    public void A_pair_that_people_hold_apart_is_not_shown_to_them_again()
    {
        var findings = DuplicateFinder.Find(Fingerprints(Record(), Record()), [new PairJudgement(Id(1), Id(2), false)]);

        Assert.Empty(findings.Clusters);
        Assert.Empty(findings.ReviewPairs);
    }

    [Fact]
    public void A_judgement_that_another_one_excludes_is_reported()
    {
        PairJudgement[] judgements = [new(Id(1), Id(2), true), new(Id(2), Id(3), true), new(Id(1), Id(3), false)];

        Assert.Single(DuplicateFinder.Find(Fingerprints(Record("One"), Record("Two"), Record("Three")), judgements).Contradicted);
    }

    [Fact]
    public void Thresholds_move_pairs_between_the_lists()
    {
        var records = Fingerprints(Record(), Record(year: 2007));

        Assert.Single(DuplicateFinder.Find(records, [], new DuplicateFinderOptions { AutoAbove = 20 }).ReviewPairs);
        Assert.Empty(DuplicateFinder.Find(records, [], new DuplicateFinderOptions { ReviewBelow = 20, AutoAbove = 20 }).ReviewPairs);
        Assert.Throws<ArgumentException>(() => DuplicateFinder.Find(records, [], new DuplicateFinderOptions { ReviewBelow = 10 }));
    }

    [Fact]
    public void A_second_import_finds_its_duplicates_among_the_first_without_comparing_that_again()
    {
        var records = Fingerprints(Record(), Record(issue: null), Record(pages: "548"), Record(doi: "10.1/a"));
        records[1] = records[1] with { StandingDuplicateOf = Id(1) };

        var findings =
            DuplicateFinder.Find(records, [], new DuplicateFinderOptions { ComparedBefore = new HashSet<Guid> { Id(1), Id(2) } });

        Assert.Equal("1 2 3 4", Clusters(findings));
        Assert.Contains(findings.AutomaticPairs, pair => pair.First == Id(4) || pair.Second == Id(4));
    }

    [Fact]
    public void The_run_says_how_far_it_has_come_and_can_be_stopped()
    {
        var told = new List<DuplicateProgress>();
        DuplicateFinder.Find(Fingerprints(Record(), Record()), [], new DuplicateFinderOptions { Cores = 1 }, new Told(told.Add));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Equal([DuplicateStage.Blocking, DuplicateStage.Comparing, DuplicateStage.Clustering],
            told.Select(progress => progress.Stage).Distinct());
        Assert.ThrowsAny<OperationCanceledException>(
            () => DuplicateFinder.Find(Fingerprints(Record(), Record()), [], cancellationToken: stopped.Token));
    }

    [Fact]
    public void Ten_thousand_records_of_one_author_and_year_are_not_all_compared_with_each_other()
    {
        var records =
            Fingerprints(
                Enumerable.Range(0, 10_000)
                    .Select(number =>
                        Record($"Report {number} of the working party", "Anderson, P.", 2001, "Reports", $"{number}", null, null)));

        Assert.True(DuplicateFinder.Find(records, []).PairsCompared < 2_000_000);
    }

    [Fact]
    public void A_record_given_twice_is_an_error() =>
        Assert.Throws<ArgumentException>(() => DuplicateFinder.Find([.. Fingerprints(Record()), .. Fingerprints(Record())], []));

    private sealed class Told(Action<DuplicateProgress> tell) : IProgress<DuplicateProgress>
    {
        public void Report(DuplicateProgress value) => tell(value);
    }
}
