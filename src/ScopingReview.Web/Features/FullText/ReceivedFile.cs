using System.Security.Cryptography;
using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Features.FullText;

internal enum ReceiveProblem
{
    Empty,
    NotAPdf,
    TooLarge,
}

/// <summary>
/// A PDF as it has arrived, in a temporary file that goes with this object. It is received before the database is asked for anything: a
/// slow line would keep a connection for minutes, and there are few of them.
/// </summary>
internal sealed class ReceivedFile : IAsyncDisposable
{
    private const int BufferSize = 256 * 1024;

    private readonly FileStream _file;

    private ReceivedFile(FileStream file) => _file = file;

    /// <summary>From its first byte on.</summary>
    public Stream Content => _file;

    public long Length => _file.Length;

    public string Sha256 { get; private set; } = "";

    /// <summary>Why nothing is to be kept; null for a PDF within the limit.</summary>
    public ReceiveProblem? Problem { get; private set; }

    public static async Task<ReceivedFile> ReceiveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var received = new ReceivedFile(TemporaryFile());
        try
        {
            received.Problem = await received.CopyAsync(content, maxBytes, cancellationToken);
            received._file.Position = 0;
            return received;
        }
        catch
        {
            await received.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async Task<ReceiveProblem?> CopyAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (await content.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            if (_file.Length == 0 && !PdfSignature.IsPdf(buffer.AsSpan(0, read)))
                return ReceiveProblem.NotAPdf;
            if (_file.Length + read > maxBytes)
                return ReceiveProblem.TooLarge;
            hash.AppendData(buffer.AsSpan(0, read));
            await _file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        if (_file.Length == 0)
            return ReceiveProblem.Empty;
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return null;
    }

    private static FileStream TemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
