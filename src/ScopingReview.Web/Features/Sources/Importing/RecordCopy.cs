using Npgsql;
using NpgsqlTypes;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// Writes records with PostgreSQL's binary COPY: the rows stream through, whatever the size of the file. The entries as they stood in it go
/// to a table of their own, and as a connection has one COPY at a time, some records and their entries are written in turn.
/// </summary>
internal sealed class RecordCopy(NpgsqlConnection connection, ImportFile import) : IAsyncDisposable
{
    /// <summary>Characters of entries that are held at most, but for the last of them.</summary>
    private const int MostHeld = 8_000_000;

    private const string Entries = "copy original_entries (record_id, text) from stdin (format binary)";

    private const string Records =
        """
        copy records (id, review_id, number, source_id, import_id, position_in_file, source_record_id, kind, publication_type, title, abstract,
                      authors, editors, year, journal, journal_abbreviation, volume, issue, pages, doi, pubmed_id, pmc_id, issns, isbns, keywords,
                      language, urls, database_name, accession_number, notes)
        from stdin (format binary)
        """;

    private readonly List<(Guid RecordId, string Text)> _entries = [];
    private NpgsqlBinaryImporter? _writer;
    private long _held;
    private int _written;

    /// <returns>The record as it is stored.</returns>
    public async Task<ReviewRecord> WriteAsync(BibliographicRecord record, int number, CancellationToken cancellationToken)
    {
        if (_held > MostHeld)
            await FlushAsync(cancellationToken);
        var writer = _writer ??= await BeginAsync(Records, cancellationToken);
        var row = RowOf(record, number);
        _entries.Add((row.Id, record.RawText));
        _held += record.RawText.Length;
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
        return row;

        Task TextAsync(string? text)
            => text is null ? writer.WriteNullAsync(cancellationToken) : writer.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);

        Task TextsAsync(string[] texts) => writer.WriteAsync(texts, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
    }

    /// <summary>Without this call nothing is kept.</summary>
    /// <returns>How many records were written.</returns>
    public async Task<int> CompleteAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        return _written;
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
            await _writer.DisposeAsync();
    }

    private ReviewRecord RowOf(BibliographicRecord record, int number)
    {
        return new ReviewRecord
        {
            ReviewId = import.ReviewId,
            Number = number,
            SourceId = import.SourceId,
            ImportId = import.Id,
            PositionInFile = record.PositionInFile,
            SourceRecordId = Text(record.SourceRecordId),
            Kind = record.Kind,
            PublicationType = Text(record.PublicationType),
            Title = Text(record.Title),
            Abstract = Text(record.Abstract),
            Authors = Texts(record.Authors.Select(author => author.ToString())),
            Editors = Texts(record.Editors.Select(editor => editor.ToString())),
            Year = record.Year,
            Journal = Text(record.Journal),
            JournalAbbreviation = Text(record.JournalAbbreviation),
            Volume = Text(record.Volume),
            Issue = Text(record.Issue),
            Pages = Text(record.Pages),
            Doi = Text(record.Doi),
            PubMedId = Text(record.PubMedId),
            PmcId = Text(record.PmcId),
            Issns = Texts(record.Issns),
            Isbns = Texts(record.Isbns),
            Keywords = Texts(record.Keywords),
            Language = Text(record.Language),
            Urls = Texts(record.Urls),
            DatabaseName = Text(record.DatabaseName),
            AccessionNumber = Text(record.AccessionNumber),
            Notes = Texts(record.Notes),
        };

        static string? Text(string? text) => text is null ? null : PostgresText.Of(text);

        static string[] Texts(IEnumerable<string> texts) => [.. texts.Select(PostgresText.Of)];
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_writer is null)
            return;
        _written += checked((int)await _writer.CompleteAsync(cancellationToken));
        await _writer.DisposeAsync();
        _writer = null;
        await using var entries = await BeginAsync(Entries, cancellationToken);
        foreach (var (recordId, text) in _entries)
        {
            await entries.StartRowAsync(cancellationToken);
            await entries.WriteAsync(recordId, NpgsqlDbType.Uuid, cancellationToken);
            await entries.WriteAsync(PostgresText.Of(text), NpgsqlDbType.Text, cancellationToken);
        }

        await entries.CompleteAsync(cancellationToken);
        _entries.Clear();
        _held = 0;
    }

    private async Task<NpgsqlBinaryImporter> BeginAsync(string command, CancellationToken cancellationToken)
    {
        var writer = await connection.BeginBinaryImportAsync(command, cancellationToken);
        writer.Timeout = TimeSpan.FromMinutes(10);
        return writer;
    }
}
