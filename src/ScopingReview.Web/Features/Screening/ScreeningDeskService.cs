using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

/// <summary>Why somebody can or cannot screen at a stage.</summary>
public enum QueueState
{
    /// <summary>There is something to read, or was.</summary>
    Ready,

    /// <summary>An observer reads along, and does not screen.</summary>
    Observer,

    /// <summary>No record has come to this stage.</summary>
    NoRecords,

    /// <summary>The lead has not planned the stage.</summary>
    NoPlan,

    /// <summary>The plan asks others.</summary>
    NotAssigned,
}

/// <param name="News">Set where the criteria changed after the person had decided.</param>
/// <param name="Labels">Labels that can be put on records.</param>
/// <param name="Sources">Information sources to filter by.</param>
public sealed record ScreeningView(
    Membership Me, QueueState State, bool HasWaiting, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, CriteriaNews? News,
    IReadOnlyList<LabelChoice> Labels, IReadOnlyList<RecordSourceOption> Sources)
{
    /// <summary>Priority screening puts the likeliest records first.</summary>
    public bool IsRanked { get; init; }
}

public sealed class ScreeningDeskService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>The frame of the screening page: whether there is something to do, and the criteria to do it by.</summary>
    public async Task<ScreeningView> GetAsync(Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var criteria = await db.Criteria
            .Where(c => c.ReviewId == reviewId && c.RetiredAt == null)
            .OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new { c.Kind, c.Text })
            .ToListAsync(cancellationToken);
        return new ScreeningView(
            me,
            await StateAsync(db, me, stage, cancellationToken),
            await (await db.ReadableAsync(db.WaitingFor(reviewId, stage, me.UserId), me, stage, cancellationToken)).AnyAsync(
                cancellationToken),
            [.. criteria.Where(c => c.Kind == CriterionKind.Include).Select(c => c.Text)],
            [.. criteria.Where(c => c.Kind == CriterionKind.Exclude).Select(c => c.Text)],
            await CriteriaNews.ReadAsync(db, reviewId, stage, me.UserId, cancellationToken),
            await db.LabelsInUseAsync(reviewId, cancellationToken),
            await db.Sources.Where(s => s.ReviewId == reviewId).OrderBy(s => s.Name).Select(s => new RecordSourceOption(s.Id, s.Name))
                .ToListAsync(cancellationToken))
        {
            IsRanked = await db.RankedByAsync(reviewId, stage, me.UserId, cancellationToken) is not null,
        };
    }

    private static async Task<QueueState> StateAsync(
        ReviewDbContext db, Membership me, ScreeningStage stage, CancellationToken cancellationToken)
    {
        if (!me.MayContribute)
            return QueueState.Observer;
        if (await db.Assignments.Current().AnyAsync(
                a => a.ReviewId == me.ReviewId && a.Stage == stage && a.ReviewerId == me.UserId
                    && db.At(me.ReviewId, stage).Any(r => r.Id == a.RecordId), cancellationToken))
            return QueueState.Ready;
        if (!await db.At(me.ReviewId, stage).AnyAsync(cancellationToken))
            return QueueState.NoRecords;
        return await db.Plans.Current().AnyAsync(p => p.ReviewId == me.ReviewId && p.Stage == stage, cancellationToken)
            ? QueueState.NotAssigned : QueueState.NoPlan;
    }
}
