using System.Diagnostics;
using Microsoft.Playwright;
using ScopingReview.Benchmarks.Load;
using ScopingReview.Web.Features.Charting.Table;

namespace ScopingReview.Benchmarks.Charting;

/// <summary>scripts/bench charting: the charting table of many studies, in the services and in the browser.</summary>
internal static class ChartingBench
{
    private const int Rounds = 12;

    public static async Task<int> RunAsync(string[] args)
    {
        var studies = args is ["--studies", var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 5_000;
        await using var large = await LargeReview.MakeAsync(studies, reviewers: 1);
        await ChartedReviewRows.AddAsync(large);
        var (reads, opens, sorts, filters) = (new Latencies("what the page reads"), new Latencies("the table opens in Chromium"),
            new Latencies("sorted by an item, in Chromium"), new Latencies("found by a study's name, in Chromium"));
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await large.Workbench.As<ChartTableService>(large.Review.Lead).GetAsync(large.Review.Id, null);
            if (round > 0)
                reads.Add(watch.Elapsed);
        }

        await large.StartApplicationAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BenchBrowser.LaunchAsync(playwright);
        var page = await BenchBrowser.SignedInAsync(browser, large.Workbench, large.Review.Lead, large.Application.Url);
        var table = new Uri(large.Application.Url, $"/reviews/{large.Review.Id}/charting/table").ToString();
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            // Asked at each frame: a locator looks again after 20, 100, 100 and then 500 ms only, which is what would be measured.
            await page.GotoAsync(table, new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync("() => document.querySelector('tbody tr td')?.getBoundingClientRect().height > 0");
            if (round > 0)
                opens.Add(watch.Elapsed);
        }

        for (var round = 0; round <= Rounds; round++)
        {
            await page.Locator("tbody tr td").First.WaitForAsync();
            var sorted = await TimeAsync(page, $"document.querySelectorAll('thead th .sort')[{1 + (round % 6)}].click()");
            var found = await TimeAsync(page, Find("zzz"));
            // All of them again: without rows there is nothing to sort.
            await TimeAsync(page, Find(""));
            if (round == 0)
                continue;
            sorts.Add(sorted);
            filters.Add(found);
        }

        Console.WriteLine(Latencies.Header);
        foreach (var latencies in new[] { reads, opens, sorts, filters })
            Console.WriteLine(latencies);
        return 0;
    }

    private static string Find(string words)
        => $"(field => {{ field.value = '{words}'; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})(document.querySelector('input[type=search]'))";

    // From the action until the rows that are shown are others and stay so for a frame.
    private static async Task<TimeSpan> TimeAsync(IPage page, string action) => TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>(
        $$"""
        () => new Promise(done => {
          const shown = () => [...document.querySelectorAll("tbody tr")].map(row => row.innerText).join() + document.querySelector(".tools [role=status]")?.innerText;
          const was = shown(), from = performance.now();
          const look = () => shown() !== was ? done(performance.now() - from) : performance.now() - from > 5000 ? done(5000) : requestAnimationFrame(look);
          {{action}};
          look();
        })
        """));
}
