using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>Stores the pairs that wait for people.</summary>
internal static class CandidateStore
{
    private const string Command =
        """
        copy duplicate_candidates (id, review_id, record_a_id, record_b_id, score, evidence_json, reservations, found_at)
        from stdin (format binary)
        """;

    /// <param name="db">The context of the caller's transaction.</param>
    /// <param name="reviewId">The review.</param>
    /// <param name="pairs">What the run found.</param>
    /// <param name="changed">The records that it compared anew: pairs of others stay. Null replaces all.</param>
    /// <param name="now">When it was found.</param>
    /// <param name="cancellationToken">Stops; the caller rolls back.</param>
    public static async Task ReplaceAsync(
        ReviewDbContext db, Guid reviewId, IReadOnlyList<DuplicatePair> pairs, IReadOnlySet<Guid>? changed, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var old = db.DuplicateCandidates.Where(c => c.ReviewId == reviewId);
        if (changed is not null)
        {
            Guid[] ids = [.. changed];
            old = old.Where(c => ids.Contains(c.RecordAId) || ids.Contains(c.RecordBId));
        }

        await old.ExecuteDeleteAsync(cancellationToken);
        if (pairs.Count == 0)
            return;
        await using var writer = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(Command, cancellationToken);
        writer.Timeout = TimeSpan.FromMinutes(10);
        foreach (var pair in pairs)
        {
            var (a, b) = JudgedPair.InOrder(pair.First, pair.Second);
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(reviewId, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(a, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(b, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(pair.Score, NpgsqlDbType.Double, cancellationToken);
            await writer.WriteAsync(JsonSerializer.Serialize(pair.Evidence), NpgsqlDbType.Jsonb, cancellationToken);
            await writer.WriteAsync(pair.Reservations.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    public static IReadOnlyList<Evidence> Evidence(string json) => JsonSerializer.Deserialize<IReadOnlyList<Evidence>>(json) ?? [];
}
