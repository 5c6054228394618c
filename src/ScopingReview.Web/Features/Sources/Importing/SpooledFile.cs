using System.Buffers;
using System.Security.Cryptography;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>An upload on disk instead of in memory (<see cref="TemporaryFile"/>), gone when this is disposed.</summary>
internal sealed class SpooledFile : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;
    private readonly FileStream _stream;

    private SpooledFile(string directory) => _stream = TemporaryFile.Open(directory);

    public long Length { get; private set; }

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Writes a stream to disk; null when it is longer than allowed.</summary>
    public static async Task<SpooledFile?> ReceiveAsync(
        Stream source, string directory, long maxLength, Action<long> progress, CancellationToken cancellationToken)
    {
        var file = new SpooledFile(directory);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (int read; (read = await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0;)
            {
                file.Length += read;
                if (file.Length > maxLength)
                {
                    await file.DisposeAsync();
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await file._stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                progress(file.Length);
            }

            file.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content from its beginning; one reader at a time.</summary>
    public Stream Rewind()
    {
        _stream.Position = 0;
        return _stream;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
