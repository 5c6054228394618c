using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Features.Ranking;

namespace ScopingReview.Web.Tests.Ranking;

public sealed class RankingDisplayTextTests
{
    [Theory]
    [InlineData(0, 0, 0, 5, "All records are read.")]
    [InlineData(8000, 1600, 0, 247, "The sample shows with 95 % confidence")]
    [InlineData(8000, 1600, 0, 246,
        "The sample cannot show 95 % yet: with nothing relevant among the 1,600 it read, at least 247 records must have been found, and 246 are.")]
    [InlineData(8000, 1600, 3, 247, "Continue screening: the second reviewer included 3 of the 1,600 unread records in the sample")]
    public void The_advice_says_what_the_sample_shows(int unread, int drawn, int included, int found, string begins)
        => Assert.StartsWith(begins, RankingDisplayText.Advice(new ControlSet(unread, drawn, included, found)), StringComparison.Ordinal);

    [Fact]
    public void A_share_is_never_rounded_up() => Assert.Equal("94.9 %", RankingDisplayText.Share(0.94999));

    [Fact]
    public void The_tail_is_called_a_heuristic_with_its_window_and_a_probability_that_is_rounded_up()
    {
        bool[] found = [.. Enumerable.Repeat(true, 20), .. Enumerable.Repeat(false, 70)];

        // C(10, 2) / C(80, 2) = 0.01424: two relevant ones among 80, none of them in a window of 70.
        var text = RankingDisplayText.Tail(new RecallCurve(found, 10, null, null));

        Assert.StartsWith("A heuristic, not to be relied on alone", text, StringComparison.Ordinal);
        Assert.Contains("the last 70 records would hold as few relevant ones with a probability of at most 1.5 %.", text,
            StringComparison.Ordinal);
        Assert.EndsWith("does not suggest yet that 95 % has been found.",
            RankingDisplayText.Tail(new RecallCurve([true, false], 10, null, null)), StringComparison.Ordinal);
        Assert.Null(RankingDisplayText.Tail(new RecallCurve([false, false], 10, null, null)));
    }
}
