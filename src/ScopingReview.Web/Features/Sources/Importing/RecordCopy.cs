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

    public async Task WriteAsync(BibliographicRecord record, int number, CancellationToken cancellationToken)
    {
        if (_held > MostHeld)
            await FlushAsync(cancellationToken);
        var writer = _writer ??= await BeginAsync(Records, cancellationToken);
        var id = Guid.CreateVersion7();
        _entries.Add((id, record.RawText));
        _held += record.RawText.Length;
        await writer.StartRowAsync(cancellationToken);
        await writer.WriteAsync(id, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(import.ReviewId, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(number, NpgsqlDbType.Integer, cancellationToken);
        await writer.WriteAsync(import.SourceId, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(import.Id, NpgsqlDbType.Uuid, cancellationToken);
        await writer.WriteAsync(record.PositionInFile, NpgsqlDbType.Integer, cancellationToken);
        await TextAsync(record.SourceRecordId);
        await TextAsync(record.Kind.ToString());
        await TextAsync(record.PublicationType);
        await TextAsync(record.Title);
        await TextAsync(record.Abstract);
        await TextsAsync(record.Authors.Select(author => author.ToString()));
        await TextsAsync(record.Editors.Select(editor => editor.ToString()));
        if (record.Year is { } year)
            await writer.WriteAsync(year, NpgsqlDbType.Integer, cancellationToken);
        else
            await writer.WriteNullAsync(cancellationToken);
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

        Task TextAsync(string? text)
            => text is null ? writer.WriteNullAsync(cancellationToken)
                : writer.WriteAsync(PostgresText.Of(text), NpgsqlDbType.Text, cancellationToken);

        Task TextsAsync(IEnumerable<string> texts)
            => writer.WriteAsync(texts.Select(PostgresText.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
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
