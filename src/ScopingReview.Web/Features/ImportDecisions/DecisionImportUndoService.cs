using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.ImportDecisions;

/// <summary>What an undo of an import would do.</summary>
/// <param name="FileName">The file it came from.</param>
/// <param name="Decisions">Votes and resolutions of it that still count and would be taken back.</param>
/// <param name="Restored">Decisions that it replaced and that would count again.</param>
/// <param name="ChangedSince">Decisions of it that somebody changed since; those stay as they are now.</param>
/// <param name="Released">Assignments that came with it and would go.</param>
/// <param name="Reasons">Reasons for exclusion that came with it and that nothing else uses: they would be retired.</param>
public sealed record UndoLook(string FileName, int Decisions, int Restored, int ChangedSince, int Released, int Reasons);

/// <summary>Takes back an import of decisions as a whole. What was said since stays; nothing is deleted.</summary>
public sealed class DecisionImportUndoService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>What undoing the import would do now.</summary>
    public async Task<OperationResult<UndoLook>> LookAsync(Guid reviewId, Guid importId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        if (await RefusalAsync(db, me, importId, cancellationToken) is { } refusal)
            return OperationResult.Refused<UndoLook>(refusal);
        var import = await db.DecisionImports.SingleAsync(i => i.Id == importId, cancellationToken);
        var votes = await db.Decisions.Where(d => d.DecisionImportId == importId && d.CarriedByLinkId == null)
            .CountAsync(d => d.SupersededAt != null, cancellationToken);
        var rulings = await db.Resolutions.Where(r => r.DecisionImportId == importId && r.CarriedByLinkId == null)
            .CountAsync(r => r.SupersededAt != null, cancellationToken);
        return OperationResult.Of(new UndoLook(import.FileName,
            await Votes(db, importId).CountAsync(d => d.CarriedByLinkId == null, cancellationToken)
                + await Rulings(db, importId).CountAsync(r => r.CarriedByLinkId == null, cancellationToken),
            await ReplacedVotes(db, import).CountAsync(cancellationToken) + await ReplacedRulings(db, import).CountAsync(cancellationToken),
            votes + rulings,
            await ToRelease(db, importId).CountAsync(cancellationToken),
            await ToRetire(db, import).CountAsync(cancellationToken)));
    }

    /// <summary>Undoes the import. Returns how many decisions were taken back.</summary>
    public async Task<OperationResult<int>> UndoAsync(Guid reviewId, Guid importId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await RefusalAsync(db, me, importId, cancellationToken) is { } refusal)
            return OperationResult.Refused<int>(refusal);
        var import = await db.DecisionImports.AsNoTracking().SingleAsync(i => i.Id == importId, cancellationToken);
        var now = clock.GetUtcNow();
        var votes = await ReplacedVotes(db, import).AsNoTracking().ToListAsync(cancellationToken);
        var rulings = await ReplacedRulings(db, import).AsNoTracking().ToListAsync(cancellationToken);
        var undone = await Votes(db, importId).SupersedeAsync(me.UserId, now, cancellationToken)
            + await Rulings(db, importId).SupersedeAsync(me.UserId, now, cancellationToken);
        db.Decisions.AddRange(votes.Select(vote => Again(vote, now)));
        db.Resolutions.AddRange(rulings.Select(ruling => Again(ruling, now)));
        await ToRelease(db, importId).SupersedeAsync(me.UserId, now, cancellationToken);
        await db.RetrievalEntries.Where(e => e.DecisionImportId == importId).SupersedeAsync(me.UserId, now, cancellationToken);
        db.DecisionImportUndos.Add(new DecisionImportUndo { ReviewId = reviewId, DecisionImportId = importId, ById = me.UserId, At = now });
        db.Record(me, now, "decisions.import-undone", import.FileName,
            newValue: string.Create(CultureInfo.InvariantCulture,
                $"{undone} decisions; {votes.Count + rulings.Count} earlier ones count again"));
        await db.SaveChangesAsync(cancellationToken);
        // Only now: what counts again may use them.
        foreach (var reason in await ToRetire(db, import).ToListAsync(cancellationToken))
        {
            reason.RetiredAt = now;
            db.Record(me, now, "reason.retired", reason.Label);
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(undone);
    }

    private static async Task<string?> RefusalAsync(
        ReviewDbContext db, Membership me, Guid importId, CancellationToken cancellationToken)
    {
        if ((await db.VisibilityAsync(me, cancellationToken)).WhyClosed is { } closed)
            return closed;
        if (!await db.DecisionImports.AnyAsync(i => i.Id == importId && i.ReviewId == me.ReviewId, cancellationToken))
            return "There is no such import.";
        if (await db.DecisionImportUndos.AnyAsync(u => u.DecisionImportId == importId, cancellationToken))
            return "This import has already been undone.";
        foreach (var stage in Enum.GetValues<ScreeningStage>())
        {
            if (await db.HasOpenPilotAsync(me.ReviewId, stage, cancellationToken)
                && await db.Decisions.AnyAsync(d => d.DecisionImportId == importId && d.Stage == stage, cancellationToken))
                return $"A pilot round is open at the stage “{stage.Title()}”. Close it on the plan's page first; nothing was changed.";
        }

        return null;
    }

    private static IQueryable<Decision> Votes(ReviewDbContext db, Guid importId)
        => db.Decisions.Current().Where(d => d.DecisionImportId == importId);

    private static IQueryable<Resolution> Rulings(ReviewDbContext db, Guid importId)
        => db.Resolutions.Current().Where(r => r.DecisionImportId == importId);

    /// <summary>Votes that gave way when the import was stored, where its own still stand.</summary>
    private static IQueryable<Decision> ReplacedVotes(ReviewDbContext db, DecisionImport import)
        => db.Decisions.Where(d => d.ReviewId == import.ReviewId && d.SupersededAt == import.ImportedAt && d.CarriedByLinkId == null
            && db.Decisions.Current().Any(own => own.DecisionImportId == import.Id && own.RecordId == d.RecordId && own.Stage == d.Stage
                && own.ReviewerId == d.ReviewerId));

    private static IQueryable<Resolution> ReplacedRulings(ReviewDbContext db, DecisionImport import)
        => db.Resolutions.Where(r => r.ReviewId == import.ReviewId && r.SupersededAt == import.ImportedAt && r.CarriedByLinkId == null
            && db.Resolutions.Current().Any(own => own.DecisionImportId == import.Id && own.RecordId == r.RecordId
                && own.Stage == r.Stage));

    /// <summary>Assignments that came with the import, of people who have not decided on the record by themselves.</summary>
    private static IQueryable<Assignment> ToRelease(ReviewDbContext db, Guid importId)
        => db.Assignments.Current().Where(a => a.DecisionImportId == importId
            && !db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == a.Stage && d.ReviewerId == a.ReviewerId
                && d.DecisionImportId != importId)
            && !db.Decisions.Any(d => d.RecordId == a.RecordId && d.Stage == a.Stage && d.ReviewerId == a.ReviewerId
                && d.DecisionImportId == null));

    /// <summary>
    /// Reasons that came with the import, or with one that was undone before, and that nothing but this import's own decisions uses:
    /// not retired, since decisions taken back still name them in the history.
    /// </summary>
    private static IQueryable<ExclusionReason> ToRetire(ReviewDbContext db, DecisionImport import)
        => db.ExclusionReasons.Where(r => r.ReviewId == import.ReviewId && r.RetiredAt == null
            && (r.AddedAt == import.ImportedAt || db.DecisionImports.Any(i => i.ReviewId == r.ReviewId && i.ImportedAt == r.AddedAt
                && db.DecisionImportUndos.Any(u => u.DecisionImportId == i.Id)))
            && !db.Decisions.Current().Any(d => d.ReasonId == r.Id && d.DecisionImportId != import.Id)
            && !db.Resolutions.Current().Any(x => x.ReasonId == r.Id && x.DecisionImportId != import.Id)
            && !db.MergeConflicts.Current().Any(m => m.ReasonId == r.Id)
            && !db.ExclusionReasons.Any(other => other.MergedIntoId == r.Id));

    /// <summary>It counts from now on; that it did before its replacement stands in the history.</summary>
    private static Decision Again(Decision vote, DateTimeOffset now) => new()
    {
        ReviewId = vote.ReviewId,
        Stage = vote.Stage,
        RecordId = vote.RecordId,
        ReviewerId = vote.ReviewerId,
        OperationId = Guid.CreateVersion7(),
        Verdict = vote.Verdict,
        ReasonId = vote.ReasonId,
        Note = vote.Note,
        DecisionImportId = vote.DecisionImportId,
        At = now,
    };

    private static Resolution Again(Resolution ruling, DateTimeOffset now) => new()
    {
        ReviewId = ruling.ReviewId,
        Stage = ruling.Stage,
        RecordId = ruling.RecordId,
        Verdict = ruling.Verdict,
        ReasonId = ruling.ReasonId,
        Rationale = ruling.Rationale,
        DecisionImportId = ruling.DecisionImportId,
        ById = ruling.ById,
        At = now,
    };
}
