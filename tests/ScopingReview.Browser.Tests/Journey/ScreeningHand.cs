using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Domain.Records;

namespace ScopingReview.Browser.Tests.Journey;

/// <summary>Decides by keys alone, as a reviewer does: reads the number on the card, presses a key, and the next card is there.</summary>
internal static partial class ScreeningHand
{
    /// <returns>How many were decided.</returns>
    public static async Task<int> DecideAllAsync(IPage page, Func<int, string> verdictOf)
    {
        await page.Locator("[data-card] .meta").First.WaitForAsync();
        await page.Locator("body").ClickAsync(new() { Position = new() { X = 640, Y = 5 } });
        var decided = 0;
        while (await NumberOnCardAsync(page) is { } number)
        {
            await page.Keyboard.PressAsync(verdictOf(number) switch { "include" => "i", "maybe" => "m", _ => "e" });
            decided++;
            await page.WaitForFunctionAsync(
                "label => document.querySelector('[data-end]')?.hidden === false || (document.querySelector('[data-card] .meta')?.textContent ?? label).startsWith(label) === false",
                RecordNumber.Format(number));
        }
        await page.Locator("[data-saved=saved]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return decided;
    }

    private static async Task<int?> NumberOnCardAsync(IPage page)
    {
        if (await page.Locator("[data-end]").IsVisibleAsync())
            return null;
        var text = await page.Locator("[data-card] .meta").First.TextContentAsync() ?? "";
        return RecordNumber.TryParse(NumberPattern().Match(text).Value, out var number) ? number
            : throw new InvalidOperationException($"No record number on the card: {text}");
    }

    [GeneratedRegex(@"R-\d{6,}", RegexOptions.None, 1000)]
    private static partial Regex NumberPattern();
}
