using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Plan;

public sealed record PilotInput
{
    public const int UsualCount = 25;

    public int Count { get; init; } = UsualCount;
    public IReadOnlyCollection<Guid> ParticipantIds { get; init; } = [];

    /// <summary>Any text, but not the plan's seed.</summary>
    public string Seed { get; init; } = "";
}

/// <summary>What closing a round left: records that keep their votes, and records that go back to be drawn from.</summary>
public sealed record PilotClosed(int Kept, int Released);

/// <summary>
/// Pilot rounds: everybody screens the same few records before the sample is drawn, so that criteria are understood alike.
/// </summary>
public sealed class PilotService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    internal const string CloseFirst = "A pilot round is open. Finish or close it first; nothing was changed.";

    /// <summary>Draws the records of a round and gives each of them to everybody who takes part.</summary>
    public async Task<OperationResult<int>> StartAsync(Guid reviewId, ScreeningStage stage, PilotInput input,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (PlanService.WhyClosed(await db.VisibilityAsync(me, cancellationToken), stage) is { } closed)
            return OperationResult.Refused<int>(closed);
        var readers = await PlanService.ReadersAsync(db, reviewId, cancellationToken);
        var planSeed = await db.Plans.Current().Where(p => p.ReviewId == reviewId && p.Stage == stage).Select(p => p.Seed)
            .SingleOrDefaultAsync(cancellationToken);
        var frame = await FrameAsync(db, reviewId, stage, cancellationToken);
        var problem = (await PlanService.DrawsAsync(db, reviewId, stage, cancellationToken)).Count > 0
            ? "The sample for this stage has already been drawn; a pilot round must come before it."
            : await db.HasOpenPilotAsync(reviewId, stage, cancellationToken)
            ? "A pilot round is open already. Close it before the next one."
            : PlanRules.Problem(input, [.. readers.Select(r => r.Id)], frame.Count, planSeed, stage);
        if (problem is not null)
            return OperationResult.Refused<int>(problem);

        var now = clock.GetUtcNow();
        var seed = input.Seed.Trim();
        var people = readers.Where(r => input.ParticipantIds.Contains(r.Id)).ToList();
        var sampleFrame = new SampleFrame(frame.ConvertAll(record => RecordNumber.Format(record.Number)));
        var ids = frame.ToDictionary(record => RecordNumber.Format(record.Number), record => record.Id, StringComparer.Ordinal);
        var draw = new SampleDraw
        {
            ReviewId = reviewId,
            Stage = stage,
            Kind = DrawKind.Pilot,
            Algorithm = SecondReviewerSample.Algorithm,
            Seed = seed,
            SampleShare = 0,
            SampleCount = input.Count,
            FrameNumbers = [.. frame.Select(record => record.Number)],
            FrameSha256 = sampleFrame.Sha256,
            DrawnAt = now,
            DrawnById = me.UserId,
        };
        db.Draws.Add(draw);
        db.PilotRounds.Add(
            new PilotRound { DrawId = draw.Id, ReviewId = reviewId, Stage = stage, ParticipantIds = [.. people.Select(r => r.Id)] });
        db.Record(me, now, "pilot.started", stage.Title(), null,
            $"{stage.Records(input.Count)}; {string.Join(", ", people.Select(r => r.Name))}; seed {seed}");
        await db.CopyAsync(
            from entry in sampleFrame.First(seed, input.Count).Drawn
            from reader in people
            select new Assignment
            {
                ReviewId = reviewId,
                Stage = stage,
                RecordId = ids[entry.Record],
                ReviewerId = reader.Id,
                Position = ReviewerPosition.Pilot,
                DrawId = draw.Id,
                RandomOrder = ReadingOrder.Place(seed, reader.Id, entry.Record),
                At = now,
            },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(input.Count);
    }

    /// <summary>
    /// Closes a round. If it counts, the votes on records that at least two people read stand and decide; all else of the round, and
    /// without counting all of it, is superseded at this moment: those records are drawn from like any other.
    /// </summary>
    public async Task<OperationResult<PilotClosed>> CloseAsync(Guid reviewId, ScreeningStage stage, Guid roundId, bool counts,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (PlanService.WhyClosed(await db.VisibilityAsync(me, cancellationToken), stage) is { } closed)
            return OperationResult.Refused<PilotClosed>(closed);
        if (!await db.PilotRounds.AnyAsync(p => p.DrawId == roundId && p.ReviewId == reviewId && p.Stage == stage, cancellationToken))
            return OperationResult.Refused<PilotClosed>("There is no such pilot round in this review.");
        if (await db.PilotClosings.AnyAsync(c => c.DrawId == roundId, cancellationToken))
            return OperationResult.Refused<PilotClosed>("Somebody else closed this round just now. Look at it again; nothing was changed.");
        // Votes and rulings that are being stored hold these rows: all of them are in, or come too late.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from assignments where draw_id = {roundId} and superseded_at is null order by id for update", cancellationToken);

        var now = clock.GetUtcNow();
        var readings = await db.PilotReadings(roundId).Current()
            .Select(a => new
            {
                a.Id,
                a.RecordId,
                Voted = db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == stage && d.ReviewerId == a.ReviewerId),
            }).ToListAsync(cancellationToken);
        var kept = counts ? readings.Where(a => a.Voted).CountBy(a => a.RecordId).Where(record => record.Value > 1)
            .Select(record => record.Key).ToHashSet() : [];
        Guid[] released = [.. readings.Select(a => a.RecordId).Distinct().Where(record => !kept.Contains(record))];
        Guid[] ended = [.. readings.Where(a => !a.Voted || !kept.Contains(a.RecordId)).Select(a => a.Id)];
        var readers = db.PilotReadings(roundId);
        await db.Decisions.Where(d => d.Stage == stage && released.Contains(d.RecordId)
            && readers.Any(a => a.RecordId == d.RecordId && a.ReviewerId == d.ReviewerId && a.SupersededAt == null))
            .SupersedeAsync(me.UserId, now, cancellationToken);
        await db.Resolutions.Where(r => r.Stage == stage && released.Contains(r.RecordId))
            .SupersedeAsync(me.UserId, now, cancellationToken);
        await db.Assignments.Where(a => ended.Contains(a.Id)).SupersedeAsync(me.UserId, now, cancellationToken);
        db.PilotClosings.Add(
            new PilotClosing { DrawId = roundId, ReviewId = reviewId, Stage = stage, VotesCount = counts, At = now, ById = me.UserId });
        db.Record(me, now, "pilot.closed", stage.Title(), null, counts
            ? $"counts: {stage.Records(kept.Count)} keep their votes, {released.Length} go back"
            : $"set aside: {stage.Records(released.Length)} are screened anew");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(new PilotClosed(kept.Count, released.Length));
    }

    /// <summary>
    /// Records at the stage that nobody has been asked to read or ruled on, here or elsewhere, and that were in no pilot round.
    /// </summary>
    private static async Task<List<FrameRecord>> FrameAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage,
        CancellationToken cancellationToken)
        => await db.PilotFrame(reviewId, stage).OrderBy(r => r.Number).Select(r => new FrameRecord(r.Id, r.Number, r.Year, r.Source!.Name))
            .ToListAsync(cancellationToken);
}
