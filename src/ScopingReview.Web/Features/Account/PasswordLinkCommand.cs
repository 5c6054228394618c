using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Features.Account;

/// <summary>
/// The host's way to a new password for somebody: --password-link ADDRESS prints a one-time link, whether or not the workbench runs.
/// </summary>
internal static class PasswordLinkCommand
{
    private const string Option = "--password-link";
    private const string HowTo = "Write it like: scripts/password-link lena@example.org";

    public static bool IsAsked(string[] arguments) => arguments.Contains(Option, StringComparer.Ordinal);

    /// <exception cref="StartupProblem">There is no such account, or no database.</exception>
    public static async Task RunAsync(
        string[] arguments, IConfiguration configuration, string contentRoot, ILogger logger, TextWriter output)
    {
        if (arguments is not [Option, var email] || string.IsNullOrWhiteSpace(email))
            throw new StartupProblem("A password link is made for one e-mail address.", HowTo);
        // A workbench that runs holds the lock of its own database, which this does not need: it only connects.
        var running = await RunningServer.FindAsync(configuration, contentRoot);
        await using var started = running is null ? await DatabaseServer.StartAsync(configuration, contentRoot, logger) : null;
        var connection = running ?? started!.ConnectionString;
        await using var db = new ReviewDbContext(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(connection).Options);
        await DatabaseMigrator.MigrateAsync(db); // the database of a workbench that was never started with this version
        var address = email.Trim().Normalize().ToUpperInvariant();
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == address)
            ?? throw new StartupProblem(
                $"Nobody has an account with the address {email.Trim()}.", "Look it up on the Team page of a review. " + HowTo);
        var now = TimeProvider.System.GetUtcNow();
        var token = await db.MakePasswordLinkAsync(user.Id, byId: null, now, source: null, CancellationToken.None);
        await output.WriteLineAsync();
        await output.WriteLineAsync($"  A new password for {user.DisplayName} is chosen at the workbench's address, followed by");
        await output.WriteLineAsync($"  {Urls.NewPassword(token)}");
        await output.WriteLineAsync($"  such as {ListenAddress.Default}{Urls.NewPassword(token)}");
        await output.WriteLineAsync($"  It works once, for {PasswordLinks.Hours} hours, and in the place of every link before it.");
        await output.WriteLineAsync();
    }
}
