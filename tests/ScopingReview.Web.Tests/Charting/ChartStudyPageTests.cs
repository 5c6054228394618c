using Bunit;
using Bunit.TestDoubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.FullText.Texts;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

/// <summary>The page on which a person charts, while the database refuses to store.</summary>
public sealed class ChartStudyPageTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Refuse = "create trigger refuse before insert on chart_entries for each row execute function never_change()";
    private const string Accept = "drop trigger if exists refuse on chart_entries";
    private const string Said = "A fund of our own";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Answers_that_could_not_be_stored_stay_and_are_stored_when_asked_for()
    {
        await using var context = new ComponentContext();
        var (page, review) = await OpenAsync(context);
        await RefusedAsync(async () =>
        {
            await AnswerAsync(page);
            page.WaitForAssertion(
                () => Assert.Contains("could not be saved", page.Find(".alert.error").TextContent, StringComparison.Ordinal), _patience);
            Assert.Equal(Said, page.Find("#item-funding input, #item-funding textarea").GetAttribute("value"));
            Assert.NotNull(page.Find("[data-unsaved]"));

            // Still refused: the page stays again.
            await Retry(page).ClickAsync(new());
            page.WaitForAssertion(() => Assert.Equal("Not saved", page.Find(".saved").TextContent), _patience);
        });

        await Retry(page).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Draft saved", page.Find(".saved").TextContent), _patience);
        Assert.Empty(page.FindAll(".alert.error, [data-unsaved]"));
        Assert.Equal(Said, (await workbench.As<ChartingService>(review.Lead).OpenAsync(review.Id, 1))!.Answers["funding"]!.Values.Single());
    }

    [Fact]
    public async Task Whoever_leaves_with_answers_that_are_not_stored_is_asked_first()
    {
        await using var context = new ComponentContext();
        var (page, review) = await OpenAsync(context);
        var navigation = context.Services.GetRequiredService<BunitNavigationManager>();
        var before = navigation.Uri;
        var asked = context.JSInterop.Setup<bool>("confirm", _ => true);
        asked.SetResult(false);
        await RefusedAsync(async () =>
        {
            await AnswerAsync(page);
            await page.InvokeAsync(() => navigation.NavigateTo(Urls.Charting(review.Id)));
            page.WaitForAssertion(() => Assert.NotEmpty(asked.Invocations), _patience);
        });

        Assert.Equal(before, navigation.Uri);
        Assert.Equal(Said, page.Find("#item-funding input, #item-funding textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Leaving_stores_what_waits_and_asks_nothing()
    {
        await using var context = new ComponentContext();
        var (page, review) = await OpenAsync(context);
        var navigation = context.Services.GetRequiredService<BunitNavigationManager>();
        await AnswerAsync(page);

        await page.InvokeAsync(() => navigation.NavigateTo(Urls.Charting(review.Id)));

        page.WaitForAssertion(() => Assert.Equal("Draft saved", page.Find(".saved").TextContent), _patience);
        Assert.DoesNotContain(context.JSInterop.Invocations, call => call.Identifier == "confirm");
        Assert.Equal(Said, (await workbench.As<ChartingService>(review.Lead).OpenAsync(review.Id, 1))!.Answers["funding"]!.Values.Single());
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_leaves_the_form_as_it_is()
    {
        await using var context = new ComponentContext();
        var (page, _) = await OpenAsync(context);
        await workbench.SqlAsync("alter table chart_entries rename to chart_entries_gone");
        try
        {
            await page.FindAll("button").Single(button => button.TextContent.StartsWith("History", StringComparison.Ordinal))
                .ClickAsync(new());
            page.WaitForAssertion(
                () => Assert.Contains("could not be loaded", page.Find(".alert.error").TextContent, StringComparison.Ordinal), _patience);
        }
        finally
        {
            await workbench.SqlAsync("alter table chart_entries_gone rename to chart_entries");
        }

        Assert.NotEmpty(page.FindAll("#item-funding"));
    }

    [Fact]
    public async Task Words_of_the_report_are_found_quoted_into_the_item_that_one_was_in_and_their_page_opened_again()
    {
        await using var context = new ComponentContext();
        var selected = context.JSInterop.Setup<TextSelection>("selectedIn", _ => true);
        var (page, review) = await OpenAsync(context, SampleArticles.Fifty[19].Pdf);

        await Button(page, "Text").ClickAsync(new());
        page.WaitForElement(".words", _patience);
        await page.Find(".text-bar input").InputAsync(new() { Value = "text number 21" });
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".hits li").Count), _patience);
        Assert.Contains("Page 3 of 3", page.Find(".text-bar").TextContent, StringComparison.Ordinal);

        selected.SetResult(new TextSelection("", "item-funding"));
        await Button(page, "Quote selection Q").ClickAsync(new());
        Assert.Empty(page.FindAll(".quote"));
        selected.SetResult(new TextSelection("text number 21", "item-funding"));
        await Button(page, "Quote selection Q").ClickAsync(new());
        page.WaitForElement("#item-funding .quote", _patience);
        await Button(page, "Abstract").ClickAsync(new());
        await page.FindAll("#item-funding .quote button").Single(button => button.TextContent.StartsWith("Show", StringComparison.Ordinal))
            .ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Page 3 of 3", page.Find(".text-bar").TextContent, StringComparison.Ordinal),
            _patience);

        page.WaitForAssertion(() => Assert.Equal("Draft saved", page.Find(".saved").TextContent), _patience);
        Assert.Equal([new ChartQuote("text number 21", "PDF p. 3")],
            (await workbench.As<ChartingService>(review.Lead).OpenAsync(review.Id, 1))!.Answers["funding"]!.Quotes);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ChartStudyPage> page, string words)
        => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private async Task<(IRenderedComponent<ChartStudyPage> Page, TestReview Review)> OpenAsync(BunitContext context, byte[]? pdf = null)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, 1);
        if (pdf is not null)
        {
            var stored = (await workbench.As<FullTextFileService>(review.Lead)
                .StoreAsync(review.Id, 1, "a.pdf", new MemoryStream(pdf))).File!;
            await new PdfTextWorker(workbench.Services.GetRequiredService<IDbContextFactory<ReviewDbContext>>(), new PdfTextQueue(),
                TimeProvider.System,
                NullLogger<PdfTextWorker>.Instance).ReadAsync(stored.Id, default);
        }

        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        context.Services.AddFallbackServiceProvider(workbench.As(review.Lead));
        var page = context.Render<ChartStudyPage>(parameters => parameters.Add(p => p.ReviewId, review.Id).Add(p => p.Number, 1));
        page.WaitForElement("#item-funding", _patience);
        return (page, review);
    }

    private static Task AnswerAsync(IRenderedComponent<ChartStudyPage> page)
        => page.Find("#item-funding input, #item-funding textarea").ChangeAsync(new() { Value = Said });

    private static AngleSharp.Dom.IElement Retry(IRenderedComponent<ChartStudyPage> page)
        => page.FindAll("button").Single(button => button.TextContent == "Try again");

    private async Task RefusedAsync(Func<Task> act)
    {
        await workbench.SqlAsync(Refuse);
        try
        {
            await act();
        }
        finally
        {
            await workbench.SqlAsync(Accept);
        }
    }
}
