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
    public void Votes_of_others_are_seen_by_role_and_lock(
        ReviewRole role, bool isAssigned, bool hasVoted, bool isLocked, VoteVisibility expected) =>
        Assert.Equal(expected, Blinding.Of(role, isAssigned, hasVoted, isLocked, isBlind: false, hasOpen: isAssigned && !hasVoted));

    [Theory]
    [InlineData(Lead, true, true, Votes)]
    [InlineData(Reviewer, true, true, Nothing)]
    [InlineData(Reviewer, false, true, Nothing)]
    [InlineData(Reviewer, false, false, Outcome)]
    [InlineData(Observer, false, false, Outcome)]
    public void While_one_of_a_reviewers_records_waits_for_another_reader_they_are_told_nothing_of_any_of_theirs(
        ReviewRole role, bool isAssigned, bool hasVoted, VoteVisibility expected) =>
        Assert.Equal(expected, Blinding.Of(role, isAssigned, hasVoted, isLocked: true, isBlind: false, hasOpen: true));

    [Theory]
    [InlineData(Lead, true, true, Nothing)]
    [InlineData(Lead, false, true, Nothing)]
    [InlineData(Lead, false, false, Votes)]
    [InlineData(Reviewer, true, true, Nothing)]
    [InlineData(Reviewer, false, true, Nothing)]
    [InlineData(Reviewer, false, false, Nothing)]
    public void Who_is_blind_is_told_nothing_of_records_that_they_read_and_as_a_reviewer_of_no_record(
        ReviewRole role, bool isAssigned, bool hasVoted, VoteVisibility expected) =>
        Assert.Equal(expected, Blinding.Of(role, isAssigned, hasVoted, isLocked: true, isBlind: true, hasOpen: true));

    [Theory]
    [InlineData(true, true, true, false, true)]
    [InlineData(true, false, true, false, false)]
    [InlineData(true, true, false, false, false)]
    [InlineData(true, true, true, true, false)]
    [InlineData(false, true, true, false, false)]
    public void Somebody_is_blind_who_has_readings_left_where_others_read_as_well_and_did_not_ask_for_the_whole_picture(
        bool mayVote, bool hasReadingsLeft, bool isReadTwice, bool seesWholePicture, bool expected) =>
        Assert.Equal(expected, Blinding.IsBlind(mayVote, hasReadingsLeft, isReadTwice, seesWholePicture));

    [Fact]
    public void A_second_reader_sees_nothing_until_their_vote_completes_the_record()
    {
        Guid first = new(1, 0, 0, new byte[8]), second = new(2, 0, 0, new byte[8]);
        ScreeningVote[] one = [new(first, Verdict.Exclude)];
        ScreeningVote[] both = [.. one, new(second, Verdict.Include)];

        Assert.Equal(Nothing, Seen(one, hasVoted: false));
        Assert.Equal(Votes, Seen(both, hasVoted: true));

        VoteVisibility Seen(ScreeningVote[] votes, bool hasVoted) =>
            Blinding.Of(Reviewer, isAssigned: true, hasVoted,
                ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [first, second], votes).Locked, isBlind: false, hasOpen: !hasVoted);
    }
}
