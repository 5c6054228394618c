using System.Globalization;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>
/// Held by the one instance that owns a data directory and the server on it. The operating system takes it back when that instance
/// dies in whatever way, so the next one can adopt the server, and a second one never stops the server under the first.
/// </summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    public static InstanceLock Take(string directory)
    {
        var path = Path.Combine(directory, "instance.lock");
        var holder = Path.Combine(directory, "instance.pid");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(file);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw PostgresProblems.Unusable(directory, exception.Message, exception);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException)
            && IsLocked(exception))
        {
            throw PostgresProblems.InUse(directory, ReadHolder(holder));
        }
        catch (IOException exception)
        {
            throw PostgresProblems.Unusable(directory, exception.Message, exception);
        }
    }

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK of flock: 11 on Linux, 35 on macOS.
    private static bool IsLocked(IOException exception) => exception.HResult is 11 or 35;

    private static string? ReadHolder(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
