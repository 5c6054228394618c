using System.Globalization;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Benchmarks.Ranking;

/// <summary>
/// How often each stopping rule advises to stop before 95 % are found, on made-up scores: relevant N(2, 1), others N(0, 1), 4,000 records,
/// a second reviewer's random 20 %, a look every 20 reads.
/// </summary>
internal static class WrongStops
{
    private const int Records = 4000;

    public static void Report(int replays)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nWrong stops in {replays:N0} replays of {Records:N0} records (target 95 %):\n\n| rule | relevant | advises at all | advises wrongly | of all reading saved on average |\n|---|---:|---:|---:|---:|"));
        foreach (var relevant in new[] { 100, 400 })
        {
            List<StoppingReplay> all = [.. Enumerable.Range(0, replays).AsParallel().AsOrdered()
                .Select(replay => Replay(relevant, replay))];
            Row("control set", relevant, all.ConvertAll(replay => replay.ControlSet));
            Row("tail", relevant, all.ConvertAll(replay => replay.Tail));
        }
    }

    private static void Row(string rule, int relevant, List<StoppingPoint?> points)
    {
        var advised = points.OfType<StoppingPoint>().ToList();
        var saved = points.Average(point => point is null ? 0 : (double)(Records - point.Read - point.SampleRead) / Records);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {rule} | {relevant} | {100.0 * advised.Count / points.Count:0.0} % | {100.0 * advised.Count(point => point.Recall < 0.95) / points.Count:0.0} % | {100 * saved:0.0} % |"));
    }

    private static StoppingReplay Replay(int relevant, int replay)
    {
        var draws = new Normal((ulong)((replay * 2) + (relevant == 400 ? 1 : 0)));
        var scored = Enumerable.Range(0, Records)
            .Select(i => (Relevant: i < relevant, Score: draws.Next() + (i < relevant ? 2 : 0), Chance: draws.Chance()))
            .OrderByDescending(record => record.Score).ToList();
        var sampled = scored.Index().OrderBy(record => record.Item.Chance).Take(Records / 5).Select(record => record.Index).ToHashSet();
        return StoppingReplay.Of(scored.ConvertAll(record => record.Relevant), [.. Enumerable.Range(0, Records).Select(sampled.Contains)]);
    }

    /// <summary>SplitMix64 (Steele et al. 2014, doi:10.1145/2660193.2660195) and Box-Muller, so that every run draws the same.</summary>
    private sealed class Normal(ulong seed)
    {
        private ulong _state = seed * 0x9E3779B97F4A7C15UL;

        public double Chance()
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
        }

        public double Next() => Math.Sqrt(-2 * Math.Log(1 - Chance())) * Math.Cos(2 * Math.PI * Chance());
    }
}
