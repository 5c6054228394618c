using System.Globalization;
using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Features.Records.Exporting;

/// <summary>
/// Writes records as RIS or CSV with the review's number of each. It collects text, which is sent from time to time: a web server writes
/// asynchronously only.
/// </summary>
internal sealed class ExportWriter(RecordExportOptions options) : IDisposable
{
    private const string OwnColumns =
        "Record number,Found in,Duplicate of,Title and abstract,Full text,Reason for exclusion at full text,"
        + "Votes on title and abstract,Votes on full text,Labels,Notes to the team,";

    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);

    public void WriteHeader()
    {
        if (options.Format != RecordExportFormat.Csv)
            return;
        if (!options.Raw)
            _text.Write('\uFEFF'); // Without it Excel takes the text for an old code page.
        _text.Write(OwnColumns);
        RecordCsvWriter.WriteHeader(_text);
    }

    public void Write(ExportedRecord record)
    {
        if (options.Format == RecordExportFormat.Ris)
        {
            RisWriter.Write(_text, Numbered(record));
            return;
        }

        var kept = record.DuplicateOf is { } number ? RecordNumber.Format(number) : null;
        // Of a record that is excluded nowhere the reason is none, whatever was said of it before it left the stage.
        var (decision, reason) = (record.Decision, record.FullText == ScreeningStatus.Excluded ? record.Decision?.Reason : null);
        string?[] cells =
        [
            RecordNumber.Format(record.Number), string.Join("; ", record.Sources), kept, record.TitleAbstract?.InWords(),
            record.FullText?.InWords(), reason,
            decision?.TitleAbstract, decision?.FullText, decision?.Labels, decision?.Notes,
        ];
        foreach (var cell in cells)
        {
            WriteCell(cell);
            _text.Write(',');
        }

        RecordCsvWriter.Write(_text, record.Record, options.Raw);
    }

    public async Task FlushAsync(Stream output, CancellationToken cancellationToken)
    {
        var builder = _text.GetStringBuilder();
        await output.WriteAsync(Encoding.UTF8.GetBytes(builder.ToString()), cancellationToken);
        builder.Clear();
    }

    public void Dispose() => _text.Dispose();

    /// <summary>
    /// The id of an entry is ours, so that what comes back from another tool is recognised; the export's own id goes into the notes.
    /// </summary>
    private static BibliographicRecord Numbered(ExportedRecord record) => record.Record with
    {
        SourceRecordId = RecordNumber.Format(record.Number),
        Notes = record.Record.SourceRecordId is { } own ? [.. record.Record.Notes, $"Original ID: {own}"] : record.Record.Notes,
    };

    private void WriteCell(string? cell)
    {
        var text = options.Raw ? cell ?? "" : SpreadsheetText.Guard(cell);
        _text.Write(text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }
}
