using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Conflicts;

/// <summary>The lead's rulings. Of two leads who rule on the same record, the first counts and the second is told.</summary>
public sealed class ConflictService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int LongestRationale = 4000;
    internal const string NotYet =
        "You are screening this record yourself, so you can resolve it once you have finished your own screening at this stage. Nothing was changed.";
    internal const string OwnConflict =
        "One of the votes is yours. A decision by somebody who has not voted would be more independent; confirm if you want to decide anyway. Nothing was changed.";
    private const string NoSuchRecord = "There is no such record in this review.";

    public async Task<OperationResult> ResolveAsync(Guid reviewId, ScreeningStage stage, int number, Ruling ruling,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (number <= 0)
            return OperationResult.Refused(NoSuchRecord);
        if (await IsClosedAsync(db, me, stage, number, cancellationToken))
            return OperationResult.Refused(NotYet);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var readers = await db.LockReadersAsync(reviewId, stage, number, cancellationToken);
        var outcome = await db.OutcomesAt(reviewId, stage)
            .Where(o => db.Records.Any(r => r.Id == o.RecordId && r.Number == number && r.ReviewId == reviewId))
            .SingleOrDefaultAsync(cancellationToken);
        if (outcome is { Resolved: true })
            return OperationResult.Refused(await WhoWasFirstAsync(db, reviewId, stage, number, cancellationToken));
        if (await ProblemAsync(db, reviewId, stage, number, ruling, outcome, cancellationToken) is { } problem)
            return OperationResult.Refused(problem);
        if (readers.Contains(me.UserId) && !ruling.EvenIfOwn)
            return OperationResult.Refused(OwnConflict);

        var now = clock.GetUtcNow();
        db.Resolutions.Add(new Resolution
        {
            ReviewId = reviewId,
            Stage = stage,
            RecordId = outcome!.RecordId,
            Verdict = ruling.Verdict,
            ReasonId = ruling.Verdict == Verdict.Exclude && stage == ScreeningStage.FullText ? ruling.ReasonId : null,
            Rationale = string.IsNullOrWhiteSpace(ruling.Rationale) ? null : PostgresText.Of(ruling.Rationale).Trim(),
            ById = me.UserId,
            At = now,
        });
        db.Record(me, now, "conflict.resolved", $"{RecordNumber.Format(number)}, {stage.Title()}", null, ruling.Verdict.ToString(), stage,
            outcome.RecordId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return OperationResult.Done;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            await transaction.RollbackAsync(cancellationToken);
            return OperationResult.Refused(await WhoWasFirstAsync(db, reviewId, stage, number, cancellationToken));
        }
    }

    /// <summary>Takes the ruling in force back: the record is in conflict again, and the ruling stays in its history.</summary>
    public async Task<OperationResult> ReopenAsync(Guid reviewId, ScreeningStage stage, int number,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (number <= 0)
            return OperationResult.Refused(NoSuchRecord);
        if (await IsClosedAsync(db, me, stage, number, cancellationToken))
            return OperationResult.Refused(NotYet);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReadersAsync(reviewId, stage, number, cancellationToken);
        var ruling = await db.Resolutions.Current().SingleOrDefaultAsync(
            r => r.ReviewId == reviewId && r.Stage == stage && r.Record!.Number == number, cancellationToken);
        if (ruling is null)
            return OperationResult.Refused($"There is no decision on {RecordNumber.Format(number)} any more: it has already been reopened.");
        var now = clock.GetUtcNow();
        (ruling.SupersededAt, ruling.SupersededById) = (now, me.UserId);
        db.Record(me, now, "conflict.reopened", $"{RecordNumber.Format(number)}, {stage.Title()}", ruling.Verdict.ToString(), null, stage,
            ruling.RecordId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>The same for all records that the lead is still reading, in conflict or not.</summary>
    private static async Task<bool> IsClosedAsync(ReviewDbContext db, Membership me, ScreeningStage stage, int number,
        CancellationToken cancellationToken)
    {
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        return visibility.IsBlind
            && await db.Records.AnyAsync(r => r.ReviewId == me.ReviewId && r.Number == number
                && db.NotTold(visibility, stage).Contains(r.Id), cancellationToken);
    }

    private static async Task<string?> ProblemAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, int number, Ruling ruling, RecordOutcome? outcome,
            CancellationToken cancellationToken)
    {
        if (outcome is null || !(outcome.ReasonConflict || outcome.Status is ScreeningStatus.Conflict or ScreeningStatus.NeedsResolution))
            return $"{RecordNumber.Format(number)} is no longer in conflict: a vote was changed, or it became a duplicate or was removed before screening. Nothing was changed.";
        if (ruling.Verdict is not (Verdict.Include or Verdict.Exclude))
            return "A resolution must include or exclude; “maybe” does not resolve a conflict.";
        if (outcome.ReasonConflict && ruling.Verdict != Verdict.Exclude)
            return "All reviewers excluded this report; only the reasons differ.";
        if (ruling.Rationale?.Length > LongestRationale)
            return string.Create(CultureInfo.InvariantCulture,
                $"The rationale is longer than {LongestRationale:N0} characters. Shorten it.");
        if (stage == ScreeningStage.FullText && ruling.Verdict == Verdict.Exclude
            && !await db.ExclusionReasons.AnyAsync(r => r.Id == ruling.ReasonId && r.ReviewId == reviewId
                && r.RetiredAt == null, cancellationToken))
            return "Choose the reason for the exclusion: exactly one that is in use.";
        return null;
    }

    private static async Task<string> WhoWasFirstAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage, int number,
        CancellationToken cancellationToken)
    {
        var first = await db.Resolutions.Current()
            .Where(r => r.ReviewId == reviewId && r.Stage == stage && r.Record!.Number == number)
            .Select(r => new { r.Verdict, By = db.Users.Where(u => u.Id == r.ById).Select(u => u.DisplayName).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        return first is null
            ? $"{RecordNumber.Format(number)} was changed by somebody else just now. Look at it again."
            : $"{first.By} has already decided on {RecordNumber.Format(number)}: {(first.Verdict == Verdict.Include ? "include" : "exclude")}. Your decision was not saved; reopen theirs if you disagree.";
    }
}
