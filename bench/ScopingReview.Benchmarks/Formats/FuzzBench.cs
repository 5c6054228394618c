using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Benchmarks.Formats;

/// <summary>
/// Broken files by the million: nothing may throw, take more than two seconds or 256 MiB, and every entry must be read or refused. Made
/// from our own samples and, where they are there, from the real exports; the same seed gives the same files.
/// </summary>
internal static class FuzzBench
{
    private const int LargestPiece = 6 * 1024;
    private const long MostMemory = 256L * 1024 * 1024;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] args)
    {
        var inputs = Option(args, "--inputs") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000;
        var seed = Option(args, "--seed") is { } chosen ? uint.Parse(chosen, CultureInfo.InvariantCulture) : 1;
        var only = Option(args, "--format");
        var pieces = Pieces();
        var failed = false;
        Console.WriteLine($"{"format",-14}{"inputs",10}{"entries",12}{"refused",11}{"s",8}{"slowest",10}{"peak memory",13}{"failures",10}");
        foreach (var kind in pieces.Select(piece => piece.Kind).Distinct()
            .Where(kind => only is null || string.Equals(kind.ToString(), only, StringComparison.OrdinalIgnoreCase)))
        {
            var watch = Stopwatch.StartNew();
            var runs = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(part =>
                Task.Run(() => RunAsync(kind, pieces, (seed * 1000) + (uint)part, inputs / Environment.ProcessorCount))));
            var peak = Process.GetCurrentProcess().PeakWorkingSet64;
            var failures = runs.Sum(run => run.Failures);
            failed |= failures > 0 || peak > MostMemory;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind,-14}{runs.Sum(run => run.Inputs),10}{runs.Sum(run => run.Entries),12}{runs.Sum(run => run.Refused),11}{watch.Elapsed.TotalSeconds,8:0}{runs.Max(run => run.Slowest).TotalMilliseconds,7:0} ms{peak / 1024 / 1024,10} MB{failures,10}"));
            foreach (var (message, file) in runs.SelectMany(run => run.Examples).Take(3))
                Console.WriteLine(
                    $"  {message}: {file.Length} bytes, {Convert.ToBase64String(file.AsSpan(0, Math.Min(file.Length, 900)))}");
        }

        return failed ? 1 : 0;
    }

    private static async Task<Run> RunAsync(FileKind kind, List<(FileKind Kind, byte[] File)> pieces, uint seed, int inputs)
    {
        var mutator = new ExportMutator(seed);
        var own = pieces.Where(piece => piece.Kind == kind).ToList();
        var run = new Run();
        for (; run.Inputs < inputs; run.Inputs++)
        {
            var other = pieces[mutator.Next(pieces.Count)].File;
            var file = kind == FileKind.Excel ? SampleWorkbooks.Mutated(mutator, other)
                : mutator.Mutate(own[mutator.Next(own.Count)].File, other);
            var took = TimeSpan.Zero;
            try
            {
                (var tally, took) = await ReadAsync(kind, file);
                // Other work on the machine may have held it up: what is slow is slow every time.
                for (var again = 0; again < 3 && took > _longest / 4; again++)
                    took = (await ReadAsync(kind, file)).Took is var next && next < took ? next : took;
                run.Entries += tally.Entries;
                run.Refused += tally.Refused;
                if (!tally.AddsUp)
                    run.Fail($"{tally.Entries} entries, {tally.Read} read, {tally.Refused} refused", file);
            }
            catch (Exception thrown)
            {
                run.Fail(thrown.ToString().Split('\n')[0], file);
            }

            if (took > _longest)
                run.Fail($"took {took}", file);
            run.Slowest = took > run.Slowest ? took : run.Slowest;
        }

        return run;
    }

    private static async Task<(ImportTally Tally, TimeSpan Took)> ReadAsync(FileKind kind, byte[] file)
    {
        var watch = Stopwatch.StartNew();
        var tally = new ImportTally();
        using var stream = new MemoryStream(file);
        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(kind), stream))
            tally.Add(item);
        return (tally, watch.Elapsed);
    }

    /// <summary>Samples and the beginnings of real exports, small enough that a million of each go through.</summary>
    private static List<(FileKind Kind, byte[] File)> Pieces()
    {
        List<(FileKind, byte[])> pieces = [.. SampleExports.All.Select(sample => (sample.Kind, Encoding.UTF8.GetBytes(sample.Text))),
            (FileKind.Excel, SampleWorkbooks.Sample)];
        if (Corpora.Root is null)
            return pieces;
        foreach (var path in new[] { "formats", "multi-database" }.SelectMany(
            folder => Directory.EnumerateFiles(Corpora.Path(folder), "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Math.Min(file.Length, LargestPiece)];
            file.ReadExactly(bytes);
            if (FormatDetector.Detect(bytes) is { IsImportable: true } format)
                pieces.Add((format.Kind, bytes));
        }

        return pieces;
    }

    private static string? Option(string[] args, string name)
        => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private sealed class Run
    {
        public int Inputs { get; set; }

        public long Entries { get; set; }

        public long Refused { get; set; }

        public int Failures { get; private set; }

        public TimeSpan Slowest { get; set; }

        public List<(string Message, byte[] File)> Examples { get; } = [];

        public void Fail(string message, byte[] file)
        {
            if (Failures++ < 3)
                Examples.Add((message, file));
        }
    }
}
