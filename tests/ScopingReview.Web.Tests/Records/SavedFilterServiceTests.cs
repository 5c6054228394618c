using ScopingReview.Web.Features.Records.Saved;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

public sealed class SavedFilterServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly RecordQuery _list = new() { Search = "“peer” & work", FromYear = 2015, Order = RecordOrder.Year, Page = 3 };

    [Fact]
    public async Task A_filter_is_kept_for_oneself_and_opens_at_its_first_page()
    {
        var review = await workbench.AddReviewAsync();
        var mine = workbench.As<SavedFilterService>(review.Reviewers[0]);

        Assert.True((await mine.SaveAsync(review.Id, "  Peer   work ", _list)).Succeeded);

        var saved = Assert.Single(await mine.ListAsync(review.Id));
        Assert.Equal(("Peer work", _list with { Page = 1 }), (saved.Name, saved.Query));
        Assert.Empty(await workbench.As<SavedFilterService>(review.Lead).ListAsync(review.Id));
        await workbench.As<SavedFilterService>(review.Lead).RemoveAsync(review.Id, saved.Id);
        Assert.Single(await mine.ListAsync(review.Id));
        await mine.RemoveAsync(review.Id, saved.Id);
        Assert.Empty(await mine.ListAsync(review.Id));
    }

    [Fact]
    public async Task One_of_the_same_name_is_replaced()
    {
        var review = await workbench.AddReviewAsync();
        var filters = workbench.As<SavedFilterService>(review.Lead);
        await filters.SaveAsync(review.Id, "Recent", _list);
        await filters.SaveAsync(review.Id, "Recent", new RecordQuery { FromYear = 2020 });

        Assert.Equal(2020, Assert.Single(await filters.ListAsync(review.Id)).Query.FromYear);
    }

    [Theory]
    [InlineData(" ", "Give the filter a name")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "at most 60")]
    public async Task A_name_that_cannot_be_is_refused(string name, string expected)
    {
        var review = await workbench.AddReviewAsync();

        Assert.Contains(expected, (await workbench.As<SavedFilterService>(review.Lead).SaveAsync(review.Id, name, _list)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_one_keeps()
    {
        var review = await workbench.AddReviewAsync();
        var filters = workbench.As<SavedFilterService>(review.Lead);
        for (var i = 0; i < 50; i++)
            Assert.True((await filters.SaveAsync(review.Id, $"Filter {i}", _list)).Succeeded);

        Assert.Contains("already have 50 saved filters", (await filters.SaveAsync(review.Id, "One more", _list)).Message,
            StringComparison.Ordinal);
        Assert.True((await filters.SaveAsync(review.Id, "Filter 7", _list)).Succeeded);
    }
}
