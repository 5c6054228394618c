namespace ScopingReview.Web.Tests.Support;

/// <summary>The program's own source, for rules that the compiler does not know.</summary>
internal static class SourceFiles
{
    /// <summary>The files of the web application of these kinds, without what the build makes.</summary>
    public static IEnumerable<string> OfWeb(params string[] patterns)
    {
        var root = Path.Combine(Root, "src", "ScopingReview.Web");
        return patterns.SelectMany(pattern => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
    }

    /// <summary>The checkout.</summary>
    public static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory!.FullName, "ScopingReview.sln")))
                directory = directory.Parent;
            return directory.FullName;
        }
    }
}
