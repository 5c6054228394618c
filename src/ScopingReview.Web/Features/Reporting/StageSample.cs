using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The random samples of a stage: which records are in a frame that was drawn from, at which share, and which were drawn. Pilot rounds
/// are none.
/// </summary>
internal sealed class StageSample(IReadOnlySet<Guid> draws, IReadOnlyDictionary<Guid, decimal> shares, IReadOnlySet<Guid> drawn)
{
    /// <summary>The shares at which anything was drawn, each once; none where nothing ever was.</summary>
    public required IReadOnlyList<decimal> Shares { get; init; }

    /// <summary>The share at which the record's frame is drawn from by now; null for a record in no frame.</summary>
    public decimal? ShareOf(Guid record) => shares.TryGetValue(record, out var share) ? share : null;

    /// <summary>Whether the record was drawn for a second reviewer, also one who has left without reading it.</summary>
    public bool WasDrawn(Guid record) => drawn.Contains(record);

    /// <summary>Whether a vote is asked for because the record was drawn.</summary>
    public bool IsOfDraw(RequiredVote vote)
        => vote is { Position: ReviewerPosition.Second, IsCarried: false, DrawId: { } draw } && draws.Contains(draw);

    public static async Task<StageSample> ReadAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var stored = await PlanService.DrawsAsync(db, reviewId, stage, cancellationToken);
        var draws = stored.Select(draw => draw.Id).ToHashSet();
        var frames = SampledFrames.Of(stored).ToList();
        return new StageSample(
            draws,
            await SharesAsync(db, reviewId, frames, cancellationToken),
            await DrawnAsync(db, reviewId, stage, draws, cancellationToken))
        {
            Shares = [.. frames.Select(frame => frame.Share).Distinct().Order()],
        };
    }

    private static async Task<Dictionary<Guid, decimal>> SharesAsync(
        ReviewDbContext db, Guid reviewId, List<SampledFrame> frames, CancellationToken cancellationToken)
    {
        if (frames.Count == 0)
            return [];
        // In arrays: fewer objects than a row for each of a review's records.
        var all = await db.Records.Where(r => r.ReviewId == reviewId).GroupBy(r => r.ReviewId)
            .Select(of => new
            {
                Numbers = EF.Functions.ArrayAgg(of.Select(r => r.Number)),
                Ids = EF.Functions.ArrayAgg(of.Select(r => r.Id)),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var ids = all is null ? [] : all.Numbers.Zip(all.Ids).ToDictionary(of => of.First, of => of.Second);
        var shares = new Dictionary<Guid, decimal>(ids.Count);
        foreach (var frame in frames)
        {
            foreach (var number in frame.First.FrameNumbers)
            {
                // Withdrawn ones are in their frame still, and at no stage.
                if (ids.TryGetValue(number, out var id))
                    shares[id] = frame.Share;
            }
        }
        return shares;
    }

    /// <summary>What was ever assigned to a second reviewer through a draw.</summary>
    private static async Task<HashSet<Guid>> DrawnAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, HashSet<Guid> draws, CancellationToken cancellationToken)
    {
        if (draws.Count == 0)
            return [];
        var seconds = await db.Assignments
            .Where(a => a.ReviewId == reviewId && a.Stage == stage && a.Position == ReviewerPosition.Second)
            .Where(a => a.CarriedByLinkId == null && a.DrawId != null)
            .Select(a => new { a.RecordId, DrawId = a.DrawId!.Value }).ToListAsync(cancellationToken);
        return seconds.Where(second => draws.Contains(second.DrawId)).Select(second => second.RecordId).ToHashSet();
    }
}
