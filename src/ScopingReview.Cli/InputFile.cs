using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>A bibliographic export named on the command line, opened and recognised by its content; "-" is standard input.</summary>
public sealed class InputFile : IAsyncDisposable
{
    private readonly Stream _stream;

    private InputFile(string name, DetectedFormat format, Stream stream) => (Name, Format, _stream) = (name, format, stream);

    /// <summary>The name as it was given.</summary>
    public string Name { get; }

    /// <summary>What its content says it is.</summary>
    public DetectedFormat Format { get; }

    /// <summary>Opens a file and looks at its beginning.</summary>
    /// <exception cref="UnusableInputException">There is no such file, it cannot be read, or it is no bibliographic export.</exception>
    public static async Task<InputFile> OpenAsync(string name, Terminal terminal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var stream = name == "-" ? terminal.Input : OpenFile(name);
        var beginning = new byte[FormatDetector.BytesNeeded];
        var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        var format = FormatDetector.Detect(beginning.AsSpan(0, length));
        if (!format.IsImportable)
        {
            await stream.DisposeAsync();
            throw new UnusableInputException($"{name}: {format.Explanation}");
        }

        return new InputFile(name, format, new PrefixedStream(beginning.AsMemory(0, length), stream));
    }

    /// <summary>Its entries in order. Can be read once.</summary>
    public IAsyncEnumerable<ImportItem> ReadAsync(CancellationToken cancellationToken) => BibliographicReader.ReadAsync(Format, _stream, cancellationToken);

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static FileStream OpenFile(string name)
    {
        try
        {
            return new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"{name}: There is no such file.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnusableInputException(Directory.Exists(name) ? $"{name}: This is a folder; name the files in it." : $"{name}: The file may not be read.");
        }
    }
}
