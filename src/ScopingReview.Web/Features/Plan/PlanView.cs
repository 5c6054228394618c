using ScopingReview.Domain.Manuscript;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Plan;

/// <summary>Somebody who may read records: a reviewer or lead of the review.</summary>
public sealed record Reader(Guid Id, string Name);

public sealed record PlanInput
{
    public IReadOnlyCollection<Guid> FirstReviewerIds { get; init; } = [];
    public IReadOnlyCollection<Guid> SecondReviewerIds { get; init; } = [];

    /// <summary>Fraction, 0 to 1.</summary>
    public required decimal Share { get; init; }

    public string Seed { get; init; } = "";
    public Stratification Stratification { get; init; }
    public required bool MaybeCountsAsInclude { get; init; }
}

/// <summary>A stored draw. Which records it chose is not here: that is for the download.</summary>
/// <param name="SampleSize">How many it took; those of earlier shares left out.</param>
/// <param name="Strata">What it took of each stratum; nothing without strata.</param>
/// <param name="HasNumber">Its number is stored with it; else it follows from share and frame.</param>
/// <param name="CheckScript">A shell script that repeats it from the downloaded frame.</param>
public sealed record StoredDraw(
    Guid Id, DrawKind Kind, decimal Share, int FrameSize, int SampleSize, bool HasNumber, string FrameSha256, string Algorithm,
    DateTimeOffset At, string By, IReadOnlyList<StratumSize> Strata, string CheckScript);

/// <summary>Who has how much to read at a stage.</summary>
public sealed record Workload(string Name, int First, int Second, int Decided);

/// <summary>The plan of a stage. Workloads are for leads, seed and draws for leads who are done: they tell what is in the sample.</summary>
public sealed record PlanView
{
    public required ReviewVisibility Visibility { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required PlanInput? Plan { get; init; }

    public Membership Me => Visibility.Me;

    /// <summary>The stage is closed to somebody who is still reading titles.</summary>
    public bool IsClosed => Stage == ScreeningStage.FullText && Visibility.Titles.IsBlind;

    /// <summary>Seed and draws are kept from a lead who is still reading.</summary>
    public bool HidesDraw => Me.IsLead && !Visibility.MayKnowDraw(Stage);

    /// <summary>When this plan was saved; null without one.</summary>
    public required DateTimeOffset? PlannedAt { get; init; }

    public required IReadOnlyList<Reader> Readers { get; init; }

    /// <summary>Records at the stage.</summary>
    public required int FrameSize { get; init; }

    /// <summary>Records that the share is of: all that were drawn from, or before the draw all that it would draw from.</summary>
    public required int ShareOf { get; init; }

    /// <summary>Records that a pilot round could draw from.</summary>
    public required int PilotFrame { get; init; }

    /// <summary>Pilot rounds, oldest first.</summary>
    public required IReadOnlyList<PilotView> Pilots { get; init; }

    public bool PilotIsOpen => Pilots.Any(pilot => pilot.IsOpen);

    /// <summary>Nobody has written down what is included and excluded; false once the draw is made.</summary>
    public bool LacksCriteria { get; init; }

    /// <summary>
    /// Pairs of possible duplicates that nobody has reviewed: one of each may be screened in vain. Zero once the draw is made.
    /// </summary>
    public int PairsToReview { get; init; }

    /// <summary>Records of the stage that no draw has seen.</summary>
    public required int Undrawn { get; init; }

    /// <summary>From how many on the undrawn records are drawn from; null unless they are too few and wait for more.</summary>
    public required long? WaitsFor { get; init; }

    public required bool Drawn { get; init; }

    /// <summary>The frames that were drawn from, oldest first, with all that is drawn from each.</summary>
    public required IReadOnlyList<DrawSize> Frames { get; init; }

    /// <summary>The plan for the methods section; its numbers link by the keys of <see cref="PlanDescription"/>.</summary>
    public required IReadOnlyList<LinkedText> Description { get; init; }

    public IReadOnlyList<string> Sentences => [.. Description.Select(sentence => sentence.Text)];

    public required IReadOnlyList<StoredDraw> Draws { get; init; }
    public required IReadOnlyList<Workload> Workloads { get; init; }

    /// <summary>
    /// People who have records left to read but are not in the plan any more, or no longer members; not those to whom a lead gave records
    /// by hand.
    /// </summary>
    public required IReadOnlyList<string> Leftovers { get; init; }

    internal static PlanView NotYet(ReviewVisibility visibility, ScreeningStage stage) => new()
    {
        Visibility = visibility,
        Stage = stage,
        Plan = null,
        PlannedAt = null,
        Readers = [],
        FrameSize = 0,
        ShareOf = 0,
        PilotFrame = 0,
        Pilots = [],
        Undrawn = 0,
        WaitsFor = null,
        Drawn = false,
        Frames = [],
        Description = [],
        Draws = [],
        Workloads = [],
        Leftovers = [],
    };
}

/// <summary>What a saved plan or a top-up did.</summary>
/// <param name="Waiting">Records that were not drawn from, because they are too few.</param>
public sealed record PlannedAssignments(int Assigned, int ReadTwice, int Reassigned, int Waiting = 0);
