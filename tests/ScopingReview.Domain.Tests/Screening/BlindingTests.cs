using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using static ScopingReview.Domain.Reviews.ReviewRole;
using static ScopingReview.Domain.Screening.VoteVisibility;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class BlindingTests
{
    [Theory]
    [InlineData(Lead, true, true, true, Votes)]
    [InlineData(Lead, true, false, true, Nothing)]
    [InlineData(Lead, false, true, true, Votes)]
    [InlineData(Lead, false, false, true, Votes)]
    [InlineData(Lead, true, true, false, Nothing)]
    [InlineData(Lead, true, false, false, Nothing)]
    [InlineData(Lead, false, true, false, Nothing)]
    [InlineData(Lead, false, false, false, Nothing)]
    [InlineData(Reviewer, true, true, true, Votes)]
    [InlineData(Reviewer, true, false, true, Nothing)]
    [InlineData(Reviewer, false, true, true, Votes)]
    [InlineData(Reviewer, false, false, true, Outcome)]
    [InlineData(Reviewer, true, true, false, Nothing)]
    [InlineData(Reviewer, true, false, false, Nothing)]
    [InlineData(Reviewer, false, true, false, Nothing)]
    [InlineData(Reviewer, false, false, false, Nothing)]
    [InlineData(Observer, true, true, true, Outcome)]
    [InlineData(Observer, true, false, true, Nothing)]
    [InlineData(Observer, false, true, true, Outcome)]
    [InlineData(Observer, false, false, true, Outcome)]
    [InlineData(Observer, true, true, false, Nothing)]
    [InlineData(Observer, true, false, false, Nothing)]
    [InlineData(Observer, false, true, false, Nothing)]
    [InlineData(Observer, false, false, false, Nothing)]
    public void Votes_of_others_are_seen_by_role_and_lock(ReviewRole role, bool isAssigned, bool hasVoted, bool isLocked, VoteVisibility expected) =>
        Assert.Equal(expected, Blinding.Of(role, isAssigned, hasVoted, isLocked, hasOpen: isAssigned && !hasVoted));

    [Theory]
    [InlineData(Lead, true, true, Votes)]
    [InlineData(Reviewer, true, true, Nothing)]
    [InlineData(Reviewer, false, true, Nothing)]
    [InlineData(Reviewer, false, false, Outcome)]
    [InlineData(Observer, false, false, Outcome)]
    public void While_one_of_a_reviewers_records_is_open_she_is_told_nothing_of_any_of_them(ReviewRole role, bool isAssigned, bool hasVoted, VoteVisibility expected) =>
        Assert.Equal(expected, Blinding.Of(role, isAssigned, hasVoted, isLocked: true, hasOpen: true));

    [Fact]
    public void A_second_reader_sees_nothing_until_their_vote_completes_the_record()
    {
        Guid first = new(1, 0, 0, new byte[8]), second = new(2, 0, 0, new byte[8]);
        ScreeningVote[] one = [new(first, Verdict.Exclude)];
        ScreeningVote[] both = [.. one, new(second, Verdict.Include)];

        Assert.Equal(Nothing, Seen(one, hasVoted: false));
        Assert.Equal(Votes, Seen(both, hasVoted: true));

        VoteVisibility Seen(ScreeningVote[] votes, bool hasVoted) =>
            Blinding.Of(Reviewer, isAssigned: true, hasVoted, ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [first, second], votes).Locked, hasOpen: !hasVoted);
    }
}
