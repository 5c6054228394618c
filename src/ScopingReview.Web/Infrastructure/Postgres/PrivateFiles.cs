namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>Files and directories that are closed to other users from the moment they exist.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode ReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Enter = ReadWrite | UnixFileMode.UserExecute;
    private const UnixFileMode EnterForAll =
        Enter | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static void CreateDirectory(string path)
    {
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(path, Enter);
    }

    public static void CloseDirectory(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Enter);
    }

    public static void OpenDirectory(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, EnterForAll);
    }

    /// <summary>Writes a new file; one that exists is an error, so that two programs at once cannot both have written it.</summary>
    public static async Task WriteAsync(string path, string content, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = ReadWrite;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteLineAsync(content.AsMemory(), cancellation);
    }
}
