using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Benchmarks.Interface;

/// <summary>One of the demo's people in the browser.</summary>
/// <param name="Page">A page of theirs.</param>
/// <param name="Review">Address of the demo review.</param>
/// <param name="Cookies">What signs them in.</param>
internal sealed partial record DemoPerson(IPage Page, string Review, IReadOnlyList<BrowserContextCookiesResult> Cookies)
{
    public static async Task<DemoPerson> SignInAsync(RunningApp app, IBrowser browser, string who)
    {
        var pattern = PasswordPattern();
        await app.WaitForOutputAsync(pattern);
        var password = pattern.Matches(app.Output).First(match => match.Groups["who"].Value == who).Groups["password"].Value;
        var page = await (await browser.NewContextAsync(new() { BaseURL = app.Url.ToString() })).NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync($"{who}@demo.invalid");
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator(".review-list h2 a").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/reviews/", StringComparison.Ordinal));
        return new DemoPerson(page, page.Url, await page.Context.CookiesAsync());
    }

    /// <summary>A browser of theirs that has cached nothing.</summary>
    public async Task<IBrowserContext> AnotherContextAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync();
        // For all of the site: the circuit has to know who it is, too.
        var site = new Uri(Review).GetLeftPart(UriPartial.Authority) + "/";
        await context.AddCookiesAsync(Cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site }));
        return context;
    }

    [GeneratedRegex(@"(?<who>\w+)@demo\.invalid\s+(?<password>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PasswordPattern();
}
