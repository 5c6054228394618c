using System.Data;
using System.Diagnostics;
using Npgsql;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Infrastructure.Backup;

/// <summary>A dump of the whole database in PostgreSQL's custom format: written, counted, and read back.</summary>
internal sealed class DumpFile(string path)
{
    public string Path => path;

    /// <summary>
    /// Writes the database as it is at one moment, and counts what was written against what the database had at that moment. The file is
    /// closed to other users
    /// from the moment it exists, and has its name only when it is complete.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, long>> WriteAsync(
        NpgsqlConnection database, string? programsIn, CancellationToken cancellation)
    {
        if (File.Exists(path))
            throw new StartupProblem($"{path} is there already.", "Name another file.");
        var programs = await DumpPrograms.ForAsync(database, programsIn, cancellation);
        var unfinished = new DumpFile(path + ".unfinished");
        File.Delete(unfinished.Path);
        await PrivateFiles.WriteAsync(unfinished.Path, "", cancellation);
        try
        {
            await using var moment = await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            await using var export = new NpgsqlCommand("select pg_export_snapshot()", database, moment);
            var snapshot = (string)(await export.ExecuteScalarAsync(cancellation))!;
            var counts = await TableCounts.OfAsync(database, moment, cancellation);
            await RunAsync(programs.Dump, ["--format=custom", $"--snapshot={snapshot}", $"--file={unfinished.Path}"], database,
                cancellation);
            await unfinished.CompareAsync(counts, programs, cancellation);
            File.Move(unfinished.Path, path);
            return counts;
        }
        finally
        {
            File.Delete(unfinished.Path);
        }
    }

    /// <summary>Reads the dump into an empty database, all or nothing, and counts what came.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ReadIntoAsync(
        NpgsqlConnection database, string? programsIn, CancellationToken cancellation)
    {
        var programs = await DumpPrograms.ForAsync(database, programsIn, cancellation);
        string[] arguments = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={database.Database}",
            path];
        await RunAsync(programs.Restore, arguments, database, cancellation);
        var counts = await TableCounts.OfAsync(database, null, cancellation);
        await CompareAsync(counts, programs, cancellation);
        return counts;
    }

    private static async Task RunAsync(string program, string[] arguments, NpgsqlConnection database, CancellationToken cancellation)
    {
        var environment = DumpPrograms.Environment(new(database.ConnectionString));
        var result = await Command.RunAsync(program, arguments, environment, cancellation);
        if (result.WasInterrupted)
            throw new InterruptedException(program);
        if (result.ExitCode != 0)
            throw Failed(program, result.Output);
    }

    private async Task CompareAsync(IReadOnlyDictionary<string, long> database, DumpPrograms programs, CancellationToken cancellation)
    {
        var differences = TableCounts.Differences(await CountAsync(programs, cancellation), database);
        if (differences.Count > 0)
            throw new StartupProblem(
                $"{path} does not hold what the database holds:\n{string.Join('\n', differences)}",
                "Is the disk full, or the file damaged?");
    }

    /// <summary>The rows of each table in the dump.</summary>
    private async Task<IReadOnlyDictionary<string, long>> CountAsync(DumpPrograms programs, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(programs.Restore, ["--data-only", "--file=-", path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        await using var killing = cancellation.Register(process.Kill);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var rows = new CopiedRows();
        var buffer = new byte[1 << 16];
        while (await process.StandardOutput.BaseStream.ReadAsync(buffer, CancellationToken.None) is > 0 and var length)
            rows.Read(buffer.AsSpan(0, length));
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? rows.ByTable : throw Failed(programs.Restore, await errors);
    }

    private static StartupProblem Failed(string program, string output) => new(
        $"{System.IO.Path.GetFileName(program)} failed:\n{output.Trim()}",
        PostgresProblems.IsDiskFull(output) ? "Make room on the disk."
            : output.Contains("text format dump", StringComparison.Ordinal) || output.Contains("valid archive", StringComparison.Ordinal)
                ? "A dump is a file that scripts/backup or pg_dump --format=custom wrote."
            : "Nothing was changed.");
}
