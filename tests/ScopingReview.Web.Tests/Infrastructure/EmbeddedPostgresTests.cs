using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>The server's life: made, kept, taken over, brought back, stopped.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_new_directory_gets_a_durable_server_on_loopback_and_a_role_that_owns_only_its_database()
    {
        await using var postgres = await StartAsync(durable: true);

        Assert.Equal("127.0.0.1", await AskAsync(postgres.AdministratorConnectionString, "SHOW listen_addresses"));
        Assert.Equal("", await AskAsync(postgres.AdministratorConnectionString, "SHOW unix_socket_directories"));
        Assert.Equal("on", await AskAsync(postgres.AdministratorConnectionString, "SHOW fsync"));
        Assert.Equal("scram-sha-256",
            await AskAsync(postgres.AdministratorConnectionString, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"));
        Assert.Equal(false,
            await AskAsync(postgres.ConnectionString,
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"));
        await TestPostgres.ExecuteAsync(postgres.ConnectionString,
            "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE TABLE own (id int)");

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode readWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(readWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(postgres.DataDirectory, "postgres")));
            Assert.Equal(readWrite, File.GetUnixFileMode(Path.Combine(postgres.DataDirectory, "postgres-password")));
        }
    }

    [Fact]
    public async Task Stopping_ends_the_server_and_keeps_what_was_committed()
    {
        string stopped;
        await using (var postgres = await StartAsync())
        {
            stopped = postgres.ConnectionString;
            await TestPostgres.ExecuteAsync(postgres.ConnectionString, "CREATE TABLE kept AS SELECT 7 AS value");
        }

        Assert.False(File.Exists(_directory.File("data/postgres/postmaster.pid")));
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(stopped, "SELECT 1"));
        await using var again = await StartAsync();
        Assert.Equal(7, await AskAsync(again.ConnectionString, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task A_server_whose_program_was_killed_is_taken_over()
    {
        var killed = await StartAsync();
        await TestPostgres.ExecuteAsync(killed.ConnectionString, "CREATE TABLE kept AS SELECT 7 AS value");
        await killed.ReleaseAsync();

        await using var next = await StartAsync();
        Assert.Equal(killed.ServerProcessId, next.ServerProcessId);
        Assert.Equal(killed.ConnectionString, next.ConnectionString);
        Assert.Equal(7, await AskAsync(next.ConnectionString, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task A_server_killed_under_the_program_is_started_again_with_everything_committed()
    {
        await using var postgres = await StartAsync(durable: true);
        var unpooled = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false }.ConnectionString;
        await TestPostgres.ExecuteAsync(unpooled, "CREATE TABLE kept (value int)");
        foreach (var value in Enumerable.Range(1, 2))
        {
            await TestPostgres.ExecuteAsync(unpooled, $"INSERT INTO kept VALUES ({value})");
            KillServer();
            Assert.Equal((long)value, await AskUntilAnsweredAsync(unpooled, "SELECT count(*) FROM kept"));
        }
    }

    [Fact]
    public async Task Program_and_server_killed_together_come_back_with_everything_committed()
    {
        var killed = await StartAsync(durable: true);
        await TestPostgres.ExecuteAsync(killed.ConnectionString, "CREATE TABLE kept AS SELECT 7 AS value");
        await killed.ReleaseAsync();
        KillServer();

        await using var next = await StartAsync(durable: true);
        Assert.Equal(7, await AskAsync(next.ConnectionString, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task A_second_program_on_the_same_directory_is_refused_and_the_first_goes_on()
    {
        await using var first = await StartAsync();

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => StartAsync());
        Assert.Contains($"Another instance of the workbench (process {Environment.ProcessId}) is using", problem.WhatHappened,
            StringComparison.Ordinal);
        Assert.Equal(1, await AskAsync(first.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_found_on_another_port_moves_to_the_configured_one()
    {
        var killed = await StartAsync();
        await killed.ReleaseAsync();
        var wanted = new NpgsqlConnectionStringBuilder(killed.ConnectionString).Port + 1;

        await using var next = await EmbeddedPostgres.StartAsync(Options() with { Port = wanted }, NullLogger.Instance);
        Assert.Equal(wanted, await AskAsync(next.ConnectionString, "SELECT inet_server_port()"));
    }

    [Fact]
    public async Task A_first_start_that_was_cut_short_is_made_again()
    {
        Directory.CreateDirectory(Path.Combine(_directory.Path, "postgres.unfinished", "base"));

        await using var postgres = await StartAsync();
        Assert.Equal(1, await AskAsync(postgres.ConnectionString, "SELECT 1"));
    }

    /// <summary>As root the server runs as another user, who cannot enter such a checkout; as an ordinary user it is no obstacle.</summary>
    [Fact]
    public async Task A_checkout_that_other_users_cannot_enter_still_gets_a_database_and_finds_it_again()
    {
        var checkout = _directory.File("closed");
        var elsewhere = _directory.File("elsewhere");
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(checkout, owner);
        }

        var options = Options() with { DataDirectory = Path.Combine(checkout, "data"), FallbackDirectory = elsewhere };
        await using (var postgres = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance))
        {
            await TestPostgres.ExecuteAsync(postgres.ConnectionString, "CREATE TABLE kept AS SELECT 7 AS value");
            Assert.StartsWith(Environment.IsPrivilegedProcess ? elsewhere : checkout, postgres.DataDirectory, StringComparison.Ordinal);
        }

        await using var again = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance);
        Assert.Equal(7, await AskAsync(again.ConnectionString, "SELECT value FROM kept"));
    }

    private EmbeddedPostgresOptions Options(bool durable = false) => new() { DataDirectory = _directory.File("data"), Durable = durable };

    private Task<EmbeddedPostgres> StartAsync(bool durable = false) => EmbeddedPostgres.StartAsync(Options(durable), NullLogger.Instance);

    private static async Task<object?> AskAsync(string connectionString, string query)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(query);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> AskUntilAnsweredAsync(string connectionString, string query)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                return await AskAsync(connectionString, query);
            }
            catch (NpgsqlException exception) when (exception is not PostgresException
            {
                SqlState: not (PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.AdminShutdown)
            })
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    private void KillServer()
    {
        var processId = File.ReadLines(_directory.File("data/postgres/postmaster.pid")).First();
        using var process = Process.GetProcessById(int.Parse(processId, CultureInfo.InvariantCulture));
        process.Kill();
    }
}
