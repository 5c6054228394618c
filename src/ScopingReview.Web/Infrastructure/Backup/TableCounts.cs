using System.Globalization;
using Npgsql;

namespace ScopingReview.Web.Infrastructure.Backup;

/// <summary>How many rows each table has, and whether two counts agree.</summary>
internal static class TableCounts
{
    private const string Tables =
        """
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' order by 1
        """;

    /// <param name="transaction">For counts of one moment; null for a database that nobody writes to.</param>
    public static async Task<IReadOnlyDictionary<string, long>> OfAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        List<string> tables = [];
        await using (var command = new NpgsqlCommand(Tables, connection, transaction))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                tables.Add(reader.GetString(0));
        }

        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"select count(*) from {table}", connection, transaction) { CommandTimeout = 0 };
            counts.Add(table, (long)(await command.ExecuteScalarAsync(cancellation))!);
        }

        return counts;
    }

    /// <summary>Every table whose counts differ, as "public.records: 12 in the dump, 11 in the database".</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, long> inDump, IReadOnlyDictionary<string, long> inDatabase)
        => [.. inDump.Keys.Union(inDatabase.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(table => Count(inDump, table) != Count(inDatabase, table))
            .Select(table => $"{table}: {Told(Count(inDump, table))} in the dump, {Told(Count(inDatabase, table))} in the database")];

    /// <summary>Lines for a person: each table that holds something, and the sum.</summary>
    public static string Listed(IReadOnlyDictionary<string, long> counts)
    {
        var filled = counts.Where(count => count.Value > 0).OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        return string.Join('\n',
        [
            .. filled.Select(count =>
                string.Create(CultureInfo.InvariantCulture, $"  {count.Key["public.".Length..].Trim('"'),-32}{count.Value,12:N0}")),
            string.Create(CultureInfo.InvariantCulture, $"  {$"{counts.Count} tables",-32}{counts.Values.Sum(),12:N0} rows"),
        ]);
    }

    private static long? Count(IReadOnlyDictionary<string, long> counts, string table)
        => counts.TryGetValue(table, out var count) ? count : null;

    private static string Told(long? count) => count is { } rows ? rows.Grouped() : "not there";
}
