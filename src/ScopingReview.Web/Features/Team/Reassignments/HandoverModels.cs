using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Plan;

namespace ScopingReview.Web.Features.Team.Reassignments;

/// <summary>Whom a person's unread records go to, and how many of them.</summary>
public sealed record ReassignmentRequest
{
    /// <summary>As many as there are.</summary>
    public const int All = int.MaxValue;

    public IReadOnlyCollection<Guid> To { get; init; } = [];
    public int Titles { get; init; } = All;
    public int FullTexts { get; init; } = All;

    public int At(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? Titles : FullTexts;
}

/// <summary>Somebody who may get records.</summary>
/// <param name="InPlan">The plan of one of the stages names them.</param>
public sealed record Recipient(Guid UserId, string Name, bool Away, bool InPlan);

/// <summary>What a lead chooses from before they give a person's records to others.</summary>
/// <param name="Removed">They are no longer a member.</param>
/// <param name="Titles">Titles and abstracts that wait for them.</param>
/// <param name="FullTexts">Likewise of full texts.</param>
public sealed record HandoverOffer(
    Guid UserId, string Name, bool Removed, AwayPeriod? Away, int Titles, int FullTexts, IReadOnlyList<Recipient> Recipients);

/// <summary>Records that went from one person to others, as the team page lists it.</summary>
/// <param name="Unread">Those that an undo would still give back.</param>
public sealed record GivenRecords(Guid Id, ScreeningStage Stage, string From, IReadOnlyList<(string Name, int Count)> To, int Dropped,
    int Unread, DateTimeOffset At, string By);
