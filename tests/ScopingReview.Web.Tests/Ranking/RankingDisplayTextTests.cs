using ScopingReview.Domain.Ranking;
using ScopingReview.Web.Features.Ranking;

namespace ScopingReview.Web.Tests.Ranking;

public sealed class RankingDisplayTextTests
{
    [Theory]
    [InlineData(0, 0, 0, 5, "All records are read.")]
    [InlineData(8000, 1600, 0, 247, "The sample shows with 95 % confidence")]
    [InlineData(8000, 1600, 0, 246, "The sample cannot show 95 % yet: with nothing relevant among the 1,600 it read, at least 247 records must have been found, and 246 are.")]
    [InlineData(8000, 1600, 3, 247, "Continue screening: the second reviewer included 3 of the 1,600 unread records in the sample")]
    public void The_advice_says_what_the_sample_shows(int unread, int drawn, int included, int found, string begins)
        => Assert.StartsWith(begins, RankingDisplayText.Advice(new ControlSet(unread, drawn, included, found)), StringComparison.Ordinal);

    [Fact]
    public void A_share_is_never_rounded_up() => Assert.Equal("94.9 %", RankingDisplayText.Share(0.94999));
}
