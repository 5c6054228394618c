using System.Diagnostics;

namespace ScopingReview.Web.Tests.Support;

/// <summary>Clearing up when this process ends, however it ends: the test platform gives it no time to do so itself.</summary>
internal static class AfterThisProcess
{
    // Held to the end of the process: the input that each shell waits on.
    private static readonly List<Process> _waiting = [];

    /// <summary>Starts a shell that waits until this process is gone (its input then closes), and runs the commands.</summary>
    public static void Run(string commands, params string[] arguments)
    {
        var script = $"exec >/dev/null 2>&1\ntrap '' INT TERM HUP\ncat\n{commands}";
        var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", script, "sh", .. arguments]) { UseShellExecute = false, RedirectStandardInput = true });
        lock (_waiting)
            _waiting.Add(shell!);
    }
}
