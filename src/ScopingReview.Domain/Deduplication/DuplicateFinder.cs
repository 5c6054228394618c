using System.Collections.Concurrent;

namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// Finds the records that are one publication. Candidates come from <see cref="CandidateBlocks"/>, are scored field by field, and are
/// joined by falling score as long as no two records of a cluster contradict each other. Pure: the same records and judgements give the
/// same result, in whatever order they come and on however many cores.
/// </summary>
public static class DuplicateFinder
{
    private const int ChunkSize = 4096;

    /// <summary>Finds duplicates among records.</summary>
    /// <param name="records">All records, each once.</param>
    /// <param name="judgements">
    /// What people said of pairs: "same" puts together whatever the score, "distinct" keeps apart also through third records. Pairs with
    /// unknown records are ignored; where both was said of a pair, "distinct" counts.
    /// </param>
    /// <param name="options">Thresholds, and what was compared before; null for the usual ones.</param>
    /// <param name="progress">Told how far the run has come; null for nobody.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="ArgumentException">A record is given twice, or the thresholds are the wrong way round.</exception>
    public static DuplicateFindings Find(
        IReadOnlyCollection<RecordFingerprint> records,
        IReadOnlyCollection<PairJudgement> judgements,
        DuplicateFinderOptions? options = null,
        IProgress<DuplicateProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(judgements);
        options ??= new DuplicateFinderOptions();
        if (!(options.ReviewBelow <= options.AutoAbove))
            throw new ArgumentException("The lowest score for review must not be above the lowest score for joining.", nameof(options));
        var ordered = InOrderOfContent(records);
        var isOld = options.ComparedBefore is { Count: > 0 } before ? Array.ConvertAll(ordered, record => before.Contains(record.Id))
            : null;
        var judge = new PairScorer(ordered, SharedFeatures.Of([.. ordered, .. options.Context]));

        var blocking = (double share) => progress?.Report(new DuplicateProgress(DuplicateStage.Blocking, share));
        var candidates =
            CandidateBlocks.Find(ordered, isOld is null ? PairScope.All : PairScope.WithNew(isOld), options.Cores, blocking,
                cancellationToken);
        var scored = Score(candidates, judge, options, progress, cancellationToken);
        long compared = candidates.Length;
        if (isOld is not null && Touched(scored, isOld, options) is { } touched)
        {
            // What an old record resembles among the old ones says whether a new one fits it alone.
            candidates =
                CandidateBlocks.Find(ordered, PairScope.OldWith(isOld, touched), options.Cores, static _ => { }, cancellationToken);
            scored.AddRange(Score(candidates, judge, options, progress: null, cancellationToken));
            compared += candidates.Length;
        }

        progress?.Report(new DuplicateProgress(DuplicateStage.Clustering, 0));
        return DuplicateGrouping.Of(ordered, isOld, judgements, scored, judge, options,
            cancellationToken) with
        { PairsCompared = compared };
    }

    /// <summary>The old records that a new one is joined to; null when there are none.</summary>
    private static bool[]? Touched(List<ScoredPair> scored, bool[] isOld, DuplicateFinderOptions options)
    {
        bool[]? touched = null;
        foreach (var pair in scored.Where(pair => pair.IsAutomatic(options)))
        {
            touched ??= new bool[isOld.Length];
            touched[pair.A] |= isOld[pair.A];
            touched[pair.B] |= isOld[pair.B];
        }

        return touched;
    }

    private static RecordFingerprint[] InOrderOfContent(IReadOnlyCollection<RecordFingerprint> records)
    {
        RecordFingerprint[] ordered = [.. records];
        Array.Sort(ordered, static (a, b) =>
            a.ContentKey != b.ContentKey ? a.ContentKey.CompareTo(b.ContentKey) : a.Number != b.Number ? a.Number.CompareTo(b.Number)
            : a.Id.CompareTo(b.Id));
        return ordered;
    }

    /// <summary>All pairs that are automatic or for review, in the order of the candidates whoever compared them.</summary>
    private static List<ScoredPair> Score(
        ulong[] candidates, PairScorer judge, DuplicateFinderOptions options, IProgress<DuplicateProgress>? progress,
        CancellationToken cancellationToken)
    {
        var chunks = new ScoredPair[(candidates.Length + ChunkSize - 1) / ChunkSize][];
        var done = 0;
        Parallel.ForEach(
            Partitioner.Create(0, chunks.Length == 0 ? 1 : chunks.Length, 1),
            new ParallelOptions { MaxDegreeOfParallelism = options.Cores, CancellationToken = cancellationToken },
            range =>
            {
                if (range.Item1 >= chunks.Length)
                    return;
                var found = new List<ScoredPair>();
                foreach (var candidate in candidates.AsSpan(range.Item1 * ChunkSize,
                    Math.Min(ChunkSize, candidates.Length - (range.Item1 * ChunkSize))))
                {
                    var (a, b) = PairList.Indexes(candidate);
                    var pair = judge.Score(a, b);
                    if (pair.IsOffered(options))
                        found.Add(pair);
                }

                chunks[range.Item1] = [.. found];
                progress?.Report(new DuplicateProgress(DuplicateStage.Comparing, (double)Interlocked.Increment(ref done) / chunks.Length));
            });
        return [.. chunks.SelectMany(chunk => chunk)];
    }
}
