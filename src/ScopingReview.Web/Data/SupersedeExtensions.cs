using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data;

/// <summary>The one way in which something that was said stops to count.</summary>
internal static class SupersedeExtensions
{
    /// <summary>What counts now: the rows that nothing has superseded. The one place where that is said.</summary>
    public static IQueryable<T> Current<T>(this IQueryable<T> rows)
        where T : class, ISupersedable
        => rows.Where(row => row.SupersededAt == null);

    /// <summary>
    /// Supersedes what still counts of the rows; returns how many they were. Another transaction that did so first leaves none.
    /// </summary>
    public static Task<int> SupersedeAsync<T>(this IQueryable<T> rows, Guid by, DateTimeOffset at, CancellationToken cancellationToken)
        where T : class, ISupersedable
        => rows.Current()
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SupersededAt, at).SetProperty(row => row.SupersededById, by),
                cancellationToken);

    /// <summary>True if the operation lost a race: somebody else's row is there already.</summary>
    public static bool IsLostRace(this DbUpdateException exception)
        => exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
