using Microsoft.Extensions.Primitives;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

public sealed class QueueFilterTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Theory]
    [InlineData("", "1 2 3 4 5 6 7")]
    [InlineData("order=newest", "7 6 5 4 3 2 1")]
    [InlineData("order=title", "1 2 3 4 5 6 7")]
    [InlineData("order=newest&from=2003&to=2005", "5 4 3")]
    [InlineData("q=\"number 4\"", "4")]
    [InlineData("order=nonsense&from=x&label=1&source=", "1 2 3 4 5 6 7")]
    [InlineData("from=2030", "")]
    public async Task The_desk_goes_through_what_fits_in_the_order_asked_for_each_once(string query, string expected)
    {
        var review = await ArrangeAsync(7);
        var filter = Parsed(query);
        var queue = workbench.As<ScreeningQueueService>(review.Reviewers[0]);
        List<int> met = [];
        string? place = null;
        while (await queue.NextAsync(review.Id, Titles, 2, place, filter: filter) is { Count: > 0 } cards)
        {
            met.AddRange(cards.Select(c => c.Number));
            place = cards[^1].Place;
        }

        Assert.Equal(expected, string.Join(' ', met));
        Assert.Equal(filter, Parsed(string.Join('&', filter.ToQuery().Select(p => $"{p.Key}={p.Value}"))));
    }

    [Fact]
    public async Task Sources_count_through_twins_and_labels_are_ones_own()
    {
        var review = await ArrangeAsync(3);
        var (first, other) = (review.Reviewers[0], review.Lead);
        var twin = (await workbench.AddRecordsAsync(review, 1, source: "Second source"))[0];
        await using (var db = workbench.Db())
        {
            var kept = db.Records.Single(r => r.ReviewId == review.Id && r.Number == 2);
            db.Add(new DuplicateLink
            {
                ReviewId = review.Id,
                DuplicateId = twin.Id,
                KeptId = kept.Id,
                Evidence = "same",
                At = TimeProvider.System.GetUtcNow()
            });
            await db.SaveChangesAsync();
        }
        var label = (await workbench.As<LabelService>(first).CreateAsync(review.Id, "mine")).Value!.Id;
        await workbench.As<LabelService>(first)
            .PutAsync(review.Id, new LabelChange { Stage = Titles, Number = 3, LabelId = label, On = true });
        await workbench.As<LabelService>(other)
            .PutAsync(review.Id, new LabelChange { Stage = Titles, Number = 1, LabelId = label, On = true });
        var queue = workbench.As<ScreeningQueueService>(first);

        Assert.Equal([2],
            (await queue.NextAsync(review.Id, Titles, 9, filter: new QueueFilter { SourceId = twin.SourceId })).Select(c => c.Number));
        var labelled = Assert.Single(await queue.NextAsync(review.Id, Titles, 9, filter: new QueueFilter { LabelId = label }));
        Assert.Equal((3, label), (labelled.Number, Assert.Single(labelled.Labels)));
        Assert.Equal([0, 1, 0], (await queue.NextAsync(review.Id, Titles, 9)).Select(c => c.Twins));
    }

    [Fact]
    public async Task Progress_is_of_the_filtered_and_says_what_is_left_in_all()
    {
        var review = await ArrangeAsync(6);
        var me = review.Reviewers[0];
        foreach (var number in new[] { 1, 5 })
            await workbench.As<DecisionService>(me)
                .DecideAsync(review.Id,
                    new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = number, Verdict = Verdict.Exclude });
        var queue = workbench.As<ScreeningQueueService>(me);
        var since = TimeProvider.System.GetUtcNow().AddHours(-1);

        var all = await queue.ProgressAsync(review.Id, Titles, since);
        var late = await queue.ProgressAsync(review.Id, Titles, since, new QueueFilter { FromYear = 2004 });
        var none = await queue.ProgressAsync(review.Id, Titles, since, new QueueFilter { FromYear = 2500 });

        Assert.Equal((4, 2, 2, (int?)null), (all.Left, all.Decided, all.Today, all.LeftInAll));
        Assert.Equal((2, 1, 2, (int?)4), (late.Left, late.Decided, late.Today, late.LeftInAll));
        Assert.Equal((0, 0, (int?)4), (none.Left, none.Decided, none.LeftInAll));
    }

    [Fact]
    public async Task A_desk_opened_again_goes_on_behind_the_latest_decision_and_what_was_passed_over_comes_at_the_end()
    {
        var review = await ArrangeAsync(5);
        var me = review.Reviewers[0];
        await workbench.As<DecisionService>(me)
            .DecideAsync(review.Id,
                new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = 3, Verdict = Verdict.Include });
        var queue = workbench.As<ScreeningQueueService>(me);

        Assert.Equal([4, 5], (await queue.NextAsync(review.Id, Titles, 9, "resume")).Select(c => c.Number));
        Assert.Equal([1, 2, 4, 5], (await queue.NextAsync(review.Id, Titles, 9)).Select(c => c.Number));
    }

    // Shuffle is 0, 1, 2 … and the year 2000 + number: made so by the factory.
    private async Task<TestReview> ArrangeAsync(int count)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AssignAsync(review, Titles, review.Reviewers[0],
            (await workbench.AddRecordsAsync(review, count)).Select(r => r.Id));
        return review;
    }

    private static QueueFilter Parsed(string query)
        => QueueFilter.FromQuery(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
        .Select(part => KeyValuePair.Create(part[0], new StringValues(part[1]))));
}
