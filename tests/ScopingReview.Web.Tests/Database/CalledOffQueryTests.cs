using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Data;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Database;

/// <summary>Whoever leaves a page calls its queries off; the next who gets their connection is to notice nothing of it.</summary>
public sealed class CalledOffQueryTests : IAsyncLifetime
{
    public enum How
    {
        ByEf,
        InTransaction,
        ByCommand,
    }

    // PostgreSQL evaluates it while it plans: between telling that the statement is parsed, which is when Npgsql takes it for prepared, and
    // describing its rows.
    private const string PlannedFunction =
        """
        create function planned(number int) returns int immutable language plpgsql as $$
        begin
            if number = 0 then perform pg_sleep(60); end if;
            return 12 / number;
        end $$
        """;

    private TestDatabase _database = null!;
    private DbContextOptions<ReviewDbContext> _options = null!;

    public async Task InitializeAsync()
    {
        _database = await TestPostgres.CreateDatabaseAsync(Workbench.MigrateAsync);
        await TestPostgres.ExecuteAsync(_database.ConnectionString, PlannedFunction);
        var options = new DbContextOptionsBuilder<ReviewDbContext>();
        DataSetup.Use(options, ConnectionSettings.For(_database.ConnectionString + ";Maximum Pool Size=1"));
        _options = options.Options;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public static TheoryData<How> Ways => [How.ByEf, How.InTransaction, How.ByCommand];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_query_called_off_while_it_is_planned_is_answered_for_the_next_who_asks(How how)
    {
        Assert.Equal(4, await AskAsync(3, how));
        using (var left = new CancellationTokenSource())
        {
            var asked = AskAsync(0, how, left.Token);
            await SleepingAsync();
            await left.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }

        Assert.Equal(6, await AskAsync(2, how));
        Assert.Equal(12, await AskAsync(1, how));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_query_that_fails_while_it_is_planned_is_answered_for_the_next_who_asks(How how)
    {
        await TestPostgres.ExecuteAsync(_database.ConnectionString,
            PlannedFunction.Replace("create", "create or replace", StringComparison.Ordinal)
                .Replace("(60)", "(0)", StringComparison.Ordinal));
        Assert.Equal(4, await AskAsync(3, how));
        var failure = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(0, how));
        Assert.Equal(PostgresErrorCodes.DivisionByZero, failure.SqlState);

        Assert.Equal(6, await AskAsync(2, how));
        Assert.Equal(12, await AskAsync(1, how));
    }

    private async Task<int> AskAsync(int number, How how, CancellationToken cancellationToken = default)
    {
        await using var db = new ReviewDbContext(_options);
        var query = db.Database.SqlQuery<int>($"select planned({number}) as \"Value\"");
        if (how == How.ByCommand)
        {
            await db.Database.OpenConnectionAsync(CancellationToken.None);
            await using var command = query.CreateDbCommand();
            await using var rows = await FailedStatements.ReadAsync(command, cancellationToken);
            Assert.True(await rows.ReadAsync(cancellationToken));
            return rows.GetInt32(0);
        }

        await using var transaction = how == How.InTransaction ? await db.Database.BeginTransactionAsync(CancellationToken.None) : null;
        return await query.SingleAsync(cancellationToken);
    }

    private async Task SleepingAsync()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep')", connection);
        while (await command.ExecuteScalarAsync() is false)
            await Task.Yield();
    }
}
