using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>
/// Whatever the program is doing when it is asked to stop, it ends without a complaint, and its database ends with it. Each moment is
/// tried with one signal, and all signals while it serves.
/// </summary>
public sealed class StoppedWithItsDatabaseTests : IDisposable
{
    private const string HeldBefore = "hold; \"$real\" \"$@\"";
    private const string HeldAfter = "\"$real\" \"$@\"; status=$?; hold; exit $status";

    private readonly TemporaryDirectory _directory = new();

    private string DataDirectory => _directory.File("data");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task While_the_database_is_made()
        => await StopWhileHeldAsync(await HeldPrograms.InAsync(_directory, initdb: HeldBefore), "HUP");

    [Fact]
    public async Task While_the_server_is_about_to_start()
        => await StopWhileHeldAsync(await HeldPrograms.InAsync(_directory, start: HeldBefore), "INT");

    [Fact]
    public async Task When_the_server_has_just_started()
        => await StopWhileHeldAsync(await HeldPrograms.InAsync(_directory, start: HeldAfter), "TERM");

    /// <summary>The lock that keeps two instances from migrating at once is held by somebody else.</summary>
    [Fact]
    public async Task While_the_database_is_brought_up_to_date()
    {
        var connectionString = await LeftRunningAsync(_ => Task.CompletedTask);
        await using var other = await OpenAsync(connectionString);
        await using var held = new NpgsqlCommand($"select pg_advisory_lock({DatabaseMigrator.MigrationLock})", other);
        await held.ExecuteNonQueryAsync();
        await using var app = AppProcess.Start(DataDirectory);
        await SomebodyWaitsAsync(connectionString);

        await app.SignalAsync("TERM");

        await AssertStoppedAsync(app);
    }

    /// <summary>A table that the filling is about to write is held by somebody else.</summary>
    [Fact]
    public async Task While_the_demo_is_filled()
    {
        var connectionString = await LeftRunningAsync(Workbench.MigrateAsync);
        await using var other = await OpenAsync(connectionString);
        await using var transaction = await other.BeginTransactionAsync();
        await using (var held = new NpgsqlCommand("lock table reviews in exclusive mode", other, transaction))
            await held.ExecuteNonQueryAsync();
        await using var app = AppProcess.Start(DataDirectory, null, "--demo");
        await SomebodyWaitsAsync(connectionString);

        await app.SignalAsync("INT");
        await transaction.RollbackAsync();
        await other.CloseAsync();

        await AssertStoppedAsync(app);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task While_it_serves(string signal)
    {
        await using var app = AppProcess.Start(DataDirectory);
        await app.PrintedAsync("The workbench is at");

        await app.SignalAsync(signal);

        await AssertStoppedAsync(app);
    }

    /// <summary>
    /// Ctrl-C reaches initdb, too, and often first. A run in the background may have been started with that signal ignored: the status is
    /// the same.
    /// </summary>
    [Theory]
    [InlineData("kill -INT $$; exit 130")]
    [InlineData("echo 'caught signal'; exit 1")]
    public async Task A_program_that_the_signal_reached_first_has_not_failed(string initdb)
    {
        var programs = await HeldPrograms.InAsync(_directory, initdb: initdb);

        await Assert.ThrowsAsync<InterruptedException>(() =>
            EmbeddedPostgres.StartAsync(new() { DataDirectory = DataDirectory, BinaryDirectory = programs.Directory },
                NullLogger.Instance));
    }

    private async Task StopWhileHeldAsync(HeldPrograms programs, string signal)
    {
        await using var app = AppProcess.Start(DataDirectory, programs.Directory);
        await programs.ReachedAsync();

        await app.SignalAsync(signal);
        await programs.GoOnAsync();

        await AssertStoppedAsync(app);
    }

    private async Task AssertStoppedAsync(AppProcess app)
    {
        var code = await app.ExitCodeAsync();
        Assert.True(code == 0, $"It ended with {code}:\n{app.Output}");
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
        Assert.Null(Postmaster.Read(Path.Combine(DataDirectory, "postgres")));
    }

    /// <summary>A server as a program leaves it that was killed: the next one takes it over.</summary>
    private async Task<string> LeftRunningAsync(Func<string, Task> prepare)
    {
        var left = await EmbeddedPostgres.StartAsync(new() { DataDirectory = DataDirectory, Durable = false }, NullLogger.Instance);
        await prepare(left.ConnectionString);
        await left.ReleaseAsync();
        return left.ConnectionString;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Asked on a connection of its own: within a transaction the answer would stay the same.</summary>
    private static async Task SomebodyWaitsAsync(string connectionString)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var watcher = await OpenAsync(connectionString);
        while (true)
        {
            await using var command = new NpgsqlCommand("select exists (select from pg_stat_activity where wait_event_type = 'Lock')",
                watcher);
            if ((bool)(await command.ExecuteScalarAsync(limit.Token))!)
                return;
            await Task.Delay(50, limit.Token);
        }
    }
}
