using System.Diagnostics;
using System.Text.Json;

namespace ScopingReview.Benchmarks.Ranking;

/// <summary>A line of the peer's results.</summary>
internal sealed record PeerBaseline(string File, int N, int Relevant, int Seed, double Loss, double Seconds)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<PeerBaseline> Read() => [.. System.IO.File.ReadLines(Corpora.Path("ranking/baseline.jsonl")).Select(Of)];

    /// <summary>The peer's seconds on this machine, by set and seed; nothing where it cannot run.</summary>
    public static async Task<IReadOnlyDictionary<(string File, int Seed), double>> HereAsync(IReadOnlyList<string> files)
    {
        // A python3 of one's own may hide the one that Debian's packages are for.
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            var seconds = new Dictionary<(string, int), double>();
            foreach (var file in files)
            {
                foreach (var line in await RunAsync(python, file))
                    seconds[(file, line.Seed)] = line.Seconds;
                if (seconds.Count == 0)
                    break;
            }

            if (seconds.Count > 0)
                return seconds;
        }

        return new Dictionary<(string, int), double>();
    }

    private static async Task<IReadOnlyList<PeerBaseline>> RunAsync(string python, string file)
    {
        var start = new ProcessStartInfo(python, [Corpora.Path("ranking/elas_u4.py"), Corpora.Path($"ranking/{file}")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // One thread, as ours.
        start.Environment["OMP_NUM_THREADS"] = "1";
        List<PeerBaseline> lines = [];
        try
        {
            using var peer = Process.Start(start)!;
            var errors = peer.StandardError.ReadToEndAsync();
            while (await peer.StandardOutput.ReadLineAsync() is { } line)
                lines.Add(Of(line));
            await peer.WaitForExitAsync();
            await errors;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No python3.
        }

        return lines;
    }

    private static PeerBaseline Of(string line) => JsonSerializer.Deserialize<PeerBaseline>(line, _json)!;
}
