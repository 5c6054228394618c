using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// Somebody who wants to know which of their records a second person reads gives a dozen votes one by one, and compares all that they
/// receive after each: replies, also to changing the vote, pages, badges, exports, and the page that brings itself up to date. The sample
/// is every third record; nothing tells one from another.
/// </summary>
public sealed partial class SampleAttackTests : IAsyncLifetime
{
    // Of a sample of every third record: two of each verdict are read twice, four are not.
    private const int Votes = 12;
    private const string Main = "() => document.querySelector('nav.steps').innerText + '\\n' + document.querySelector('#main').innerText";

    // By how much the badge of one's own step differs from what is left: waiting in the page for a promise would take the promise itself
    // for a yes.
    private const string OwnBadge = "async ([url, step]) => { const left = (await (await fetch(url)).json()).left;"
        + " const badge = document.querySelector(`nav.steps a[href$=\"${step}\"] b`); return (badge ? parseInt(badge.textContent.replace(/,/g, ''), 10) : 0) - left; }";

    // Each is compared before and after every vote; the others are looked at in the end.
    private static readonly string[] Watched = ["/conflicts", ""];
    private static readonly string[] Others =
        ["/report", "/report/agreement", "/report/studies", "/report/tables", "/records", "/records?ta=excluded", "/records?ft=excluded",
            "/full-texts", "/studies", "/charting", "/plan", "/plan?stage=full-text", "/team", "/screening?view=mine"];

    // Not at every frame: to read a page's text lays it out.
    private static readonly PageWaitForFunctionOptions _often = new() { PollingInterval = 50 };

    // A page rests forty times as long as its last refresh took: on a busy machine minutes.
    private static readonly PageWaitForFunctionOptions _live = new() { PollingInterval = 50, Timeout = 240_000 };

    private RunningApp _app = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task A_dozen_votes_tell_nobody_which_records_are_read_twice() => _chromium.WatchAsync("sample-attack", () => Task.WhenAll(
        AttackAsync(ScreeningStage.TitleAbstract, ReviewRole.Reviewer),
        AttackAsync(ScreeningStage.TitleAbstract, ReviewRole.Lead),
        AttackAsync(ScreeningStage.FullText, ReviewRole.Reviewer)));

    private async Task AttackAsync(ScreeningStage stage, ReviewRole role)
    {
        var review = await SampledReview.MakeAsync(_app.ConnectionString, stage, role);
        // Nobody looks: a low window is drawn sooner.
        var page = await _chromium.NewPersonAsync(_app.Url, height: 200);
        await page.SignInAsync(review.Reader, PageActions.Password);
        await page.GotoAsync(review.Path);
        // One vote of each kind, so that every number that will move is there.
        foreach (var (number, verdict) in new[] { (31, Verdict.Exclude), (32, Verdict.Exclude), (33, Verdict.Include),
            (34, Verdict.Include) })
            await VoteAsync(page, review, number, verdict);
        var live = await page.Context.NewPageAsync();
        await live.GotoAsync(review.Path);

        Dictionary<Verdict, List<(int Number, string Received)>> received = new() { [Verdict.Exclude] = [], [Verdict.Include] = [] };
        var before = await LookAsync(page, review);
        for (var number = 1; number <= Votes; number++)
        {
            var verdict = number <= Votes / 2 ? Verdict.Exclude : Verdict.Include;
            var replies = await VoteAsync(page, review, number, verdict);
            if (verdict == Verdict.Exclude && SampledReview.IsResolved(number))
                await review.ResolveAsync(_app.ConnectionString, number);
            var after = await LookAsync(page, review);
            received[verdict].Add((number, $"{replies}\n{string.Join('\n', after.Select((text, i) => Change(before[i], text)))}"));
            before = after;
            if (number == Votes / 2)
                await LiveShowsAsync(live, before[Watched.Length - 1]);
        }

        await LiveShowsAsync(live, before[Watched.Length - 1]);
        foreach (var (verdict, answers) in received)
        {
            var usual = answers[0].Received;
            Assert.All(answers,
                answer => Assert.True(answer.Received == usual,
                    $"{stage}, {role}: {verdict} on {answer.Number} is answered\n{answer.Received}\nand not as on {answers[0].Number}\n{usual}"));
        }
        foreach (var path in Others)
            await RowsAlikeAsync(page, review, path);
    }

    /// <summary>Votes, changes the vote, and changes it back; all replies.</summary>
    private static async Task<string> VoteAsync(IPage page, SampledReview review, int number, Verdict verdict)
    {
        List<string> replies = [];
        foreach (var said in new[] { verdict, Verdict.Maybe, verdict })
        {
            replies.Add(await page.EvaluateAsync<string>(
                "([url, vote]) => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(vote) }).then(async answer => answer.status + await answer.text())",
                new object[]
                {
                    $"/api/reviews/{review.Id}/screening/votes",
                    new
                    {
                        reviewerId = review.ReaderId,
                        operationId = Guid.CreateVersion7(),
                        stage = review.Stage.ToString(),
                        number,
                        verdict = said.ToString(),
                        reasonId = review.Stage == ScreeningStage.FullText && said == Verdict.Exclude ? review.Reason : (Guid?)null,
                    },
                }));
        }
        Assert.All(replies, reply => Assert.StartsWith("204", reply, StringComparison.Ordinal));
        return string.Join('\n', replies);
    }

    /// <summary>The pages that are watched, and the files.</summary>
    private static async Task<List<string>> LookAsync(IPage page, SampledReview review)
    {
        List<string> seen = [];
        foreach (var path in Watched)
            seen.Add(await OpenAsync(page, review, path));
        foreach (var file in new[] { "/records/export?format=csv", $"/screening/{review.Stage}/progress", "/report/flow.csv",
            "/report/agreement" })
            seen.Add(await page.EvaluateAsync<string>("url => fetch(url).then(async answer => answer.status + await answer.text())",
                $"/api/reviews/{review.Id}{file}"));
        return seen;
    }

    private static async Task<string> OpenAsync(IPage page, SampledReview review, string path, bool anew = false)
    {
        if (anew)
        {
            await page.GotoAsync(review.Path + path);
        }
        else
        {
            // The page before stays until the next one is there: its heading is marked, so as not to be taken for the other's.
            await page.EvaluateAsync(
                "path => { document.querySelector('#main h1')?.setAttribute('data-before', ''); Blazor.navigateTo(path); }", review.Path
                    + path);
        }
        try
        {
            await ShownAsync(page, review.Path + path, anew ? 60_000 : 20_000);
        }
        catch (TimeoutException) when (!anew)
        {
            // A busy machine may lose a page once; a person loads it again. What it showed instead is kept.
            await File.AppendAllTextAsync(Path.Combine(Results.Directory(), "sample-attack-loaded-again.txt"),
                $"{page.Url}\n{await page.InnerTextAsync("body")}\n{await SharedApp.ComplaintsAsync()}\n\n");
            await page.GotoAsync(review.Path + path);
            await ShownAsync(page, review.Path + path, 60_000);
        }

        // The badges are asked for anew with each page. The reader's own is known from the answer to the desk; the rest comes with it.
        var step = review.Stage == ScreeningStage.FullText ? "/full-texts" : "/screening";
        var text = "";
        while (true)
        {
            var badge = await page.EvaluateAsync<int>(OwnBadge,
                new[] { $"/api/reviews/{review.Id}/screening/{review.Stage}/progress", step });
            var now = await page.EvaluateAsync<string>(Main);
            if (badge == 0 && now == text && !now.Contains("Loading …", StringComparison.Ordinal))
                return text;
            text = now;
            await page.WaitForTimeoutAsync(120);
        }
    }

    private static Task<IJSHandle> ShownAsync(IPage page, string path, float timeout) => page.WaitForFunctionAsync(
        "path => location.pathname + location.search === path && document.querySelector('#main h1:not([data-before])') && !document.querySelector('#main').innerText.includes('Loading …')",
        path, new() { PollingInterval = _often.PollingInterval, Timeout = timeout });

    private static Task<IJSHandle> LiveShowsAsync(IPage live, string overview)
        => live.WaitForFunctionAsync(
            "text => (document.querySelector('nav.steps').innerText + '\\n' + document.querySelector('#main').innerText) === text",
            overview, _live);

    /// <summary>
    /// How a text differs from what it was: its numbers by how much, its lines where they are others. Percentages are rounded, and move
    /// unevenly.
    /// </summary>
    private static string Change(string before, string after)
    {
        var (was, now) = (Lines(before), Lines(after));
        if (was.Count != now.Count || was.Zip(now).Any(pair => Words(pair.First) != Words(pair.Second)))
            return string.Join('\n', now.Except(was, StringComparer.Ordinal).Select(Words)
                .Concat(was.Except(now, StringComparer.Ordinal).Select(line => "not " + Words(line))));
        return string.Join(' ',
            Numbers().Matches(string.Join('\n', was)).Zip(Numbers().Matches(string.Join('\n', now)), (x, y) => Number(y) - Number(x)));

        static double Number(Match match) => double.Parse(match.Value, CultureInfo.InvariantCulture);
    }

    private static List<string> Lines(string text) => [.. Uneven().Replace(text, "").Split('\n')];

    private static string Words(string text) => Numbers().Replace(text, "#");

    /// <summary>Lists in which each of the dozen stands look alike for all of them with the same vote.</summary>
    private static async Task RowsAlikeAsync(IPage page, SampledReview review, string path)
    {
        await OpenAsync(page, review, path, anew: true);
        foreach (var numbers in new[] { Enumerable.Range(1, Votes / 2), Enumerable.Range((Votes / 2) + 1, Votes / 2) })
        {
            List<string> rows = [];
            foreach (var number in numbers)
            {
                var row = page.Locator("#main tr, #main li").Filter(new() { HasText = $"R-{number:D6}" }).First;
                rows.Add(await row.CountAsync() == 0 ? "not there" : Words(await row.InnerTextAsync()));
            }
            Assert.All(rows, row => Assert.Equal(rows[0], row));
        }
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\d+ ?%|""secondsEach"":[^,}]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uneven();
}
