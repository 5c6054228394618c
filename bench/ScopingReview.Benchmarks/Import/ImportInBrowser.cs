using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Npgsql;
using ScopingReview.Benchmarks.Load;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Benchmarks.Import;

/// <summary>The same file chosen and imported in Chromium, with the application as a process of its own: what it holds meanwhile.</summary>
internal static class ImportInBrowser
{
    private const float LongestWait = 10 * 60_000;

    public static async Task RunAsync(Workbench workbench, FileInfo file, int records)
    {
        var review = await workbench.AddReviewAsync();
        await using var app = await RunningApp.StartOverAsync(
            new NpgsqlConnectionStringBuilder(workbench.ConnectionString) { MaxPoolSize = 100 }.ConnectionString);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BenchBrowser.LaunchAsync(playwright);
        var page = await BenchBrowser.SignedInAsync(browser, workbench, review.Lead, app.Url);
        page.SetDefaultTimeout(LongestWait);
        await page.GotoAsync(new Uri(app.Url, $"/reviews/{review.Id}/sources/import").ToString());
        await page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        var memory = new PeakMemory(app.ProcessId);
        var before = memory.Now;
        var watch = Stopwatch.StartNew();
        await page.Locator("input[type=file]").SetInputFilesAsync(file.FullName);
        await page.Locator(".import-bar button").WaitForAsync();
        var previewed = watch.Elapsed;
        await page.Locator(".import-bar button").ClickAsync();
        await page.GetByText("records imported from").First.WaitForAsync();
        var imported = watch.Elapsed;
        await page.GotoAsync(new Uri(app.Url, $"/reviews/{review.Id}/records?q=number{records - 1}").ToString());
        await page.Locator("tr[data-row]").WaitForAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"in Chromium, into the application as a process of its own: previewed after {previewed.TotalSeconds:0.0} s, ")
            + string.Create(CultureInfo.InvariantCulture,
            $"imported after {imported.TotalSeconds:0.0} s, its last record found after {watch.Elapsed.TotalSeconds:0.0} s; ")
            + string.Create(CultureInfo.InvariantCulture, $"it held {before:0} MB before and at most {memory.Peak:0} MB"));
    }
}
