using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Backup;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Backup;

/// <summary>What was backed up comes back, whichever version wrote it, and is counted.</summary>
public sealed class BackupTests(OwnServer own) : IClassFixture<OwnServer>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Dump => _directory.File("a.dump");

    public void Dispose() => _directory.Dispose();

    /// <summary>As a host does it after an upgrade: the workbench has made its database already, in tables of the newest version.</summary>
    [Fact]
    public async Task A_dump_of_the_first_version_replaces_the_database_of_the_newest()
    {
        var data = _directory.File("data");
        await using (var first = await FirstVersion.CreateAsync(own.Server))
            await WriteAsync(first);
        await using (var newest = await EmbeddedPostgres.StartAsync(new() { DataDirectory = data, Durable = false }, NullLogger.Instance))
        {
            await Workbench.MigrateAsync(newest.ConnectionString);
            await TestPostgres.ExecuteAsync(newest.ConnectionString,
                "insert into stored_keys (id, xml) values (gen_random_uuid(), '<key/>')");
        }

        await using (var restore = AppProcess.Start(data, null, "restore", Dump))
            Assert.True(await restore.ExitCodeAsync() == 0, restore.Output);

        await using var server = await EmbeddedPostgres.StartAsync(new() { DataDirectory = data, Durable = false }, NullLogger.Instance);
        await AssertFirstVersionAsync(server.ConnectionString);
        await using var source = NpgsqlDataSource.Create(server.AdministratorConnectionString);
        await using var kept = source.CreateCommand("select count(*) from pg_database where datname like 'scoping\\_review\\_before\\_%'");
        Assert.Equal(1L, await kept.ExecuteScalarAsync());
    }

    [Fact]
    public async Task An_empty_database_of_ones_own_server_is_filled_and_brought_up_to_date()
    {
        await using (var first = await FirstVersion.CreateAsync(own.Server))
            await WriteAsync(first);
        await using var empty = await own.Server.CreateDatabaseAsync(_ => Task.CompletedTask);

        var restored = await RestoreAsync(empty);

        Assert.Equal(3, restored.Counts["public.records"]);
        await AssertFirstVersionAsync(empty.ConnectionString);
    }

    [Fact]
    public async Task A_dump_of_the_newest_version_comes_back_as_it_was()
    {
        IReadOnlyDictionary<string, long> written;
        await using (var newest = await own.Server.CreateDatabaseAsync(Workbench.MigrateAsync))
            written = await WriteAsync(newest);
        await using var empty = await own.Server.CreateDatabaseAsync(_ => Task.CompletedTask);

        var restored = await RestoreAsync(empty);

        Assert.Equal(written, restored.Counts);
        Assert.True(written["public.\"__EFMigrationsHistory\""] > 1);
    }

    /// <summary>Another version of PostgreSQL may make other words of the same text.</summary>
    [Fact]
    public async Task Records_are_found_by_words_as_the_server_makes_them_that_they_are_restored_to()
    {
        await using (var old = await FirstVersion.CreateAsync(own.Server))
        {
            await Workbench.MigrateAsync(old.ConnectionString);
            await TestPostgres.ExecuteAsync(old.ConnectionString, "update records set search_vector = 'otherwise'");
            await WriteAsync(old);
        }

        await using var empty = await own.Server.CreateDatabaseAsync(_ => Task.CompletedTask);

        await RestoreAsync(empty);

        await using var source = NpgsqlDataSource.Create(empty.ConnectionString);
        await using var right = source.CreateCommand(
            """
            select count(*) from records where search_vector
                = record_words(title, immutable_join(authors), immutable_join(keywords), journal, abstract)
            """);
        Assert.Equal(3L, await right.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_database_that_holds_something_is_left_as_it_is()
    {
        await using var first = await FirstVersion.CreateAsync(own.Server);
        await WriteAsync(first);

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => RestoreAsync(first));
        Assert.Contains("is not empty", problem.WhatHappened, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no dump at all")]
    [InlineData(null)]
    public async Task A_damaged_dump_leaves_the_database_empty(string? content)
    {
        await using (var first = await FirstVersion.CreateAsync(own.Server))
            await WriteAsync(first);
        if (content is not null)
            await File.WriteAllTextAsync(Dump, content);
        else
            await using (var file = File.OpenWrite(Dump))
                file.SetLength(file.Length - 2000);
        await using var empty = await own.Server.CreateDatabaseAsync(_ => Task.CompletedTask);

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => RestoreAsync(empty));

        Assert.Contains("pg_restore failed", problem.WhatHappened, StringComparison.Ordinal);
        await using var database = await BackupServer.OpenAsync(empty.ConnectionString, default);
        Assert.Empty(await TableCounts.OfAsync(database, null, default));
    }

    [Fact]
    public async Task A_dump_of_a_version_to_come_is_refused()
    {
        await using (var future = await own.Server.CreateDatabaseAsync(Workbench.MigrateAsync))
        {
            await TestPostgres.ExecuteAsync(future.ConnectionString,
                "insert into \"__EFMigrationsHistory\" values ('29990101000000_Future', '99')");
            await WriteAsync(future);
        }

        await using var empty = await own.Server.CreateDatabaseAsync(_ => Task.CompletedTask);
        var problem = await Assert.ThrowsAsync<StartupProblem>(() => RestoreAsync(empty));
        Assert.Contains("newer version of the workbench (it has 29990101000000_Future)", problem.WhatHappened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dump_is_closed_to_other_users_and_never_written_over_another()
    {
        await using var first = await FirstVersion.CreateAsync(own.Server);
        await WriteAsync(first);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Dump));
        Assert.Contains("is there already", (await Assert.ThrowsAsync<StartupProblem>(() => WriteAsync(first))).WhatHappened,
            StringComparison.Ordinal);
        Assert.Equal([Dump], Directory.GetFiles(_directory.Path));
    }

    /// <summary>The whole way of scripts/backup, beside a program that holds the data directory.</summary>
    [Fact]
    public async Task A_workbench_that_runs_is_backed_up_and_runs_on()
    {
        var data = _directory.File("data");
        await using var app = AppProcess.Start(data);
        await app.PrintedAsync("The workbench is at");

        await using (var backup = AppProcess.Start(data, null, "backup", Dump))
        {
            Assert.True(await backup.ExitCodeAsync() == 0, backup.Output);
            Assert.Contains("__EFMigrationsHistory", backup.Output, StringComparison.Ordinal);
        }

        Assert.True(new FileInfo(Dump).Length > 0);
        await using (var restore = AppProcess.Start(data, null, "restore", Dump))
        {
            Assert.Equal(1, await restore.ExitCodeAsync());
            Assert.Contains("Another instance of the workbench", restore.Output, StringComparison.Ordinal);
        }

        await app.SignalAsync("TERM");
        Assert.Equal(0, await app.ExitCodeAsync());
    }

    [Fact]
    public async Task Where_there_is_no_database_there_is_no_backup()
    {
        await using var backup = AppProcess.Start(_directory.File("none"), null, "backup", Dump);

        Assert.Equal(1, await backup.ExitCodeAsync());
        Assert.Contains($"There is no database in {_directory.File("none")}", backup.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public void Rows_are_counted_in_whatever_pieces_the_text_comes()
    {
        const string records = "COPY public.records (id, title) FROM stdin;\n1\tCOPY public.records (id) FROM stdin;\n2\t\\\\.\n\\.\n";
        var text = Encoding.UTF8.GetBytes($"SET x;\n{records}\nCOPY public.\"__EF\" (id) FROM stdin;\n\\.\n");
        foreach (var size in new[] { 1, 3, 1000 })
        {
            var rows = new CopiedRows();
            foreach (var piece in text.Chunk(size))
                rows.Read(piece);
            Assert.Equal(new Dictionary<string, long>(StringComparer.Ordinal) { ["public.records"] = 2, ["public.\"__EF\""] = 0 },
                rows.ByTable);
        }
    }

    [Fact]
    public void A_row_too_few_is_told()
    {
        var difference = Assert.Single(TableCounts.Differences(
            new Dictionary<string, long>(StringComparer.Ordinal) { ["public.records"] = 3, ["public.reviews"] = 1 },
            new Dictionary<string, long>(StringComparer.Ordinal) { ["public.records"] = 2, ["public.reviews"] = 1 }));

        Assert.Equal("public.records: 3 in the dump, 2 in the database", difference);
    }

    private async Task<IReadOnlyDictionary<string, long>> WriteAsync(TestDatabase from)
    {
        await using var database = await BackupServer.OpenAsync(from.ConnectionString, default);
        return await new DumpFile(Dump).WriteAsync(database, null, default);
    }

    private async Task<Restored> RestoreAsync(TestDatabase into)
    {
        var configuration = new ConfigurationManager { ["ConnectionStrings:ScopingReview"] = into.ConnectionString };
        await using var server = await BackupServer.ForRestoreAsync(configuration, NullLogger.Instance, default);
        return await Restoring.RestoreAsync(new DumpFile(Dump), server, default);
    }

    private static async Task AssertFirstVersionAsync(string connectionString)
    {
        await using var db = new ReviewDbContext(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(connectionString).Options);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal("Zażółć Gęślą", (await db.Users.SingleAsync()).DisplayName);
        Assert.Equal("A review of the first version", (await db.Reviews.SingleAsync()).Title);
        Assert.Equal(3, await db.Records.CountAsync());
        Assert.Equal(3, await db.Decisions.CountAsync());
    }
}
