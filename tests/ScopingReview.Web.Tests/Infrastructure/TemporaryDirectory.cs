namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>A directory that is deleted with the test. Other users may enter it, since as root the server runs as one of them.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public TemporaryDirectory()
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Path,
                System.IO.File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("scoping-review-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
