using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>A bibliographic export named on the command line, opened and recognised by its content; "-" is standard input.</summary>
public sealed class InputFile : IAsyncDisposable
{
    private readonly Stream _stream;

    private InputFile(string name, DetectedFormat format, CsvMapping? mapping, Stream stream)
        => (Name, Format, Mapping, _stream) = (name, format, mapping, stream);

    /// <summary>The name as it was given.</summary>
    public string Name { get; }

    /// <summary>What its content says it is.</summary>
    public DetectedFormat Format { get; }

    /// <summary>Of a table, what its columns hold.</summary>
    public CsvMapping? Mapping { get; }

    /// <summary>What it is in words: "a table (CSV), Scopus layout".</summary>
    public string FormatName => Mapping is null ? Format.Name : $"{Format.Name}, {Mapping.Layout} layout";

    /// <summary>Opens a file and looks at its beginning.</summary>
    /// <param name="name">File name, or "-".</param>
    /// <param name="mappings">What columns of tables hold, beyond what their names say.</param>
    /// <param name="encoding">The encoding that the user says; null to go by the bytes.</param>
    /// <param name="terminal">For standard input.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnusableInputException">There is no such file, it cannot be read, it is no bibliographic export, or a table without
    /// titles.</exception>
    public static async Task<InputFile> OpenAsync(
        string name, ColumnMappings mappings, FileEncoding? encoding, Terminal terminal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(mappings);
        var stream = name == "-" ? terminal.Input : OpenFile(name);
        try
        {
            var beginning = new byte[FormatDetector.BytesNeeded];
            var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
            var format = FormatDetector.Detect(beginning.AsSpan(0, length)) with { Encoding = encoding };
            if (format.Kind == FileKind.PlainText && !mappings.IsEmpty)
                format = format with { Kind = FileKind.Csv };
            if (!format.IsImportable)
                throw new UnusableInputException($"{name}: {format.Explanation}");
            var mapping = format.IsTable ? mappings.Apply(name, CsvPreview.Of(beginning.AsSpan(0, length), encoding: encoding).Mapping) : null;
            return new InputFile(name, format, mapping, new PrefixedStream(beginning.AsMemory(0, length), stream));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Its entries in order. Can be read once.</summary>
    public IAsyncEnumerable<ImportItem> ReadAsync(CancellationToken cancellationToken)
        => BibliographicReader.ReadAsync(Format, _stream, Mapping, cancellationToken);

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static FileStream OpenFile(string name)
    {
        try
        {
            return new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"{name}: There is no such file.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnusableInputException(
                Directory.Exists(name) ? $"{name}: This is a folder; name the files in it." : $"{name}: The file may not be read.");
        }
    }
}
