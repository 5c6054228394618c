using System.Text;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Browser.Tests;

/// <summary>Charted data come in from a table; two charted studies become one, and two again.</summary>
public sealed class ImportedChartsTests : LeadTests
{
    private static readonly ChartingItem _role = PeerWorkerForm.Form.Item(PeerWorkerForm.ItemKey.Role);
    private static readonly (string First, string Second) _roles = (_role.Options[0].Label, _role.Options[1].Label);

    private TwoReports _review = null!;

    [Fact]
    public Task A_table_is_imported_whole_or_not_and_joined_studies_keep_what_was_charted_of_each() => Browser.WatchAsync("imported-charts",
        async () =>
    {
        _review = await TwoReports.MakeAsync(App.ConnectionString, included: true);
        await Lead.SignInAsync(_review.Lead, PageActions.Password);
        await ImportAsync();
        await JoinAsync();
        await TakeAsync();
        await SplitAsync();
    });

    private async Task ImportAsync()
    {
        await Lead.GotoAsync(_review.Path + "/charting/import");
        await ChooseAsync(_roles.First, "No such role");
        await Lead.GetByText("Row 3:").WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        Assert.Equal(0, await Lead.Button("Import", exact: true).CountAsync());
        await ChooseAsync(_roles.First, _roles.Second);
        await Lead.GetByText("2 studies not charted yet").WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button("Import", exact: true).ClickAsync();
        await Lead.Link("See the studies").WaitForAsync();
    }

    private Task ChooseAsync(string first, string second) => Lead.ChooseFilesAsync("Table with charted data",
        PageActions.File("charted.csv", Encoding.UTF8.GetBytes(
            $"Record number,{_role.Key}\nR-000001,\"{first}\"\nR-000002,\"{second}\"\n")));

    private async Task JoinAsync()
    {
        await Lead.GotoAsync(_review.Path + "/studies");
        var studies = Lead.Locator(".studies input[type=checkbox]");
        await studies.Nth(1).WaitForAsync();
        await studies.Nth(0).CheckAsync();
        await studies.Nth(1).CheckAsync();
        var panel = Lead.GetByRole(AriaRole.Region, new() { Name = "Merge studies" });
        await panel.GetByText("is kept, but not used while it is part of this study").WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Lead.SeeAsync("Merged. R-000001 is now the main report.");
    }

    /// <summary>What was charted of the second report is beside the form, and taken by a click.</summary>
    private async Task TakeAsync()
    {
        await Lead.GotoAsync(_review.Path + "/charting/1");
        await Lead.GetByText("R-000002 was charted before it was merged into this study: one difference").WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button($"Use this for {_role.Label}").ClickAsync();
        await Lead.GetByText("R-000002 was charted before it was merged into this study: no differences").WaitForAsync();
        await SeeRoleAsync(_roles.Second);
        await Lead.Locator("[data-unsaved=true]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private async Task SplitAsync()
    {
        await Lead.GotoAsync(_review.Path + "/studies");
        await Lead.Button("Split off R-000002").ClickAsync();
        await Lead.SeeAsync("R-000002 is now a separate study.");
        foreach (var number in new[] { 1, 2 })
        {
            await Lead.GotoAsync($"{_review.Path}/charting/{number}");
            await SeeRoleAsync(_roles.Second);
        }
    }

    private Task SeeRoleAsync(string role) => Lead.Locator("label.option:has(input:checked)").GetByText(role).First.WaitForAsync();
}
