using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Browser.Tests;

/// <summary>What one person does, the others see without a reload, and it takes nothing out of their hands.</summary>
public sealed class LiveTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task A_vote_changes_the_numbers_before_the_eyes_of_others() => _chromium.WatchAsync("live-vote", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 12);
        var lead = await review.AddMemberAsync("Lea Lead", ReviewRole.Lead);
        var leads = await OpenAsync(lead.Email, review.Path);
        await leads.Locator("nav.steps b[title='12 records without an outcome']").WaitForAsync();
        await leads.Locator(".person [title='0 of 12']").WaitForAsync();
        var team = await OpenAsync(lead.Email, review.Path + "/team");
        await team.GetByText("0 of 12 · 12 left").WaitForAsync();
        await team.GetByLabel("Name", new() { Exact = true }).FillAsync("half a na");

        var reader = await OpenAsync(review.Email, review.Path + "/screening");
        await reader.Locator("[data-card] h2").WaitForAsync();
        await reader.Keyboard.PressAsync("e");

        await leads.Locator("nav.steps b[title='11 records without an outcome']").WaitForAsync();
        await leads.Locator(".person [title='1 of 12']").WaitForAsync();
        await team.GetByText("1 of 12 · 11 left").WaitForAsync();
        Assert.Equal("half a na", await team.GetByLabel("Name", new() { Exact = true }).InputValueAsync());
        Assert.True(await team.EvaluateAsync<bool>("() => document.activeElement.tagName === 'INPUT'"));
    });

    [Fact]
    public Task Of_two_leads_on_one_conflict_the_second_is_told_and_loses_nothing_typed()
    => _chromium.WatchAsync("live-conflict", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 6);
        var second = await review.AddMemberAsync("Sam Second", ReviewRole.Reviewer);
        await review.AddConflictsAsync(second.Id, 1, 2, 3);
        var (ada, ben) =
            (await review.AddMemberAsync("Ada Lead", ReviewRole.Lead), await review.AddMemberAsync("Ben Lead", ReviewRole.Lead));
        var hers = await OpenAsync(ada.Email, review.Path + "/conflicts");
        var his = await OpenAsync(ben.Email, review.Path + "/conflicts");
        await hers.Locator("[data-conflict='R-000001']").WaitForAsync();
        await his.Locator("[data-conflict='R-000001']").WaitForAsync();
        await his.Locator("#rationale").FillAsync("Peer workers are named in the methods");

        await hers.Keyboard.PressAsync("i");
        await hers.Locator("[data-conflict='R-000002']").WaitForAsync();

        await his.GetByText("Ada Lead has decided on R-000001 while you had it open: include.").WaitForAsync();
        await his.GetByText("2 open").WaitForAsync();
        Assert.Equal("R-000001", await his.Locator("[data-conflict]").GetAttributeAsync("data-conflict"));
        Assert.Equal("Peer workers are named in the methods", await his.Locator("#rationale").InputValueAsync());

        // And where both press at once, the loser is told what was not stored.
        await his.Locator("#rationale").BlurAsync();
        await his.Keyboard.PressAsync("e");
        await his.GetByText("Your decision was not saved").WaitForAsync();
        Assert.Equal("R-000001", await his.Locator("[data-conflict]").GetAttributeAsync("data-conflict"));
        Assert.Equal("Peer workers are named in the methods", await his.Locator("#rationale").InputValueAsync());
        var ruling = Assert.Single(await review.RulingsAsync());
        Assert.Equal((ada.Id, Verdict.Include), (ruling.ById, ruling.Verdict));
        await Chromium.AssertAccessibleAsync(his);
    });

    [Fact]
    public Task A_decision_on_a_conflict_is_undone_by_the_message_that_tells_it() => _chromium.WatchAsync("conflict-undone", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 3);
        var second = await review.AddMemberAsync("Sam Second", ReviewRole.Reviewer);
        await review.AddConflictsAsync(second.Id, 1, 2);
        var lead = await review.AddMemberAsync("Ada Lead", ReviewRole.Lead);
        var page = await OpenAsync(lead.Email, review.Path + "/conflicts");
        await page.Locator("[data-conflict='R-000001']").WaitForAsync();

        await page.Keyboard.PressAsync("i");
        await page.Locator("[data-conflict='R-000002']").WaitForAsync();
        await page.GetByText("R-000001: include").WaitForAsync();
        await Chromium.AssertAccessibleAsync(page);
        await page.Button("Undo", exact: true).ClickAsync();

        await page.Locator("[data-conflict='R-000001']").WaitForAsync();
        await page.GetByText("2 open").WaitForAsync();
        Assert.NotNull(Assert.Single(await review.RulingsAsync()).SupersededAt);
    });

    [Fact]
    public Task A_reader_whose_records_were_given_away_is_told_and_goes_on() => _chromium.WatchAsync("live-given", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 9);
        var lead = await review.AddMemberAsync("Lea Lead", ReviewRole.Lead);
        await review.AddMemberAsync("Rob Reader", ReviewRole.Reviewer);
        var reader = await OpenAsync(review.Email, review.Path + "/screening");
        await reader.Locator("[data-card] h2").WaitForAsync();
        await reader.GetByText("9 left").WaitForAsync();
        var team = await OpenAsync(lead.Email, review.Path + "/team");
        await team.ChooseActionAsync("Actions for Reader", "Absence and reassignment");
        await team.GetByLabel("Rob Reader (not in the plan)").CheckAsync();
        await team.GetByLabel("Titles & abstracts of 9").FillAsync("8");
        await team.GetByLabel("Titles & abstracts of 9").BlurAsync();
        await team.GetByText("8 of 9 records that Reader has not read go to Rob Reader.").WaitForAsync();
        await Chromium.AssertAccessibleAsync(team);
        await team.Button("Save").ClickAsync();
        await team.SeeHeadingAsync("Reassigned");

        // The first is still theirs; the second was fetched before it was given away.
        await reader.Keyboard.PressAsync("i");
        await reader.Keyboard.PressAsync("i");
        await reader.GetByText("a lead gave it to somebody else").WaitForAsync();
        await reader.Locator("[data-end]:not([hidden])").WaitForAsync();
        Assert.Single(await review.StoredVotesAsync());

        await team.Button("Undo").ClickAsync();
        await team.GetByText("8 records are with Reader again").WaitForAsync();
    });

    private async Task<IPage> OpenAsync(string email, string path)
    {
        var page = await _chromium.NewPersonAsync(_app.Url);
        await page.SignInAsync(email, PageActions.Password);
        await page.GotoAsync(path);
        await page.Locator("#main h1").First.WaitForAsync();
        return page;
    }
}
