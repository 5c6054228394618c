using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Deduplication;

/// <summary>A compared pair before anything is put into words; of some, people are asked though they score little.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScoredPair(int A, int B, double Score, MergeVeto MergeVeto, bool IsAlwaysOffered,
    bool IsOfferedSooner)
{
    /// <summary>The two cannot be one publication, whatever a third record says.</summary>
    public bool AreExcluded => Score < 0 || MergeVetoes.Contradict(MergeVeto);

    public bool IsOffered(DuplicateFinderOptions options) => Score >= options.ReviewBelow || IsAlwaysOffered
        || (IsOfferedSooner && Score >= options.ReviewBelow - DuplicateScore.Leeway);

    public bool IsAutomatic(DuplicateFinderOptions options) => Score >= options.AutoAbove && MergeVeto == default;
}

/// <summary>Compares pairs of the records of one run.</summary>
internal sealed class PairScorer(RecordFingerprint[] records, RecordContext[] contexts)
{
    public int Count => records.Length;

    public ScoredPair Score(int a, int b)
    {
        var comparison = Compare(a, b);
        return new ScoredPair(a, b, DuplicateScore.Of(comparison), MergeVetoes.Of(comparison), comparison.IsAlwaysOffered,
            comparison.IsOfferedSooner);
    }

    /// <summary>The two cannot be one publication, whatever a third record says.</summary>
    public bool Contradict(int a, int b) => Score(Math.Min(a, b), Math.Max(a, b)).AreExcluded;

    public DuplicatePair Explain(in ScoredPair pair, PairDecision decision, string? because = null)
    {
        RecordFingerprint a = records[pair.A], b = records[pair.B];
        IReadOnlyList<string> reservations = MergeVetoes.InWords(pair.MergeVeto);
        if (because is not null)
            reservations = [.. reservations, because];
        return new DuplicatePair(a.Id, b.Id, pair.Score, decision, DuplicateScore.Explain(Compare(pair.A, pair.B), a, b), pair.AreExcluded,
            reservations);
    }

    private PairComparison Compare(int a, int b) => PairComparison.Of(records[a], records[b], contexts[a], contexts[b]);
}
