using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Cli;

/// <summary>Writes records in one of the formats of export. A file appears under its name only when it is complete.</summary>
public sealed class RecordOutput : IAsyncDisposable
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string? _file;
    private readonly Stream _stream;
    private readonly StreamWriter? _text;
    private readonly RecordJsonWriter? _json;
    private readonly bool _isTable;
    private readonly bool _raw;

    /// <summary>Begins the output.</summary>
    /// <param name="format">ris, csv or json.</param>
    /// <param name="file">File name; "-" for standard output.</param>
    /// <param name="raw">Of a table: text as it is, without the apostrophe before formulas.</param>
    /// <param name="terminal">For standard output.</param>
    public RecordOutput(string format, string file, bool raw, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        _file = file == "-" ? null : file;
        _stream = _file is null ? terminal.Output : Create(_file);
        (_isTable, _raw) = (format == "csv", raw);
        if (format == "json")
            _json = new RecordJsonWriter(_stream);
        else
            _text = new StreamWriter(_stream, _isTable && _file is not null ? CsvFile.Encoding : _utf8, leaveOpen: true);
        if (_isTable)
            RecordCsvWriter.WriteHeader(_text!);
    }

    /// <summary>Records written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes one record.</summary>
    public async ValueTask WriteAsync(BibliographicRecord record, CancellationToken cancellationToken)
    {
        Count++;
        if (_json is not null)
            await _json.WriteAsync(record, cancellationToken);
        else if (_isTable)
            RecordCsvWriter.Write(_text!, record, _raw);
        else
            RisWriter.Write(_text!, record);
    }

    /// <summary>Ends the output; only then is the file there.</summary>
    public async Task CompleteAsync()
    {
        if (_json is not null)
            await _json.DisposeAsync();
        if (_text is not null)
            await _text.DisposeAsync();
        if (_file is null)
            return;
        await _stream.DisposeAsync();
        if (Unfinished(_file) != _file)
            File.Move(Unfinished(_file), _file, overwrite: true);
    }

    /// <summary>Takes an unfinished file away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_file is null)
            return;
        await _stream.DisposeAsync();
        if (Unfinished(_file) != _file && File.Exists(Unfinished(_file)))
            File.Delete(Unfinished(_file));
    }

    /// <summary>A device (/dev/null) is written to directly and must never be replaced by a file.</summary>
    private static string Unfinished(string file) => Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal) ? file
        : file + ".part";

    private static FileStream Create(string file)
    {
        try
        {
            return new FileStream(Unfinished(file), FileMode.Create, FileAccess.Write);
        }
        catch (Exception failure) when (failure is DirectoryNotFoundException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{file}: The file cannot be written. Is there such a folder, and may you write there?");
        }
    }
}
