using System.Globalization;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>scripts/bench dedup.</summary>
internal static class DedupBench
{
    public static int Run(string[] args)
    {
        var show = args.Contains("--show", StringComparer.Ordinal);
        if (Corpora.Root is null)
            Console.WriteLine("No corpora: set SCOPING_REVIEW_CORPORA.");
        else
            GoldSets(show);
        var at = Array.IndexOf(args, "--sizes");
        if (at >= 0)
            Synthetic(args[at + 1].Split(',').Select(Size));
        return 0;
    }

    private static void GoldSets(bool show)
    {
        Func<GoldSet>[] sets =
        [
            () => GoldSet.FromCsv("haematology"),
            () => GoldSet.FromCsv("digital_work"),
            () => GoldSet.WbaReviewAsync().GetAwaiter().GetResult(),
            GoldSet.Tafenoquine,
        ];
        foreach (var read in sets)
        {
            var set = read();
            var measured = Measured.Run(set.Records.Count, index => set.Records[index], set.Clusters);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Name}: {set.Records.Count} records, {measured.Duplicates} duplicates, false positives {measured.FalsePositives}, misses {measured.Misses}, review {measured.Findings.ReviewPairs.Count}, compared {measured.Findings.PairsCompared}, {measured.Time.TotalSeconds:0.00} s"));
            if (show)
                Show(set, measured);
        }
    }

    private static int Size(string text) => text[^1] switch
    {
        'k' => 1_000 * int.Parse(text[..^1], CultureInfo.InvariantCulture),
        'M' => 1_000_000 * int.Parse(text[..^1], CultureInfo.InvariantCulture),
        _ => int.Parse(text, CultureInfo.InvariantCulture),
    };

    private static void Synthetic(IEnumerable<int> sizes)
    {
        List<Domain.Records.BibliographicRecord> real = [.. GoldSet.FromCsv("haematology").Records, .. GoldSet.FromCsv("digital_work").Records, .. GoldSet.WbaReviewAsync().GetAwaiter().GetResult().Records];
        foreach (var size in sizes)
        {
            var set = new SyntheticSet(real, size);
            var measured = Measured.Run(size, set.Record, [.. Enumerable.Range(0, size).Select(set.Cluster)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"synthetic {size}: {measured.Duplicates} duplicates, false positives {measured.FalsePositives}, misses {measured.Misses}, review {measured.Findings.ReviewPairs.Count}, compared {measured.Findings.PairsCompared}, fingerprints {measured.Fingerprinting.TotalSeconds:0.0} s, in all {measured.Time.TotalSeconds:0.0} s, {measured.PeakMemory >> 20} MB"));
            foreach (var (a, b) in measured.WrongPairs.Take(10))
                Console.WriteLine($"  {set.Record(a).Title} {set.Record(a).Journal} | {set.Record(b).Title} {set.Record(b).Journal}");
            foreach (var (a, b) in measured.MissedPairs.Take(Environment.GetEnvironmentVariable("SHOW_MISSED") is null ? 0 : 10))
            {
                foreach (var r in new[] { set.Record(a), set.Record(b) })
                    Console.WriteLine($"  M {r.Title} | {string.Join("; ", r.Authors)} | {r.Year} {r.Journal} {r.Volume}({r.Issue}):{r.Pages} {r.Doi}");
                var (ia, ib) = (Measured.IdOf(a), Measured.IdOf(b));
                var pair = measured.Findings.ReviewPairs.FirstOrDefault(p => (p.First == ia && p.Second == ib) || (p.First == ib && p.Second == ia));
                Console.WriteLine($"    {pair?.Score} {pair?.EvidenceInWords} | {string.Join("; ", pair?.Reservations ?? [])}\n");
            }
        }
    }

    private static void Show(GoldSet set, Measured measured)
    {
        foreach (var (a, b) in measured.WrongPairs)
            Pair("WRONG", a, b);
        foreach (var (a, b) in measured.MissedPairs)
            Pair("MISSED", a, b);

        void Pair(string what, int a, int b)
        {
            Guid idA = Measured.IdOf(a), idB = Measured.IdOf(b);
            var pair = measured.Findings.ReviewPairs.Concat(measured.Findings.AutomaticPairs).FirstOrDefault(pair => (pair.First == idA && pair.Second == idB) || (pair.First == idB && pair.Second == idA));
            Console.WriteLine($"{what} {pair?.Score} {pair?.EvidenceInWords} | {string.Join("; ", pair?.Reservations ?? [])}");
            foreach (var index in new[] { a, b })
            {
                var record = set.Records[index];
                Console.WriteLine($"    {record.SourceRecordId} {record.Kind} {record.Title} | {string.Join("; ", record.Authors.Take(5))} ({record.Authors.Count}) | {record.Year} | {record.Journal} {record.Volume}({record.Issue}):{record.Pages} | {record.Doi} | {record.Abstract?[..Math.Min(60, record.Abstract.Length)]}");
            }
        }
    }
}
