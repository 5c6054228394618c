using Npgsql;
using NpgsqlTypes;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>Writes records with PostgreSQL's binary COPY: the rows stream through, whatever the size of the file.</summary>
internal sealed class RecordCopy : IAsyncDisposable
{
    private const string Command =
        """
        copy records (id, review_id, number, source_id, import_id, position_in_file, source_record_id, kind, publication_type, title, abstract,
                      authors, editors, year, journal, journal_abbreviation, volume, issue, pages, doi, pub_med_id, pmc_id, issns, isbns, keywords,
                      language, urls, database_name, accession_number, notes, raw_text)
        from stdin (format binary)
        """;

    private readonly NpgsqlBinaryImporter _writer;
    private readonly ImportFile _import;

    private RecordCopy(NpgsqlBinaryImporter writer, ImportFile import)
    {
        _writer = writer;
        _import = import;
    }

    public static async Task<RecordCopy> BeginAsync(NpgsqlConnection connection, ImportFile import, CancellationToken cancellationToken)
    {
        var writer = await connection.BeginBinaryImportAsync(Command, cancellationToken);
        writer.Timeout = TimeSpan.FromMinutes(10);
        return new RecordCopy(writer, import);
    }

    public async Task WriteAsync(BibliographicRecord record, int number, CancellationToken cancellationToken)
    {
        await _writer.StartRowAsync(cancellationToken);
        await _writer.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, cancellationToken);
        await _writer.WriteAsync(_import.ReviewId, NpgsqlDbType.Uuid, cancellationToken);
        await _writer.WriteAsync(number, NpgsqlDbType.Integer, cancellationToken);
        await _writer.WriteAsync(_import.SourceId, NpgsqlDbType.Uuid, cancellationToken);
        await _writer.WriteAsync(_import.Id, NpgsqlDbType.Uuid, cancellationToken);
        await _writer.WriteAsync(record.PositionInFile, NpgsqlDbType.Integer, cancellationToken);
        await TextAsync(record.SourceRecordId);
        await TextAsync(record.Kind.ToString());
        await TextAsync(record.PublicationType);
        await TextAsync(record.Title);
        await TextAsync(record.Abstract);
        await TextsAsync(record.Authors.Select(author => author.ToString()));
        await TextsAsync(record.Editors.Select(editor => editor.ToString()));
        if (record.Year is { } year)
            await _writer.WriteAsync(year, NpgsqlDbType.Integer, cancellationToken);
        else
            await _writer.WriteNullAsync(cancellationToken);
        await TextAsync(record.Journal);
        await TextAsync(record.JournalAbbreviation);
        await TextAsync(record.Volume);
        await TextAsync(record.Issue);
        await TextAsync(record.Pages);
        await TextAsync(record.Doi);
        await TextAsync(record.PubMedId);
        await TextAsync(record.PmcId);
        await TextsAsync(record.Issns);
        await TextsAsync(record.Isbns);
        await TextsAsync(record.Keywords);
        await TextAsync(record.Language);
        await TextsAsync(record.Urls);
        await TextAsync(record.DatabaseName);
        await TextAsync(record.AccessionNumber);
        await TextsAsync(record.Notes);
        await TextAsync(record.RawText);

        Task TextAsync(string? text)
            => text is null ? _writer.WriteNullAsync(cancellationToken) : _writer.WriteAsync(PostgresText.Of(text), NpgsqlDbType.Text, cancellationToken);

        Task TextsAsync(IEnumerable<string> texts)
            => _writer.WriteAsync(texts.Select(PostgresText.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
    }

    /// <summary>Without this call nothing is kept.</summary>
    public async Task<int> CompleteAsync(CancellationToken cancellationToken) => checked((int)await _writer.CompleteAsync(cancellationToken));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
