using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ScopingReview.Web.Data;

/// <summary>
/// A connection of the pool on which a statement failed, or was called off, forgets what is prepared on it before it is used again. Npgsql
/// takes a statement for prepared as soon as it is parsed; where it failed after that, while PostgreSQL planned it, Npgsql does not know
/// the columns of its rows, and whoever asked the same next on this connection got "Received unexpected backend message DataRow"
/// (npgsql/npgsql 5803). Most are called off: by everybody who leaves a page before it stands.
/// </summary>
internal sealed class FailedStatements : DbCommandInterceptor, IDbConnectionInterceptor
{
    /// <summary>Process numbers of PostgreSQL, one a connection: EF's connections are new each time, and closed in several ways.</summary>
    private static readonly ConcurrentDictionary<int, byte> _failed = new();

    public static FailedStatements Forgotten { get; } = new();

    /// <summary>Executes what does not go through EF, on a connection of the pool.</summary>
    public static async Task<DbDataReader> ReadAsync(DbCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteReaderAsync(cancellationToken);
        }
        catch
        {
            Remember(command);
            throw;
        }
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Remember(command);

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Remember(command);
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Remember(command);

    public override Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Remember(command);
        return Task.CompletedTask;
    }

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is NpgsqlConnection opened && _failed.TryRemove(opened.ProcessID, out _))
            opened.UnprepareAll();
    }

    public Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    private static void Remember(DbCommand command)
    {
        if (command.Connection is NpgsqlConnection { State: ConnectionState.Open } connection)
            _failed[connection.ProcessID] = 0;
    }
}
