using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Team.Reassignments;

/// <summary>
/// Assigns the unread records of a list to somebody else. Whoever had them is asked no longer; each handover can be undone on the team
/// page. Records that the lead reads are left out and told of as one number, so that nothing says which of them two people read.
/// </summary>
public sealed class SelectionAssignmentService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock, RecordLists lists)
{
    private const string NotYet = "Full texts can be assigned once your own titles are done.";
    private const string NoSuchList = "There is no such list in this review.";

    public async Task<SelectionOffer> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var away = (await db.Members.Where(m => m.ReviewId == reviewId).AwayOn(Absences.Day(clock.GetUtcNow())).Select(m => m.UserId)
            .ToListAsync(cancellationToken)).ToHashSet();
        return new SelectionOffer(
            [.. Enum.GetValues<ScreeningStage>().Where(stage => MayAssign(visibility, stage))],
            [.. (await PlanService.ReadersAsync(db, reviewId, cancellationToken))
                .Select(reader => new Recipient(reader.Id, reader.Name, away.Contains(reader.Id), InPlan: true))]);
    }

    /// <summary>What assigning would do.</summary>
    /// <param name="userId">Who shall read them.</param>
    public Task<OperationResult<SelectionAssignment>> PreviewAsync(
        Guid reviewId, RecordQuery query, ScreeningStage stage, Guid userId, CancellationToken cancellationToken = default)
        => RunAsync(reviewId, query, stage, userId, give: false, cancellationToken);

    public Task<OperationResult<SelectionAssignment>> AssignAsync(
        Guid reviewId, RecordQuery query, ScreeningStage stage, Guid userId, CancellationToken cancellationToken = default)
        => RunAsync(reviewId, query, stage, userId, give: true, cancellationToken);

    private async Task<OperationResult<SelectionAssignment>> RunAsync(
        Guid reviewId, RecordQuery query, ScreeningStage stage, Guid userId, bool give, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (!Enum.IsDefined(stage) || !MayAssign(visibility, stage))
            return OperationResult.Refused<SelectionAssignment>(NotYet);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (give)
            await db.LockReviewAsync(reviewId, cancellationToken);
        if (!(await PlanService.ReadersAsync(db, reviewId, cancellationToken)).Exists(reader => reader.Id == userId))
            return OperationResult.Refused<SelectionAssignment>(HandoverService.NotAReader);
        if (await lists.FindAsync(db, visibility, query, cancellationToken) is not { } list)
            return OperationResult.Refused<SelectionAssignment>(NoSuchList);
        var selected = await list.Fitting.Select(r => r.Id).ToListAsync(cancellationToken);
        var asked = await db.Assignments.Current()
            .Where(a => a.ReviewId == reviewId && a.Stage == stage && selected.Contains(a.RecordId))
            .Select(a => new Asked(a.RecordId, a.ReviewerId, a.Position)).ToListAsync(cancellationToken);
        var own = asked.Where(a => a.ReviewerId == me.UserId).Select(a => a.RecordId).ToHashSet();
        var theirs = asked.Where(a => a.ReviewerId == userId && !own.Contains(a.RecordId)).Select(a => a.RecordId).ToHashSet();
        var free = asked.Select(a => a.RecordId).Where(id => !own.Contains(id) && !theirs.Contains(id)).ToHashSet();
        var writer = new ReassignmentWriter(db, me, clock.GetUtcNow());
        var given = 0;
        // Of a record that two people have unread, the first reader's reading goes: the chosen person reads it once.
        foreach (var held in asked.Where(a => free.Contains(a.RecordId)).GroupBy(a => (a.Position, a.ReviewerId))
            .OrderBy(group => group.Key))
        {
            writer.Only = [.. held.Select(a => a.RecordId).Where(free.Contains)];
            var from = held.Key.ReviewerId;
            var division = give
                ? await writer.GiveAsync(stage, from, ReassignmentRequest.All, [userId], leaving: false, cancellationToken)
                : await writer.DivideAsync(stage, from, ReassignmentRequest.All, [userId], leaving: false, cancellationToken);
            given += division.Given.Count;
            free.ExceptWith(division.Given.Select(one => one.Record.RecordId));
        }
        var read = await ReadByAllAsync(db, stage, [.. asked.Where(a => free.Contains(a.RecordId))], cancellationToken);
        if (give)
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        return OperationResult.Of(new SelectionAssignment(selected.Count, given, own.Count, theirs.Count, read,
            selected.Count - given - own.Count - theirs.Count - read));
    }

    private sealed record Asked(Guid RecordId, Guid ReviewerId, ReviewerPosition Position);

    private static async Task<int> ReadByAllAsync(
        ReviewDbContext db, ScreeningStage stage, Asked[] asked, CancellationToken cancellationToken)
    {
        var records = asked.Select(a => a.RecordId).ToHashSet();
        var voted = (await db.Decisions.Current().Where(d => d.Stage == stage && records.Contains(d.RecordId))
            .Select(d => new { d.RecordId, d.ReviewerId }).ToListAsync(cancellationToken)).ToHashSet();
        return asked.GroupBy(a => a.RecordId)
            .Count(readers => readers.All(reader => voted.Contains(new { reader.RecordId, reader.ReviewerId })));
    }

    /// <summary>Which reports there are is not for somebody who is still reading titles.</summary>
    private static bool MayAssign(ReviewVisibility visibility, ScreeningStage stage)
        => stage == ScreeningStage.TitleAbstract || !visibility.Titles.IsBlind;
}
