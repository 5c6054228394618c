using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ScopingReview.Web.Data;

/// <summary>
/// The database as it stood at a moment. Nothing that is decided is ever deleted or written over, so that what stood then follows from
/// when each row came and when another took its place. A connection of its own gets temporary views that are called like the tables and
/// show their rows of then; PostgreSQL looks for a name there first, and so every query and every view of today answers for that moment.
/// (docs/decisions/0032.)
/// </summary>
public sealed class PastDatabase(IDbContextFactory<ReviewDbContext> contexts)
{
    // The first that a table has says when a row came.
    private static readonly string[] _began = ["recorded_at", "added_at", "created_at", "imported_at", "joined_at", "drawn_at", "found_at"];

    // What says that a row holds no more, with what was written at the same time.
    private static readonly (string At, string[] Beside)[] _ended =
    [
        ("superseded_at", ["superseded_by_id"]), ("retired_at", ["merged_into_id"]), ("withdrawn_at", ["withdrawn_by_id"]),
        ("removed_at", []),
    ];

    // Tables without a time of their own: they came with another row.
    private static readonly Dictionary<string, string> _came = new(StringComparer.Ordinal)
    {
        ["pilot_rounds"] = "exists (select from public.sample_draws d where d.id = t.draw_id and d.drawn_at < {0})",
        ["records"] = "exists (select from public.imports i where i.id = t.import_id and i.imported_at < {0})",
        ["removed_records"] = "exists (select from public.removal_batches b where b.id = t.batch_id and b.recorded_at < {0})",
    };

    /// <summary>
    /// Tables that are the same at any time here: people with their names, the review itself, files, and what is made anew.
    /// </summary>
    internal static IReadOnlySet<string> SameAtAnyTime { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "account_events", "asp_net_user_claims", "asp_net_user_logins", "asp_net_user_tokens", "asp_net_users", "charting_form_drafts",
        "column_mappings", "comment_readings", "ended_sessions", "full_text_chunks", "full_text_pages", "full_text_texts",
        "highlight_words", "incoming_pdf_chunks", "incoming_pdfs", "invitations", "original_entries", "password_links", "reviews",
        "stored_keys", "__EFMigrationsHistory",
    };

    /// <summary>For reading alone, until it is disposed: the connection ends with it, and the views with the connection.</summary>
    /// <param name="before">What came at this moment or later is not there.</param>
    public async Task<ReviewDbContext> OpenAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var present = await contexts.CreateDbContextAsync(cancellationToken);
        // Not from the pool: what was planned on its connections reads the tables, and must not meet the views.
        var settings = new NpgsqlConnectionStringBuilder(present.Database.GetConnectionString()) { Pooling = false, MaxAutoPrepare = 0 };
        var options = new DbContextOptionsBuilder<ReviewDbContext>();
        DataSetup.Use(options, settings.ConnectionString).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        var past = new ReviewDbContext(options.Options);
        try
        {
            await past.Database.OpenConnectionAsync(cancellationToken);
            var connection = (NpgsqlConnection)past.Database.GetDbConnection();
            var script = await ScriptAsync(connection, before, cancellationToken);
            await using var command = new NpgsqlCommand(script, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return past;
        }
        catch
        {
            await past.DisposeAsync();
            throw;
        }
    }

    private static async Task<string> ScriptAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var moment = string.Create(CultureInfo.InvariantCulture, $"timestamptz '{before.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'");
        var tables = await ReadAsync(connection,
            """
            select c.table_name, string_agg(c.column_name, ',' order by c.ordinal_position)
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' group by c.table_name
            """, cancellationToken);
        // Read before the tables are hidden: after that PostgreSQL would name the schema in them.
        var views = await ReadAsync(connection,
            """
            select c.relname, pg_get_viewdef(c.oid) from pg_class c
            where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
            """, cancellationToken);
        var needs = (await ReadAsync(connection,
            """
            select distinct v.relname, n.relname from pg_depend d join pg_rewrite r on r.oid = d.objid join pg_class v on v.oid = r.ev_class
            join pg_class n on n.oid = d.refobjid
            where v.relkind = 'v' and n.relkind = 'v' and v.oid <> n.oid and v.relnamespace = 'public'::regnamespace
            """, cancellationToken)).ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        List<string> script = [.. tables.Where(table => !SameAtAnyTime.Contains(table.Name))
            .Select(table => ViewOf(table.Name, table.Value.Split(','), moment))];
        HashSet<string> made = new(StringComparer.Ordinal);
        while (made.Count < views.Count)
        {
            var ready = views.Where(view => !made.Contains(view.Name) && needs[view.Name].All(made.Contains)).ToList();
            foreach (var (name, definition) in ready)
            {
                script.Add($"create temporary view \"{name}\" as {definition.TrimEnd().TrimEnd(';')}");
                made.Add(name);
            }
        }

        return string.Join(";\n", script);
    }

    /// <exception cref="InvalidOperationException">The table has no time at which a row came.</exception>
    internal static string ViewOf(string table, IReadOnlyList<string> columns, string moment)
    {
        var came = _came.TryGetValue(table, out var other) ? string.Format(CultureInfo.InvariantCulture, other, moment)
            : Array.Find(_began, columns.Contains) is { } began ? $"t.{began} < {moment}"
            : throw new InvalidOperationException($"Nothing in {table} says when a row came.");
        var shown = columns.Select(column => EndOf(column, columns) is { } end
            ? $"case when t.{end} < {moment} then t.\"{column}\" end as \"{column}\"" : $"t.\"{column}\"");
        return $"create temporary view \"{table}\" as select {string.Join(", ", shown)} from public.\"{table}\" t where {came}";
    }

    // The column that says since when what stands in this one holds; null for what has been there from the beginning.
    private static string? EndOf(string column, IReadOnlyList<string> columns)
        => Array.Find(_ended, end => end.At == column || (end.Beside.Contains(column) && columns.Contains(end.At))).At;

    private static async Task<List<(string Name, string Value)>> ReadAsync(NpgsqlConnection connection, string query,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, string)> rows = [];
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
