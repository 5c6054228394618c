namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// A file for what is too large for memory, readable by this account alone. It is gone when it is closed, and also when the process dies:
/// on Unix its name is removed as soon as it is open, on Windows the system deletes it with its last handle.
/// </summary>
internal static class TemporaryFile
{
    /// <param name="directory">Where it lies; null for the system's directory of temporary files.</param>
    public static FileStream Open(string? directory = null)
    {
        var path = Path.Combine(directory ?? Path.GetTempPath(), Guid.CreateVersion7().ToString("N"));
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous | FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }
}
