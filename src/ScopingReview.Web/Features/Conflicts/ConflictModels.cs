using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Conflicts;

/// <summary>What the lead is asked.</summary>
public enum ConflictKind
{
    /// <summary>The votes contradict each other.</summary>
    Verdicts,

    /// <summary>Nobody decided: all votes, or the only one, are Maybe.</summary>
    Undecided,

    /// <summary>All exclude the full text, for different reasons: only the reason is open.</summary>
    Reasons,
}

/// <param name="Comments">How many there are on its votes.</param>
public sealed record ConflictLine(ScreeningStage Stage, int Number, string Title, ConflictKind Kind, int Comments);

/// <summary>How many conflicts wait, as far as the member may know.</summary>
public sealed record ConflictCounts(ReviewVisibility Visibility, int TitlesAndAbstracts, int FullTexts, int Reasons)
{
    public Membership Me => Visibility.Me;

    public int All => TitlesAndAbstracts + FullTexts + Reasons;
}

/// <param name="SinceResolution">It was given or changed after the resolution in force, which it does not alter.</param>
/// <param name="SaidOf">The record of which it was said, where that is a duplicate merged into this one, or what this one said before the
/// merge.</param>
public sealed record ShownVote(string By, Verdict Verdict, string? Reason, string? Note, DateTimeOffset At,
    IReadOnlyList<LabelChoice> Labels, int? SaidOf = null, bool SinceResolution = false);

public sealed record ShownRuling(string By, Verdict Verdict, string? Reason, string? Rationale, DateTimeOffset At,
    DateTimeOffset? ReopenedAt, string? ReopenedBy)
{
    public bool InForce => ReopenedAt is null;
}

/// <param name="Kind">Null when there is nothing to rule on: resolved, or not in conflict any more.</param>
/// <param name="Rulings">Newest first; at most one is in force.</param>
public sealed record ConflictView(ScreeningStage Stage, ScreeningCard Record, ConflictKind? Kind, IReadOnlyList<ShownVote> Votes,
    IReadOnlyList<ShownRuling> Rulings)
{
    /// <summary>One of the votes is the lead's own: somebody else should decide, where there is somebody.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Why nothing is shown of a record that the lead reads; null where all is shown.</summary>
    public string? WhyClosed { get; init; }
}

/// <param name="EvenIfOwn">The lead has a vote on the record themselves and was asked whether they want to decide all the same.</param>
public sealed record Ruling(Verdict Verdict, Guid? ReasonId = null, string? Rationale = null, bool EvenIfOwn = false);

/// <param name="VoteChanged">A reader gave, changed or took back a vote afterwards; the resolution stands.</param>
public sealed record ResolvedLine(
    ScreeningStage Stage, int Number, string Title, Verdict Verdict, string? Reason, string? Rationale, string By,
    DateTimeOffset At, bool VoteChanged);

public sealed record ResolvedPage(IReadOnlyList<ResolvedLine> Lines, int Total, ReviewVisibility Visibility);
