using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// A lead looks across all charted studies: sorts, filters, corrects an answer in place and takes it back, and hides columns.
/// </summary>
[Collection(DemoReview.Name)]
public sealed partial class ChartTableTests : LeadTests
{
    private static readonly ChartingItem _role = PeerWorkerForm.Form.Item(PeerWorkerForm.ItemKey.Role);

    private ILocator Rows => Lead.Locator(".across tbody tr[aria-rowindex]");

    [Fact]
    public Task An_answer_is_found_by_a_filter_corrected_in_the_table_and_put_back() => Browser.WatchAsync("chart-table", async () =>
    {
        var review = await DemoReview.OpenAsync(App, Lead, DemoReview.Lead);
        await Lead.GotoAsync(review + "/charting/table");
        await Rows.First.WaitForAsync();
        await SortAsync();
        var (role, count) = await FilterAsync();
        var study = await CorrectAsync(role, count);
        await SeeHistoryAsync(study);
        await UndoAsync(count);
        await HideColumnAsync();
    });

    private async Task SortAsync()
    {
        var heading = Lead.Locator("th[aria-sort=descending]").Filter(new() { HasText = _role.Label });
        var sort = Lead.Locator("button.sort").And(Lead.GetByTitle(_role.Label, new() { Exact = true }));
        await sort.ClickAsync();
        await Lead.Locator("th[aria-sort=ascending]").Filter(new() { HasText = _role.Label }).WaitForAsync();
        await sort.ClickAsync();
        await heading.WaitForAsync();
    }

    /// <summary>By the first option that studies have; what stays is as many rows as the dialog said.</summary>
    private async Task<(string Role, int Count)> FilterAsync()
    {
        await Lead.Button($"Filter by {_role.Label}", exact: true).ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        var option = dialog.Locator("fieldset").First.Locator("label").First;
        await option.WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        var count = await option.Locator(".num").InnerTextAsync();
        var label = (await option.InnerTextAsync()).Replace(count, "", StringComparison.Ordinal).Trim();
        await option.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        var rows = int.Parse(count, CultureInfo.InvariantCulture);
        await SeeRowsAsync(rows);
        return (label, rows);
    }

    /// <summary>To another option: the row leaves what is filtered.</summary>
    private async Task<string> CorrectAsync(string from, int count)
    {
        var study = (await Rows.First.Locator("th a").InnerTextAsync()).Trim();
        await Rows.First.HoverAsync();
        await Lead.Button($"Correct {_role.Label} of {study}", exact: true).ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio).First.WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        Assert.True(await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the correction" }).IsDisabledAsync());
        var other = _role.Options.First(option => option.Label != from).Label;
        await dialog.Locator("label.option").Filter(new() { HasText = other }).First.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the correction" }).ClickAsync();
        await Lead.SeeAsync("was corrected.");
        await SeeRowsAsync(count - 1);
        return study;
    }

    private async Task SeeHistoryAsync(string study)
    {
        await Lead.Link("Clear filters").ClickAsync();
        await Lead.GetByLabel("Find a study").FillAsync(study);
        await Lead.WaitForFunctionAsync("() => document.querySelectorAll('.across tbody tr[aria-rowindex]').length === 1");
        await Rows.First.HoverAsync();
        await Lead.Button($"Correct {_role.Label} of {study}", exact: true).ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = History() }).ClickAsync();
        await dialog.GetByText($"Changed: {_role.Label}").First.WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Lead.GetByLabel("Find a study").FillAsync("");
    }

    private async Task UndoAsync(int count)
    {
        await Lead.Button("Undo", exact: true).ClickAsync();
        await Lead.Button($"Filter by {_role.Label}", exact: true).ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.Locator("fieldset").First.Locator("label").First.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await SeeRowsAsync(count);
    }

    private async Task HideColumnAsync()
    {
        var columns = await Lead.Locator(".across thead th").CountAsync();
        await Lead.GetByRole(AriaRole.Button, new() { NameRegex = Columns() }).ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(_role.Label, new() { Exact = true }).UncheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show these" }).ClickAsync();
        await Lead.Button($"Filter by {_role.Label}", exact: true).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(columns - 1, await Lead.Locator(".across thead th").CountAsync());
        // The address keeps what is shown: loaded again, it is the same.
        await Lead.ReloadAsync();
        await Rows.First.WaitForAsync();
        Assert.Equal(columns - 1, await Lead.Locator(".across thead th").CountAsync());
    }

    private Task SeeRowsAsync(int count) => Lead.Locator(".tools [role=status]").GetByText(
        new Regex(string.Create(CultureInfo.InvariantCulture, $"^{count} of [0-9]+ rows$"), RegexOptions.None, TimeSpan.FromSeconds(1)))
        .WaitForAsync();

    [GeneratedRegex(@"^History \([0-9]+\)$", RegexOptions.None, 1000)]
    private static partial Regex History();

    [GeneratedRegex("^Columns ", RegexOptions.None, 1000)]
    private static partial Regex Columns();
}
