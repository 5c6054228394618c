using Microsoft.Playwright;

namespace ScopingReview.Screenshots;

/// <summary>Signs in as the people of the demo, once each and theme, and takes pictures of what they see.</summary>
internal sealed class Photographer(IBrowser browser, Uri address, string directory, IReadOnlyDictionary<string, string> passwords)
{
    private const int Width = 1280;
    private readonly Dictionary<(string Person, bool Dark), (IPage Page, string Review)> _pages = [];

    public async Task<string> TakeAsync(Picture picture)
    {
        var (page, review) = await SignedInAsync(picture.Person, picture.Dark);
        await page.SetViewportSizeAsync(Width, picture.Height);
        await page.GotoAsync(review + picture.Path);
        if (picture.Follow is { } link)
            await page.Locator(link).First.ClickAsync();
        await page.Locator(picture.Shown).First.WaitForAsync();
        // Counts in the navigation come with a call of their own.
        await page.Locator("nav.steps a").First.WaitForAsync();
        await page.Locator(".loading").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        if (picture.HasPdf)
            await page.Locator("main button:text-is('Abstract')").ClickAsync();
        var file = Path.Combine(directory, picture.Name + ".png");
        await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        return file;
    }

    private async Task<(IPage Page, string Review)> SignedInAsync(string person, bool dark)
    {
        if (_pages.TryGetValue((person, dark), out var known))
            return known;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = Width, Height = 860 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            TimezoneId = "Europe/Oslo",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync($"{person}@demo.invalid");
        await page.GetByLabel("Password").FillAsync(passwords[person]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var link = page.Locator("main a[href^='/reviews/']").Filter(new() { HasText = "Peer workers" }).First;
        var review = await link.GetAttributeAsync("href")
            ?? throw new InvalidOperationException("The demo review is not on the home page.");
        return _pages[(person, dark)] = (page, review);
    }
}
