using System.Globalization;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Benchmarks.Ranking;

/// <summary>
/// Changes of the peer's model, each by itself and the usual together: which has the lowest mean loss on the sets it is chosen on, and
/// whether that one has a lower mean loss than the peer's on sets that had no part in the choice.
/// </summary>
internal static class ModelChanges
{
    /// <summary>The first two by name choose, the others confirm: fixed before anything was computed.</summary>
    private const int Choosing = 2;

    private static readonly IReadOnlyList<(string Name, RankingOptions Options)> _changes =
    [
        ("ELAS u4", RankingOptions.ElasU4),
        ("title twice", RankingOptions.ElasU4 with { TitleWeight = 2 }),
        ("title three times", RankingOptions.ElasU4 with { TitleWeight = 3 }),
        ("keywords", RankingOptions.ElasU4 with { UsesKeywords = true }),
        ("title twice, keywords", RankingOptions.ElasU4 with { TitleWeight = 2, UsesKeywords = true }),
        ("title three times, keywords", RankingOptions.ElasU4 with { TitleWeight = 3, UsesKeywords = true }),
        ("ratio 5", RankingOptions.ElasU4 with { Ratio = 5 }),
        ("ratio 20", RankingOptions.ElasU4 with { Ratio = 20 }),
        ("cost 0.05", RankingOptions.ElasU4 with { Cost = 0.05 }),
        ("cost 0.25", RankingOptions.ElasU4 with { Cost = 0.25 }),
        ("cost 0.5", RankingOptions.ElasU4 with { Cost = 0.5 }),
    ];

    public static void Report(IReadOnlyList<PeerBaseline> lines)
    {
        var files = lines.GroupBy(line => line.File, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        Console.WriteLine($"\nMean loss over the seeds of the baseline. Chosen on {string.Join(" and ", files.Take(Choosing).Select(f => f.Key))}; confirmed on {string.Join(" and ", files.Skip(Choosing).Select(f => f.Key))}.");
        Console.WriteLine($"\n| change | {string.Join(" | ", files.Select(f => f.Key))} | mean, choosing | mean, confirming |\n|---|{string.Concat(files.Select(_ => "---:|"))}---:|---:|");
        List<(string Name, double Choosing, double Confirming)> results = [];
        foreach (var (name, options) in _changes)
        {
            double[] losses = [.. files.Select(file => MeanLoss(file.Key, [.. file.Select(line => line.Seed)], options))];
            results.Add((name, losses.Take(Choosing).Average(), losses.Skip(Choosing).Average()));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {string.Join(" | ", losses.Select(loss => loss.ToString("0.00000", CultureInfo.InvariantCulture)))} | {results[^1].Choosing:0.00000} | {results[^1].Confirming:0.00000} |"));
        }

        var (peer, best) = (results[0], results.MinBy(result => result.Choosing));
        Console.WriteLine(best.Name == peer.Name ? "\nNo change has a lower loss where it is chosen: the peer's stays."
            : string.Create(CultureInfo.InvariantCulture,
            $"\nChosen: {best.Name} ({best.Choosing:0.00000} in place of {peer.Choosing:0.00000}). On the other sets {best.Confirming:0.00000} in place of {peer.Confirming:0.00000}: {(best.Confirming < peer.Confirming ? "confirmed" : "not confirmed")}."));
    }

    private static double MeanLoss(string file, IReadOnlyList<int> seeds, RankingOptions options)
    {
        var set = LabelledSet.Read(file);
        var features = TextFeatures.Of(set.Texts, options);
        return seeds.Average(seed => RankingMetrics.Loss(
            RankingSimulation.Run(features, options, set.Labels, seed.ToString(CultureInfo.InvariantCulture)).Found));
    }
}
