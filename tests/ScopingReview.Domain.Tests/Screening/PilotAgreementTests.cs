using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class PilotAgreementTests
{
    private static readonly Guid[] Readers = [.. Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, new byte[8]))];

    // The ten records of MultiRaterAgreementTests: 7 unanimous (3 of 3 pairs), 3 with one of three: (7·3 + 3)/30 pairs = 24/30 = 80 %; κ
    // 0.55, AC1 0.64.
    private static readonly string[] Ten = ["III", "III", "IIE", "EIE", "EEE", "EEE", "EEE", "EEE", "EEI", "EEE"];

    [Fact]
    public void Three_readers_agree_as_counted_by_hand()
    {
        var agreement = Of(Ten);

        Assert.Equal((30L, 24L, true), (agreement.Pairs, agreement.AgreeingPairs, agreement.IsReached));
        Assert.Equal([3, 4, 9], agreement.Differing);
        Assert.Equal(.55, agreement.OfSeveral!.FleissKappa!.Value, 1e-12);
        Assert.Equal(.64, agreement.OfSeveral.Ac1!.Value, 1e-12);
        Assert.Null(agreement.OfTwo);
        Assert.Equal("80.0 % of the pairs of votes (24 of 30)", agreement.Percentage());
    }

    // a/b/c/d = 20/5/10/15 of DOMAIN's table: 35 of 50 agree, κ .4000, AC1 .4059.
    [Fact]
    public void Two_readers_have_cohens_kappa()
    {
        var agreement =
            Of([.. Enumerable.Repeat("II", 20), .. Enumerable.Repeat("IE", 5), .. Enumerable.Repeat("EI", 10),
                .. Enumerable.Repeat("EE", 15)]);

        Assert.Equal((50L, 35L, false), (agreement.Pairs, agreement.AgreeingPairs, agreement.IsReached));
        Assert.Equal(.4, agreement.OfTwo!.Kappa!.Value, 1e-12);
        Assert.Equal(15, agreement.Differing.Count);
        Assert.Equal("70.0 % (35 of 50 records)", agreement.Percentage());
        Assert.Equal([("Cohen's κ", "0.40 (95 % CI 0.15–0.65)"), ("Gwet's AC1", "0.41 (95 % CI 0.15–0.66)")], agreement.Coefficients());
    }

    [Theory]
    [InlineData(3, 1, true)]
    [InlineData(75, 25, true)]
    [InlineData(74, 26, false)]
    [InlineData(2, 1, false)]
    public void Three_quarters_exactly_are_enough(int agreed, int differing, bool reached)
        => Assert.Equal(reached, Of([.. Enumerable.Repeat("EE", agreed), .. Enumerable.Repeat("EI", differing)]).IsReached);

    [Fact]
    public void A_maybe_is_a_category_of_its_own_unless_it_counts_as_include()
    {
        string[] marks = ["MI", "EE", "MM", "IM"];

        Assert.Equal((2L, MaybeHandling.OwnCategory), (Of(marks).AgreeingPairs, Of(marks).Maybe));
        var together = PilotAgreement.Of(Readers[..2], Votes(marks), maybeCountsAsInclude: true);
        Assert.Equal((4L, 0), (together.AgreeingPairs, together.Differing.Count));
        Assert.Equal(MaybeHandling.CountsAsExclude, Of(["IE", "EE"]).Maybe);
    }

    // 25 and 24 records against 5 by the third: one pair on 24 records is more than three pairs on 5.
    [Fact]
    public void Who_left_early_is_left_out_where_more_can_be_compared_without()
    {
        var agreement = Of([.. Enumerable.Repeat("EEE", 5), .. Enumerable.Repeat("IE.", 2), .. Enumerable.Repeat("EE.", 17), "I.."]);

        Assert.Equal(Readers[..2], agreement.ReaderIds);
        Assert.Equal((24L, 22L), (agreement.Pairs, agreement.AgreeingPairs));
    }

    [Fact]
    public void A_record_that_one_did_not_read_costs_that_record_and_not_the_reader()
    {
        var agreement = Of(["III", "EEE", "EE.", "EIE"]);

        Assert.Equal(Readers[..3], agreement.ReaderIds);
        Assert.Equal([1, 2, 4], agreement.Records);
        Assert.Equal((9L, 7L), (agreement.Pairs, agreement.AgreeingPairs));
    }

    [Theory]
    [InlineData]
    [InlineData("I..", ".E.", "..E")]
    [InlineData("I..", "E..")]
    public void Without_two_votes_on_a_record_nothing_can_be_said(params string[] marks)
    {
        var agreement = Of(marks);

        Assert.Null(agreement.IsReached);
        Assert.Equal("not estimable", agreement.Percentage());
        Assert.Empty(agreement.Coefficients());
        Assert.Empty(agreement.ReaderIds);
    }

    [Fact]
    public void The_methods_section_tells_of_each_round()
    {
        var text = Sentences([new(10, 3, Of(Ten), Counts: false), new(4, 2, Of(["IE", "EE", "II", "EI"]), Counts: true)],
            ScreeningStage.TitleAbstract);

        Assert.Equal(
        [
            "A first pilot of 10 records, drawn at random by hash, was screened independently by 3 reviewers; they agreed on 80.0 % of the pairs of votes (24 of 30), "
                + "with Fleiss' κ 0.55 (95 % CI 0.10–1.00), Conger's κ 0.55 (95 % CI 0.11–1.00) and Gwet's AC1 0.64 (95 % CI 0.24–1.00). This reaches the 75 % that JBI guidance (Peters et al. 2020) recommends before screening begins. "
                + "The decisions of the pilot were set aside, and its records screened again with all others.",
            "A second pilot of 4 records, drawn at random by hash, was screened independently by 2 reviewers; they agreed on 50.0 % (2 of 4 records), "
                + "with Cohen's κ 0.00 (interval not estimable: n < 5) and Gwet's AC1 0.00 (interval not estimable: n < 5). This is below the 75 % that JBI guidance (Peters et al. 2020) recommends before screening begins. "
                + "The decisions of the pilot count, and its records were not drawn from again.",
        ], text);
    }

    [Fact]
    public void A_round_that_is_open_or_was_closed_early_says_so()
    {
        Assert.Equal(["A pilot of 25 records, drawn at random by hash, is screened independently by 3 reviewers."],
            Sentences([new(25, 3, null, null)], ScreeningStage.TitleAbstract));
        var early = Sentences([new(4, 3, Of(["EE.", "EE.", "EIE"]), Counts: true)], ScreeningStage.FullText)[0];
        Assert.StartsWith(
            "A pilot of 4 reports, drawn at random by hash, was screened independently by 3 reviewers; on the 3 reports that 2 of them had read, these agreed on 66.7 % (2 of 3 reports)", early, StringComparison.Ordinal);
        Assert.Contains("too little was read",
            Sentences([new(4, 3, Of(["E.."]), Counts: true)], ScreeningStage.FullText)[0], StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Sentences(IReadOnlyList<PilotFacts> rounds, ScreeningStage stage)
        => [.. PilotDescription.Sentences(rounds, stage).Select(sentence => sentence.Text)];

    private static PilotAgreement Of(params string[] marks)
        => PilotAgreement.Of(Readers[..(marks.Length == 0 ? 3 : marks[0].Length)], Votes(marks), maybeCountsAsInclude: false);

    private static List<PilotVote> Votes(string[] marks) =>
    [
        .. marks.SelectMany(
            (record, number) =>
                record.Select(
                    (mark, reader) =>
                        (mark, vote: new PilotVote(number + 1, Readers[reader],
                            mark switch { 'I' => Verdict.Include, 'M' => Verdict.Maybe, _ => Verdict.Exclude }))))
            .Where(said => said.mark != '.').Select(said => said.vote),
    ];
}
