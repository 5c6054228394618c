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
            var measured = Measured.Run(set.Records, set.Clusters);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Name}: {set.Records.Count} records, {measured.Duplicates} duplicates, false positives {measured.FalsePositives}, misses {measured.Misses}, review {measured.Findings.ReviewPairs.Count}, compared {measured.Findings.PairsCompared}, {measured.Time.TotalSeconds:0.00} s"));
            if (show)
                Show(set, measured);
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
