using System.Collections.Concurrent;
using System.Globalization;

namespace ScopingReview.Benchmarks.Load;

/// <summary>How long something took, many times over. Percentiles are nearest ranks: a value that was really measured.</summary>
internal sealed class Latencies(string name)
{
    private readonly ConcurrentBag<double> _milliseconds = [];

    public static string Header => "| | n | p50 | p95 | p99 | most |\n|---|---:|---:|---:|---:|---:|";

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan took) => _milliseconds.Add(took.TotalMilliseconds);

    /// <summary>In milliseconds; NaN if nothing was measured.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share)
    {
        double[] sorted = [.. _milliseconds.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>A row below <see cref="Header"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {Count} | {Percentile(.5):0.0} ms | {Percentile(.95):0.0} ms | {Percentile(.99):0.0} ms | {Percentile(1):0} ms |");
}
