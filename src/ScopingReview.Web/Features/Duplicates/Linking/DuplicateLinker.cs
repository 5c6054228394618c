using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>How far a run has come, from 0 to 1 over all of it.</summary>
public sealed record LinkingProgress(string Doing, double Share);

/// <summary>Records that were just stored, whose fingerprints were made on the way: they need not be read again.</summary>
/// <param name="ImportId">The import that brought them, and no others.</param>
internal sealed record StoredRecords(Guid ImportId, IReadOnlyList<RecordFingerprint> Fingerprints);

/// <summary>
/// Brings the links of a review, and the pairs that wait for people, to what Domain's rules and people's judgements say now.
/// </summary>
internal sealed class DuplicateLinker(ReviewDbContext db, Membership me, DateTimeOffset now)
{
    /// <summary>One core is left for those who work meanwhile.</summary>
    private static readonly int _cores = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Called with how far it is; it may come from any thread.</summary>
    public Action<LinkingProgress>? OnProgress { get; init; }

    /// <summary>
    /// Compares new records with each other and with all that is there, or everything with everything. Works in the caller's transaction,
    /// which must hold the review's lock. Links that still hold are not touched.
    /// </summary>
    /// <param name="changed">The records that were not compared yet; null compares everything. A review that was never compared is compared
    /// whole.</param>
    /// <param name="cancellationToken">Stops the run; the caller rolls back.</param>
    public Task<DeduplicationRun> RunAsync(IReadOnlySet<Guid>? changed, CancellationToken cancellationToken)
        => RunAsync(changed, stored: null, cancellationToken);

    /// <summary>Compares records that were just stored with each other and with all that was there before.</summary>
    public Task<DeduplicationRun> RunAsync(StoredRecords stored, CancellationToken cancellationToken)
        => RunAsync(stored.Fingerprints.Select(record => record.Id).ToHashSet(), stored, cancellationToken);

    private async Task<DeduplicationRun> RunAsync(
        IReadOnlySet<Guid>? changed, StoredRecords? stored, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (changed is not null && !await db.DeduplicationRuns.AnyAsync(r => r.ReviewId == me.ReviewId, cancellationToken))
            changed = null;
        var current = await LinkStore.CurrentAsync(db, me.ReviewId, cancellationToken);
        var judgements = await db.DuplicateJudgements.Current().Where(j => j.ReviewId == me.ReviewId)
            .Select(j => new JudgedPair(j.RecordAId, j.RecordBId, j.IsDuplicate, j.ById)).ToListAsync(cancellationToken);
        var expected = await db.Records.CountAsync(r => r.ReviewId == me.ReviewId, cancellationToken);
        var records = await RecordFingerprints.ReadAsync(
            db, me.ReviewId, only: null, stored, current.ToDictionary(l => l.DuplicateId, l => l.KeptId),
            count => Tell("Reading records", 0.35 * count / Math.Max(1, expected)), cancellationToken);
        var findings = await FindAsync(records, [.. judgements.Select(j => j.ToPair())], changed, cancellationToken);

        Tell("Saving results", 0.85);
        var links =
            await new LinkStore(db, me, now).ReplaceAsync(current, DuplicateLinks.Of(findings, [.. judgements.Select(j => j.ToPair())]),
                judgements, cancellationToken);
        await CandidateStore.ReplaceAsync(db, me.ReviewId, findings.UndecidedPairs, changed, now, cancellationToken);
        var run = new DeduplicationRun
        {
            ReviewId = me.ReviewId,
            ById = me.UserId,
            At = now,
            AllRecords = changed is null,
            RecordCount = records.Count,
            PairsCompared = findings.PairsCompared,
            LinksAdded = links.Added,
            LinksEnded = links.Ended,
            DurationSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
        };
        db.DeduplicationRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    private Task<DuplicateFindings> FindAsync(
        List<RecordFingerprint> records, PairJudgement[] judgements, IReadOnlySet<Guid>? changed, CancellationToken cancellationToken)
    {
        var options = new DuplicateFinderOptions
        {
            Cores = _cores,
            ComparedBefore = changed is null ? null : records.Select(r => r.Id).Where(id => !changed.Contains(id)).ToHashSet(),
        };
        // Away from the circuit's thread: seconds of computing.
        return Task.Run(() => DuplicateFinder.Find(records, judgements, options, new Steps(this), cancellationToken), cancellationToken);
    }

    private void Tell(string doing, double share) => OnProgress?.Invoke(new LinkingProgress(doing, share));

    /// <summary>Reports at once and in order; Progress of T would post to whatever context there is.</summary>
    private sealed class Steps(DuplicateLinker linker) : IProgress<DuplicateProgress>
    {
        public void Report(DuplicateProgress value) => linker.Tell(
            value.Stage switch
            {
                DuplicateStage.Blocking => "Looking for similar records",
                DuplicateStage.Comparing =>
                "Comparing them",
                _ => "Grouping duplicates"
            },
            value.Stage switch
            {
                DuplicateStage.Blocking => 0.35 + (0.2 * value.Share),
                DuplicateStage.Comparing =>
                0.55 + (0.25 * value.Share),
                _ => 0.8
            });
    }
}

/// <summary>A judgement in force, with who made it.</summary>
internal sealed record JudgedPair(Guid First, Guid Second, bool Same, Guid ById)
{
    public PairJudgement ToPair() => new(First, Second, Same);

    /// <summary>A pair in one order, so that what was said of (a, b) is found for (b, a).</summary>
    public static (Guid First, Guid Second) InOrder(Guid a, Guid b) => a.CompareTo(b) <= 0 ? (a, b) : (b, a);
}
