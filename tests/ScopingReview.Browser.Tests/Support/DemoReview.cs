using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>The demo review of <see cref="SharedApp"/>. Tests that change it are of this collection, and so take turns.</summary>
[CollectionDefinition(Name)]
public sealed partial class DemoReview
{
    public const string Name = "Demo review";
    public const string Lead = "lead@demo.invalid";
    public const string FirstReviewer = "first@demo.invalid";

    /// <summary>Signs in as one of the demo's people and opens the overview; returns the review's path.</summary>
    internal static async Task<string> OpenAsync(RunningApp app, IPage page, string email)
    {
        await app.WaitForOutputAsync(PasswordPattern());
        var password = PasswordPattern().Matches(app.Output).First(match => match.Groups["email"].Value == email).Groups["password"].Value;
        await page.SignInAsync(email, password);
        var path = await PathAsync(app);
        await page.GotoAsync(path);
        await page.SeeHeadingAsync("Overview");
        return path;
    }

    // The other reviews of this application belong to other tests: the demo's is the first.
    private static async Task<string> PathAsync(RunningApp app)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand("select id from reviews order by created_at limit 1");
        return $"/reviews/{(Guid)(await command.ExecuteScalarAsync())!}";
    }

    [GeneratedRegex(@"(?<email>\w+@demo\.invalid)\s+(?<password>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PasswordPattern();
}
