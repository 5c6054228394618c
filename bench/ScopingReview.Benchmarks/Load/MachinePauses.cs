using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ScopingReview.Benchmarks.Load;

/// <summary>
/// How long the machine itself stood still, by minute: a thread that wants to run every ten milliseconds, and a small file that is written
/// to disk four times a second. What a server cannot help is told from what it can.
/// </summary>
internal sealed class MachinePauses : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _write = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<int, TimeSpan> _threads = [];
    private readonly ConcurrentDictionary<int, TimeSpan> _writes = [];
    private readonly ManualResetEventSlim _over = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Thread[] _watching;

    public MachinePauses()
    {
        _watching = [new Thread(WatchThreads), new Thread(WatchWrites)];
        foreach (var thread in _watching)
        {
            thread.IsBackground = true;
            thread.Start();
        }
    }

    public void Dispose()
    {
        _over.Set();
        foreach (var thread in _watching)
            thread.Join();
        _over.Dispose();
    }

    public override string ToString()
        => $"the machine itself, longest by minute: a thread waited {Shown(_threads)} ms, a write of 4 KB to disk took {Shown(_writes)} ms";

    private void WatchThreads()
    {
        var before = _watch.Elapsed;
        while (!_over.Wait(_tick))
        {
            Note(_threads, before, _watch.Elapsed - before - _tick);
            before = _watch.Elapsed;
        }
    }

    private void WatchWrites()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
            var page = new byte[4096];
            while (!_over.Wait(_write))
            {
                var before = _watch.Elapsed;
                RandomAccess.Write(file, page, 0);
                RandomAccess.FlushToDisk(file);
                Note(_writes, before, _watch.Elapsed - before);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Note(ConcurrentDictionary<int, TimeSpan> minutes, TimeSpan at, TimeSpan took)
        => minutes.AddOrUpdate((int)at.TotalMinutes, took, (_, longest) => took > longest ? took : longest);

    private static string Shown(ConcurrentDictionary<int, TimeSpan> minutes)
        => string.Join(", ", minutes.OrderBy(minute => minute.Key)
            .Select(minute => minute.Value.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)));
}
