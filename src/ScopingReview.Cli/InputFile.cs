using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>A bibliographic export named on the command line, opened and recognised by its content; "-" is standard input.</summary>
public sealed class InputFile : IAsyncDisposable
{
    private readonly Stream _stream;

    private InputFile(string name, DetectedFormat format, CsvMapping? mapping, Stream stream)
        => (Name, Format, Mapping, _stream) = (name, format, mapping, stream);

    /// <summary>The name as it was given; of a file in a ZIP archive, the archive's name, a slash and its own.</summary>
    public string Name { get; }

    /// <summary>What its content says it is.</summary>
    public DetectedFormat Format { get; }

    /// <summary>Of a table, what its columns hold.</summary>
    public CsvMapping? Mapping { get; }

    /// <summary>What it is in words: "a table (CSV), Scopus layout".</summary>
    public string FormatName => Mapping is null ? Format.Name
        : Format.Sheet is { } sheet ? $"{Format.Name}, sheet “{sheet}”, {Mapping.Layout} layout"
            : $"{Format.Name}, {Mapping.Layout} layout";

    /// <summary>Looks at the beginning of a stream, which it takes over, also where it throws.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="stream">The file from its beginning.</param>
    /// <param name="options">What was said of tables.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It is no bibliographic export, a table without titles, or a workbook of several sheets.
    /// </exception>
    public static async Task<InputFile> OpenAsync(string name, Stream stream, TableOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            var beginning = new byte[FormatDetector.BytesNeeded];
            var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
            var format = FormatDetector.Detect(beginning.AsSpan(0, length)) with { Encoding = options.Encoding };
            if (format.Kind == FileKind.PlainText && !options.Mappings.IsEmpty)
                format = format with { Kind = FileKind.Csv };
            if (!format.IsImportable)
                throw new UnusableInputException($"{name}: {format.Explanation}");
            Stream content = new PrefixedStream(beginning.AsMemory(0, length), stream);
            if (format.Kind == FileKind.Excel)
                (stream, content, format) = await OpenWorkbookAsync(name, content, format, options.Sheet, cancellationToken);
            var preview = TablePreviews.Of(format, content, beginning.AsSpan(0, length));
            return new InputFile(name, format, preview is null ? null : options.Mappings.Apply(name, preview.Mapping), content);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Its entries in order. Can be read once.</summary>
    public IAsyncEnumerable<ImportItem> ReadAsync(CancellationToken cancellationToken)
    {
        if (_stream.CanSeek)
            _stream.Position = 0;
        return BibliographicReader.ReadAsync(Format, _stream, Mapping, cancellationToken);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    /// <summary>A workbook has its list of contents at its end, so it is copied, and the sheet is chosen.</summary>
    private static async Task<(Stream Stream, Stream Content, DetectedFormat Format)> OpenWorkbookAsync(
        string name, Stream content, DetectedFormat format, string? sheet, CancellationToken cancellationToken)
    {
        await using var original = content;
        var copy = await SeekableCopy.OfAsync(content, cancellationToken);
        var sheets = WorkbookReader.Sheets(copy);
        var chosen = sheets.Choose(sheet);
        if (chosen is null)
        {
            await copy.DisposeAsync();
            var names = string.Join(", ", sheets.Sheets.Select(one => $"“{one.Name}”"));
            throw new UnusableInputException(sheets.Refusal is { } refusal ? $"{name}: {refusal}"
                : sheet is null ? $"{name}: The workbook has several sheets. Say which one: --sheet \"name\". The sheets are {names}."
                : $"{name}: The workbook has no sheet “{sheet}”. The sheets are {names}.");
        }

        return (copy, copy, format with { Sheet = chosen.Name });
    }
}
