using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Protocol;

/// <summary>A deviation from the protocol as it stands in the list.</summary>
public sealed record DeviationView(Guid Id, DateOnly On, string Text);

/// <param name="Entries">What is written, by its heading; nothing where nothing is.</param>
/// <param name="Deviations">By their day.</param>
public sealed record ProtocolView(IReadOnlyDictionary<ProtocolItem, string> Entries, IReadOnlyList<DeviationView> Deviations,
    Membership Me);

/// <summary>What the authors say of their review. Members read it, leads write it; nothing that was written is lost.</summary>
public sealed class ProtocolService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public const int Longest = 10_000;
    private const int MostDeviations = 200;

    public async Task<ProtocolView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return new(await db.ProtocolEntriesAsync(reviewId, cancellationToken), await db.DeviationsAsync(reviewId, cancellationToken), me);
    }

    /// <summary>Writes what stands under a heading; an empty text takes it away.</summary>
    /// <param name="before">
    /// What the writer saw there: what somebody else has written since is not written over.
    /// </param>
    public async Task<OperationResult> SaveAsync(
        Guid reviewId, ProtocolItem item, string? text, string? before, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (!Enum.IsDefined(item))
            return OperationResult.Refused("The protocol has no such heading.");
        var words = PostgresText.Of(text ?? "").Trim();
        if (words.Length > Longest)
            return OperationResult.Refused(string.Create(CultureInfo.InvariantCulture,
                $"“{item.Title()}” has {words.Length:N0} characters; at most {Longest:N0} are kept. It was not saved."));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var rows = db.ProtocolEntries.Where(e => e.ReviewId == reviewId && e.Item == item);
        var present = await rows.Current().Select(e => e.Text).SingleOrDefaultAsync(cancellationToken) ?? "";
        if (present == words)
            return OperationResult.Done;
        if (present != (before ?? "").Trim())
            return OperationResult.Refused(
                $"Somebody else has changed “{item.Title()}” since you opened this page. Copy your words, reload the page, and put them in; nothing was saved.");
        var now = clock.GetUtcNow();
        await rows.SupersedeAsync(me.UserId, now, cancellationToken);
        if (words.Length > 0)
            db.ProtocolEntries.Add(new ProtocolEntry { ReviewId = reviewId, Item = item, Text = words, ById = me.UserId, At = now });
        db.Record(me, now, "protocol.changed", item.Title(), present.Length == 0 ? null : present, words.Length == 0 ? null : words);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    public async Task<OperationResult> AddDeviationAsync(Guid reviewId, DateOnly? on, string text,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var words = PostgresText.Of(text ?? "").Trim();
        if (on is not { } day)
            return OperationResult.Refused("Say on which day it was decided.");
        if (words.Length is 0 or > Longest)
            return OperationResult.Refused(words.Length == 0 ? "Say what was done differently, and why."
                : string.Create(CultureInfo.InvariantCulture, $"At most {Longest:N0} characters are kept."));
        if (await db.ProtocolDeviations.Current().CountAsync(d => d.ReviewId == reviewId, cancellationToken) >= MostDeviations)
            return OperationResult.Refused(string.Create(CultureInfo.InvariantCulture, $"At most {MostDeviations} deviations are kept."));
        var now = clock.GetUtcNow();
        db.ProtocolDeviations.Add(new ProtocolDeviationEntry { ReviewId = reviewId, On = day, Text = words, ById = me.UserId, At = now });
        db.Record(me, now, "protocol.deviation", "", null, words);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    public async Task<OperationResult> RemoveDeviationAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rows = db.ProtocolDeviations.Where(d => d.ReviewId == reviewId && d.Id == id);
        if (await rows.Current().Select(d => d.Text).SingleOrDefaultAsync(cancellationToken) is not { } text)
            return OperationResult.Refused("This deviation is no longer in the list.");
        var now = clock.GetUtcNow();
        await rows.SupersedeAsync(me.UserId, now, cancellationToken);
        db.Record(me, now, "protocol.deviation-removed", "", text, null);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }
}
