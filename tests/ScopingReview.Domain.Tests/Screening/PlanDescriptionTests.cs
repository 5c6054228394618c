using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class PlanDescriptionTests
{
    private static readonly PlanFacts Partial = new()
    {
        Stage = ScreeningStage.TitleAbstract,
        FirstReviewers = ["Ada", "Ben"],
        SecondReviewers = ["Cem"],
        Share = 0.2m,
        MaybeCountsAsInclude = true,
        Draws = [new(13178, 2636), new(12, 2), new(3, 0)],
        Seed = "s-1",
    };

    [Fact]
    public void A_partial_second_reading_says_how_many_how_drawn_and_what_it_departs_from()
    {
        var text = Sentences(Partial);

        Assert.Equal(
        [
            "Titles and abstracts of 13,193 records are screened by Ada and Ben, each record by one of them; they are split evenly, by hash.",
            "A random sample of 20 % (2,638 of 13,193 records) is screened a second time by Cem, independently, blind to the first decision, and never by the same person.",
            "The sample is drawn by hash: record numbers are ranked by the SHA-256 of the seed “s-1” and the number, and the first ones are taken, so that anyone can repeat the draw. Records that arrived later were ranked in the same way, and as many of them drawn as bring the sample to 20 % of all, rounded up (2 of 12; 0 of 3).",
            "Until they had finished their own screening at this stage, reviewers, including leads, were shown counts and lists based on their own decisions only, and not which records were double-screened.",
            "“Maybe” counts as inclusion at this stage. Disagreements are decided by the lead of the review.",
            "Double-screening only a sample departs from JBI guidance, which recommends two reviewers throughout; Cochrane's rapid-review guidance allows it. The sample gives an estimate of what single screening may have missed.",
        ], text);
    }

    [Fact]
    public void Draws_of_later_records_by_themselves_are_told_as_what_they_were()
    {
        var drawing =
            Sentences(Partial with { Draws = [new(13178, 2636, true), new(12, 3, true), new(4, 1, true), new(8, 0)] })[2];

        Assert.EndsWith(
            " Records that arrived later were drawn from in the same way, by themselves (3 of 12; 1 of 4)."
            + " Records that arrived later still were ranked in the same way, and as many of them drawn as bring the sample to 20 % of all, rounded up (0 of 8).",
            drawing, StringComparison.Ordinal);
    }

    [Fact]
    public void Priority_screening_is_told_with_its_times_and_what_the_sample_showed_when_reading_was_stopped()
    {
        var ranked = Partial with
        {
            Rankings = [new(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 5)),
            new(new DateOnly(2026, 4, 1), null)]
        };

        var text = Sentences(ranked)[3];
        var stopped = Sentences(ranked with { Stopped = new(new DateOnly(2026, 5, 2), 5200, 1, 0.95678) })[3];

        Assert.StartsWith("From 1 March 2026 to 5 March 2026 and from 1 April 2026 on, the records of first reviewers were put in order by priority screening:", text, StringComparison.Ordinal);
        Assert.EndsWith("The order excluded no record.", text, StringComparison.Ordinal);
        Assert.Contains("(the parameters of ELAS u4, ASReview LAB)", text, StringComparison.Ordinal);
        var changed = ranked with { Rankings = [ranked.Rankings[0], ranked.Rankings[1] with { Model = RankingModelKind.Modified }] };
        Assert.Contains($"and from 1 April 2026 on (the parameters of ELAS u4, ASReview LAB, with {RankingOptions.Of(RankingModelKind.Modified).Difference}), the records",
            Sentences(changed)[3], StringComparison.Ordinal);
        Assert.EndsWith(
            " Reading was stopped on 2 May 2026: 5,200 records that nobody had read were marked as ineligible by automation tools, and 1 record of the random sample stands by the second reviewer's decision. The sample then showed with 95 % confidence that at least 95.6 % of what passes title and abstract had been found.",
            stopped, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_second_reading_departs_from_nothing()
    {
        var text = Sentences(
            Partial with
            {
                Stage = ScreeningStage.FullText,
                Share = 1,
                FirstReviewers = ["Ada"],
                SecondReviewers = ["Ben", "Cem", "Dora"],
                Draws = [new(1, 1)]
            });

        Assert.Equal(
        [
            "Full texts of 1 report are screened by Ada.",
            "Every report is screened a second time by one of Ben, Cem and Dora, independently, blind to the first decision, and never by the same person.",
            "Until they had finished their own screening at this stage, reviewers, including leads, were shown counts and lists based on their own decisions only, and not which reports were double-screened.",
            "Disagreements, and reports that remain at “maybe”, are decided by the lead of the review.",
        ], text);
    }

    [Fact]
    public void A_lead_who_asked_to_see_everything_is_named_with_the_decisions_that_followed()
    {
        var unblinded = new DateTimeOffset(2026, 11, 3, 23, 30, 0, TimeSpan.FromHours(-2));

        var text = BlindingDescription.Sentences(0.2m, ScreeningStage.TitleAbstract,
            [new("Ada", unblinded, 1), new("Ben", unblinded, 1204), new("Cem", unblinded, 0)]).Skip(1).Select(sentence => sentence.Text);

        Assert.Equal(
        [
            "Ada, a lead of the review, asked to see all decisions on 4 November 2026, before finishing their own screening; 1 decision that they gave afterwards is left out of agreement and of the estimate of missed inclusions.",
            "Ben, a lead of the review, asked to see all decisions on 4 November 2026, before finishing their own screening; 1,204 decisions that they gave afterwards are left out of agreement and of the estimate of missed inclusions.",
            "Cem, a lead of the review, asked to see all decisions on 4 November 2026, before finishing their own screening; they gave no decision afterwards.",
        ], text);
    }

    [Fact]
    public void Where_nothing_is_read_twice_nobody_is_said_to_have_been_blind()
        => Assert.Empty(BlindingDescription.Sentences(0, ScreeningStage.FullText, []));

    [Fact]
    public void A_single_reading_says_what_cannot_be_known()
    {
        var text = Sentences(Partial with { Share = 0, SecondReviewers = [], MaybeCountsAsInclude = false, Draws = [] });

        Assert.Equal(
            "Titles and abstracts of all records are screened by Ada and Ben, each record by one of them; they are split evenly, by hash.",
            text[0]);
        Assert.Equal("Records that the reviewer leaves at “maybe” are decided by the lead of the review.", text[1]);
        Assert.EndsWith("neither agreement nor missed inclusions can be estimated.", text[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_right_to_know_the_seed_it_is_not_in_the_text()
        => Assert.All(Sentences(Partial with { Seed = null }),
            sentence => Assert.DoesNotContain("s-1", sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData(Stratification.InformationSource,
        "shared among the information sources in proportion to their size (largest remainder), and of each source the first ones are taken, so that")]
    [InlineData(Stratification.PublicationYear,
        "shared among the years of publication in proportion to their size (largest remainder), and of each year the first ones are taken, so that")]
    public void Strata_are_told(Stratification by, string says)
    {
        var text = Sentences(Partial with { Stratification = by })[2];

        Assert.StartsWith("The sample is drawn by hash in strata: record numbers are ranked by", text, StringComparison.Ordinal);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pilot_rounds_come_first()
        => Assert.StartsWith("A pilot of 25 records", Sentences(Partial with { Pilots = [new(25, 2, null, null)] })[0],
            StringComparison.Ordinal);

    [Theory]
    [InlineData("0.2", "20 %")]
    [InlineData("0.125", "12.5 %")]
    [InlineData("1", "100 %")]
    public void A_share_reads_as_a_percentage(string share, string expected)
        => Assert.Equal(expected, PlanDescription.Percentage(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture)));

    private static IReadOnlyList<string> Sentences(PlanFacts plan) => [.. PlanDescription.Sentences(plan).Select(sentence => sentence.Text)];
}
