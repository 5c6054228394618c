using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Benchmarks.Interface;

/// <summary>scripts/bench interface: what the pages cost in the browser and on the server, over the demo review.</summary>
internal static class InterfaceBench
{
    private const int Turns = 20;
    private const int Circuits = 20;
    private const int Rounds = 3;
    private const string Screening = "/screening";
    private const string Records = "/records?duplicates=shown";

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await RunningApp.StartAsync("--demo");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BenchBrowser.LaunchAsync(playwright);
        var person = await DemoPerson.SignInAsync(app, browser, "first");
        await FirstLoadAsync(browser, person);
        await ListAsync(person);
        await KeysAsync(person);
        await MemoryAsync(app, browser, person);
        return 0;
    }

    private static async Task FirstLoadAsync(IBrowser browser, DemoPerson person)
    {
        foreach (var cold in new[] { true, false })
        {
            var (times, bytes) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < 8; turn++)
            {
                await using var context = cold || turn == 0 ? await person.AnotherContextAsync(browser) : null;
                var page = context is null ? await person.Page.Context.NewPageAsync() : await context.NewPageAsync();
                var wire = await Wire.ListenAsync(page);
                var watch = Stopwatch.StartNew();
                await page.GotoAsync(person.Review);
                await page.Locator("#main h1:text('Overview')").First.WaitForAsync();
                times.Add(watch.Elapsed.TotalMilliseconds);
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                bytes.Add(wire.Requested + wire.Pushed);
                await page.CloseAsync();
            }

            Print(cold ? "overview, nothing cached" : "overview, again", $"{Median(bytes) / 1024:0} KB", $"{Median(times):0} ms");
        }
    }

    private static async Task ListAsync(DemoPerson person)
    {
        var page = person.Page;
        await page.GotoAsync(person.Review + Records);
        await page.Locator("tbody tr").Nth(49).WaitForAsync();
        var wire = await Wire.ListenAsync(page);
        var (times, bytes) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            var before = wire.Pushed;
            times.Add(await page.EvaluateAsync<double>(
                """
                rel => new Promise(done => {
                  const first = () => document.querySelector("tbody tr td.num")?.textContent, was = first(), from = performance.now();
                  const look = () => first() !== was && document.querySelectorAll("tbody tr").length === 50
                    ? done(performance.now() - from) : requestAnimationFrame(look);
                  document.querySelector(`nav.pager a[rel=${rel}]`).click();
                  look();
                })
                """, turn % 2 == 0 ? "next" : "prev"));
            bytes.Add(wire.Pushed - before);
        }

        Print("50 rows of records, another page", $"{Median(bytes) / 1024:0} KB", $"{Median(times):0} ms");
    }

    private static async Task KeysAsync(DemoPerson person)
    {
        var page = person.Page;
        await page.GotoAsync(person.Review + Screening);
        await page.Locator("[data-card] h2, .desk h2").First.WaitForAsync();
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            times.Add(await page.EvaluateAsync<double>(
                """
                () => new Promise(done => {
                  const label = () => document.querySelector(".desk")?.textContent.match(/R-[0-9]{6}/)?.[0], was = label(), from = performance.now();
                  const look = () => label() !== was ? done(performance.now() - from) : requestAnimationFrame(look);
                  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "i", bubbles: true, cancelable: true }));
                  look();
                })
                """));
            await page.WaitForTimeoutAsync(150);
        }

        Print("screening, key to next record", "", $"{Median(times):0} ms");
    }

    private static async Task MemoryAsync(RunningApp app, IBrowser browser, DemoPerson person)
    {
        await person.Page.GotoAsync(person.Review + Records);
        await using var context = await person.AnotherContextAsync(browser);
        await OpenAsync(context, person, 3);
        // Several times: what else the process takes up or lets go meanwhile, such as pages that were closed, is in each difference.
        var each = new List<double>();
        var before = await ManagedHeap.AfterCollectionAsync(app.ProcessId);
        for (var round = 0; round < Rounds; round++)
        {
            await OpenAsync(context, person, Circuits);
            var after = await ManagedHeap.AfterCollectionAsync(app.ProcessId);
            each.Add((double)(after - before) / Circuits / 1024 / 1024);
            before = after;
        }

        Print("idle circuit with 50 rows of records, managed memory", Median(each).ToString("0.00", CultureInfo.InvariantCulture) + " MB",
            "each: " + string.Join(' ', each.Select(one => one.ToString("0.00", CultureInfo.InvariantCulture))));
    }

    private static async Task OpenAsync(IBrowserContext context, DemoPerson person, int pages)
    {
        for (var i = 0; i < pages; i++)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(person.Review + Records);
            await page.Locator("tbody tr").Nth(49).WaitForAsync();
        }

        await Task.Delay(3000); // What a page asks for after it is there has come.
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string what, string size, string time)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-54} {size,10} {time,10}"));
}
