namespace ScopingReview.Benchmarks;

/// <summary>Real data, read in place: SCOPING_REVIEW_CORPORA, else shared/data beside the checkout.</summary>
internal static class Corpora
{
    public static string? Root { get; } = Find();

    public static string Path(string relative)
        => System.IO.Path.Combine(Root ?? throw new DirectoryNotFoundException("No corpora."), relative);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SCOPING_REVIEW_CORPORA") is { Length: > 0 } configured)
            return Directory.Exists(configured) ? configured : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "ScopingReview.sln")))
                continue;
            var data = System.IO.Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", "data");
            return Directory.Exists(data) ? data : null;
        }

        return null;
    }
}
