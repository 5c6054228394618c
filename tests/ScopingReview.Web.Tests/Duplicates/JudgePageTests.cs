using Bunit;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Tests.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Duplicates;

/// <summary>The page on which a person judges pairs, while the database refuses to store what they say.</summary>
public sealed class JudgePageTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_judgement_that_could_not_be_stored_is_said_and_its_pair_comes_again()
    {
        await using var context = new ComponentContext();
        var (page, review) = await OpenAsync(context);
        await workbench.SqlAsync(
            "create trigger refuse before insert on duplicate_judgements for each row execute function never_change()");
        try
        {
            await DifferentAsync(page);
            page.WaitForAssertion(
                () => Assert.Contains("could not be saved", page.Find(".alert.error").TextContent, StringComparison.Ordinal), _patience);
            Assert.Equal("0", page.Find("[data-unsaved]").GetAttribute("data-unsaved"));
            Assert.DoesNotContain("reviewed and saved", page.Find(".judge").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            await workbench.SqlAsync("drop trigger refuse on duplicate_judgements");
        }

        // Nothing was stored: both pairs still wait, and the next one can be judged.
        Assert.Equal(2, (await workbench.As<DuplicateQueueService>(review.Lead).ListAsync(review.Id, 1)).Total);
        await DifferentAsync(page);
        page.WaitForAssertion(() => Assert.Contains("1 reviewed and saved", page.Find(".judge").TextContent, StringComparison.Ordinal),
            _patience);
        Assert.Empty(page.FindAll(".alert.error"));
        // The pair whose answer was lost is asked again in the same sitting.
        await DifferentAsync(page);
        page.WaitForAssertion(() => Assert.Contains("2 reviewed and saved", page.Find(".judge").TextContent, StringComparison.Ordinal),
            _patience);
        Assert.Equal(0, (await workbench.As<DuplicateQueueService>(review.Lead).ListAsync(review.Id, 1)).Total);
    }

    private async Task<(IRenderedComponent<JudgePage> Page, TestReview Review)> OpenAsync(BunitContext context)
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(Domain.Records.InformationSourceKind.Database, 4);
        made.Pair(records[0], records[1]);
        made.Pair(records[2], records[3]);
        await made.SaveAsync();
        context.Services.AddFallbackServiceProvider(workbench.As(made.Review.Lead));
        var page = context.Render<JudgePage>(parameters => parameters.Add(p => p.ReviewId, made.Review.Id));
        page.WaitForElement("[data-key='d']:not([disabled])", _patience);
        return (page, made.Review);
    }

    private static async Task DifferentAsync(IRenderedComponent<JudgePage> page)
    {
        page.WaitForElement("[data-key='d']:not([disabled])", _patience);
        await page.Find("[data-key='d']").ClickAsync(new());
    }
}
