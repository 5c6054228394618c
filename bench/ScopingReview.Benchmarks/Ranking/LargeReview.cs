using System.Diagnostics;
using System.Globalization;
using ScopingReview.Benchmarks.Dedup;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Benchmarks.Ranking;

/// <summary>Features, and learning one more vote, of so many records made of the sentences of real ones.</summary>
internal static class LargeReview
{
    private const int Votes = 2000;

    public static void Report(IReadOnlyList<RankedText> real, int records)
    {
        string[] titles = [.. real.Select(text => text.Title).Where(title => title.Length > 20)];
        string[] sentences = [.. real.SelectMany(text => text.Abstract.Split(". ", StringSplitOptions.RemoveEmptyEntries))
            .Where(sentence => sentence.Length > 30)];
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var features = TextFeatures.Of(Enumerable.Range(0, records).Select(Text), RankingOptions.ElasU4);
        var took = watch.Elapsed.TotalSeconds;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        var kept = (GC.GetTotalMemory(forceFullCollection: true) - before) >> 20;
        var model = new RankingModel(features, RankingOptions.ElasU4);
        for (var i = 0; i < Votes; i++)
            model.Label(i * (records / Votes), i % 20 == 0);
        watch.Restart();
        model.Fit();
        var first = watch.Elapsed.TotalMilliseconds;
        List<double> each = [];
        for (var i = 0; i < 21; i++)
        {
            watch.Restart();
            model.Label((i * (records / Votes)) + 1, i % 5 == 0);
            model.Fit();
            var best = Enumerable.Range(0, records).Select(record => (Record: record, Value: model.Value(record)))
                .OrderByDescending(record => record.Value).ToArray();
            each.Add(watch.Elapsed.TotalMilliseconds);
            GC.KeepAlive(best);
        }

        each.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{records:N0} records: features {took:0.0} s, {kept:N0} MB kept, {peak:N0} MB at most; the first fit on {Votes:N0} votes {first:0} ms; one more vote, fitted and all ranked: {each[10]:0} ms (median of 21), {each[^1]:0} ms at most"));

        RankedText Text(int i)
        {
            var draws = new Draws((ulong)i);
            return new(titles[draws.Below(titles.Length)],
                string.Join(". ", Enumerable.Range(0, 7).Select(_ => sentences[draws.Below(sentences.Length)])));
        }
    }
}
