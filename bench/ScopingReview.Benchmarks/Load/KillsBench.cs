using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;

namespace ScopingReview.Benchmarks.Load;

/// <summary>scripts/bench kills: the application and PostgreSQL are ended by force, again and again, while people screen.</summary>
internal static class KillsBench
{
    private const int Reviewers = 8;
    private const int Records = 20_000;
    private const string Usage =
        """
        scripts/bench kills [--app N] [--database N] [--results FILE]

        Eight reviewers decide four records a second each by HTTP, and send what was not acknowledged again, as their browsers do. Meanwhile the application, or PostgreSQL
        (writing to disk safely), is ended with kill -9. After each the time until votes are acknowledged again is taken, and all votes are held against what was acknowledged.
        Each kill adds a line to the file of results; a run that was broken off goes on where it stopped.

          --app N          kills of the application (default: 50)
          --database N     kills of PostgreSQL (default: 20)
          --results FILE   where the results are kept (default: artifacts/bench/kills.jsonl); without that file, a run begins anew
        """;

    /// <summary>One line of the file of results.</summary>
    private sealed record Kill(string What, double SecondsUntilUsable, int Acknowledged, int Lost, int Doubled);

    public static async Task<int> RunAsync(string[] args)
    {
        if (Options(args) is not { } options)
        {
            Console.WriteLine(Usage);
            return args is ["--help" or "-h"] ? 0 : 2;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Results))!);
        var done = File.Exists(options.Results)
            ? [.. File.ReadLines(options.Results).Select(line => JsonSerializer.Deserialize<Kill>(line)!)] : new List<Kill>();
        string[] wanted = [.. Missing("application", options.Application, done), .. Missing("database", options.Database, done)];
        if (wanted.Length > 0)
            await KillAsync(wanted, options.Results, done);
        return Report(done);
    }

    private static IEnumerable<string> Missing(string what, int wanted, List<Kill> done)
        => Enumerable.Repeat(what, Math.Max(0, wanted - done.Count(kill => kill.What == what)));

    private static async Task KillAsync(string[] wanted, string results, List<Kill> done)
    {
        await using var large = await LargeReview.MakeAsync(Records, Reviewers);
        await large.PlanAsync(share: 1);
        await large.StartApplicationAsync();
        var outboxes = new List<Outbox>();
        foreach (var reviewer in large.Review.Reviewers)
            outboxes.Add(new Outbox(await large.ReaderAsync(reviewer)));
        using var stop = new CancellationTokenSource();
        var screening = Task.WhenAll(outboxes.Select(outbox => Task.Run(() => outbox.ScreenAsync(stop.Token))));
        foreach (var (i, what) in wanted.Index())
        {
            // At another moment of their work each time. A database that dies again within ten seconds is started again after a pause that
            // grows.
            await Task.Delay((what == "application" ? 1_500 : 11_500) + (i * 137 % 1_000));
            var before = outboxes.ConvertAll(outbox => outbox.Acknowledged.Count);
            var watch = Stopwatch.StartNew();
            if (what == "application")
            {
                await large.Application.KillAsync();
                await large.Application.RestartAsync();
            }
            else
            {
                using var server = Process.GetProcessById(large.ServerProcessId);
                server.Kill();
            }

            // For everybody.
            var settled =
                await UntilAsync(() => outboxes.Index().All(outbox => outbox.Item.Acknowledged.Count > before[outbox.Index] + 1),
                    TimeSpan.FromMinutes(2));
            var usable = settled ? watch.Elapsed.TotalSeconds : double.PositiveInfinity;
            var (lost, doubled) = await HoldAgainstAsync(large, outboxes);
            var kill = new Kill(what, settled ? usable : 9999, outboxes.Sum(outbox => outbox.Acknowledged.Count), lost, doubled);
            done.Add(kill);
            await File.AppendAllLinesAsync(results, [JsonSerializer.Serialize(kill)]);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                    $"{i + 1} of {wanted.Length}: {what}, usable after {usable:0.0} s; {kill.Acknowledged} votes acknowledged, {lost} lost, {doubled} doubled"));
        }

        await stop.CancelAsync();
        await screening;
        outboxes.ForEach(outbox => outbox.Dispose());
    }

    private static async Task<bool> UntilAsync(Func<bool> holds, TimeSpan limit)
    {
        for (var watch = Stopwatch.StartNew(); !holds(); await Task.Delay(25))
        {
            if (watch.Elapsed > limit)
                return false;
        }

        return true;
    }

    /// <summary>Acknowledged votes that are not stored, and records with two votes of one person.</summary>
    private static async Task<(int Lost, int Doubled)> HoldAgainstAsync(LargeReview large, List<Outbox> outboxes)
    {
        // First what was acknowledged, then what is stored: what comes in between is stored and not missed.
        var acknowledged = outboxes.SelectMany(outbox => outbox.Acknowledged.Keys).ToList();
        // Connections to the server that was ended.
        NpgsqlConnection.ClearAllPools();
        await using var db = large.Workbench.Db();
        var stored = await db.Decisions.Current().Where(d => d.ReviewId == large.Review.Id)
            .Select(d => new { d.OperationId, d.ReviewerId, d.RecordId }).ToListAsync();
        var operations = stored.Select(vote => vote.OperationId).ToHashSet();
        return (acknowledged.Count(operation => !operations.Contains(operation)),
            stored.Count - stored.DistinctBy(vote => (vote.ReviewerId, vote.RecordId)).Count());
    }

    private static int Report(List<Kill> done)
    {
        Console.WriteLine("\n| kill -9 of | times | usable after, median | slowest | lost | doubled |\n|---|---:|---:|---:|---:|---:|");
        foreach (var kills in done.GroupBy(kill => kill.What))
        {
            var seconds = kills.Select(kill => kill.SecondsUntilUsable).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kills.Key} | {seconds.Count} | {seconds[seconds.Count / 2]:0.0} s | {seconds[^1]:0.0} s | {kills.Sum(kill => kill.Lost)} | {kills.Sum(kill => kill.Doubled)} |"));
        }

        return done.Sum(kill => kill.Lost + kill.Doubled) == 0 ? 0 : 1;
    }

    private static (int Application, int Database, string Results)? Options(string[] args)
    {
        var (application, database, results) = (50, 20, Path.Combine("artifacts", "bench", "kills.jsonl"));
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                return null;
            switch (args[i])
            {
                case "--results": results = args[i + 1]; break;
                case "--app" when int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out application): break;
                case "--database" when int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out database): break;
                default: return null;
            }
        }

        return (application, database, results);
    }

    /// <summary>A reader and what they have decided: a vote is sent until it is acknowledged, always under the same operation.</summary>
    private sealed class Outbox(Reader reader) : IDisposable
    {
        private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(250);
        private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(200);

        public ConcurrentDictionary<Guid, int> Acknowledged { get; } = [];

        public async Task ScreenAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                if (reader.Held == 0 && !await TryAsync(reader.FillAsync, stop))
                    continue;
                var (number, operation) = (reader.Next(), Guid.CreateVersion7());
                var verdict = number % 10 == 0 ? Verdict.Include : Verdict.Exclude;
                while (!await TryAsync(async () => await reader.DecideAsync(number, operation, verdict, null) is null, stop))
                {
                    if (stop.IsCancellationRequested)
                        return;
                }

                Acknowledged[operation] = number;
                await Task.Delay(_beat, CancellationToken.None);
            }
        }

        private static async Task<bool> TryAsync(Func<Task<bool>> ask, CancellationToken stop)
        {
            try
            {
                if (await ask())
                    return true;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or JsonException or IOException)
            {
                // The server is away.
            }

            if (!stop.IsCancellationRequested)
                await Task.Delay(_again, CancellationToken.None);
            return false;
        }

        public void Dispose() => reader.Dispose();
    }
}
