using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Removals;

/// <summary>
/// The records of a list that a removal would mark, with what that does: the preview shows it and the removal is made of it.
/// </summary>
/// <param name="Records">The records to mark, by number.</param>
/// <param name="Selection">The list in words.</param>
internal sealed record RemovalPlan(IReadOnlyList<(Guid Id, int Number)> Records, string Selection, RemovalEffects Effects)
{
    /// <summary>Null where the query names a list that does not exist. To be called under the review's lock.</summary>
    /// <param name="visibility">A lead who is still reading is not told what was drawn and what others decided.</param>
    public static async Task<RemovalPlan?> ReadAsync(
        ReviewDbContext db, ReviewVisibility visibility, RecordLists lists, RecordQuery query, CancellationToken cancellationToken)
    {
        var (reviewId, tellsSample) = (visibility.Me.ReviewId, !visibility.IsBlind);
        if (await lists.FindAsync(db, visibility, query, cancellationToken) is not { } list)
            return null;
        var listed = await list.Fitting.OrderBy(r => r.Number).Select(r => new
        {
            r.Id,
            r.Number,
            Duplicate = db.DuplicateLinks.Current().Any(l => l.DuplicateId == r.Id),
            Removed = db.RemovedRecords.Current().Any(x => x.RecordId == r.Id),
        }).ToListAsync(cancellationToken);
        var leaving = listed.Where(r => !r.Duplicate && !r.Removed).ToDictionary(r => r.Id, r => r.Number);
        List<FrameEffect> frames = [];
        // That one of their records is in the frame of full texts would tell that its title is decided.
        foreach (var stage in Enum.GetValues<ScreeningStage>()
            .Where(stage => stage == ScreeningStage.TitleAbstract || !visibility.Titles.IsBlind))
        {
            if (await FrameAsync(db, reviewId, stage, leaving.Keys.ToHashSet(), tellsSample, cancellationToken) is { } effect)
                frames.Add(effect);
        }

        var selection = await SelectionDisplayText.OfAsync(db, query, list.SetTitle, cancellationToken);
        return new RemovalPlan([.. leaving.Select(r => (r.Key, r.Value))], selection, new RemovalEffects
        {
            Listed = listed.Count,
            Duplicates = listed.Count(r => r.Duplicate),
            RemovedAlready = listed.Count(r => !r.Duplicate && r.Removed),
            Frames = frames,
            Work = tellsSample ? await WorkAsync(db, reviewId, [.. leaving.Keys], cancellationToken) : null,
        });
    }

    /// <summary>Null where no sample was drawn at the stage.</summary>
    private static async Task<FrameEffect?> FrameAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, HashSet<Guid> leaving, bool tells, CancellationToken cancellationToken)
    {
        var frames = await db.Draws.Where(d => d.ReviewId == reviewId && d.Stage == stage && d.Kind != DrawKind.Pilot)
            .Select(d => d.FrameNumbers).ToListAsync(cancellationToken);
        if (frames.Count == 0)
            return null;
        var numbers = frames.SelectMany(frame => frame).ToHashSet();
        var frame = (await db.At(reviewId, stage).Select(r => new { r.Id, r.Number }).ToListAsync(cancellationToken))
            .Where(r => numbers.Contains(r.Number)).Select(r => r.Id).ToHashSet();
        if (!tells)
            return new FrameEffect(stage, CountChange.Of(frame, leaving), null, null);
        var assigned = db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.Stage == stage);
        var drawn = await assigned.Where(a => a.Position == ReviewerPosition.Second && a.DrawId != null).Select(a => a.RecordId).Distinct()
            .ToListAsync(cancellationToken);
        var exclusions = db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.Stage == stage && d.Verdict == Verdict.Exclude);
        var excluded = await assigned
            .Where(a => a.Position == ReviewerPosition.First
                && exclusions.Any(d => d.RecordId == a.RecordId && d.ReviewerId == a.ReviewerId))
            .Select(a => a.RecordId).Distinct().ToListAsync(cancellationToken);
        return new FrameEffect(
            stage, CountChange.Of(frame, leaving),
            CountChange.Of(drawn.FindAll(frame.Contains), leaving), CountChange.Of(excluded.FindAll(frame.Contains), leaving));
    }

    private static async Task<WorkAffected> WorkAsync(
        ReviewDbContext db, Guid reviewId, Guid[] leaving, CancellationToken cancellationToken)
    {
        var voted = db.Decisions.Current().Where(d => d.ReviewId == reviewId).Select(d => d.RecordId);
        var ruled = db.Resolutions.Current().Where(x => x.ReviewId == reviewId).Select(x => x.RecordId);
        return new WorkAffected(
            await voted.Union(ruled).CountAsync(id => leaving.Contains(id), cancellationToken),
            await db.AtFullText(reviewId).CountAsync(r => leaving.Contains(r.Id), cancellationToken),
            await db.Included(reviewId).CountAsync(r => leaving.Contains(r.Id), cancellationToken));
    }
}
