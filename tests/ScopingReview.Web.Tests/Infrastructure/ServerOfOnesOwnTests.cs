using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Demo;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>
/// Servers that somebody set up otherwise than the workbench needs, and what it says of them. One of the tests' own, because it takes a
/// superuser.
/// </summary>
public sealed class ServerOfOnesOwnTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private EmbeddedPostgres _server = null!;

    public async Task InitializeAsync()
        => _server =
            await EmbeddedPostgres.StartAsync(new() { DataDirectory = _directory.File("data"), Durable = false }, NullLogger.Instance);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_database_in_LATIN1_is_refused_before_anything_is_written()
    {
        await SqlAsync("create database latin encoding 'LATIN1' locale 'C' template template0 owner scoping_review");

        var problem = await ProblemAsync(Database("latin"));
        Assert.Contains("is in LATIN1", problem.WhatHappened, StringComparison.Ordinal);
        Assert.Contains("--encoding=UTF8", problem.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_not_create_tables_is_told_who_should_own_the_database()
    {
        await SqlAsync("create database others");

        var problem = await ProblemAsync(Database("others"));
        Assert.Contains("may not create tables", problem.WhatHappened, StringComparison.Ordinal);
        Assert.Contains("ALTER DATABASE \"others\" OWNER TO \"scoping_review\"", problem.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_another_owner_are_told()
    {
        await SqlAsync("create database mixed owner scoping_review");
        var administrator = new NpgsqlConnectionStringBuilder(_server.AdministratorConnectionString)
        {
            Database = "mixed",
            Pooling = false
        }.ConnectionString;
        await TestPostgres.ExecuteAsync(
            administrator,
            "create table \"__EFMigrationsHistory\" (\"MigrationId\" varchar(150) primary key, \"ProductVersion\" varchar(32))");
        await using var db = new ReviewDbContext(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(Database("mixed")).Options);

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => DatabaseMigrator.MigrateAsync(db));
        Assert.Contains("permission denied", problem.WhatHappened, StringComparison.Ordinal);
        Assert.Contains("owner", problem.WhatToDo, StringComparison.Ordinal);
    }

    /// <summary>A limit in the disk's place: the server refuses in the same moment and keeps answering what it is asked.</summary>
    [Fact]
    public async Task Where_nothing_can_be_written_the_workbench_is_not_healthy()
    {
        await SqlAsync("alter role scoping_review set temp_file_limit = '100kB'");
        await using var app = new StartedApplication(_server.ConnectionString, demo: false);
        using var client = app.CreateClient();

        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task While_a_server_does_not_answer_it_is_said_what_is_waited_for()
    {
        var unreachable = new NpgsqlConnectionStringBuilder(_server.ConnectionString);
        await _server.DisposeAsync();
        var log = new HeardLog();

        await Assert.ThrowsAsync<StartupProblem>(() => StartAsync(unreachable.ConnectionString, log, "0.5"));
        Assert.Contains(await log.UntilAsync("Waiting for it"),
            entry => entry.Message.Contains("cannot be reached", StringComparison.Ordinal));
    }

    private string Database(string name)
        => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name, Pooling = false }.ConnectionString;

    private Task SqlAsync(string statement) => TestPostgres.ExecuteAsync(_server.AdministratorConnectionString, statement);

    private static Task<StartupProblem> ProblemAsync(string connectionString)
        => Assert.ThrowsAsync<StartupProblem>(() => StartAsync(connectionString, new HeardLog(), "0"));

    private static Task<DatabaseServer> StartAsync(string connectionString, HeardLog log, string patience)
        => DatabaseServer.StartAsync(
            new ConfigurationManager { ["ConnectionStrings:ScopingReview"] = connectionString, ["SCOPING_REVIEW_DB_WAIT"] = patience }, "/",
            log);
}
