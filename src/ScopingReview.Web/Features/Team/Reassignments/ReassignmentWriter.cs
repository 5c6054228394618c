using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Team.Reassignments;

/// <summary>
/// Gives a person's unread records to others, within the transaction of whoever calls, who holds the review's plan lock. The plan's lists
/// stay as they are, and what was given by hand stays given when the plan is saved again.
/// </summary>
internal sealed class ReassignmentWriter(ReviewDbContext db, Membership me, DateTimeOffset now)
{
    /// <summary>Only these records; null: all that the person has unread.</summary>
    public IReadOnlyCollection<Guid>? Only { get; set; }

    /// <summary>What giving would do at a stage. Locks nothing: a vote that comes in between is seen by <see cref="GiveAsync"/>.</summary>
    public async Task<ReassignmentResult> DivideAsync(
        ScreeningStage stage, Guid from, int take, IReadOnlyCollection<Guid> to, bool leaving, CancellationToken cancellationToken)
    {
        var left = db.LeftFor(me.ReviewId, stage, from);
        var waiting = await (Only is null ? left : left.Where(a => Only.Contains(a.RecordId))).OrderBy(a => a.RandomOrder).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.RecordId, a.Record!.Number }).ToListAsync(cancellationToken);
        var ids = waiting.Select(a => a.RecordId).ToArray();
        var others = (await db.Assignments.Current().Where(a => ids.Contains(a.RecordId) && a.Stage == stage && a.ReviewerId != from)
            .Select(a => new { a.RecordId, a.ReviewerId }).ToListAsync(cancellationToken)).ToLookup(a => a.RecordId, a => a.ReviewerId);
        var members = (await PlanService.ReadersAsync(db, me.ReviewId, cancellationToken)).ConvertAll(reader => reader.Id);
        members.Remove(from);
        return ReassignmentRules.Divide(
            await SeedAsync(stage, cancellationToken),
            waiting.ConvertAll(a => new Unread(a.Id, a.RecordId, RecordNumber.Format(a.Number), [.. others[a.RecordId]])),
            take, to, leaving, members);
    }

    /// <summary>Does it, and leaves a handover that can be undone. Returns what was done.</summary>
    public async Task<ReassignmentResult> GiveAsync(
        ScreeningStage stage, Guid from, int take, IReadOnlyCollection<Guid> to, bool leaving, CancellationToken cancellationToken)
    {
        await LockReadingsAsync(stage, from, cancellationToken);
        var division = await DivideAsync(stage, from, take, to, leaving, cancellationToken);
        if (division.Given.Count == 0 && division.Dropped.Count == 0)
            return division;
        var counts = division.Given.GroupBy(given => given.To).ToDictionary(group => group.Key, group => group.Count());
        var handover = new Handover
        {
            ReviewId = me.ReviewId,
            Stage = stage,
            FromReviewerId = from,
            At = now,
            ById = me.UserId,
        };
        db.Handovers.Add(handover);
        var names = await db.MemberNamesAsync(me.ReviewId, cancellationToken);
        db.Record(me, now, "records.given", $"{names.GetValueOrDefault(from, "a former member")}, {stage.Title()}",
            stage.Records(division.Unread) + " unread",
            string.Join(", ",
                counts.Select(
                    count => string.Create(CultureInfo.InvariantCulture, $"{names.GetValueOrDefault(count.Key, "")}: {count.Value:N0}"))
                .Concat(division.Dropped.Count > 0
                    ? [string.Create(CultureInfo.InvariantCulture, $"no longer asked for: {division.Dropped.Count:N0}")] : [])));
        // Before the assignments, which refer to it.
        await db.SaveChangesAsync(cancellationToken);
        var old = await SupersedeAsync(
            [.. division.Given.Select(given => given.Record.AssignmentId), .. division.Dropped.Select(dropped => dropped.AssignmentId)],
            cancellationToken);
        var seed = await SeedAsync(stage, cancellationToken);
        await db.CopyAsync(
            division.Given.Select(
                given => Instead(old[given.Record.AssignmentId], given.To, ReadingOrder.Place(seed, given.To, given.Record.Number),
                    handover.Id)), cancellationToken);
        return division;
    }

    /// <summary>Gives back what nobody has voted on yet; returns how many records that were.</summary>
    public async Task<int> UndoAsync(Handover handover, CancellationToken cancellationToken)
    {
        var readers = await db.Assignments.Current().Where(a => a.HandoverId == handover.Id).Select(a => a.ReviewerId).Distinct()
            .ToListAsync(cancellationToken);
        foreach (var reader in readers.Order())
            await LockReadingsAsync(handover.Stage, reader, cancellationToken);
        var back = await db.Assignments.Current()
            .Where(a => a.HandoverId == handover.Id
                && !db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == a.Stage && d.ReviewerId == a.ReviewerId))
            // They may have become the record's other reader meanwhile.
            .Where(a => !db.Assignments.Current()
                .Any(other => other.RecordId == a.RecordId && other.Stage == a.Stage && other.ReviewerId == handover.FromReviewerId))
            .Select(a => new
            {
                a.Id,
                a.Record!.Number,
                // What they had it through before.
                Before = db.Assignments.Where(b => b.RecordId == a.RecordId && b.Stage == a.Stage && b.ReviewerId == handover.FromReviewerId
                    && b.SupersededAt != null)
                    .OrderByDescending(b => b.SupersededAt).Select(b => b.HandoverId).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var old = await SupersedeAsync([.. back.Select(a => a.Id)], cancellationToken);
        var seed = await SeedAsync(handover.Stage, cancellationToken);
        await db.CopyAsync(
            back.Select(
                a => Instead(old[a.Id], handover.FromReviewerId,
                    ReadingOrder.Place(seed, handover.FromReviewerId, RecordNumber.Format(a.Number)), a.Before)), cancellationToken);
        (handover.SupersededAt, handover.SupersededById) = (now, me.UserId);
        return back.Count;
    }

    /// <summary>
    /// Before the votes are looked at: a vote that is being stored holds its assignment, and is seen by the next statement.
    /// </summary>
    private Task<int> LockReadingsAsync(ScreeningStage stage, Guid reader, CancellationToken cancellationToken)
    {
        var name = stage.ToString();
        return db.Database.ExecuteSqlAsync(
            $"select 1 from assignments where review_id = {me.ReviewId} and stage = {name} and reviewer_id = {reader} and superseded_at is null order by id for update", cancellationToken);
    }

    private async Task<Dictionary<Guid, Assignment>> SupersedeAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var old = await db.Assignments.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        await db.Assignments.Where(a => ids.Contains(a.Id)).SupersedeAsync(me.UserId, now, cancellationToken);
        return old;
    }

    private async Task<string> SeedAsync(ScreeningStage stage, CancellationToken cancellationToken)
        => await db.Plans.Current().Where(p => p.ReviewId == me.ReviewId && p.Stage == stage).Select(p => p.Seed)
            .SingleOrDefaultAsync(cancellationToken)
            ?? me.ReviewId.ToString();

    private Assignment Instead(Assignment old, Guid reader, long shuffle, Guid? handover) => new()
    {
        ReviewId = old.ReviewId,
        Stage = old.Stage,
        RecordId = old.RecordId,
        ReviewerId = reader,
        Position = old.Position,
        DrawId = old.DrawId,
        RandomOrder = shuffle,
        CarriedByLinkId = old.CarriedByLinkId,
        HandoverId = handover,
        At = now,
    };
}
