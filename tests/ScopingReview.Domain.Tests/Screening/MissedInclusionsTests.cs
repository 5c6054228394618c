using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class MissedInclusionsTests
{
    // N 12,000, k 2,400, of which 190 are open, m 8: the open ones counted as none and as all.
    [Fact]
    public void While_something_is_open_there_are_two_bounds_and_no_interval_between()
    {
        var missed = Of(new MissedStratum(12_000, 2_400, 8, 190));

        Assert.Equal((MissedStanding.Estimated, 9_600, 190), (missed.Standing, missed.ReadOnce, missed.Open));
        Assert.Null(missed.Interval);
        Assert.Equal(new HypergeometricInterval(12, 66), missed.IfNone);
        Assert.Equal(new HypergeometricInterval(677, 918), missed.IfAll);
    }

    [Fact]
    public void Once_everything_is_settled_there_is_one_interval()
    {
        var missed = Of(new MissedStratum(12_000, 2_400, 8));

        Assert.Equal(new HypergeometricInterval(12, 66), missed.Interval);
        Assert.Equal(missed.IfNone, missed.IfAll);
    }

    // Each at 97.5 %: 0–34 and 0–8, computed apart from this code with exact fractions.
    [Fact]
    public void Two_shares_are_two_strata_whose_intervals_at_half_the_error_are_added()
    {
        var missed = Of(new MissedStratum(1_000, 200, 2, share: .2m), new MissedStratum(400, 200, 1, share: .5m));

        Assert.Equal(new HypergeometricInterval(0, 42), missed.Interval);
        Assert.Equal((1_400, 400, 3, 1_000), (missed.Population, missed.Drawn, missed.Found, missed.ReadOnce));
    }

    [Fact]
    public void A_stratum_of_which_nothing_was_drawn_takes_no_part_and_is_named()
    {
        var missed = Of(new MissedStratum(12_000, 2_400, 8, share: .2m), new MissedStratum(50, 0, 0, share: 0));

        Assert.Equal(new HypergeometricInterval(12, 66), missed.Interval); // at 95 %: one stratum was drawn from
        Assert.Equal((9_600, 50), (missed.ReadOnce, Assert.Single(missed.NotDrawn).Population));
        Assert.EndsWith(" There is no estimate for 50 records of which none was drawn.", Text(missed), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_draw_there_is_no_estimate() => AssertNone(MissedStanding.NotSampled);

    [Fact]
    public void Without_any_exclusion_there_is_nothing_to_estimate() =>
        AssertNone(MissedStanding.NothingExcluded, new MissedStratum(0, 0, 0, share: .2m));

    [Fact]
    public void With_none_drawn_of_those_excluded_there_is_no_estimate() =>
        AssertNone(MissedStanding.NoneDrawn, new MissedStratum(10, 0, 0, share: .2m));

    [Fact]
    public void With_all_drawn_at_one_share_and_none_at_another_there_is_no_estimate_for_those_read_once()
    {
        MissedStratum[] strata = [new(10, 10, 2, share: 1), new(50, 0, 0, share: 0)];

        AssertNone(MissedStanding.NoneDrawn, strata);
        Assert.Equal(
            "Of 60 records that the first reviewer excluded, 10 (16.7 %) were drawn at random for a second reviewer (at a share of 0 %, 0 of 50; at a share of 100 %, 10 of 10). "
                + "Of those drawn, 2 (20.0 %) passed title and abstract. There is no estimate for 50 records of which none was drawn.",
            Text(Of(strata)));
    }

    [Fact]
    public void With_all_of_them_drawn_nothing_can_be_missed_whatever_is_open() =>
        AssertNone(MissedStanding.AllReadTwice, new MissedStratum(674, 674, 1, 5, share: 1));

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(10, 11, 0, 0)]
    [InlineData(10, 5, 6, 0)]
    [InlineData(10, 5, 3, 3)]
    [InlineData(10, 5, int.MaxValue, int.MaxValue)]
    public void A_stratum_that_cannot_be_is_refused(int population, int drawn, int found, int open) =>
        Assert.Throws<ArgumentException>(() => new MissedStratum(population, drawn, found, open));

    [Fact]
    public void A_settled_figure_reads_as_sentences_on_both_events() => Assert.Equal(
        "Of 12,000 records that the first reviewer excluded, 2,400 (20.0 %) were drawn at random for a second reviewer. "
            + "Of those drawn, 8 (0.3 %) passed title and abstract; among the 9,600 records that one person alone read, an estimated 12 to 66 would have done so (exact hypergeometric 95 % confidence interval). "
            + "Of those drawn, 3 (0.1 %) were included in the review; among the 9,600 records that one person alone read, an estimated 1 to 37 would have been (exact hypergeometric 95 % confidence interval).",
        new[] { Of(new MissedStratum(12_000, 2_400, 8)), Included(new MissedStratum(12_000, 2_400, 3)) }.Describe().Text);

    [Fact]
    public void An_open_figure_reads_as_bounds() => Assert.Equal(
        "Of 12,000 records that the first reviewer excluded, 2,400 (20.0 %) were drawn at random for a second reviewer. "
            + "Of those drawn, 8 (0.3 %) have passed title and abstract so far, and 190 are open; among the 9,600 records that one person alone read, "
            + "an estimated 12 to 66 would have done so if none of the open ones passes, and 677 to 918 if all of them do (exact hypergeometric 95 % confidence intervals). "
            + "Of those drawn, none has been included in the review so far, and 198 are open; among the 9,600 records that one person alone read, "
            + "an estimated 0 to 16 would have been if none of the open ones is, and 677 to 918 if all of them are (exact hypergeometric 95 % confidence intervals).",
        new[] { Of(new MissedStratum(12_000, 2_400, 8, 190)), Included(new MissedStratum(12_000, 2_400, 0, 198)) }.Describe().Text);

    [Fact]
    public void A_full_text_figure_speaks_of_reports_and_of_one_open_one_alone() => Assert.Equal(
        "Of 20 reports that the first reviewer excluded, 10 (50.0 %) were drawn at random for a second reviewer. "
            + "Of those drawn, 1 (10.0 %) has been included in the review so far, and 1 is open; among the 10 reports that one person alone read, "
            + "an estimated 0 to 6 would have been if the open one is not, and 0 to 7 if it is (exact hypergeometric 95 % confidence intervals).",
        new[] { Included(new MissedStratum(20, 10, 1, 1)) }.Describe("report", "reports").Text);

    [Fact]
    public void Several_strata_are_named_by_their_shares() => Assert.StartsWith(
        "Of 1,400 records that the first reviewer excluded, 400 (28.6 %) were drawn at random for a second reviewer (at a share of 20 %, 200 of 1,000; at a share of 50 %, 200 of 400). "
            + "Of those drawn, 3 (0.8 %) passed title and abstract; among the 1,000 records that one person alone read, an estimated 0 to 42 would have done so "
            + "(95 % confidence interval: the sum of exact hypergeometric ones over 2 shares).",
        Text(Of(new MissedStratum(400, 200, 1, share: .5m), new MissedStratum(1_000, 200, 2, share: .2m))), StringComparison.Ordinal);

    [Theory]
    [InlineData(null,
        "No record was drawn at random for a second reviewer, and those that two people read are not a random sample; how many inclusions single screening missed cannot be estimated.")]
    [InlineData("0,0,0,0",
        "No record that could be drawn for a second reviewer has been excluded by the first reviewer, so single screening cannot have missed any.")]
    [InlineData("10,0,0,0",
        "Of 10 records that the first reviewer excluded, none was drawn for a second reviewer; how many inclusions single screening missed cannot be estimated.")]
    [InlineData("674,674,1,0",
        "Every record that the first reviewer excluded (674) was drawn for a second reviewer, so single screening cannot have missed any. Of those drawn, 1 (0.1 %) passed title and abstract.")]
    [InlineData("674,674,0,5",
        "Every record that the first reviewer excluded (674) was drawn for a second reviewer, so single screening cannot have missed any. Of those drawn, none has passed title and abstract so far, and 5 are open.")]
    public void A_figure_that_is_none_says_why(string? stratum, string expected)
    {
        MissedStratum[] strata = stratum?.Split(',').Select(int.Parse).ToArray() is [var population, var drawn, var found, var open]
            ? [new(population, drawn, found, open)] : [];
        Assert.Equal(expected, Text(Of(strata)));
    }

    [Fact]
    public void What_the_figure_does_not_cover_is_said()
    {
        var remainder = new MissedRemainder(OutsideDraw: 12, KnownOtherwise: 1, Awaiting: 2);

        Assert.EndsWith(
            " Outside of the draw, one person alone read and excluded 12 records, which this does not cover. Left out was 1 record that others had decided on too (decisions from elsewhere, merged duplicates). The first reviewer has yet to read 2 records.",
            new[] { Of(new MissedStratum(12_000, 2_400, 8)) }.Describe(remainder: remainder).Text, StringComparison.Ordinal);
        Assert.EndsWith(
            " cannot be estimated. One person alone read and excluded 5 records.",
            new[] { Of() }.Describe(remainder: new(OutsideDraw: 5)).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "excluded by the first reviewer yet, so",
            new[] { Of(new MissedStratum(0, 0, 0)) }.Describe(remainder: new(Awaiting: 5)).Text,
            StringComparison.Ordinal);
    }

    private static MissedInclusions Of(params MissedStratum[] strata) => MissedInclusions.Of(MissedEvent.PassedTitleAbstract, strata);

    private static MissedInclusions Included(MissedStratum stratum) => MissedInclusions.Of(MissedEvent.IncludedInReview, [stratum]);

    private static string Text(MissedInclusions missed) => new[] { missed }.Describe().Text;

    private static void AssertNone(MissedStanding standing, params MissedStratum[] strata)
    {
        var missed = Of(strata);
        Assert.Equal(standing, missed.Standing);
        Assert.Null(missed.Interval);
        Assert.Null(missed.IfNone);
        Assert.Null(missed.IfAll);
        Assert.NotNull(missed.WhyNoEstimate());
    }
}
