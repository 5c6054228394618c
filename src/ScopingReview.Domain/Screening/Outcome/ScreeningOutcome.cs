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

        var locked = requiredReviewers.Count > 0 && requiredReviewers.All(counted.ContainsKey);
        if (resolution is not null)
        {
            return FromResolution(resolution, locked);
        }

        if (requiredReviewers.Count == 0 && twinVotes is { Count: > 0 })
        {
            // Two rulings without readers that contradict each other.
            return new(ScreeningStatus.Conflict, ReasonId: null, ReasonConflict: false, Locked: false);
        }

        return locked
            ? FromVotes(stage, [.. counted.Values, .. twinVotes ?? []], maybeCountsAsInclude && stage == ScreeningStage.TitleAbstract)
            : new(ScreeningStatus.Pending, ReasonId: null, ReasonConflict: false, Locked: false);
    }

    private static ScreeningOutcome FromResolution(ScreeningResolution resolution, bool locked) => resolution.Verdict switch
    {
        Verdict.Include => new(ScreeningStatus.Included, ReasonId: null, ReasonConflict: false, locked),
        Verdict.Exclude => new(ScreeningStatus.Excluded, resolution.ReasonId, ReasonConflict: false, locked),
        _ => throw new ArgumentException("A resolution includes or excludes; Maybe settles nothing.", nameof(resolution)),
    };

    private static ScreeningOutcome FromVotes(ScreeningStage stage, IReadOnlyCollection<ScreeningVote> votes, bool maybeIsInclude)
    {
        var verdicts = votes
            .Select(vote => maybeIsInclude && vote.Verdict == Verdict.Maybe ? Verdict.Include : vote.Verdict)
            .Distinct()
            .ToList();
        var status = verdicts switch
        {
            [Verdict.Include] => ScreeningStatus.Included,
            [Verdict.Exclude] => ScreeningStatus.Excluded,
            [Verdict.Maybe] => ScreeningStatus.NeedsResolution,
            _ => ScreeningStatus.Conflict,
        };
        if (status != ScreeningStatus.Excluded)
        {
            return new(status, ReasonId: null, ReasonConflict: false, Locked: true);
        }

        var reasons = votes.Select(vote => vote.ReasonId).OfType<Guid>().Distinct().ToList();
        return new(
            status,
            reasons is [var named] ? named : null,
            ReasonConflict: stage == ScreeningStage.FullText && reasons.Count > 1,
            Locked: true);
    }
}
