using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Records.Selecting;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

public sealed class BulkLabelServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_label_is_put_on_all_of_a_list_and_an_undo_takes_back_what_was_put_on()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddRecordsAsync(review, 4);
        var (me, label) = (review.Reviewers[0], await LabelAsync(review));
        var bulk = workbench.As<BulkLabelService>(me);
        await bulk.PutAsync(review.Id, new RecordQuery { Only = "2" }, label, on: true);

        var done = await bulk.PutAsync(review.Id, new RecordQuery { Only = "1.2.3.99" }, label, on: true);

        Assert.Equal((3, 2), (done.Value!.Selected, done.Value.RecordIds.Count));
        Assert.Equal([1, 2, 3], await LabelledAsync(review));
        await bulk.UndoAsync(review.Id, done.Value);
        Assert.Equal([2], await LabelledAsync(review));
    }

    [Fact]
    public async Task Only_ones_own_label_is_taken_off()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        await workbench.AddRecordsAsync(review, 2);
        var label = await LabelAsync(review);
        foreach (var reviewer in review.Reviewers)
            await workbench.As<BulkLabelService>(reviewer).PutAsync(review.Id, new RecordQuery(), label, on: true);

        var done = await workbench.As<BulkLabelService>(review.Reviewers[0]).PutAsync(review.Id, new RecordQuery(), label, on: false);

        Assert.Equal(2, done.Value!.RecordIds.Count);
        await using var db = workbench.Db();
        Assert.Equal([review.Reviewers[1]],
            await db.RecordLabels.Where(l => l.ReviewId == review.Id && l.SupersededAt == null).Select(l => l.ById).Distinct()
                .ToListAsync());
    }

    [Fact]
    public async Task A_label_hides_with_the_votes_of_the_stage_at_which_the_record_stands()
    {
        var review = await workbench.AddReviewAsync();
        var records = await workbench.AddRecordsAsync(review, 2);
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, records[0].Id);

        await workbench.As<BulkLabelService>(review.Lead).PutAsync(review.Id, new RecordQuery(), await LabelAsync(review), on: true);

        await using var db = workbench.Db();
        Assert.Equal([ScreeningStage.FullText, ScreeningStage.TitleAbstract],
            await db.RecordLabels.Where(l => l.ReviewId == review.Id).OrderBy(l => l.Record!.Number).Select(l => l.Stage).ToListAsync());
    }

    [Fact]
    public async Task A_retired_label_and_one_of_another_review_are_refused()
    {
        var (review, other) = (await workbench.AddReviewAsync(), await workbench.AddReviewAsync());
        await workbench.AddRecordsAsync(review, 1);
        var retired = await LabelAsync(review);
        await workbench.As<LabelService>(review.Lead).RetireAsync(review.Id, retired);

        foreach (var label in new[] { retired, await LabelAsync(other) })
            Assert.Contains("no longer in use",
                (await workbench.As<BulkLabelService>(review.Lead).PutAsync(review.Id, new RecordQuery(), label, on: true)).Message,
                StringComparison.Ordinal);
    }

    private async Task<Guid> LabelAsync(TestReview review)
        => (await workbench.As<LabelService>(review.Lead).CreateAsync(review.Id, "to discuss")).Value!.Id;

    private async Task<List<int>> LabelledAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.RecordLabels.Where(l => l.ReviewId == review.Id && l.SupersededAt == null).Select(l => l.Record!.Number)
            .OrderBy(number => number).ToListAsync();
    }
}
