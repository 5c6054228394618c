using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>A server that somebody else runs: it must answer, accept us and be new enough. The password is never repeated.</summary>
internal static class ExternalServer
{
    private const string Setting = "ConnectionStrings__ScopingReview";
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(5);

    private const string Fitness =
        """
        select pg_encoding_to_char(encoding), coalesce(has_schema_privilege(current_schema(), 'CREATE'), false), pg_is_in_recovery()
        from pg_database where datname = current_database()
        """;

    /// <param name="patience">How long a server gets that starts together with the workbench.</param>
    public static async Task CheckAsync(string connectionString, TimeSpan patience, ILogger logger, CancellationToken cancellation)
    {
        var settings = Parse(connectionString);
        var where = $"{settings.Host}:{settings.Port.ToString(CultureInfo.InvariantCulture)}, database \"{settings.Database ?? settings.Username}\", user \"{settings.Username}\"";
        settings.Pooling = false;
        settings.Timeout = settings.Timeout is 0 or > 5 ? 5 : settings.Timeout;
        var clock = Stopwatch.StartNew();
        var nextWord = TimeSpan.Zero;
        while (true)
        {
            var problem = await TryAsync(settings, where, cancellation);
            if (problem is null)
                break;
            if (!problem.IsWorthWaitingFor || clock.Elapsed > patience)
                throw problem.Problem;
            if (clock.Elapsed >= nextWord)
            {
                nextWord = clock.Elapsed + BetweenWords;
                logger.LogInformation(
                    "{Reason} Waiting for it, {Seconds} s more", problem.Problem.WhatHappened,
                    (int)Math.Ceiling((patience - clock.Elapsed).TotalSeconds));
            }

            await Task.Delay(500, cancellation);
        }

        logger.LogInformation("Using the PostgreSQL server {Where}", where);
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The exception is not passed on: it may repeat what was written, the password included.
            throw Unclear("cannot be read");
        }

        return string.IsNullOrWhiteSpace(settings.Host) ? throw Unclear("names no host") : settings;
    }

    private static StartupProblem Unclear(string how) => new(
        $"{Setting} {how}.",
        "Write it like Host=db.example.org;Port=5432;Database=scoping_review;Username=scoping_review;Password=…, or leave it out: the workbench then runs a database of its own.");

    private static async Task<Refusal?> TryAsync(NpgsqlConnectionStringBuilder settings, string where, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellation);
            if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestSupported)
                return new(new($"The server {where} is PostgreSQL {connection.PostgreSqlVersion}, which is too old.",
                    $"Use PostgreSQL {PostgresBinaries.OldestSupported} or newer."), false);
            return await FindUnfitAsync(connection, where, cancellation) is { } unfit ? new(unfit, false) : null;
        }
        catch (PostgresException exception)
        {
            return new(Explain(exception, where), exception.SqlState is PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.TooManyConnections);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or IOException
            or System.Net.Sockets.SocketException)
        {
            var reason = (exception.InnerException ?? exception).Message;
            return new(new($"The database {where} cannot be reached: {reason}",
                $"Start that server, or correct {Setting}; without it the workbench runs a database of its own.", exception), true);
        }
    }

    /// <summary>What would end in the middle of the first migration, or, worse, with the first name in Polish.</summary>
    private static async Task<StartupProblem?> FindUnfitAsync(NpgsqlConnection connection, string where, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Fitness, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (encoding, mayCreate, isStandby) = (reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2));
        if (encoding != "UTF8")
            return new(
                $"The database {where} is in {encoding}, which cannot hold every letter.",
                "Create one in UTF-8: createdb --encoding=UTF8 --template=template0 --owner=<user> <database>");
        if (isStandby)
            return new($"The database {where} is a standby, which can only be read.", $"Name the primary server in {Setting}.");
        return mayCreate
            ? null
            : new(
                $"The user may not create tables in the database {where}.",
                $"Make the user its owner: ALTER DATABASE \"{connection.Database}\" OWNER TO \"{connection.UserName}\"");
    }

    private static StartupProblem Explain(PostgresException exception, string where) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            new($"The database {where} does not let us in: {exception.MessageText}.", $"Correct user and password in {Setting}.",
                exception),
        PostgresErrorCodes.InvalidCatalogName =>
            new($"The database does not exist: {where}.", "Create it (createdb --owner=<user> <database>), or correct the name.",
                exception),
        _ => new($"The database {where} answers: {exception.MessageText}.", $"Put that right on the server, or correct {Setting}.",
            exception),
    };

    private sealed record Refusal(StartupProblem Problem, bool IsWorthWaitingFor);
}
