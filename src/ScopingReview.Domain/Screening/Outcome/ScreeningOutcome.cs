namespace ScopingReview.Domain.Screening;

/// <summary>
/// Where a record stands at a stage and why; a pure function of plan, votes and resolution, so that it is computed wherever it is shown.
/// </summary>
/// <param name="Status">The standing.</param>
/// <param name="ReasonId">
/// Reason of an exclusion: the resolution's, or the only one that the required reviewers named. Null on any other standing, and where none
/// or several were named.
/// </param>
/// <param name="ReasonConflict">
/// All required reviewers exclude the full text, but for different reasons: the record counts as excluded, and the lead is asked for the
/// reason alone.
/// </param>
/// <param name="Locked">All required votes are in: none of them may be changed, and those who voted may see each other's.</param>
public readonly record struct ScreeningOutcome(ScreeningStatus Status, Guid? ReasonId, bool ReasonConflict, bool Locked)
{
    /// <summary>
    /// The outcome. A resolution wins. Else, once all required votes are in: all alike decide (all Maybe, or a single reader's Maybe, needs
    /// a resolution), and a mixture is a conflict. Else, and where nobody is required, the record is pending.
    /// </summary>
    /// <param name="stage">The stage that the votes belong to.</param>
    /// <param name="requiredReviewers">Everybody whose vote the plan asks for on this record; repeated ids count once.</param>
    /// <param name="votes">The current votes, in any order. Those of reviewers who are not required do not count.</param>
    /// <param name="resolution">The lead's ruling in force, if there is one. An exclusion takes its reason as it stands, also where it is
    /// null.</param>
    /// <param name="maybeCountsAsInclude">The review's setting. It holds at title and abstract only.</param>
    /// <param name="twinVotes">
    /// What was said otherwise of a record that was merged into this one: by a required reviewer who had voted on both, or as its outcome.
    /// It counts beside the votes, so that a disagreement between the two becomes a conflict, but nobody is asked for it.
    /// </param>
    /// <exception cref="ArgumentException">The resolution says Maybe, or a required reviewer has two current votes.</exception>
    public static ScreeningOutcome Of(
        ScreeningStage stage,
        IReadOnlyCollection<Guid> requiredReviewers,
        IReadOnlyCollection<ScreeningVote> votes,
        ScreeningResolution? resolution = null,
        bool maybeCountsAsInclude = false,
        IReadOnlyCollection<ScreeningVote>? twinVotes = null)
    {
        ArgumentNullException.ThrowIfNull(requiredReviewers);
        ArgumentNullException.ThrowIfNull(votes);

        var counted = new Dictionary<Guid, ScreeningVote>(requiredReviewers.Count);
        foreach (var vote in votes)
        {
            if (requiredReviewers.Contains(vote.ReviewerId) && !counted.TryAdd(vote.ReviewerId, vote))
            {
                throw new ArgumentException($"Reviewer {vote.ReviewerId} has two current votes on one record.", nameof(votes));
            }
        }

        var tally = Tally(requiredReviewers, counted.Values, twinVotes ?? [], resolution);
        var status = tally.StatusWhere(maybeCountsAsInclude && stage == ScreeningStage.TitleAbstract);
        if (status != ScreeningStatus.Excluded || resolution is not null)
        {
            return new(status, status == ScreeningStatus.Excluded ? resolution!.ReasonId : null, ReasonConflict: false, tally.IsLocked);
        }

        var reasons = counted.Values.Concat(twinVotes ?? []).Select(vote => vote.ReasonId).OfType<Guid>().Distinct().ToList();
        return new(
            status,
            reasons is [var named] ? named : null,
            ReasonConflict: stage == ScreeningStage.FullText && reasons.Count > 1,
            tally.IsLocked);
    }

    private static ScreeningTally Tally(IEnumerable<Guid> required, IEnumerable<ScreeningVote> votes, IEnumerable<ScreeningVote> twinVotes,
        ScreeningResolution? resolution)
    {
        var tally = new ScreeningTally();
        foreach (var _ in required.Distinct())
            tally.Require();
        foreach (var vote in votes)
            tally.Vote(vote.Verdict);
        foreach (var vote in twinVotes)
            tally.Contradict(vote.Verdict);
        if (resolution is not null)
            tally.Rule(resolution.Verdict);
        return tally;
    }
}
