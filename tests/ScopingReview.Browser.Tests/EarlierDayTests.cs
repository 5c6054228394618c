using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>A lead looks at the flow of an earlier day, opens what was behind a number then, and returns to now.</summary>
[Collection(DemoReview.Name)]
public sealed partial class EarlierDayTests : LeadTests
{
    [Fact]
    public Task The_flow_of_a_day_is_shown_with_its_lists_and_files() => Browser.WatchAsync("earlier-day", async () =>
    {
        var review = await DemoReview.OpenAsync(App, Lead, DemoReview.Lead);
        await Lead.GotoAsync(review + "/report");
        await Lead.Locator("svg.prisma a").First.WaitForAsync();
        var screened = await NumberAsync("Records screened");
        // Two weeks ago: before the last search of the demonstration, when fewer records had been found.
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-14);
        var address = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var words = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        await Lead.GetByLabel("As it stood at the end of").FocusAsync();
        await Lead.Keyboard.TypeAsync(address);
        await Lead.Keyboard.PressAsync("Tab");
        await Lead.SeeAsync($"at the end of {words} (UTC)");
        await Chromium.AssertAccessibleAsync(Lead);
        var then = await NumberAsync("Records screened");

        Assert.InRange(then, 1, screened - 1);
        Assert.Equal(0, await Lead.Locator(".equations .broken").CountAsync());
        Assert.Contains($"as-of={address}", await Lead.Link("Figure (SVG)").GetAttributeAsync("href"), StringComparison.Ordinal);
        await Lead.Locator("svg.prisma a[aria-label^='Records screened, n = ']").ClickAsync();
        await Lead.SeeAsync($"Records screened, at the end of {words}");
        await Lead.SeeAsync(string.Create(CultureInfo.InvariantCulture, $"{then:N0} records"));
        await Lead.GotoAsync($"{review}/report?as-of={address}");
        await Lead.Link("Now", exact: true).ClickAsync();
        await Lead.GetByText($"at the end of {words} (UTC)").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(screened, await NumberAsync("Records screened"));
    });

    private async Task<int> NumberAsync(string box)
    {
        var name = await Lead.Locator($"svg.prisma a[aria-label^='{box}, n = ']").First.GetAttributeAsync("aria-label");
        return int.Parse(NumberOf().Match(name!).Groups["n"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("n = (?<n>[0-9,]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberOf();
}
