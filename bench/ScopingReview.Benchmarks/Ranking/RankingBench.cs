using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Benchmarks.Ranking;

/// <summary>
/// scripts/bench ranking: priority screening beside its peer on labelled sets, wrong stops by simulation, and a large review.
/// </summary>
internal static class RankingBench
{
    private const string Usage =
        """
        scripts/bench ranking [--replays 1000] [--records 100000]
        scripts/bench ranking --changes

        Replays the labelled sets of shared/data/ranking for every seed of the peer's baseline (ELAS u4 by scikit-learn, elas_u4.py): loss beside loss,
        seconds beside seconds. Where python3 has scikit-learn (Debian: python3-sklearn) the peer runs on this machine; else its recorded seconds stand.
        Then both stopping rules on simulated scores, and features, refit and ranking of a large set made of the pieces of real ones.
        With --changes: changes of the model, the best chosen on two of the sets, and its mean loss on the other two beside the peer's.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--help", StringComparer.Ordinal) || args.Contains("-h", StringComparer.Ordinal))
        {
            Console.WriteLine(Usage);
            return 0;
        }

        if (Corpora.Root is null)
        {
            Console.WriteLine("No corpora: set SCOPING_REVIEW_CORPORA, or put them into shared/data beside the checkout.");
            return 0;
        }

        var sets = PeerBaseline.Read();
        if (args.Contains("--changes", StringComparer.Ordinal))
        {
            ModelChanges.Report(sets);
            return 0;
        }

        await SetsAsync(sets);
        WrongStops.Report(Option(args, "--replays", 1000));
        LargeReview.Report([.. sets.Select(line => line.File).Distinct(StringComparer.Ordinal)
            .SelectMany(file => LabelledSet.Read(file).Texts)],
            Option(args, "--records", 100_000));
        return 0;
    }

    private static async Task SetsAsync(IReadOnlyList<PeerBaseline> lines)
    {
        var here = await PeerBaseline.HereAsync([.. lines.Select(line => line.File).Distinct(StringComparer.Ordinal)]);
        Console.WriteLine(here.Count > 0 ? "\nThe peer ran on this machine."
            : "\nThe peer's seconds are those recorded with the baseline: python3 has no scikit-learn here.");
        Console.WriteLine("\n| set | n | relevant | seed | loss, peer | loss, ours | apart | seconds, peer | seconds, ours | times as fast |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var file in lines.GroupBy(line => line.File, StringComparer.Ordinal))
        {
            var set = LabelledSet.Read(file.Key);
            var features = TextFeatures.Of(set.Texts, RankingOptions.ElasU4);
            foreach (var line in file)
            {
                var watch = Stopwatch.StartNew();
                var run = RankingSimulation.Run(features, RankingOptions.ElasU4, set.Labels,
                    line.Seed.ToString(CultureInfo.InvariantCulture));
                var (seconds, loss) = (watch.Elapsed.TotalSeconds, RankingMetrics.Loss(run.Found));
                var peer = here.GetValueOrDefault((line.File, line.Seed), line.Seconds);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {line.File} | {line.N} | {line.Relevant} | {line.Seed} | {line.Loss:0.00000} | {loss:0.00000} | {Math.Abs(loss - line.Loss):0.00000} | {peer:0.0} | {seconds:0.00} | {peer / seconds:0.0} |"));
            }
        }
    }

    private static int Option(string[] args, string name, int otherwise)
        => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
            && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
