namespace ScopingReview.Domain.Formats;

/// <summary>Lets containers, whose list of contents is at their end, be read from any stream.</summary>
public static class SeekableCopy
{
    private const int BufferSize = 80 * 1024;

    /// <summary>A copy of what is left of a stream, in a temporary file that goes when it is closed.</summary>
    /// <param name="stream">The stream; left open.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    /// <exception cref="IOException">The stream cannot be read, or the disk is full.</exception>
    public static async Task<Stream> OfAsync(Stream stream, CancellationToken cancellationToken)
    {
        var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, BufferSize, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await stream.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}
