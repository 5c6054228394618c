using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>The random samples of a stage: which records are in a frame that was drawn from, at which share, and which were drawn. Pilot rounds are none.</summary>
internal sealed class StageSample(IReadOnlySet<Guid> draws, IReadOnlyDictionary<Guid, decimal> shares, IReadOnlySet<Guid> drawn)
{
    private static readonly StageSample _none = new(new HashSet<Guid>(), new Dictionary<Guid, decimal>(), new HashSet<Guid>()) { Shares = [] };

    /// <summary>The shares at which anything was drawn, each once; none where nothing ever was.</summary>
    public required IReadOnlyList<decimal> Shares { get; init; }

    /// <summary>The share at which the record's frame is drawn from by now; null for a record in no frame.</summary>
    public decimal? ShareOf(Guid record) => shares.TryGetValue(record, out var share) ? share : null;

    /// <summary>Whether the record was drawn for a second reviewer, also one who has left without reading it.</summary>
    public bool WasDrawn(Guid record) => drawn.Contains(record);

    /// <summary>Whether a vote is asked for because the record was drawn.</summary>
    public bool IsOfDraw(RequiredVote vote) => vote is { Position: ReviewerPosition.Second, IsCarried: false, DrawId: { } draw } && draws.Contains(draw);

    public static async Task<StageSample> ReadAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var stored = await PlanService.DrawsAsync(db, reviewId, stage, cancellationToken);
        if (stored.Count == 0)
            return _none;
        var draws = stored.Select(draw => draw.Id).ToHashSet();
        var drawn = await db.Assignments
            .Where(a => a.ReviewId == reviewId && a.Stage == stage && a.Position == ReviewerPosition.Second && a.CarriedByLinkId == null && a.DrawId != null)
            .Select(a => new { a.RecordId, a.DrawId }).ToListAsync(cancellationToken);
        var ids = await db.Records.Where(r => r.ReviewId == reviewId).Select(r => new { r.Id, r.Number }).ToDictionaryAsync(r => r.Number, r => r.Id, cancellationToken);
        var shares = new Dictionary<Guid, decimal>();
        List<decimal> all = [];
        foreach (var frame in SampledFrames.Of(stored))
        {
            all.Add(frame.Shares[^1]);
            foreach (var number in frame.First.FrameNumbers)
            {
                if (ids.TryGetValue(number, out var id))
                    shares[id] = frame.Shares[^1];
            }
        }
        return new StageSample(draws, shares, drawn.Where(a => draws.Contains(a.DrawId!.Value)).Select(a => a.RecordId).ToHashSet()) { Shares = [.. all.Distinct().Order()] };
    }
}
