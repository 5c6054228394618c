using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>
/// The reasons for exclusion at full text, their words and their order. No decision is touched: each keeps the reason that it gave, and
/// outcomes count a merged one as the reason it was merged into (record_outcomes).
/// </summary>
public sealed class ReasonService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const string Gone = "Somebody else has just retired or merged this reason.";

    /// <summary>Adds reasons at the end, one a line.</summary>
    public async Task<OperationResult> AddAsync(Guid reviewId, string text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var lines = SettingsText.Lines(text);
        if (SettingsText.Problem(lines) is { } problem)
            return OperationResult.Refused(problem);
        var present = await PresentAsync(db, reviewId, cancellationToken);
        if (lines.Find(line => present.Exists(r => string.Equals(r.Label, line, StringComparison.OrdinalIgnoreCase))) is { } twin)
            return OperationResult.Refused($"“{twin}” is already a reason.");
        var next = present.Count == 0 ? 1 : present.Max(r => r.Position) + 1;
        var now = clock.GetUtcNow();
        foreach (var line in lines)
        {
            db.ExclusionReasons.Add(new ExclusionReason { ReviewId = reviewId, Label = line, Position = next++, AddedAt = now });
            db.Record(me, now, "reason.added", line);
        }

        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>No new exclusion can give this reason; old ones keep it.</summary>
    public async Task<OperationResult> RetireAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if ((await PresentAsync(db, reviewId, cancellationToken)).Find(r => r.Id == id) is not { } reason)
            return OperationResult.Done;
        var now = clock.GetUtcNow();
        reason.RetiredAt = now;
        db.Record(me, now, "reason.retired", reason.Label);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Moves a reason one place up or down: its place is the key that chooses it.</summary>
    public async Task<OperationResult> MoveAsync(Guid reviewId, Guid id, bool up, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var before = await InOrderAsync(db, reviewId, cancellationToken);
        List<ExclusionReason> after = [.. before];
        after.MoveOne(after.FindIndex(r => r.Id == id), up);
        await PlaceAsync(db, me, before, after, cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Other words for the same reason: all decisions that gave it show them.</summary>
    public async Task<OperationResult> RenameAsync(Guid reviewId, Guid id, string label, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var words = PostgresText.Of(label).Trim();
        if (words.Length is 0 or > SettingsText.Longest || words.Contains('\n', StringComparison.Ordinal))
            return OperationResult.Refused(words.Length == 0 ? "Write something first."
                : $"A reason is one line of at most {SettingsText.Longest} characters.");
        var present = await PresentAsync(db, reviewId, cancellationToken);
        if (present.Find(r => r.Id == id) is not { } reason)
            return OperationResult.Refused(Gone);
        if (present.Exists(r => r.Id != id && string.Equals(r.Label, words, StringComparison.OrdinalIgnoreCase)))
            return OperationResult.Refused($"“{words}” is a reason already. If both are the same, merge one into the other.");
        if (reason.Label == words)
            return OperationResult.Done;
        db.Record(me, clock.GetUtcNow(), "reason.renamed", "", reason.Label, words);
        reason.Label = words;
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>From now on a reason, and those that were merged into it, count as another one; it cannot be chosen any more.</summary>
    public async Task<OperationResult> MergeAsync(Guid reviewId, Guid id, Guid into, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Of two leads who merge two reasons each into the other, the second must see what the first has done.
        await db.LockReviewAsync(reviewId, cancellationToken);
        var present = await PresentAsync(db, reviewId, cancellationToken);
        if (id == into || present.Find(r => r.Id == id) is not { } reason || present.Find(r => r.Id == into) is not { } target)
            return OperationResult.Refused(Gone);
        var now = clock.GetUtcNow();
        foreach (var earlier in await db.ExclusionReasons.Where(r => r.ReviewId == reviewId && r.MergedIntoId == id)
            .ToListAsync(cancellationToken))
            earlier.MergedIntoId = into;
        (reason.MergedIntoId, reason.RetiredAt) = (into, now);
        db.Record(me, now, "reason.merged", "", reason.Label, target.Label);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>A merged reason is one of its own again. What had been merged into it before stays where it went with it.</summary>
    public async Task<OperationResult> UnmergeAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await db.ExclusionReasons.SingleOrDefaultAsync(r => r.ReviewId == reviewId && r.Id == id && r.MergedIntoId != null,
            cancellationToken)
            is not { } reason)
            return OperationResult.Refused("This reason is not merged into another.");
        if ((await PresentAsync(db, reviewId, cancellationToken))
            .Exists(r => string.Equals(r.Label, reason.Label, StringComparison.OrdinalIgnoreCase)))
            return OperationResult.Refused($"“{reason.Label}” has already been restored as a reason.");
        (reason.MergedIntoId, reason.RetiredAt) = (null, null);
        db.Record(me, clock.GetUtcNow(), "reason.unmerged", reason.Label);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>
    /// The order of the reasons by how often the votes in force give them, the most used first; those used alike keep their order. The keys
    /// go with it, and so does the order of the flow.
    /// </summary>
    /// <returns>The order as it was, to put it back.</returns>
    public async Task<OperationResult<IReadOnlyList<Guid>>> SortByUseAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        // The order would reveal which reasons others give.
        if ((await db.VisibilityAsync(me, cancellationToken)).WhyClosed is { } closed)
            return OperationResult.Refused<IReadOnlyList<Guid>>($"The order would reveal which reasons others give. {closed}");
        var present = await InOrderAsync(db, reviewId, cancellationToken);
        var merged = await db.ExclusionReasons.Where(r => r.ReviewId == reviewId && r.MergedIntoId != null)
            .ToDictionaryAsync(r => r.Id, r => r.MergedIntoId!.Value, cancellationToken);
        var used = (await db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.ReasonId != null).GroupBy(d => d.ReasonId!.Value)
            .Select(votes => new { Reason = votes.Key, Votes = votes.Count() }).ToListAsync(cancellationToken))
            .GroupBy(votes => merged.GetValueOrDefault(votes.Reason, votes.Reason))
                .ToDictionary(votes => votes.Key, votes => votes.Sum(of => of.Votes));
        return await PlaceAsync(db, me, present, [.. present.OrderByDescending(r => used.GetValueOrDefault(r.Id))], cancellationToken);
    }

    /// <summary>Puts the reasons into an order; those that it does not name come last, as they stand.</summary>
    public async Task<OperationResult<IReadOnlyList<Guid>>> OrderAsync(
        Guid reviewId, IReadOnlyList<Guid> order, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var present = await InOrderAsync(db, reviewId, cancellationToken);
        var places = order.Distinct().Index().ToDictionary(at => at.Item, at => at.Index);
        return await PlaceAsync(db, me, present, [.. present.OrderBy(r => places.GetValueOrDefault(r.Id, int.MaxValue))],
            cancellationToken);
    }

    private async Task<OperationResult<IReadOnlyList<Guid>>> PlaceAsync(ReviewDbContext db, Membership me, List<ExclusionReason> before,
        IReadOnlyList<ExclusionReason> after, CancellationToken cancellationToken)
    {
        if (!before.SequenceEqual(after))
        {
            foreach (var (at, reason) in after.Index())
                reason.Position = at + 1;
            db.Record(me, clock.GetUtcNow(), "reason.ordered", "", string.Join("; ", before.Select(r => r.Label)),
                string.Join("; ", after.Select(r => r.Label)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return OperationResult.Of<IReadOnlyList<Guid>>([.. before.Select(r => r.Id)]);
    }

    private static Task<List<ExclusionReason>> PresentAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.ExclusionReasons.Where(r => r.ReviewId == reviewId && r.RetiredAt == null).ToListAsync(cancellationToken);

    private static async Task<List<ExclusionReason>> InOrderAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => [.. (await PresentAsync(db, reviewId, cancellationToken)).OrderBy(r => r.Position).ThenBy(r => r.Id)];
}
