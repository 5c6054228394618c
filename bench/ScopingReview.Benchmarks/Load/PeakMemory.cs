using System.Globalization;

namespace ScopingReview.Benchmarks.Load;

/// <summary>What of the machine's memory a process holds (Linux), from the moment on in which this is made.</summary>
internal sealed class PeakMemory
{
    private readonly int _process;

    public PeakMemory(int process)
    {
        _process = process;
        // Resets the peak: what starting took is not what is measured.
        File.WriteAllText($"/proc/{process}/clear_refs", "5");
    }

    /// <summary>In MB of a million bytes.</summary>
    public double Now => Read("VmRSS:");

    /// <summary>The most, in MB of a million bytes; the kernel keeps it.</summary>
    public double Peak => Read("VmHWM:");

    private double Read(string name)
    {
        var line = File.ReadLines($"/proc/{_process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
