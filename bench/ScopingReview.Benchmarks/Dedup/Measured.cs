using System.Diagnostics;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>A run over records whose clusters are known, held against them.</summary>
internal sealed class Measured
{
    private const int ChunkSize = 20_000;

    private Measured(IReadOnlyList<RecordFingerprint> fingerprints, IReadOnlyList<string> gold, DuplicateFindings findings, TimeSpan time)
    {
        Fingerprints = fingerprints;
        Findings = findings;
        Time = time;
        var clusterOf = new Dictionary<Guid, int>();
        foreach (var (cluster, number) in findings.Clusters.Select((cluster, number) => (cluster, number)))
        {
            foreach (var member in cluster.Members)
                clusterOf[member] = number;
        }

        var own = fingerprints.Select((record, index) => clusterOf.TryGetValue(record.Id, out var number) ? $"c{number}" : $"r{index}")
            .ToArray();
        var goldGroups = Groups(gold);
        var ownGroups = Groups(own);
        Duplicates = goldGroups.Sum(group => group.Count - 1);
        // Of a cluster of n that is found in k pieces, k - 1 records stay that should have gone; of a group found that holds k clusters, k
        // - 1 went wrongly.
        Misses = goldGroups.Sum(group => group.Select(record => own[record]).Distinct(StringComparer.Ordinal).Count() - 1);
        FalsePositives = ownGroups.Sum(group => group.Select(record => gold[record]).Distinct(StringComparer.Ordinal).Count() - 1);
        GoldPairs = goldGroups.Sum(group => Pairs(group.Count));
        FoundPairs = ownGroups.Sum(group => Pairs(group.Count));
        RightPairs = ownGroups.Sum(group => group.GroupBy(record => gold[record], StringComparer.Ordinal).Sum(part => Pairs(part.Count())));
        MissedPairs = [.. goldGroups.SelectMany(
            group => group.SelectMany(a => group.Where(b => a < b && own[a] != own[b]).Select(b => (a, b))))];
        WrongPairs = [.. ownGroups.SelectMany(
            group => group.SelectMany(a => group.Where(b => a < b && gold[a] != gold[b]).Select(b => (a, b))))];
    }

    public IReadOnlyList<RecordFingerprint> Fingerprints { get; }

    public DuplicateFindings Findings { get; }

    public TimeSpan Time { get; }

    public TimeSpan Fingerprinting { get; private init; }

    /// <summary>Most memory the process has had so far, in bytes.</summary>
    public long PeakMemory { get; } = Process.GetCurrentProcess().PeakWorkingSet64;

    public int Duplicates { get; }

    public int Misses { get; }

    public int FalsePositives { get; }

    public long GoldPairs { get; }

    public long FoundPairs { get; }

    public long RightPairs { get; }

    public IReadOnlyList<(int A, int B)> MissedPairs { get; }

    public IReadOnlyList<(int A, int B)> WrongPairs { get; }

    /// <summary>Fingerprints of records and the run over them are timed; making the records is not.</summary>
    public static Measured Run(int count, Func<int, BibliographicRecord> record, IReadOnlyList<string> gold)
    {
        var watch = new Stopwatch();
        var fingerprints = new RecordFingerprint[count];
        for (var start = 0; start < count; start += ChunkSize)
        {
            var chunk = new BibliographicRecord[Math.Min(ChunkSize, count - start)];
            Parallel.For(0, chunk.Length, i => chunk[i] = record(start + i));
            watch.Start();
            Parallel.For(0, chunk.Length, i => fingerprints[start + i] = RecordFingerprint.Of(IdOf(start + i), start + i + 1, chunk[i]));
            watch.Stop();
        }

        var reading = watch.Elapsed;
        watch.Start();
        var findings = DuplicateFinder.Find(fingerprints, []);
        watch.Stop();
        return new Measured(fingerprints, gold, findings, watch.Elapsed) { Fingerprinting = reading };
    }

    public static Guid IdOf(int index) => new(index + 1, 0, 0, new byte[8]);

    private static List<List<int>> Groups(IReadOnlyList<string> clusters) =>
        [.. Enumerable.Range(0, clusters.Count).GroupBy(index => clusters[index], StringComparer.Ordinal).Select(group => group.ToList())
            .Where(group => group.Count > 1)];

    private static long Pairs(int count) => (long)count * (count - 1) / 2;
}
