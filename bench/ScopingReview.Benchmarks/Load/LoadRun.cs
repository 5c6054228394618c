using System.Collections.Concurrent;
using System.Diagnostics;
using ScopingReview.Benchmarks.Dedup;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Benchmarks.Load;

/// <summary>
/// People come one after the other in the first half minute; from their first card on each decides at a fixed beat. Times run from when the
/// key should have gone down, not from when the driver got round to it, so that a stalled server cannot hide behind a driver that waits for
/// it.
/// </summary>
internal sealed class LoadRun(TimeSpan beat, TimeSpan length)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(30);

    public Latencies Votes { get; } = new("key → committed");

    public Latencies Desks { get; } = new("opening the desk");

    public Latencies Queues { get; } = new("fetching ahead");

    public Latencies Progresses { get; } = new("own numbers");

    /// <summary>Key to committed, by minute.</summary>
    public ConcurrentDictionary<int, Latencies> Minutes { get; } = [];

    public ConcurrentBag<string> Errors { get; } = [];

    /// <summary>Records that should have a vote now, as (reviewer, record number).</summary>
    public ConcurrentDictionary<(int Reviewer, int Number), Verdict> Expected { get; } = [];

    public int RanDry { get; private set; }

    public Task RunAsync(IReadOnlyList<Reader> readers)
        => Task.WhenAll(readers.Select((reader, index) => Task.Run(() => ScreenAsync(reader, index, readers.Count))));

    private async Task ScreenAsync(Reader reader, int index, int readers)
    {
        var watch = Stopwatch.StartNew();
        await Task.Delay(Arriving * ((double)index / readers));
        await TimedAsync(Desks, async () => await reader.FillAsync() && await reader.ProgressAsync() is not null);
        var shown = watch.Elapsed;
        var filling = Task.CompletedTask;
        var progressAt = shown + ProgressEvery;
        for (var turn = 1; turn * beat <= length; turn++)
        {
            var due = shown + (turn * beat);
            if (due - watch.Elapsed is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            if (reader.Held == 0)
                await filling;
            if (reader.Held == 0)
            {
                RanDry++;
                return;
            }

            await DecideAsync(reader, index, watch, due);
            if (reader.WantsMore && filling.IsCompleted)
                await (filling = TimedAsync(Queues, reader.FillAsync));
            if (watch.Elapsed > progressAt)
            {
                progressAt += ProgressEvery;
                await TimedAsync(Progresses, reader.ProgressAsync);
            }
        }
    }

    private async Task DecideAsync(Reader reader, int index, Stopwatch watch, TimeSpan due)
    {
        var number = reader.Next();
        var operation = Guid.CreateVersion7();
        var draws = new Draws(((ulong)index << 32) + (ulong)number);
        var verdict = draws.Below(100) switch { < 8 => Verdict.Include, < 12 => Verdict.Maybe, _ => Verdict.Exclude };
        try
        {
            var problem =
                await reader.DecideAsync(number, operation, verdict,
                    draws.Below(20) == 0 ? "Looks like a protocol; ask at the next meeting." : null);
            var took = watch.Elapsed - due;
            Votes.Add(took);
            Minutes.GetOrAdd((int)due.TotalMinutes, _ => new("key → committed")).Add(took);
            if (problem is not null)
            {
                Errors.Add(problem);
                return;
            }

            Expected[(index, number)] = verdict;
            // A slip now and then, taken back and decided the other way.
            if (draws.Below(50) == 0 && await reader.UndoAsync(operation) is null)
            {
                Expected.TryRemove((index, number), out _);
                if (await reader.DecideAsync(number, Guid.CreateVersion7(), Verdict.Exclude, null) is null)
                    Expected[(index, number)] = Verdict.Exclude;
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Errors.Add(e.Message);
        }
    }

    private async Task TimedAsync<T>(Latencies latencies, Func<Task<T>> ask)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await ask();
            latencies.Add(watch.Elapsed);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Errors.Add(e.Message);
        }
    }
}
