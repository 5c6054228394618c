using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// Has the words made that records are found by: half of the work of storing them. A connection of its own does it for the next records
/// while another stores the last, so that PostgreSQL works at them with two processes (decision 34). What is stored without them gets them
/// from the same function, by a trigger.
/// </summary>
internal sealed class RecordWords(ReviewDbContext db)
{
    private const string Words =
        """
        select tsvectorsend(record_words(title, authors, keywords, journal, abstract))
        from unnest(@titles, @authors, @keywords, @journals, @abstracts) with ordinality as r(title, authors, keywords, journal, abstract, position)
        order by position
        """;

    /// <returns>Each record with its words, as PostgreSQL sends and receives a tsvector.</returns>
    public async ValueTask<IReadOnlyList<(ImportedRecord Record, byte[] Words)>> WithWordsAsync(
        IReadOnlyList<ImportedRecord> records, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Words, (NpgsqlConnection)db.Database.GetDbConnection());
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
            => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = records.Select(text).ToArray() });
    }

    /// <summary>As immutable_join in the database does.</summary>
    private static string Join(string[] texts) => string.Join(' ', texts);
}
