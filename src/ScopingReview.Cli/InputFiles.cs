using System.Runtime.CompilerServices;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>The exports behind a name on the command line: one, or those in a ZIP archive.</summary>
public static class InputFiles
{
    /// <summary>Opens them one after the other; each has to be disposed before the next is asked for.</summary>
    /// <param name="name">File name, or "-".</param>
    /// <param name="options">What was said of tables.</param>
    /// <param name="terminal">For standard input, and to say what in an archive is not read.</param>
    /// <param name="isQuiet">True to say nothing of that.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnusableInputException">There is no such file, it cannot be read, or nothing in it is an export.</exception>
    public static async IAsyncEnumerable<InputFile> OpenAsync(
        string name, TableOptions options, Terminal terminal, bool isQuiet = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var stream = name == "-" ? terminal.Input : OpenFile(name);
        var head = new byte[4];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        Stream whole = new PrefixedStream(head.AsMemory(0, length), stream);
        if (FormatDetector.Detect(head.AsSpan(0, length)).Kind != FileKind.Zip)
        {
            yield return await InputFile.OpenAsync(name, whole, options, cancellationToken);
            yield break;
        }

        await using var copy = await CopyAsync(whole, cancellationToken);
        var beginning = new byte[(int)Math.Min(copy.Length, FormatDetector.BytesNeeded)];
        await copy.ReadExactlyAsync(beginning, cancellationToken);
        copy.Position = 0;
        if (FormatDetector.Detect(beginning).Kind != FileKind.Zip)
        {
            yield return await InputFile.OpenAsync(name, copy, options, cancellationToken);
            yield break;
        }

        var opened = 0;
        using var archive = ExportArchive.Open(copy);
        if (archive.Refusal is { } refusal)
            throw new UnusableInputException($"{name}: {refusal}");
        foreach (var file in archive.Files)
        {
            var (input, reason) = await OpenAsync($"{name}/{file.Name}", archive, file, options, cancellationToken);
            if (input is null)
            {
                if (!isQuiet)
                    await terminal.Messages.WriteLineAsync(reason);
                continue;
            }

            opened++;
            yield return input;
        }

        if (opened == 0)
            throw new UnusableInputException($"{name}: Nothing in the archive is an export that can be read.");
    }

    private static async Task<(InputFile? File, string? Reason)> OpenAsync(
        string name, ExportArchive archive, ArchivedFile file, TableOptions options, CancellationToken cancellationToken)
    {
        var content = await SeekableCopy.OfAsync(Stream.Null, cancellationToken);
        var reason = await archive.UnpackAsync(file, content, cancellationToken);
        if (reason is not null)
        {
            await content.DisposeAsync();
            return (null, $"{name}: {reason}");
        }

        content.Position = 0;
        try
        {
            return (await InputFile.OpenAsync(name, content, options, cancellationToken), null);
        }
        catch (UnusableInputException unusable)
        {
            return (null, unusable.Message);
        }
    }

    private static async Task<Stream> CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var original = stream;
        return await SeekableCopy.OfAsync(stream, cancellationToken);
    }

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
