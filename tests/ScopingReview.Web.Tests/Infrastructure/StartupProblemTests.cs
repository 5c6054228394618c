using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>What a person reads when the workbench cannot start; docs/OPERATIONS.md explains each.</summary>
public sealed class StartupProblemTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Data_of_another_major_version_are_left_alone()
    {
        var version = WriteClusterFile("PG_VERSION", "12\n");

        var problem = await ProblemAsync();
        Assert.Contains("were written by PostgreSQL 12", problem.WhatHappened, StringComparison.Ordinal);
        Assert.Contains("Install PostgreSQL 12", problem.WhatToDo, StringComparison.Ordinal);
        Assert.Equal("12\n", await File.ReadAllTextAsync(version));
    }

    [Fact]
    public async Task Files_that_are_no_database_are_left_alone()
    {
        var letter = WriteClusterFile("letter.txt", "Dear reviewer");

        Assert.Contains("holds files, but no PostgreSQL database", (await ProblemAsync()).WhatHappened, StringComparison.Ordinal);
        Assert.Equal("Dear reviewer", await File.ReadAllTextAsync(letter));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_named()
    {
        var closed = _directory.File("closed");
        Directory.CreateDirectory(closed);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // Root may write anywhere but where there is no disk.
        var path = Environment.IsPrivilegedProcess ? "/proc/scoping-review" : Path.Combine(closed, "data");

        var problem = await ProblemAsync(("SCOPING_REVIEW_DATA", path));
        Assert.Contains($"The data directory {path} cannot be used", problem.WhatHappened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_directory_is_named()
    {
        var file = _directory.File("data");
        await File.WriteAllTextAsync(file, "");

        Assert.Contains($"The data directory {file} cannot be used", (await ProblemAsync()).WhatHappened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_password_file_is_named()
    {
        WriteClusterFile("PG_VERSION", await NewestMajorVersionAsync());

        Assert.Contains("password is missing", (await ProblemAsync()).WhatHappened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_were_moved_away_are_not_replaced_by_empty_ones()
    {
        Directory.CreateDirectory(_directory.File("data"));
        await File.WriteAllTextAsync(_directory.File("data/database-location"), _directory.File("not-there"));

        Assert.Contains(_directory.File("not-there"), (await ProblemAsync()).WhatHappened, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory.File("data/postgres")));
    }

    [Fact]
    public async Task A_taken_database_port_is_named()
    {
        using var other = Listen(out var port);

        var problem = await ProblemAsync(("SCOPING_REVIEW_DB_PORT", port));
        Assert.Contains($"Port {port} on 127.0.0.1, meant for the database, is taken", problem.WhatHappened, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("70000")]
    [InlineData("any")]
    public async Task A_database_port_that_is_none_is_repeated(string port) =>
        Assert.Contains($"\"{port}\"", (await ProblemAsync(("SCOPING_REVIEW_DB_PORT", port))).WhatHappened, StringComparison.Ordinal);

    [Fact]
    public async Task Missing_programs_are_asked_for_by_the_name_of_their_package()
    {
        var problem = await ProblemAsync(("SCOPING_REVIEW_PG_BIN", _directory.Path));
        Assert.Contains(_directory.Path, problem.WhatHappened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_are_too_old_are_refused()
    {
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            await File.WriteAllTextAsync(_directory.File(name), "#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_directory.File(name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var problem = await ProblemAsync(("SCOPING_REVIEW_PG_BIN", _directory.Path));
        Assert.Contains("PostgreSQL 14.9 is too old", problem.WhatHappened, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", problem.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_ones_own_that_does_not_answer_is_named_without_the_password()
    {
        using var closed = Listen(out var port);
        closed.Dispose();

        var problem = await ProblemAsync(External($"Host=127.0.0.1;Port={port};Database=reviews;Username=ann;Password=s3cret"));
        Assert.Contains($"127.0.0.1:{port}, database \"reviews\", user \"ann\" cannot be reached", problem.WhatHappened,
            StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_repeating_it()
    {
        var settings = new NpgsqlConnectionStringBuilder(
            await TestPostgres.AdministratorConnectionStringAsync())
        { Username = "nobody_here", Password = "s3cret" };

        var problem = await ProblemAsync(External(settings.ConnectionString));
        Assert.Contains("does not let us in", problem.WhatHappened, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var settings = new NpgsqlConnectionStringBuilder(
            await TestPostgres.AdministratorConnectionStringAsync())
        { Database = "not_there" };

        Assert.Contains("database \"not_there\"", (await ProblemAsync(External(settings.ConnectionString))).WhatHappened,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3cret")]
    [InlineData("Hots=db;Password=s3cret")]
    [InlineData("Host=db;Port=s3cret")]
    [InlineData("Password=s3cret")]
    public async Task Connection_settings_that_make_no_sense_are_not_repeated(string settings)
    {
        var problem = await ProblemAsync(External(settings));
        Assert.Contains("ConnectionStrings__ScopingReview", problem.WhatHappened, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_ones_own_is_used_and_not_stopped()
    {
        var given = await TestPostgres.AdministratorConnectionStringAsync();
        await using (var server = await StartAsync([External(given)]))
        {
            Assert.Equal(given, server.ConnectionString);
            Assert.False(server.IsEmbedded);
        }

        await TestPostgres.ExecuteAsync(given, "SELECT 1");
    }

    [Fact]
    public void A_taken_web_port_is_named_before_anything_else_starts()
    {
        using var other = Listen(out var port);

        var problem = Assert.Throws<StartupProblem>(() => Builder($"http://127.0.0.1:{port}").UseListenAddress());
        Assert.Contains($"http://127.0.0.1:{port}", problem.WhatHappened, StringComparison.Ordinal);
        Assert.Contains("--port", problem.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_none_is_repeated() =>
        Assert.Contains("\"5081\"", Assert.Throws<StartupProblem>(() => Builder("5081").UseListenAddress()).WhatHappened,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_problem_ends_the_program_with_an_exit_code_and_a_bug_is_not_hidden()
    {
        Assert.Equal(0, await StartupProblem.ReportAsync(_ => Task.CompletedTask));
        Assert.Equal(1, await StartupProblem.ReportAsync(_ => throw new StartupProblem("This is a test.", "Nothing is to be done.")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartupProblem.ReportAsync(_ => throw new InvalidOperationException()));
    }

    private static WebApplicationBuilder Builder(string urls)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["SCOPING_REVIEW_URLS"] = urls;
        return builder;
    }

    private static (string Key, string Value) External(string connectionString) => ("ConnectionStrings:ScopingReview", connectionString);

    private Task<StartupProblem> ProblemAsync(params (string Key, string Value)[] settings)
        => Assert.ThrowsAsync<StartupProblem>(() => StartAsync(settings));

    private Task<DatabaseServer> StartAsync((string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager
        {
            ["SCOPING_REVIEW_DATA"] = _directory.File("data"),
            ["SCOPING_REVIEW_DB_WAIT"] = "0"
        };
        foreach (var (key, value) in settings)
            configuration[key] = value;
        return DatabaseServer.StartAsync(configuration, _directory.Path, NullLogger.Instance);
    }

    private string WriteClusterFile(string name, string content)
    {
        Directory.CreateDirectory(_directory.File("data/postgres"));
        var file = _directory.File($"data/postgres/{name}");
        File.WriteAllText(file, content);
        return file;
    }

    private static async Task<string> NewestMajorVersionAsync()
    {
        using var directory = new TemporaryDirectory();
        await using var postgres =
            await EmbeddedPostgres.StartAsync(new() { DataDirectory = directory.File("data"), Durable = false }, NullLogger.Instance);
        return postgres.Version.Split('.')[0];
    }

    private static TcpListener Listen(out string port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return listener;
    }
}
