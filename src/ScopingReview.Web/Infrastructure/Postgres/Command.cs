using System.ComponentModel;
using System.Diagnostics;

namespace ScopingReview.Web.Infrastructure.Postgres;

internal sealed record CommandResult(int ExitCode, string Output);

/// <summary>Runs a program to its end and collects what it said.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellation)
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
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new(process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (Win32Exception exception)
        {
            return new(127, exception.Message);
        }
    }
}
