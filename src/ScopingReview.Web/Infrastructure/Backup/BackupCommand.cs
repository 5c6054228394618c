using System.Globalization;
using Npgsql;

namespace ScopingReview.Web.Infrastructure.Backup;

/// <summary>
/// What scripts/backup and scripts/restore run: the program with "backup [FILE]" or "restore FILE" in the place of serving pages.
/// </summary>
internal sealed class BackupCommand
{
    private readonly string? _file;
    private readonly bool _restores;

    private BackupCommand(bool restores, string? file) => (_restores, _file) = (restores, file);

    /// <summary>The command that the arguments ask for; null when they ask for the workbench.</summary>
    public static BackupCommand? Of(string[] arguments) => arguments switch
    {
        ["backup"] => new(restores: false, null),
        ["backup", var file] => new(restores: false, Path.GetFullPath(file)),
        ["restore", var file] => new(restores: true, Path.GetFullPath(file)),
        _ => null,
    };

    public Task<int> RunAsync() => _restores
        ? StartupProblem.ReportAsync(RestoreAsync, "Nothing was restored.", "Stopped; nothing was restored.", stoppedCode: 130)
        : StartupProblem.ReportAsync(BackUpAsync, "There is no backup.", "Stopped; there is no backup.", stoppedCode: 130);

    private async Task BackUpAsync(CancellationToken stop)
    {
        var configuration = Configuration();
        using var log = StartLog.Create(configuration);
        await using var server = await BackupServer.ForBackupAsync(configuration, log.CreateLogger("Database"), stop);
        var name = $"scoping-review-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.dump";
        var dump = new DumpFile(_file is null ? Path.GetFullPath(name) : Directory.Exists(_file) ? Path.Combine(_file, name) : _file);
        var counts = await TellingAsync(dump.Path, async () =>
        {
            await using var database = await BackupServer.OpenAsync(server.ConnectionString, stop);
            return await dump.WriteAsync(database, server.ProgramsIn, stop);
        });
        Console.WriteLine(TableCounts.Listed(counts));
        Console.WriteLine($"{dump.Path} holds all of it (counted), readable by you alone.");
    }

    private async Task RestoreAsync(CancellationToken stop)
    {
        var dump = new DumpFile(_file!);
        if (!File.Exists(dump.Path))
            throw new StartupProblem($"There is no file {dump.Path}.", "Name a file that scripts/backup wrote.");
        var configuration = Configuration();
        using var log = StartLog.Create(configuration);
        await using var server = await BackupServer.ForRestoreAsync(configuration, log.CreateLogger("Database"), stop);
        var restored = await TellingAsync(dump.Path, () => Restoring.RestoreAsync(dump, server, stop));
        Console.WriteLine(TableCounts.Listed(restored.Counts));
        Console.WriteLine($"{dump.Path} was restored (counted) and brought up to date. Start the workbench: scripts/run");
        if (restored.Kept is not null)
            Console.WriteLine(
                $"What was there before is kept as the database {restored.Kept} on the same server (docs/OPERATIONS.md says how to drop it).");
    }

    private static async Task<T> TellingAsync<T>(string file, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupProblem(
                $"{file} cannot be used: {exception.Message}",
                "Is the directory there, may this user write into it, and has the disk room?", exception);
        }
        catch (NpgsqlException exception)
        {
            throw new StartupProblem($"The database does not do it: {exception.Message}", "Nothing was changed.", exception);
        }
    }

    private static IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
