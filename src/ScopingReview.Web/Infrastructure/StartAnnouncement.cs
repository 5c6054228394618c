namespace ScopingReview.Web.Infrastructure;

internal static class StartAnnouncement
{
    /// <summary>Says where the workbench is once it listens and, while there is no account, how to make the first one. Plain lines, because a person reads them.</summary>
    public static void AnnounceStart(this WebApplication app, string? setUpPath)
        => app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Urls.FirstOrDefault()?.TrimEnd('/') ?? "";
            Console.WriteLine();
            Console.WriteLine($"  The workbench is at  {address}/");
            if (setUpPath is not null)
                Console.WriteLine($"  First account:       {address}{setUpPath}   (works once)");
            Console.WriteLine();
        });
}
