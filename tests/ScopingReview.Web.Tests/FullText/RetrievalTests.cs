using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.FullText;

public sealed class RetrievalTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Every_step_of_the_search_is_kept_with_who_and_why()
    {
        var (review, report) = await ArrangeAsync();
        var service = workbench.As<RetrievalService>(review.Reviewers[0]);

        await service.SetAsync(review.Id, report.Number, RetrievalStatus.Sought, "Inter-library loan ordered");
        await service.SetAsync(review.Id, report.Number, RetrievalStatus.NotRetrieved, " Lost in the post ");
        await service.SetAsync(review.Id, report.Number, RetrievalStatus.NotRetrieved, "Lost in the post");
        await service.SetAsync(review.Id, report.Number, RetrievalStatus.Retrieved, null);

        var view = await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, report.Number);
        Assert.Equal([RetrievalStatus.Retrieved, RetrievalStatus.NotRetrieved, RetrievalStatus.Sought], view!.Steps.Select(s => s.Status));
        Assert.Equal([null, "Lost in the post", "Inter-library loan ordered"], view.Steps.Select(s => s.Comment));
        Assert.All(view.Steps, step => Assert.StartsWith("Reviewer", step.By, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_retrieved_asks_why()
    {
        var (review, report) = await ArrangeAsync();

        var result = await workbench.As<RetrievalService>(review.Lead)
            .SetAsync(review.Id, report.Number, RetrievalStatus.NotRetrieved, " ");

        Assert.False(result.Succeeded);
        Assert.Empty((await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, report.Number))!.Steps);
    }

    [Fact]
    public async Task Retrieved_is_taken_back_by_a_lead_alone_and_only_while_nobody_has_decided()
    {
        var (review, report) = await ArrangeAsync();
        await workbench.As<FullTextFileService>(review.Lead)
            .StoreAsync(review.Id, report.Number, "wrong.pdf", new MemoryStream(MadePdf.OfLength(30)));

        var byReviewer = await workbench.As<RetrievalService>(review.Reviewers[0])
            .SetAsync(review.Id, report.Number, RetrievalStatus.Sought, null);
        var byLead = await workbench.As<RetrievalService>(review.Lead)
            .SetAsync(review.Id, report.Number, RetrievalStatus.Sought, "Wrong paper");

        Assert.False(byReviewer.Succeeded);
        Assert.True(byLead.Succeeded, byLead.Message);
        Assert.Null((await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, report.Number))!.Report.File);

        await workbench.As<RetrievalService>(review.Lead).SetAsync(review.Id, report.Number, RetrievalStatus.Retrieved, null);
        await workbench.AssignAsync(review, ScreeningStage.FullText, review.Reviewers[0], [report.Id]);
        await workbench.DecideAsync(review, ScreeningStage.FullText, review.Reviewers[0], report.Id, Verdict.Include);
        Assert.False(
            (await workbench.As<RetrievalService>(review.Lead)
                .SetAsync(review.Id, report.Number, RetrievalStatus.NotRetrieved, "Gone")).Succeeded);
    }

    [Fact]
    public async Task Two_who_note_a_step_at_once_leave_one_that_counts()
    {
        var (review, report) = await ArrangeAsync();
        var statuses = new[] { RetrievalStatus.NotRetrieved, RetrievalStatus.Sought, RetrievalStatus.NotRetrieved, RetrievalStatus.Sought };

        var results =
            await Task.WhenAll(
                statuses.Select(
                    (status, i) => workbench.As<RetrievalService>(review.Lead).SetAsync(review.Id, report.Number, status, $"Attempt {i}")));

        Assert.Contains(results, r => r.Succeeded);
        var list = await workbench.As<FullTextListService>(review.Lead).ListAsync(review.Id, FullTextFilter.All, null, 1);
        Assert.StartsWith("Attempt", Assert.Single(list.Rows).RetrievalComment, StringComparison.Ordinal);
    }

    private async Task<(TestReview Review, ReviewRecord Report)> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync();
        var report = (await workbench.AddRecordsAsync(review, 1))[0];
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, report.Id);
        return (review, report);
    }
}
