using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>The other tests say "axe finds nothing": it must find what is there.</summary>
public sealed class AxeTests
{
    [Fact]
    public async Task A_button_without_a_name_and_pale_text_are_found()
    {
        await using var chromium = await Chromium.LaunchAsync();
        var page = await chromium.NewPersonAsync(new Uri("http://127.0.0.1/"));
        await page.SetContentAsync(
            "<html lang=en><title>Faults</title><main><h1>Faults</h1><button></button><p style='color:#ccc;background:#fff'>Pale</p></main></html>");

        var all = await Axe.GraveAsync(page);
        var contrast = await Axe.GraveAsync(page, ["color-contrast"]);

        Assert.Contains(all, fault => fault.StartsWith("critical button-name", StringComparison.Ordinal));
        Assert.StartsWith("serious color-contrast", Assert.Single(contrast), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => Chromium.AssertAccessibleAsync(page));
    }
}
