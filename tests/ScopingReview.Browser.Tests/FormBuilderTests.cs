using System.Text;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>A charting form is made from nothing, published, changed, and made again from its own codebook.</summary>
public sealed class FormBuilderTests : LeadTests
{
    [Fact]
    public Task A_form_is_built_published_changed_and_comes_back_from_its_codebook() => Browser.WatchAsync("form-builder", async () =>
    {
        var review = await Lead.StartReviewAsync(App, "A form of our own");
        await Lead.GotoAsync(review + "/charting");
        await Lead.Link("Create the charting form").ClickAsync();
        await Lead.Button("Start blank").ClickAsync();
        await Lead.SeeAsync("The form has no items");
        await NameAsync("Scales and conditions", first: true);
        await AddAsync("single choice", "Condition");
        await Lead.GetByLabel("Add options").FillAsync("Depression\nAnxiety");
        await Lead.GetByLabel("Add options").BlurAsync();
        await Lead.GetByLabel("Option 2", new() { Exact = true }).WaitForAsync();
        await AddAsync("number", "Participants");
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button("Move Participants up").ClickAsync();
        await Lead.WaitForFunctionAsync("() => document.querySelector('ul.items li .name').textContent.trim() === 'Participants'");
        await Lead.Button("Preview").ClickAsync();
        await Lead.GetByRole(AriaRole.Radio, new() { Name = "Anxiety" }).CheckAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button("Edit", exact: true).ClickAsync();
        await Lead.Button("Publish the form").ClickAsync();
        await Lead.SeeAsync("The form is published");

        await Lead.Button("Change the form").ClickAsync();
        await Lead.Button("Condition", exact: true).ClickAsync();
        await Lead.GetByLabel("Option 1", new() { Exact = true }).FillAsync("Depressive disorders");
        await Lead.GetByLabel("Option 1", new() { Exact = true }).BlurAsync();
        await Lead.SeeAsync("The option “Depression” of “Condition” is called “Depressive disorders”.");
        await Lead.GetByLabel("What you changed, and why").FillAsync("The wording of the classification");
        await Lead.Button("Publish the form").ClickAsync();
        await Lead.SeeAsync("The wording of the classification");
        await Lead.SeeAsync("version 2");

        var download = await Lead.RunAndWaitForDownloadAsync(() => Lead.Link("Codebook (CSV)").ClickAsync());
        var codebook = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("Depressive disorders,depression", codebook, StringComparison.Ordinal);
        await AgainAsync(codebook);
    });

    private async Task AgainAsync(string codebook)
    {
        await Lead.GotoAsync("/reviews/new");
        await Lead.GetByLabel("Title").FillAsync("The same form");
        await Lead.Button("Start the review").ClickAsync();
        await Lead.SeeHeadingAsync("Overview");
        await Lead.GotoAsync(new Uri(Lead.Url).AbsolutePath + "/charting/form");
        await Lead.ChooseFilesAsync("Codebook or form", PageActions.File("our form.csv", Encoding.UTF8.GetBytes(codebook)));
        await Lead.Button("Condition", exact: true).ClickAsync();
        Assert.Equal("Depressive disorders", await Lead.GetByLabel("Option 1", new() { Exact = true }).InputValueAsync());
        await Lead.Button("Publish the form").ClickAsync();
        await Lead.SeeAsync("The form is published");
    }

    private async Task AddAsync(string kind, string name)
    {
        await Lead.ChooseAsync("Kind of the next item in The study", kind);
        await Lead.Button("Add an item").ClickAsync();
        await NameAsync(name, first: false);
        await Lead.Button(name, exact: true).WaitForAsync();
    }

    private async Task NameAsync(string name, bool first)
    {
        var fields = Lead.GetByLabel("Name", new() { Exact = true });
        var field = first ? fields.First : Lead.Locator("li.open:has(button.name:text-is('New item'))")
            .GetByLabel("Name", new() { Exact = true });
        await field.FillAsync(name);
        await field.BlurAsync();
    }
}
