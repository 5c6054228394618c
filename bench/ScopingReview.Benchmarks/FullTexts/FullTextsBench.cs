using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ScopingReview.Benchmarks.Load;

namespace ScopingReview.Benchmarks.FullTexts;

/// <summary>scripts/bench full-texts: many PDFs dropped in Chromium, matched, stored and opened, and what memory that takes.</summary>
internal static class FullTextsBench
{
    private const int Opened = 20;
    private const float LongestWait = 30 * 60_000;

    private static readonly PageWaitForFunctionOptions _patiently = new() { Timeout = LongestWait, PollingInterval = 100 };

    public static async Task<int> RunAsync(string[] args)
    {
        var (files, megabytes) = (Number(args, "--files") ?? 500, Number(args, "--megabytes") ?? 5);
        await using var large = await LargeReview.MakeAsync(files, reviewers: 1);
        await large.Workbench.SqlAsync($"update sources set screens_titles = false where review_id = '{large.Review.Id}'");
        await using var db = large.Workbench.Db();
        var records = await db.Records.AsNoTracking().Where(r => r.ReviewId == large.Review.Id).OrderBy(r => r.Number).ToListAsync();
        var directory = Directory.CreateTempSubdirectory("scoping-review-pdfs-").FullName;
        try
        {
            var pdfs = ArticlePdfs.Write(directory, records, megabytes);
            await large.StartApplicationAsync();
            await MeasureAsync(large, pdfs);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(LargeReview large, List<string> pdfs)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BenchBrowser.LaunchAsync(playwright);
        var page = await BenchBrowser.SignedInAsync(browser, large.Workbench, large.Review.Lead, large.Application.Url);
        var list = new Uri(large.Application.Url, $"/reviews/{large.Review.Id}/full-texts").ToString();
        await page.GotoAsync(list);
        var choose = page.GetByLabel("Choose PDFs, several at once");
        await choose.WaitForAsync();
        // The first visit of the list is not what is measured.
        await page.WaitForTimeoutAsync(2_000);
        var memory = new PeakMemory(large.Application.ProcessId);
        Console.WriteLine(Invariant($"{pdfs.Count} PDFs of {new FileInfo(pdfs[0]).Length / 1e6:0.0} MB and {ArticlePdfs.Pages} pages; the application holds {memory.Now:0} MB"));

        var watch = Stopwatch.StartNew();
        await choose.SetInputFilesAsync(pdfs);
        await HeadingAsync(page, Invariant($"{pdfs.Count} PDFs to match to reports"));
        Say($"received, and read for what they tell ({pdfs.Count / watch.Elapsed.TotalSeconds:0.0} a second)", watch, memory);
        Console.WriteLine(await page.Locator(".incoming [role=status]").InnerTextAsync());

        var lists = new Latencies("the full texts with all PDFs waiting open");
        for (var round = 0; round <= 5; round++)
        {
            watch.Restart();
            await page.GotoAsync(list, new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync("() => document.querySelector('.incoming .files li')?.getBoundingClientRect().height > 0");
            if (round > 0)
                lists.Add(watch.Elapsed);
        }

        watch.Restart();
        await page.Locator(".incoming .actions button").First.ClickAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('.incoming')", null, _patiently);
        Say("stored at their reports", watch, memory);

        var texts = new Latencies("first page of a text, while the others are still read");
        foreach (var number in Enumerable.Range(pdfs.Count - Opened, Opened))
            await OpenAsync(page, list, number + 1, texts);
        watch.Restart();
        while (await UnreadAsync(large) > 0)
            await Task.Delay(1_000);
        Say("until the text of all was read after that", watch, memory);
        var read = new Latencies("first page of a text that was read");
        foreach (var number in Enumerable.Range(1, Opened))
            await OpenAsync(page, list, number, read);
        var full = new Latencies("the full texts open");
        for (var round = 0; round < 5; round++)
        {
            watch.Restart();
            await page.GotoAsync(list, new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync("() => document.querySelector('.reports .number')?.getBoundingClientRect().height > 0");
            full.Add(watch.Elapsed);
        }

        Console.WriteLine(Latencies.Header);
        foreach (var latencies in new[] { lists, full, texts, read })
            Console.WriteLine(latencies);
        Console.WriteLine(Invariant($"the application held at most {memory.Peak:0} MB"));
    }

    // From the press of the button until words of the first page are drawn, asked at each frame.
    private static async Task OpenAsync(IPage page, string list, int number, Latencies latencies)
    {
        await page.GotoAsync(Invariant($"{list}/{number}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Text", Exact = true }).WaitForAsync();
        latencies.Add(TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              const from = performance.now();
              const look = () => document.querySelector(".text-pane .words")?.innerText.length > 100 ? done(performance.now() - from)
                : performance.now() - from > 30000 ? done(30000) : requestAnimationFrame(look);
              [...document.querySelectorAll(".pane-bar button")].find(button => button.textContent.trim() === "Text").click();
              look();
            })
            """)));
    }

    private static async Task HeadingAsync(IPage page, string words)
        => await page.WaitForFunctionAsync("words => document.querySelector('#incoming-title')?.textContent === words", words, _patiently);

    private static async Task<int> UnreadAsync(LargeReview large)
    {
        await using var db = large.Workbench.Db();
        return await db.FullTextFiles.CountAsync(f => f.ReviewId == large.Review.Id && !db.FullTextTexts.Any(t => t.FileId == f.Id));
    }

    private static void Say(string what, Stopwatch watch, PeakMemory memory)
        => Console.WriteLine(Invariant($"{what}: {watch.Elapsed.TotalSeconds:0.0} s; the application holds {memory.Now:0} MB, at most {memory.Peak:0} MB so far"));

    private static int? Number(string[] args, string option)
        => Array.IndexOf(args, option) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
