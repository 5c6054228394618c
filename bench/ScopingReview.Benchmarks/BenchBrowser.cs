using Microsoft.Playwright;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Benchmarks;

/// <summary>The browser that benches measure in.</summary>
internal static class BenchBrowser
{
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH")
            ?? (File.Exists("/usr/bin/chromium-headless-shell") ? "/usr/bin/chromium-headless-shell" : "/usr/bin/chromium"),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    });

    /// <summary>A page of somebody who is signed in.</summary>
    public static async Task<IPage> SignedInAsync(IBrowser browser, Workbench workbench, Guid person, Uri application)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var cookie = (await workbench.CookieAsync(person)).Split('=', 2);
        await context.AddCookiesAsync([new Cookie { Name = cookie[0], Value = cookie[1], Url = application.ToString() }]);
        return await context.NewPageAsync();
    }
}
