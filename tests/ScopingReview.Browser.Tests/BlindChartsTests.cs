using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// Of two who chart independently, the one who has charted one study and not yet the other receives the same pages, counts and files,
/// whether the second person has charted neither, one, or both, and whatever they answered.
/// </summary>
public sealed class BlindChartsTests : LeadTests
{
    private const string Zqother = "Zqother";

    private static readonly string[] _pages =
        ["", "/charting", "/charting/1", "/charting/2", "/charting/table", "/charting/agreement", "/report/tables", "/report/studies"];

    private static readonly string[] _files = ["/charting/table.csv", "/report/charting", "/report/frequencies", "/report/charting-notes",
        "/report/text.md", "/report/flow.csv"];

    [Fact]
    public Task Nothing_that_the_first_receives_moves_when_the_second_charts() => Browser.WatchAsync("blind-charts", async () =>
    {
        var answers = Answers(0);
        var review = await ChartedReview.MakeAsync(App.ConnectionString, [(answers, null), (null, null)]);
        await Lead.SignInAsync(review.First, PageActions.Password);
        var recorder = await WireRecorder.StartAsync(Lead);
        var before = await LookAsync(review);

        await review.ChartAsSecondAsync(App.ConnectionString, 2, Answers(1));
        Assert.Equal(before, await LookAsync(review));
        // Complete by both, and in the role another answer: a difference to settle, of which only the lead hears before both are done.
        await review.ChartAsSecondAsync(App.ConnectionString, 1, Answers(1));
        var after = await LookAsync(review);

        Assert.Equal(before.Count, after.Count);
        await recorder.QuietAsync();
        Assert.True(recorder.Answers > _pages.Length);
        Assert.Empty(recorder.Find([Zqother]));
        Assert.DoesNotContain(Zqother, string.Join('\n', after), StringComparison.Ordinal);
    });

    private async Task<List<string>> LookAsync(ChartedReview review)
    {
        List<string> seen = [];
        foreach (var page in _pages)
        {
            await Lead.GotoAsync(review.Path + page);
            await Lead.WaitForFunctionAsync(
                "() => document.querySelector('h1') && document.querySelector('nav.steps')?.innerText.includes('Charting')"
                + " && !document.querySelector('#main').innerText.includes('Loading …')");
            seen.Add($"{page}: {await Lead.InnerTextAsync("nav.steps")}\n{await Lead.InnerTextAsync("#main")}");
        }

        foreach (var file in _files)
            seen.Add($"{file}: " + await Lead.EvaluateAsync<string>(
                "url => fetch(url).then(async answer => answer.status + ' ' + await answer.text())", $"/api{review.Path}{file}"));
        return seen;
    }

    private static ChartAnswers Answers(int option) => new(PeerWorkerForm.Form.Items.Where(item => item.Required)
        .Select(item => KeyValuePair.Create(item.Key, item.Type switch
        {
            ChartingItemType.Year => ChartAnswer.Of(option == 0 ? "2019" : "2020"),
            ChartingItemType.Country => ChartAnswer.Of(option == 0 ? "Norway" : "Canada"),
            ChartingItemType.Text or ChartingItemType.LongText => ChartAnswer.Of(option == 0 ? "Somebody, S." : Zqother),
            _ => ChartAnswer.Of(item.Choices[option].Key) with { Note = option == 0 ? null : Zqother },
        })));
}
