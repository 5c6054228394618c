using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// Has the words made that records are found by: half of the work of storing them. A connection of its own does it for the next records
/// while another stores the last, so that PostgreSQL works at them with two processes (decision 34).
/// </summary>
internal sealed class RecordWords : IAsyncDisposable
{
    private const string Words =
        """
        select tsvectorsend(record_words(title, authors, keywords, journal, abstract))
        from unnest(@titles, @authors, @keywords, @journals, @abstracts)
            with ordinality as r(title, authors, keywords, journal, abstract, position)
        order by position
        """;

    private readonly NpgsqlConnection _connection;

    private RecordWords(NpgsqlConnection connection) => _connection = connection;

    /// <summary>
    /// The connection is not one of the pool: whoever waits for it has one of those already, and holds a lock that others wait for.
    /// </summary>
    public static async Task<RecordWords> OpenAsync(ReviewDbContext db, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new RecordWords(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <returns>Each record with its words, as PostgreSQL sends and receives a tsvector.</returns>
    public async ValueTask<IReadOnlyList<(ImportedRecord Record, byte[] Words)>> WithWordsAsync(
        IReadOnlyList<ImportedRecord> records, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Words, _connection) { CommandTimeout = 600 };
        Add("titles", r => r.Row.Title);
        Add("authors", r => Join(r.Row.Authors));
        Add("keywords", r => Join(r.Row.Keywords));
        Add("journals", r => r.Row.Journal);
        Add("abstracts", r => r.Row.Abstract);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var withWords = new List<(ImportedRecord, byte[])>(records.Count);
        while (await reader.ReadAsync(cancellationToken))
            withWords.Add((records[withWords.Count], reader.GetFieldValue<byte[]>(0)));
        return withWords;

        void Add(string name, Func<ImportedRecord, string?> text)
            => command.Parameters.Add(name, NpgsqlDbType.Array | NpgsqlDbType.Text).Value = records.Select(text).ToArray();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>As immutable_join in the database does where no text is missing, and here none is.</summary>
    private static string Join(string[] texts) => string.Join(' ', texts);
}
