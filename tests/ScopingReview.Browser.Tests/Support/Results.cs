namespace ScopingReview.Browser.Tests.Support;

/// <summary>Where a run leaves what it found: artifacts/test-results of the checkout.</summary>
internal static class Results
{
    public static string Directory()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ScopingReview.sln")))
                return System.IO.Directory.CreateDirectory(Path.Combine(directory.FullName, "artifacts", "test-results")).FullName;
        }

        return Path.GetTempPath();
    }
}
