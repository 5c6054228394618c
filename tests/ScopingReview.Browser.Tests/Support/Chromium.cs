using Microsoft.Playwright;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>The people of one test in the one headless Chromium of all: each has a context (cookies, storage) of their own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/opt/homebrew/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
    // It ends with the process: Playwright's driver, which started it, does.
    private static readonly Lazy<Task<IBrowser>> _shared = new(StartAsync);
    private readonly IBrowser _browser;
    private readonly List<IPage> _pages = [];

    private Chromium(IBrowser browser) => _browser = browser;

    public static async Task<Chromium> LaunchAsync() => new(await _shared.Value);

    private static async Task<IBrowser> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium found. Run scripts/test, which installs it, or name one in CHROMIUM_PATH.");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Quiet });
    }

    public async Task<IPage> NewPersonAsync(Uri url, int width = 1280, int height = 800, bool dark = false)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = url.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            TimezoneId = "Europe/Oslo",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        _pages.Add(page);
        return page;
    }

    /// <summary>
    /// Runs a journey; if it fails, says what every person's pages showed and what the application complained of, and keeps pictures in
    /// artifacts/test-results.
    /// </summary>
    public async Task WatchAsync(string name, Func<Task> journey)
    {
        try
        {
            await journey();
        }
        catch (Exception failure)
        {
            await SharedApp.KeepOutputAsync();
            foreach (var (i, page) in _pages.Index())
                await page.ScreenshotAsync(new() { Path = Path.Combine(Results.Directory(), $"{name}-{i + 1}.png"), Timeout = 5_000 });
            var shown = await Task.WhenAll(_pages.SelectMany(person => person.Context.Pages).Select(Shown));
            throw new JourneyFailedException($"{failure.Message}\n{string.Join('\n', shown)}\n{await SharedApp.ComplaintsAsync()}",
                failure);
        }
    }

    // What a page shows at its beginning: the rest is in the picture.
    private static async Task<string> Shown(IPage page)
    {
        try
        {
            var text = await page.EvaluateAsync<string>(
                "() => [document.readyState, document.querySelector('#components-reconnect-modal')?.className, document.querySelector('h1')?.outerHTML, document.querySelector('#main')?.innerHTML ?? document.body.innerText].join(' | ')")
                .WaitAsync(TimeSpan.FromSeconds(5));
            return $"{page.Url}: {text[..Math.Min(text.Length, 700)]}";
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            return $"{page.Url} does not answer: {failure.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
            await page.Context.CloseAsync();
    }

    /// <summary>Fails with what is wrong and where, if axe finds anything serious or critical on the page as it stands.</summary>
    public static async Task AssertAccessibleAsync(IPage page) => Report(page, await Axe.GraveAsync(page));

    /// <summary>The one rule that depends on the colours: all text stands out from its ground.</summary>
    public static async Task AssertLegibleAsync(IPage page, string? within = null)
        => Report(page, await Axe.GraveAsync(page, ["color-contrast"], within: within));

    /// <summary>All but that rule, for a page whose colours were looked at before: it takes as long as all the others.</summary>
    public static async Task AssertAccessibleButForColoursAsync(IPage page, string? within = null)
        => Report(page, await Axe.GraveAsync(page, without: ["color-contrast"], within: within));

    private static void Report(IPage page, string[] grave) => Assert.True(grave.Length == 0, $"{page.Url}\n{string.Join('\n', grave)}");
}
