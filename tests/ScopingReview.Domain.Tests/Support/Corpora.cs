namespace ScopingReview.Domain.Tests.Support;

/// <summary>
/// Real data that is read in place and never copied into the project: SCOPING_REVIEW_CORPORA, else shared/data beside the repository.
/// Where it is absent its tests are skipped with a reason; on CI they run, and so fail.
/// </summary>
public static class Corpora
{
    private static readonly string? Root = FindRoot();

    public static string? SkipReason =>
        Root is null && Environment.GetEnvironmentVariable("CI") is not "true"
            ? "No corpora: set SCOPING_REVIEW_CORPORA, or put them into shared/data beside the repository."
            : null;

    public static string Path(string relative) => Root is null
        ? throw new DirectoryNotFoundException(
            "No corpora: SCOPING_REVIEW_CORPORA is not set, and there is no shared/data beside the repository.")
        : System.IO.Path.Combine(Root, relative);

    /// <summary>
    /// The files with this ending in a folder and below it, relative to the corpora and in a fixed order; none where the corpora are
    /// absent.
    /// </summary>
    public static IEnumerable<string> Files(string folder, string extension) => Root is null
        ? []
        : Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), $"*{extension}", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Root, path))
            .Order(StringComparer.Ordinal);

    private static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable("SCOPING_REVIEW_CORPORA") is { Length: > 0 } configured)
        {
            return Directory.Exists(configured) ? configured : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ScopingReview.sln")))
            {
                var data = System.IO.Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", "data");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class CorporaFactAttribute : FactAttribute
{
    public CorporaFactAttribute() => Skip = Corpora.SkipReason;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class CorporaTheoryAttribute : TheoryAttribute
{
    public CorporaTheoryAttribute() => Skip = Corpora.SkipReason;
}
