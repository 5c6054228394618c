using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;
using StoredLink = ScopingReview.Web.Data.Model.DuplicateLink;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>A link in force.</summary>
internal sealed record CurrentLink(Guid Id, Guid DuplicateId, Guid KeptId, string Evidence, double? Score, Guid? ThroughId, Guid? ById);

/// <summary>How many links a change added and ended.</summary>
internal sealed record StoredLinks(int Added, int Ended);

/// <summary>Brings stored links to what they should be, and lets what was said of the duplicates count where they now belong.</summary>
internal sealed class LinkStore(ReviewDbContext db, Membership me, DateTimeOffset now)
{
    private const string Command =
        """
        copy duplicate_links (id, review_id, duplicate_id, kept_id, evidence, score, through_id, recorded_at, by_id)
        from stdin (format binary)
        """;

    public static Task<List<CurrentLink>> CurrentAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => Select(db.DuplicateLinks.Current().Where(l => l.ReviewId == reviewId)).ToListAsync(cancellationToken);

    public static IQueryable<CurrentLink> Select(IQueryable<StoredLink> links)
        => links.Select(l => new CurrentLink(l.Id, l.DuplicateId, l.KeptId, l.Evidence, l.Score, l.ThroughId, l.ById));

    /// <param name="current">The links that stand and may be replaced.</param>
    /// <param name="wanted">The links that should stand in their place.</param>
    /// <param name="judgements">Who judged what.</param>
    /// <param name="cancellationToken">Stops; the caller rolls back.</param>
    public async Task<StoredLinks> ReplaceAsync(
        IReadOnlyCollection<CurrentLink> current, IReadOnlyCollection<DuplicateLink> wanted, IReadOnlyCollection<JudgedPair> judgements,
        CancellationToken cancellationToken)
    {
        var standing = current.ToDictionary(l => l.DuplicateId);
        var keptOf = wanted.ToDictionary(l => l.DuplicateId, l => l.KeptId);
        CurrentLink[] stale = [.. current.Where(l => !keptOf.TryGetValue(l.DuplicateId, out var kept) || kept != l.KeptId)];
        var judges = new Dictionary<(Guid, Guid), Guid>();
        foreach (var judgement in judgements.Where(j => j.Same))
            judges.TryAdd(JudgedPair.InOrder(judgement.First, judgement.Second), judgement.ById);
        StoredLink[] added = [.. wanted.Where(l => standing.GetValueOrDefault(l.DuplicateId)?.KeptId != l.KeptId)
            .Select(l => ToStored(l, standing.GetValueOrDefault(l.DuplicateId), keptOf, judges))];
        if (stale.Length + added.Length == 0)
            return new StoredLinks(0, 0);

        var carried = new MergeCarryOver(db, me, now);
        Guid[] touched = [.. stale.Select(l => l.KeptId).Concat(added.Select(l => l.KeptId)).Distinct()];
        var affected =
            await carried.LockAffectedAsync(touched, [.. stale.Select(l => l.DuplicateId), .. added.Select(l => l.DuplicateId)],
                cancellationToken);
        await carried.TakeBackAsync(affected, cancellationToken);
        if (stale.Length > 0)
        {
            Guid[] ended = [.. stale.Select(l => l.Id)];
            await db.DuplicateLinks.Where(l => ended.Contains(l.Id)).SupersedeAsync(me.UserId, now, cancellationToken);
        }

        await CopyAsync(added, cancellationToken);
        await carried.CarryAsync(affected, cancellationToken);
        return new StoredLinks(added.Length, stale.Length);
    }

    /// <summary>Where only an earlier run knows why, its words stay, as long as the record that it spoke of is still there.</summary>
    private StoredLink ToStored(
        DuplicateLink link, CurrentLink? before, Dictionary<Guid, Guid> keptOf, Dictionary<(Guid, Guid), Guid> judges)
    {
        if (link.Rule == DuplicateRule.JoinedEarlier && before is not null)
        {
            var spokeOf = before.ThroughId ?? before.KeptId;
            var isTogether = spokeOf == link.KeptId || (keptOf.TryGetValue(spokeOf, out var kept) && kept == link.KeptId);
            if (isTogether)
                return Make(before.Evidence, before.Score, spokeOf == link.KeptId ? null : spokeOf, before.ById);
        }

        var judge = link.Rule == DuplicateRule.JudgedSame
            && judges.TryGetValue(JudgedPair.InOrder(link.DuplicateId, link.ThroughId ?? link.KeptId), out var by) ? by : (Guid?)null;
        return Make(link.Evidence, link.Score, link.ThroughId, judge);

        StoredLink Make(string evidence, double? score, Guid? through, Guid? byId) => new()
        {
            ReviewId = me.ReviewId,
            DuplicateId = link.DuplicateId,
            KeptId = link.KeptId,
            Evidence = evidence,
            Score = score,
            ThroughId = through,
            At = now,
            ById = byId,
        };
    }

    private async Task CopyAsync(StoredLink[] links, CancellationToken cancellationToken)
    {
        if (links.Length == 0)
            return;
        await using var writer = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(Command, cancellationToken);
        writer.Timeout = TimeSpan.FromMinutes(10);
        foreach (var link in links)
        {
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(link.Id, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(link.ReviewId, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(link.DuplicateId, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(link.KeptId, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(PostgresText.Of(link.Evidence), NpgsqlDbType.Text, cancellationToken);
            if (link.Score is { } score)
                await writer.WriteAsync(score, NpgsqlDbType.Double, cancellationToken);
            else
                await writer.WriteNullAsync(cancellationToken);
            await IdAsync(link.ThroughId);
            await writer.WriteAsync(link.At, NpgsqlDbType.TimestampTz, cancellationToken);
            await IdAsync(link.ById);
        }

        await writer.CompleteAsync(cancellationToken);

        Task IdAsync(Guid? id) => id is { } known ? writer.WriteAsync(known, NpgsqlDbType.Uuid, cancellationToken)
            : writer.WriteNullAsync(cancellationToken);
    }
}
