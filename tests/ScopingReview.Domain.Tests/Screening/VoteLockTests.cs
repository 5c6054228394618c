using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class VoteLockTests
{
    [Theory]
    [InlineData(1, 0, false, true)]
    [InlineData(1, 1, false, true)]
    [InlineData(1, 1, true, false)]
    [InlineData(2, 1, false, true)]
    [InlineData(2, 2, false, false)]
    [InlineData(2, 1, true, false)]
    [InlineData(3, 2, false, true)]
    [InlineData(3, 3, false, false)]
    public void Once_its_author_is_done_a_vote_is_held_by_the_other_votes_and_by_a_resolution(
        int required, int votes, bool resolved, bool mayChange)
        => Assert.Equal(mayChange, VoteLock.MayChange(hasReadingsLeft: false, required, votes, resolved));

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, false)]
    [InlineData(2, 2, true)]
    public void As_long_as_its_author_has_readings_left_a_vote_may_be_changed_whatever_others_have_said(
        int required, int votes, bool resolved)
        => Assert.True(VoteLock.MayChange(hasReadingsLeft: true, required, votes, resolved));
}
