using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Browser.Tests;

/// <summary>A lead chooses the columns of the table of included studies; the page and the files have them, until it is undone.</summary>
[Collection(DemoReview.Name)]
public sealed class StudyColumnsTests : LeadTests
{
    private static readonly string _role = PeerWorkerForm.Form.Item(PeerWorkerForm.ItemKey.Role).Label;

    private ILocator Headings => Lead.Locator("#studies-table thead th");

    [Fact]
    public Task Columns_are_chosen_ordered_named_and_put_back() => Browser.WatchAsync("study-columns", async () =>
    {
        var review = await DemoReview.OpenAsync(App, Lead, DemoReview.Lead);
        await Lead.GotoAsync(review + "/report/studies");
        await Headings.First.WaitForAsync();
        var usual = await Headings.AllInnerTextsAsync();
        Assert.Equal(["Study", "References", "Record", "Authors", "Year", "Title", "Journal", "DOI", "Reports"], usual);

        await Lead.Button("Columns …").ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Caption").FillAsync("Peer workers in the included studies");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Leave out Journal" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move Year up" }).ClickAsync();
        await dialog.GetByLabel("Heading of DOI").FillAsync("Identifier");
        await Lead.ChooseAsync("Add a column", _role);
        await dialog.GetByLabel($"Heading of {_role}").WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Lead.SeeHeadingAsync("Peer workers in the included studies");
        string[] chosen = ["Study", "References", "Record", "Year", "Authors", "Title", "Identifier", "Reports", _role];
        Assert.Equal(chosen, await Headings.AllInnerTextsAsync());
        var csv = await Lead.EvaluateAsync<string>("url => fetch(url).then(answer => answer.text())", $"/api{review}/report/studies");
        Assert.StartsWith(string.Join(',', chosen), csv.TrimStart('\uFEFF').Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal);

        await Lead.Button("Undo", exact: true).ClickAsync();
        await Lead.SeeHeadingAsync("Characteristics of included studies");
        Assert.Equal(usual, await Headings.AllInnerTextsAsync());
        // Last: it takes as long as the way back is offered, on a busy machine.
        await Chromium.AssertAccessibleAsync(Lead);

        await WordAsync(review);
    });

    private async Task WordAsync(string review)
    {
        await Lead.GotoAsync(review + "/report/tables");
        await Lead.Button($"Wording … of “{_role}”").ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Caption").FillAsync("Roles in the included studies");
        await dialog.GetByLabel("Note below the table").FillAsync("Four studies have two roles.");
        await Lead.ChooseAsync("Order of the answers", "Most studies first");
        await Chromium.AssertAccessibleAsync(Lead);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Lead.SeeHeadingAsync("Roles in the included studies");
        await Lead.SeeAsync("Four studies have two roles.");
        await Lead.Button("Undo", exact: true).ClickAsync();
        await Lead.SeeHeadingAsync(_role);
    }
}
