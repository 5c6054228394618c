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
    public void A_vote_is_held_once_all_who_must_vote_have_or_the_lead_has_ruled(int required, int votes, bool resolved, bool mayChange)
        => Assert.Equal(mayChange, VoteLock.MayChange(required, votes, resolved));
}
