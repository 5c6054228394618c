using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>One step of the review in the navigation.</summary>
/// <param name="Count">What is left to do there; null where the step has no such number.</param>
/// <param name="Done">Nothing is left and something was there.</param>
/// <param name="WaitsFor">What must happen first; null when the step can be taken.</param>
public sealed record ReviewStep(string Title, string Url, int? Count, string CountMeans, bool Done, string? WaitsFor)
{
    /// <summary>How much of <see cref="Count"/> the person can do themselves.</summary>
    public int ForMe { get; init; }

    /// <summary>That in words.</summary>
    public string ToDo { get; init; } = "";

    /// <summary>How many comments there the person has not read yet.</summary>
    public int NewComments { get; init; }

    /// <summary><see cref="ForMe"/>, where it is a part of all; null where all or nothing is theirs.</summary>
    public int? Mine => ForMe > 0 && ForMe < Count ? ForMe : null;
}

/// <summary>The state of all steps.</summary>
public sealed record ReviewSteps(IReadOnlyList<ReviewStep> Steps, Membership Me);

public sealed record NextAction(string Title, string Why, string Label, string Url);

public sealed class StepsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    public async Task<ReviewSteps> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var newComments = await db.NewCommentsAsync(visibility, cancellationToken);
        return new ReviewSteps(
            NextSteps.List(visibility, await db.StepCountsAsync(visibility, cancellationToken), newComments.Count), me);
    }

    /// <summary>The one thing that the person should do next, from what the start page has read anyway.</summary>
    internal static async Task<NextAction> NextAsync(
        ReviewDbContext db, ReviewVisibility visibility, FlowSnapshot reading, CancellationToken cancellationToken)
        => NextSteps.Choose(visibility.Me.ReviewId, visibility.Me, await StateAsync(db, visibility, reading, cancellationToken));

    /// <summary>Counted from the flow in the person's eyes, like the report.</summary>
    internal static async Task<ReviewProgress> StateAsync(
        ReviewDbContext db, ReviewVisibility visibility, FlowSnapshot reading, CancellationToken cancellationToken)
    {
        var (me, left, right) = (visibility.Me, reading.Flow.Left, reading.Flow.Right);
        var planned = await db.Plans.Current().Where(p => p.ReviewId == me.ReviewId).Select(p => p.Stage).ToListAsync(cancellationToken);
        var titlesAssigned = await AssignedAsync(db, me, ScreeningStage.TitleAbstract, cancellationToken);
        var screened = left.Screened.Ids.Concat(right?.Screened.Ids ?? []).ToList();
        PrismaUndecided[] titlesOpen = right is null ? [left.Undecided] : [left.Undecided, right.Undecided];
        var reports = visibility.IsBlind
            ? await ReportSteps.OfBlindAsync(db, visibility, cancellationToken)
            : await ReportSteps.OfFlowAsync(db, me, reading, cancellationToken);
        return new ReviewProgress
        {
            HasCriteria = await db.Criteria.AnyAsync(c => c.ReviewId == me.ReviewId && c.RetiredAt == null, cancellationToken),
            Records = reading.Input.Records.Count,
            Duplicates = reading.Input.Records.Count(record => record.DuplicateOfId is not null),
            DuplicatesToJudge = await db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == me.ReviewId, cancellationToken),
            TitlesFrame = screened.Count,
            TitlesPlanned = planned.Contains(ScreeningStage.TitleAbstract),
            TitlesPiloted =
                await db.PilotRounds.AnyAsync(p => p.ReviewId == me.ReviewId && p.Stage == ScreeningStage.TitleAbstract, cancellationToken),
            TitlesUnassigned = titlesAssigned is null ? 0 : screened.Count(id => !titlesAssigned.Contains(id)),
            TitlesSettled = screened.Count - titlesOpen.Sum(open => open.Count),
            TitlesMine = visibility.Titles.ReadingsLeft,
            // Counted where they are listed: in one's own picture a Maybe looks like one.
            Conflicts = visibility.IsBlind
                ? await db.ConflictsAsync(visibility, cancellationToken)
                : titlesOpen.Sum(open => open.Conflicts.Count + open.NeedsResolution.Count) + reports.Conflicts,
            Reports = reports.All,
            ReportsPlanned = planned.Contains(ScreeningStage.FullText),
            ReportsUnassigned = reports.Unassigned,
            ReportsSought = reports.Awaiting,
            ReportsNotRetrieved = reports.NotRetrieved,
            ReportsSettled = reports.Settled,
            ReportsMine = reports.Mine,
            ReportsMineOpen = await db.HasOpenReadingsAsync(me, ScreeningStage.FullText, cancellationToken),
            IncludedReports = reports.Included,
            Studies = reports.Studies,
            Charted = reports.Charted,
        };
    }

    // Only a lead is told of records without a reader; null for everybody else.
    internal static async Task<HashSet<Guid>?> AssignedAsync(
        ReviewDbContext db, Membership me, ScreeningStage stage, CancellationToken cancellationToken)
        => !me.IsLead ? null
            : (await db.Assignments.Current().Where(a => a.ReviewId == me.ReviewId && a.Stage == stage).Select(a => a.RecordId)
                .ToListAsync(cancellationToken)).ToHashSet();
}
