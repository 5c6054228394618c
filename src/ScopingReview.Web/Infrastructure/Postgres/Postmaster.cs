using System.Diagnostics;
using System.Globalization;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>
/// A server as its postmaster.pid describes it (one fact a line: process, directory, start, port, socket, address, memory, status).
/// </summary>
internal sealed record Postmaster(int ProcessId, int Port, bool IsReady)
{
    public static Postmaster? Read(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(Path.Combine(cluster, "postmaster.pid"));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        // The server writes the file line by line while it starts.
        return lines.Length > 0 && int.TryParse(lines[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pid)
            ? new(Math.Abs(pid), lines.Length > 3 && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? port : 0, lines.Length > 7 && lines[7].StartsWith("ready", StringComparison.Ordinal))
            : null;
    }

    public bool IsAlive
    {
        get
        {
            try
            {
                // A killed process that nobody has waited for still has a number; its state is Z.
                if (OperatingSystem.IsLinux())
                    return File.ReadAllText($"/proc/{ProcessId.ToString(CultureInfo.InvariantCulture)}/stat") is var stat
                        && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
                using var process = Process.GetProcessById(ProcessId);
                return !process.HasExited;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
                or InvalidOperationException)
            {
                return false;
            }
        }
    }

    /// <summary>The process and its program, as far as the system tells.</summary>
    public string Describe()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return $"process {ProcessId.ToString(CultureInfo.InvariantCulture)} ({process.ProcessName})";
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return $"process {ProcessId.ToString(CultureInfo.InvariantCulture)}";
        }
    }
}
