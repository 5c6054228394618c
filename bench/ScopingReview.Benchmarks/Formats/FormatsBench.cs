using System.Globalization;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Benchmarks.Formats;

/// <summary>How fast each reader goes through a long file on one core, and whether its memory stays the same.</summary>
internal static class FormatsBench
{
    private const int Megabyte = 1024 * 1024;
    private const int DefaultMegabytes = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        var megabytes = args is ["--megabytes", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var wanted) ? wanted
            : DefaultMegabytes;
        Console.WriteLine($"{"format",-14}{"MB",6}{"records",10}{"refused",9}{"cpu s",8}{"MB/s",8}{"allocated/MB",14}{"live memory",13}");
        foreach (var (kind, text2) in LongFiles())
        {
            var file = RepeatedFile.Of(kind, text2, (long)megabytes * Megabyte);
            // Compiled for good before it counts: that is done beside the first runs, some time after they began.
            for (var run = 0; run < 3; run++)
            {
                await MeasureAsync(kind, RepeatedFile.Of(kind, text2, 24 * Megabyte));
                await Task.Delay(200);
            }

            var (seconds, tally, allocated, live) = await MeasureAsync(kind, file);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind,-14}{file.Length / (double)Megabyte,6:0}{tally.Read,10}{tally.Refused,9}{seconds,8:0.00}{file.Length / (double)Megabyte / seconds,8:0}{allocated / (file.Length / (double)Megabyte) / Megabyte,11:0.0} MB{live / (double)Megabyte,10:0.0} MB"));
        }

        Console.WriteLine(
            "\nOne core, by processor time; the file is made up in memory as it is read. Live memory: the largest heap after a full collection while reading.");
        return 0;
    }

    private static async Task<(double Seconds, ImportTally Tally, long Allocated, long Live)> MeasureAsync(FileKind kind, RepeatedFile file)
    {
        var tally = new ImportTally();
        var (allocated, live, next) = (GC.GetTotalAllocatedBytes(precise: true), 0L, file.Length / 4);
        // Processor time, so that other work on the machine does not count.
        var used = TimeSpan.Zero;
        var since = Environment.CpuUsage.TotalTime;
        file.Position = 0;
        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(kind), file))
        {
            tally.Add(item);
            if (file.Position < next)
                continue;
            next += file.Length / 4;
            used += Environment.CpuUsage.TotalTime - since;
            live = Math.Max(live, GC.GetTotalMemory(forceFullCollection: true));
            since = Environment.CpuUsage.TotalTime;
        }

        used += Environment.CpuUsage.TotalTime - since;
        if (!tally.AddsUp)
            throw new InvalidOperationException($"{kind}: {tally.Entries} entries, {tally.Read} read, {tally.Refused} refused.");
        return (used.TotalSeconds, tally, GC.GetTotalAllocatedBytes(precise: true) - allocated, live);
    }

    /// <summary>The longest sample of each format: what its file begins with, the entries that repeat, and what ends it.</summary>
    private static IEnumerable<(FileKind Kind, string Text)> LongFiles() =>
        from sample in SampleExports.All
        group sample.Text by sample.Kind into kind
        select (kind.Key, kind.MaxBy(text => text.Length)!);
}
