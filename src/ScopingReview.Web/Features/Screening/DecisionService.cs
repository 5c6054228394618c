using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

/// <summary>A vote as the page sends it.</summary>
public sealed record Vote
{
    /// <summary>Made by the page, one for each key press: sent twice, it is stored once.</summary>
    public required Guid OperationId { get; init; }

    public required ScreeningStage Stage { get; init; }

    /// <summary>The record's number in the review.</summary>
    public required int Number { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Required with an exclusion at full text, otherwise left out.</summary>
    public Guid? ReasonId { get; init; }

    public string? Note { get; init; }

    /// <summary>
    /// Who pressed the key, where the page knows it: a vote that a browser kept is not stored under the name of whoever has signed in there
    /// since.
    /// </summary>
    public Guid? ReviewerId { get; init; }
}

/// <summary>Stores votes, each exactly once, and only from the person whom the plan asks.</summary>
public sealed class DecisionService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int LongestNote = 4000;
    internal const string OtherAccount = "The unsaved decisions here belong to another account. Sign in with it to save them.";

    /// <summary>
    /// Stores a vote, or changes one's earlier vote on the record while that is not locked. A repeat of the same operation changes nothing
    /// and succeeds.
    /// </summary>
    public async Task<OperationResult> DecideAsync(Guid reviewId, Vote vote, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
            if (vote.ReviewerId is { } author && author != me.UserId)
                return OperationResult.Refused(OtherAccount);
            if (!Enum.IsDefined(vote.Stage) || !Enum.IsDefined(vote.Verdict))
                return OperationResult.Refused("A vote says include, maybe or exclude, at one of the two stages. This one was not stored.");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var readers = await db.LockReadersAsync(reviewId, vote.Stage, vote.Number, cancellationToken);
            if (await VoteState.ReadAsync(db, me, vote, cancellationToken) is not { } state)
                return OperationResult.Refused("There is no such record in this review.");
            if (state.Repeated)
                return OperationResult.Done;
            state.IsHidden = vote.Stage == ScreeningStage.FullText && await IsHiddenAsync(db, me, state.RecordId, cancellationToken);
            state.HasReadingsLeft = state.MineId is not null
                && await db.LeftFor(reviewId, vote.Stage, me.UserId).AnyAsync(cancellationToken);
            if (Problem(vote, state, readers, me.UserId) is { } problem)
                return OperationResult.Refused(problem);
            var now = clock.GetUtcNow();
            if (state.MineId is { } mine)
            {
                await db.Decisions.Where(d => d.Id == mine)
                    .ExecuteUpdateAsync(d => d.SetProperty(x => x.SupersededAt, now).SetProperty(x => x.SupersededById, me.UserId),
                        cancellationToken);
            }
            db.Decisions.Add(new Decision
            {
                ReviewId = reviewId,
                Stage = vote.Stage,
                RecordId = state.RecordId,
                ReviewerId = me.UserId,
                OperationId = vote.OperationId,
                Verdict = vote.Verdict,
                ReasonId = vote.Verdict == Verdict.Exclude ? vote.ReasonId : null,
                Note = string.IsNullOrWhiteSpace(vote.Note) ? null : PostgresText.Of(vote.Note).Trim(),
                At = now,
            });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return OperationResult.Done;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return await IsStoredAsync(reviewId, vote, cancellationToken)
                ? OperationResult.Done
                : OperationResult.Refused("This vote collided with another one. Nothing was changed; decide again.");
        }
    }

    /// <summary>
    /// Takes back the vote that an operation stored. A vote that is gone already, or never arrived, is taken back as well.
    /// </summary>
    public async Task<OperationResult> UndoAsync(
        Guid reviewId, Guid operationId, Guid? reviewerId = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (reviewerId is { } author && author != me.UserId)
            return OperationResult.Refused(OtherAccount);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var current = db.Decisions.AsNoTracking().Current()
            .Where(d => d.OperationId == operationId && d.ReviewId == reviewId && d.ReviewerId == me.UserId);
        if (await current.Select(d => new { d.Stage, d.Record!.Number }).SingleOrDefaultAsync(cancellationToken) is not { } about)
            return OperationResult.Done;
        // All that the answer depends on is read behind the lock: a merge that is under way holds it to its end.
        var readers = await db.LockReadersAsync(reviewId, about.Stage, about.Number, cancellationToken);
        var decision = await current
            .Select(d => new
            {
                d.Id,
                d.Stage,
                d.Record!.Number,
                Removed = db.RemovedRecords.Current().Any(x => x.RecordId == d.RecordId),
                Kept = db.DuplicateLinks.Current().Where(l => l.DuplicateId == d.RecordId).Select(l => (int?)l.Kept!.Number)
                .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (decision is null)
            return OperationResult.Done;
        if (decision.Kept is { } kept)
            return OperationResult.Refused(
                $"{RecordNumber.Format(decision.Number)} was found to be a duplicate of {RecordNumber.Format(kept)}, and your vote counts there now. Nothing was taken back; you can change the vote on {RecordNumber.Format(kept)}.");
        if (decision.Removed)
            return OperationResult.Refused(
                $"{RecordNumber.Format(decision.Number)} was removed before screening, and your vote on it counts nowhere. It stays in the history as it is.");
        var votes = await db.Decisions.Current().CountAsync(
            d => d.Record!.Number == decision.Number && d.ReviewId == reviewId && d.Stage == decision.Stage
                && readers.Contains(d.ReviewerId), cancellationToken);
        var resolved = await db.Resolutions.Current().AnyAsync(
            r => r.Record!.Number == decision.Number && r.ReviewId == reviewId && r.Stage == decision.Stage, cancellationToken);
        if (!VoteLock.MayChange(await db.LeftFor(reviewId, decision.Stage, me.UserId).AnyAsync(cancellationToken), readers.Count, votes,
            resolved))
            return OperationResult.Refused(Locked(decision.Number, resolved));
        var now = clock.GetUtcNow();
        await db.Decisions.Current().Where(d => d.Id == decision.Id)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.SupersededAt, now).SetProperty(x => x.SupersededById, me.UserId),
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static string? Problem(Vote vote, VoteState state, List<Guid> readers, Guid me)
    {
        var label = RecordNumber.Format(vote.Number);
        if (state.KeptNumber is { } kept)
            return $"{label} was found to be a duplicate of {RecordNumber.Format(kept)} a moment ago, so there is nothing to decide on it. Your vote was not stored.";
        if (state.Removal is { } removal)
            return $"{label} was removed before screening {removal.Kind.InWords(removal.Detail)}, so there is nothing to decide on it. Your vote was not stored.";
        if (!readers.Contains(me))
            return $"{label} is not assigned to you any more: a lead gave it to somebody else. Your vote on it was not stored; your other decisions are kept.";
        if (!state.AtStage || state.IsHidden)
            return $"{label} is no longer at this stage. Your vote was not stored.";
        if (!state.AtHand)
            return $"{label} is not retrieved. Add its full text, or note that it is at hand, and decide then.";
        if (vote.Note?.Length > LongestNote)
            return string.Create(CultureInfo.InvariantCulture,
                $"The note is longer than {LongestNote:N0} characters. Shorten it and decide again.");
        if (vote is { Stage: ScreeningStage.FullText, Verdict: Verdict.Exclude } && !state.ReasonIsValid)
            return vote.ReasonId is null ? "Say why the full text is excluded: exactly one reason."
                : "This reason is no longer in use. Choose another one.";
        if (state.MineId is not null && !VoteLock.MayChange(state.HasReadingsLeft, readers.Count, state.Votes(readers), state.Resolved))
            return Locked(vote.Number, state.Resolved);
        return null;
    }

    /// <summary>
    /// A report whose title the person is still reading is not theirs to read yet, and looks like one that did not come to full text.
    /// </summary>
    private static async Task<bool> IsHiddenAsync(ReviewDbContext db, Membership me, Guid recordId, CancellationToken cancellationToken)
        => await db.StillReading(await db.VisibilityAsync(me, cancellationToken), ScreeningStage.TitleAbstract)
            .ContainsAsync(recordId, cancellationToken);

    private static string Locked(int number, bool resolved) => resolved
        ? $"The lead has decided on {RecordNumber.Format(number)}; your vote stays as it is."
        : $"All votes on {RecordNumber.Format(number)} are in, so yours can no longer be changed.";

    private async Task<bool> IsStoredAsync(Guid reviewId, Vote vote, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        return await db.Decisions.AnyAsync(d => d.OperationId == vote.OperationId && d.ReviewId == reviewId
            && d.ReviewerId == me.UserId, cancellationToken);
    }
}
