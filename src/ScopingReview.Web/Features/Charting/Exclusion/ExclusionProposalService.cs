using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Exclusion;

/// <summary>A reason for exclusion at full text.</summary>
public sealed record ReasonChoice(Guid Id, string Label);

/// <summary>
/// Whoever charts a study and finds that a report of it should be excluded says so: the report is in conflict at full text again, with what
/// they say beside the votes, until a lead decides (decision 35). What was charted is kept.
/// </summary>
public sealed class ExclusionProposalService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 4000;

    /// <summary>The reasons in use, in their order.</summary>
    public async Task<IReadOnlyList<ReasonChoice>> GetReasonsAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        return await db.ExclusionReasons.Where(r => r.ReviewId == reviewId && r.RetiredAt == null).OrderBy(r => r.Position)
            .Select(r => new ReasonChoice(r.Id, r.Label)).ToListAsync(cancellationToken);
    }

    /// <summary>Sends an included report back to full text.</summary>
    /// <param name="number">Record number of the report.</param>
    /// <param name="reasonId">Why it should be excluded.</param>
    /// <param name="note">What the lead should know; becomes a comment on the conflict.</param>
    public async Task<OperationResult> ProposeAsync(
        Guid reviewId, int number, Guid reasonId, string? note, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var report = (await db.StudiesAsync(visibility, cancellationToken)).SelectMany(study => study.Reports)
            .FirstOrDefault(r => r.Number == number);
        if (report is null)
            return OperationResult.Refused("This report is no longer included. Reload the page.");
        if (await db.ExclusionReasons.Where(r => r.Id == reasonId && r.ReviewId == reviewId && r.RetiredAt == null).Select(r => r.Label)
            .FirstOrDefaultAsync(cancellationToken) is not { } reason)
            return OperationResult.Refused("Choose the reason for the exclusion: one that is in use.");
        note = PostgresText.Of(note?.Trim() ?? "");
        if (note.Length > LongestNote)
            return OperationResult.Refused("The note is too long.");
        var now = clock.GetUtcNow();
        var ruling = await db.Resolutions.Current()
            .SingleOrDefaultAsync(r => r.RecordId == report.Id && r.Stage == ScreeningStage.FullText, cancellationToken);
        if (ruling is not null)
            (ruling.SupersededAt, ruling.SupersededById) = (now, me.UserId);
        db.MergeConflicts.Add(new MergeConflict
        {
            ReviewId = reviewId,
            Stage = ScreeningStage.FullText,
            RecordId = report.Id,
            SaidOfRecordId = report.Id,
            Verdict = Verdict.Exclude,
            ReasonId = reasonId,
            SaidById = me.UserId,
            SuspendedRulingId = ruling?.Id,
            At = now,
        });
        if (note.Length > 0)
            db.ConflictComments.Add(new ConflictComment
            {
                ReviewId = reviewId,
                RecordId = report.Id,
                Stage = ScreeningStage.FullText,
                Text = note,
                ById = me.UserId,
                At = now,
            });
        db.Record(me, now, "report.exclusion-proposed", RecordNumber.Format(number), newValue: reason, stage: ScreeningStage.FullText,
            recordId: report.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Takes one's own proposal back, as long as no lead has decided: the report is included as before.</summary>
    public async Task<OperationResult> WithdrawAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var proposal = await db.MergeConflicts.Current().Where(v => v.ReviewId == reviewId && v.LinkId == null && v.SaidById == me.UserId
            && db.Records.Any(r => r.Id == v.RecordId && r.Number == number)).OrderByDescending(v => v.At)
                .FirstOrDefaultAsync(cancellationToken);
        if (proposal is null
            || await db.Resolutions.Current()
                .AnyAsync(r => r.RecordId == proposal.RecordId && r.Stage == proposal.Stage, cancellationToken))
            return OperationResult.Refused("It can no longer be undone: a lead has decided.");
        var now = clock.GetUtcNow();
        (proposal.SupersededAt, proposal.SupersededById) = (now, me.UserId);
        if (await db.Resolutions.AsNoTracking()
            .FirstOrDefaultAsync(r => r.Id == proposal.SuspendedRulingId, cancellationToken) is { } ruling)
            db.Resolutions.Add(new Resolution
            {
                ReviewId = ruling.ReviewId,
                Stage = ruling.Stage,
                RecordId = ruling.RecordId,
                Verdict = ruling.Verdict,
                ReasonId = ruling.ReasonId,
                Rationale = ruling.Rationale,
                ById = ruling.ById,
                At = ruling.At,
            });
        db.Record(me, now, "report.exclusion-withdrawn", RecordNumber.Format(number), stage: ScreeningStage.FullText,
            recordId: proposal.RecordId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }
}
