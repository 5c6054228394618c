using System.ComponentModel;
using System.Diagnostics;

namespace ScopingReview.Web.Infrastructure.Postgres;

internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>
    /// Ended by a signal that asked it to: Ctrl-C reaches everything that was started from the same terminal, and may reach the program
    /// first.
    /// (128 and the signal's number; initdb catches it and says so.)
    /// </summary>
    public bool WasInterrupted
        => ExitCode is 129 or 130 or 143 || (ExitCode != 0 && Output.Contains("caught signal", StringComparison.Ordinal));
}

/// <summary>A program that was needed for the start ended by a signal, which asks this one to end, too.</summary>
internal sealed class InterruptedException(string program) : OperationCanceledException($"{program} was interrupted.");

/// <summary>Runs a program to its end and collects what it said.</summary>
internal static class Command
{
    /// <summary>
    /// Whether to stop is looked at before: a program that was started is waited for, because initdb and pg_ctl would go on without us,
    /// and with them a server.
    /// </summary>
    public static Task<CommandResult> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return RunAsync(file, arguments, new Dictionary<string, string>(StringComparer.Ordinal), CancellationToken.None);
    }

    /// <param name="killed">Ends the program: for one that would take long, and that nothing is left of.</param>
    public static async Task<CommandResult> RunAsync(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken killed)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // PostgreSQL's programs stop when their user cannot read the current directory.
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        // English messages, because some are looked for.
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            await using var killing = killed.Register(process.Kill);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            killed.ThrowIfCancellationRequested();
            return new(process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (Win32Exception exception)
        {
            return new(127, exception.Message);
        }
    }
}
