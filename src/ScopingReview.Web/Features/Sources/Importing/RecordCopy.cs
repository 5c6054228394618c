using Npgsql;
using NpgsqlTypes;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// Writes records with PostgreSQL's binary COPY. The entries as they stood in the file go to a table of their own, and as a connection has
/// one COPY at a time, each portion of records is followed by its entries.
/// </summary>
internal sealed class RecordCopy(NpgsqlConnection connection)
{
    private const string Entries = "copy original_entries (record_id, text) from stdin (format binary)";

    private const string Records =
        """
        copy records (id, review_id, number, source_id, import_id, position_in_file, source_record_id, kind, publication_type, title,
                      abstract, authors, editors, year, journal, journal_abbreviation, volume, issue, pages, doi, pubmed_id, pmc_id,
                      issns, isbns, keywords, language, urls, database_name, accession_number, notes, search_vector)
        from stdin (format binary)
        """;

    /// <summary>How many records were written.</summary>
    public int Written { get; private set; }

    /// <summary>Writes records, each with what it is found by (<see cref="RecordWords"/>).</summary>
    public async Task WriteAsync(IReadOnlyList<(ImportedRecord Record, byte[] Words)> portion, CancellationToken cancellationToken)
    {
        await using (var writer = await BeginAsync(Records, cancellationToken))
        {
            foreach (var (record, words) in portion)
                await WriteAsync(writer, record.Row, words, cancellationToken);
            Written += checked((int)await writer.CompleteAsync(cancellationToken));
        }

        await using var entries = await BeginAsync(Entries, cancellationToken);
        foreach (var (record, _) in portion)
        {
            await entries.StartRowAsync(cancellationToken);
            await entries.WriteAsync(record.Row.Id, NpgsqlDbType.Uuid, cancellationToken);
            await entries.WriteAsync(record.Entry, NpgsqlDbType.Text, cancellationToken);
        }

        await entries.CompleteAsync(cancellationToken);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, ReviewRecord row, byte[] words, CancellationToken cancellationToken)
    {
        await writer.StartRowAsync(cancellationToken);
        await writer.WriteAsync(row.Id, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(row.ReviewId, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(row.Number, NpgsqlDbType.Integer, cancellationToken);
        await writer.WriteAsync(row.SourceId, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(row.ImportId, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(row.PositionInFile, NpgsqlDbType.Integer, cancellationToken);
        await TextAsync(row.SourceRecordId);
        await TextAsync(row.Kind.ToString());
        await TextAsync(row.PublicationType);
        await TextAsync(row.Title);
        await TextAsync(row.Abstract);
        await TextsAsync(row.Authors);
        await TextsAsync(row.Editors);
        if (row.Year is { } year)
            await writer.WriteAsync(year, NpgsqlDbType.Integer, cancellationToken);
        else
            await writer.WriteNullAsync(cancellationToken);
        await TextAsync(row.Journal);
        await TextAsync(row.JournalAbbreviation);
        await TextAsync(row.Volume);
        await TextAsync(row.Issue);
        await TextAsync(row.Pages);
        await TextAsync(row.Doi);
        await TextAsync(row.PubMedId);
        await TextAsync(row.PmcId);
        await TextsAsync(row.Issns);
        await TextsAsync(row.Isbns);
        await TextsAsync(row.Keywords);
        await TextAsync(row.Language);
        await TextsAsync(row.Urls);
        await TextAsync(row.DatabaseName);
        await TextAsync(row.AccessionNumber);
        await TextsAsync(row.Notes);
        // A binary COPY names no types: the bytes are read as what the column is.
        await writer.WriteAsync(words, NpgsqlDbType.Bytea, cancellationToken);

        Task TextAsync(string? text)
            => text is null ? writer.WriteNullAsync(cancellationToken) : writer.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);

        Task TextsAsync(string[] texts) => writer.WriteAsync(texts, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
    }

    private async Task<NpgsqlBinaryImporter> BeginAsync(string command, CancellationToken cancellationToken)
    {
        var writer = await connection.BeginBinaryImportAsync(command, cancellationToken);
        writer.Timeout = TimeSpan.FromMinutes(10);
        return writer;
    }
}
