using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Benchmarks.Load;

/// <summary>scripts/bench load: many reviewers screen at once, against the application as a process of its own.</summary>
internal static class LoadBench
{
    private const string Usage =
        """
        scripts/bench load [--reviewers N] [--records N] [--minutes N]

        As many reviewers come within half a minute and decide one record every three seconds by HTTP, as their browsers do: the votes, fetching ahead, their own numbers, now and then a note
        or a slip that is taken back. Every record is read twice, so that all have enough to read. The application, PostgreSQL (writing to disk safely) and the
        reviewers share the machine. Afterwards the stored votes are held against what was sent.

          --reviewers N   how many screen (default: 200)
          --records N     records in the review (default: 20000)
          --minutes N     how long (default: 10)
        """;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args)
    {
        if (Options(args) is not { } options)
        {
            Console.WriteLine(Usage);
            return args is ["--help" or "-h"] ? 0 : 2;
        }

        var (reviewers, records, minutes) = options;
        await using var large = await LargeReview.MakeAsync(records, reviewers);
        await large.PlanAsync(share: 1);
        await large.StartApplicationAsync();
        List<Reader> readers = [];
        foreach (var reviewer in large.Review.Reviewers)
            readers.Add(await large.ReaderAsync(reviewer));

        Console.WriteLine(
            $"{reviewers} reviewers, {records} records, a decision each {Beat.TotalSeconds:0} s, {minutes} min; {Environment.ProcessorCount} cores");
        var run = new LoadRun(Beat, TimeSpan.FromMinutes(minutes));
        using var application = Process.GetProcessById(large.Application.ProcessId);
        using var driver = Process.GetCurrentProcess();
        var (usedBefore, droveBefore, watch) = (application.TotalProcessorTime, driver.TotalProcessorTime, Stopwatch.StartNew());
        using var pauses = new MachinePauses();
        await run.RunAsync(readers);
        application.Refresh();
        driver.Refresh();
        Report(run, watch.Elapsed, application.TotalProcessorTime - usedBefore, driver.TotalProcessorTime - droveBefore,
            application.PeakWorkingSet64);
        Console.WriteLine(pauses);
        var kept = await HoldAgainstAsync(large, run);
        readers.ForEach(reader => reader.Dispose());
        return kept && run.Errors.IsEmpty ? 0 : 1;
    }

    private static void Report(LoadRun run, TimeSpan length, TimeSpan application, TimeSpan driver, long memory)
    {
        Console.WriteLine(Latencies.Header);
        Console.WriteLine(run.Votes);
        Console.WriteLine(run.Desks);
        Console.WriteLine(run.Queues);
        Console.WriteLine(run.Progresses);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\np95 by minute: {string.Join(", ", run.Minutes.OrderBy(minute => minute.Key).Select(minute => $"{minute.Value.Percentile(.95):0.0}"))} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{run.Votes.Count / length.TotalSeconds:0} decisions/s; processor: application {application / length * 100:0} %, driver {driver / length * 100:0} % of a core; peak memory of the application {memory / 1e6:0} MB"));
        Console.WriteLine($"errors: {run.Errors.Count}{(run.RanDry > 0 ? $"; {run.RanDry} reviewers had nothing more to read" : null)}");
        foreach (var error in run.Errors.CountBy(error => error).OrderByDescending(error => error.Value).Take(5))
            Console.WriteLine($"  {error.Value} × {error.Key}");
    }

    /// <summary>What is in the database against what the server confirmed.</summary>
    private static async Task<bool> HoldAgainstAsync(LargeReview large, LoadRun run)
    {
        await using var db = large.Workbench.Db();
        var stored = (await db.Decisions.Current().Where(d => d.ReviewId == large.Review.Id)
            .Select(d => new { d.ReviewerId, d.Record!.Number, d.Verdict }).ToListAsync())
            .ToLookup(d => (Reviewer: large.Review.Reviewers.IndexOf(d.ReviewerId), d.Number), d => d.Verdict);
        var lost = run.Expected.Count(expected => !stored[expected.Key].Contains(expected.Value));
        var doubled = stored.Count(votes => votes.Count() > 1);
        var unknown = stored.Count(votes => !run.Expected.ContainsKey(votes.Key));
        Console.WriteLine($"votes stored: {stored.Count}; lost {lost}, doubled {doubled}, not sent {unknown}");
        return lost + doubled + unknown == 0;
    }

    private static (int Reviewers, int Records, double Minutes)? Options(string[] args)
    {
        var (reviewers, records, minutes) = (200, 20_000, 10.0);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number) || number <= 0)
                return null;
            switch (args[i])
            {
                case "--reviewers": reviewers = (int)number; break;
                case "--records": records = (int)number; break;
                case "--minutes": minutes = number; break;
                default: return null;
            }
        }

        return reviewers > 1 ? (reviewers, records, minutes) : null;
    }

    private static int IndexOf(this IReadOnlyList<Guid> reviewers, Guid reviewer)
    {
        for (var i = 0; i < reviewers.Count; i++)
        {
            if (reviewers[i] == reviewer)
                return i;
        }

        return -1;
    }
}
