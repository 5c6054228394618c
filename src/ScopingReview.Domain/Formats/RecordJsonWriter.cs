using System.Text.Encodings.Web;
using System.Text.Json;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Writes records as one JSON array of objects, in UTF-8 and as a stream. Names: recordId, kind, publicationType, title, abstract, authors
/// and editors (objects with family and given), year, journal, journalAbbreviation, volume, issue, pages, doi, pmid, pmcid, issns, isbns,
/// keywords, language, urls, database, accessionNumber, notes. What a record does not have is left out.
/// </summary>
public sealed class RecordJsonWriter : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly Utf8JsonWriter _json;

    /// <summary>Begins the array.</summary>
    /// <param name="stream">Where to; left open.</param>
    public RecordJsonWriter(Stream stream)
    {
        // The text goes into a file and not into a page: letters stay letters.
        _json = new Utf8JsonWriter(stream,
            new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartArray();
    }

    /// <summary>Writes one record.</summary>
    public async ValueTask WriteAsync(BibliographicRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        Write(record);
        if (_json.BytesPending > FlushAt)
            await _json.FlushAsync(cancellationToken);
    }

    /// <summary>Ends the array.</summary>
    public async ValueTask DisposeAsync()
    {
        _json.WriteEndArray();
        await _json.DisposeAsync();
    }

    private void Write(BibliographicRecord record)
    {
        _json.WriteStartObject();
        Text("recordId", record.SourceRecordId);
        Text("kind", JsonNamingPolicy.CamelCase.ConvertName(record.Kind.ToString()));
        Text("publicationType", record.PublicationType);
        Text("title", record.Title);
        Names("authors", record.Authors);
        Names("editors", record.Editors);
        if (record.Year is { } year)
            _json.WriteNumber("year", year);
        Text("journal", record.Journal);
        Text("journalAbbreviation", record.JournalAbbreviation);
        Text("volume", record.Volume);
        Text("issue", record.Issue);
        Text("pages", record.Pages);
        Text("doi", record.Doi);
        Text("pmid", record.PubMedId);
        Text("pmcid", record.PmcId);
        List("issns", record.Issns);
        List("isbns", record.Isbns);
        List("keywords", record.Keywords);
        Text("language", record.Language);
        List("urls", record.Urls);
        Text("database", record.DatabaseName);
        Text("accessionNumber", record.AccessionNumber);
        Text("abstract", record.Abstract);
        List("notes", record.Notes);
        _json.WriteEndObject();
    }

    private void Text(string name, string? value)
    {
        if (value is not null)
            _json.WriteString(name, value);
    }

    private void List(string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        _json.WriteStartArray(name);
        foreach (var item in items)
            _json.WriteStringValue(item);
        _json.WriteEndArray();
    }

    private void Names(string name, IReadOnlyList<AuthorName> names)
    {
        if (names.Count == 0)
            return;
        _json.WriteStartArray(name);
        foreach (var author in names)
        {
            _json.WriteStartObject();
            Text("family", author.Family);
            Text("given", author.Given);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }
}
