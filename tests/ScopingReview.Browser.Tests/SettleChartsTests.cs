using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// The four studies that the published review of peer workers puts under two roles, charted by two people who differ in just that: a lead
/// settles them by keys.
/// </summary>
public sealed class SettleChartsTests : LeadTests
{
    [CorporaFact]
    public Task Four_double_roles_are_settled_by_keys_and_then_count() => Browser.WatchAsync("settle-charts", async () =>
    {
        var twofold = ChartingFacts.Read().Where(fact => fact.Answers[PeerWorkerForm.ItemKey.Role]?.Values.Count == 2).ToList();
        Assert.Equal(4, twofold.Count);
        var review = await ChartedReview.MakeAsync(App.ConnectionString,
            [.. twofold.Select(fact => ((ChartAnswers?)ChartingFacts.AsChartedBy(fact.Answers, 0),
                (ChartAnswers?)ChartingFacts.AsChartedBy(fact.Answers, 1)))]);
        await Lead.SignInAsync(review.Lead, PageActions.Password);

        await Lead.GotoAsync(review.Path + "/charting");
        await Lead.SeeAsync("0 of 4 studies complete");
        await Lead.Link("To settle 4").ClickAsync();
        await Lead.Locator("td a.study").First.ClickAsync();
        for (var study = 1; study <= 4; study++)
        {
            await Lead.SeeAsync("1 difference between Anna First and Bo Second; 1 still open.");
            if (study == 1)
                await Chromium.AssertAccessibleAsync(Lead);
            await Lead.Keyboard.PressAsync(study % 2 == 0 ? "2" : "1");
            await Lead.SeeAsync("all are settled");
            await Lead.Button("Mark settled").ClickAsync();
            await Lead.SeeAsync("Settled by Lena Lead");
            if (study < 4)
                await Lead.Link($"Next study ({4 - study} left)").ClickAsync();
        }

        await Lead.GotoAsync(review.Path + "/charting/agreement");
        var role = Lead.GetByRole(AriaRole.Row)
            .Filter(new()
            {
                Has = Lead.GetByRole(AriaRole.Rowheader,
            new() { Name = PeerWorkerForm.Form.Item(PeerWorkerForm.ItemKey.Role).Label, Exact = true })
            });
        await role.WaitForAsync();
        Assert.Equal(["4", "0", "0.0"], (await role.GetByRole(AriaRole.Cell).AllInnerTextsAsync()).Take(3));
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.GotoAsync(review.Path + "/charting/plan");
        await Lead.SeeAsync("two, independently");
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.GotoAsync(review.Path + "/charting");
        await Lead.SeeAsync("4 of 4 studies complete");
    });
}
