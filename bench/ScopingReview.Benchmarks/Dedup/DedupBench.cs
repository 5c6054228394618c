using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>scripts/bench dedup: the engine on sets whose duplicates are known, beside what other tools are published to find.</summary>
internal static class DedupBench
{
    private const string Usage =
        """
        scripts/bench dedup [--sizes 10k,100k,1M] [--show]

        Compares the deduplication with sets whose duplicates people have marked (where they are at hand), and with sets of any size made of the pieces of
        real records. Records count as BibDedupe's benchmark counts them: of a cluster of n, n - 1 should go; one that stays is a miss, one that goes
        without being a duplicate a false positive. Time is that of fingerprints, comparison and clusters; reading files and making records is left out.

          --sizes LIST   synthetic sets: 10k,100k,1M (default: 10k,100k; "none" leaves them out)
          --show         every pair that was missed or joined wrongly, with its evidence
        """;

    /// <summary>False positives / misses and seconds from BibDedupe's own benchmark of November 2024.</summary>
    private static readonly Dictionary<string, string> _published = new(StringComparer.Ordinal)
    {
        ["haematology"] = "BibDedupe 0/15 in 6 s, ASySD 0/26 in 4 s",
        ["digital_work"] = "BibDedupe 0/1 in 37 s, ASySD 20/62 in 15 s",
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--help", StringComparer.Ordinal) || args.Contains("-h", StringComparer.Ordinal))
        {
            Console.WriteLine(Usage);
            return 0;
        }

        var sizes = Sizes(args);
        if (sizes is null)
        {
            await Console.Error.WriteLineAsync("--sizes needs numbers such as 10k,100k,1M.");
            return 2;
        }

        if (Corpora.Root is null)
        {
            Console.WriteLine(
                "No corpora: set SCOPING_REVIEW_CORPORA, or put them into shared/data beside the checkout. Nothing to compare with.");
            return 0;
        }

        await RunAsync(sizes, args.Contains("--show", StringComparer.Ordinal));
        return 0;
    }

    private static async Task RunAsync(List<int> sizes, bool show)
    {
        GoldSet[] sets = [await GoldSet.FromCsvAsync("haematology"), await GoldSet.FromCsvAsync("digital_work"),
            await GoldSet.WbaReviewAsync(), await GoldSet.TafenoquineAsync()];
        // Once for the compiler, so that the first set is not charged for it.
        _ = Measured.Run(sets[0].Records.Count, index => sets[0].Records[index], sets[0].Clusters);
        DedupTable.Head();
        foreach (var set in sets)
        {
            var measured = Measured.Run(set.Records.Count, index => set.Records[index], set.Clusters);
            DedupTable.Row(set.Name, measured, _published.GetValueOrDefault(set.Name));
            if (show)
                DedupTable.Pairs(measured, index => set.Records[index]);
        }

        await JudgedPairs.ReportAsync(show);
        List<BibliographicRecord> real = [.. sets.Take(3).SelectMany(set => set.Records)];
        foreach (var size in sizes)
        {
            GC.Collect();
            var set = new SyntheticSet(real, size);
            var measured = Measured.Run(size, set.Record, [.. Enumerable.Range(0, size).Select(set.Cluster)]);
            DedupTable.Row("synthetic", measured, null);
            if (show)
                DedupTable.Pairs(measured, set.Record);
        }

        Console.WriteLine(
            "\nfp: records removed wrongly; misses: records left; review: pairs for people as a share of those compared; memory: the process's peak so far.");
    }

    private static List<int>? Sizes(string[] args)
    {
        var at = Array.IndexOf(args, "--sizes");
        var list = at < 0 ? "10k,100k" : at + 1 < args.Length ? args[at + 1] : "";
        if (list == "none")
            return [];
        var sizes = list.Split(',').Select(Size).ToList();
        return sizes.TrueForAll(size => size > 0) ? [.. sizes.OfType<int>()] : null;
    }

    private static int? Size(string text)
    {
        var (digits, unit) = text switch
        {
            [.. var number, 'k'] => (number, 1_000),
            [.. var number, 'M'] => (number, 1_000_000),
            _ => (text, 1),
        };
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_000_000 / unit
            ? count * unit : null;
    }
}
