using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Team.Reassignments;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Team;

public sealed class SelectionAssignmentTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task What_somebody_else_has_unread_goes_to_the_chosen_person_and_the_rest_is_told_apart()
    {
        var review = await workbench.AddReviewAsync(reviewers: 3);
        var (ada, ben, carl) = (review.Reviewers[0], review.Reviewers[1], review.Reviewers[2]);
        var ids = (await workbench.AddRecordsAsync(review, 8)).Select(r => r.Id).ToList();
        await workbench.AssignAsync(review, Titles, ada, ids[..4]); // 1 to 4
        await workbench.DecideAsync(review, Titles, ada, ids[0], Verdict.Include); // 1 is read
        await workbench.AssignAsync(review, Titles, ben, [ids[1]], ReviewerPosition.Second); // 2 has two readers
        await workbench.AssignAsync(review, Titles, review.Lead, ids[4..6]); // 5 and 6 are the lead's
        await workbench.AssignAsync(review, Titles, carl, [ids[6]]); // 7 is Carl's already; 8 is nobody's
        var list = new RecordQuery { Only = "1.2.3.5.6.7.8" };

        var preview = await Service(review).PreviewAsync(review.Id, list, Titles, carl);
        var done = await Service(review).AssignAsync(review.Id, list, Titles, carl);

        Assert.Equal(new SelectionAssignment(Selected: 7, Given: 2, Own: 2, Theirs: 1, Read: 1, NotAsked: 1), preview.Value);
        Assert.Equal(preview.Value, done.Value);
        var readers = await ReadersAsync(review);
        Assert.Equal([ada], readers[1]);
        Assert.Equal(new[] { ben, carl }.Order(), readers[2].Order());
        Assert.Equal([carl], readers[3]);
        Assert.Equal([ada], readers[4]);
        Assert.Equal([review.Lead], readers[5]);
        await using var db = workbench.Db();
        var handover = await db.Handovers.SingleAsync(h => h.ReviewId == review.Id);
        Assert.Equal(2, (await workbench.As<HandoverService>(review.Lead).UndoAsync(review.Id, handover.Id)).Value);
        Assert.Equal([ada], (await ReadersAsync(review))[3]);
    }

    [Fact]
    public async Task A_record_that_two_people_have_unread_is_given_once_and_the_first_reading_of_it()
    {
        var review = await workbench.AddReviewAsync(reviewers: 3);
        var (ada, ben, carl) = (review.Reviewers[0], review.Reviewers[1], review.Reviewers[2]);
        var ids = (await workbench.AddRecordsAsync(review, 1)).Select(r => r.Id).ToList();
        await workbench.AssignAsync(review, Titles, ben, ids);
        await workbench.AssignAsync(review, Titles, ada, ids, ReviewerPosition.Second);

        var done = await Service(review).AssignAsync(review.Id, new RecordQuery(), Titles, carl);

        Assert.Equal(1, done.Value!.Given);
        Assert.Equal(new[] { ada, carl }.Order(), (await ReadersAsync(review))[1].Order());
    }

    [Fact]
    public async Task Nothing_goes_to_who_may_not_read_and_full_texts_wait_for_the_leads_own_titles()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var ids = (await workbench.AddRecordsAsync(review, 2)).Select(r => r.Id).ToList();
        var observer = await workbench.AddMemberAsync(review.Id, ReviewRole.Observer);

        Assert.Equal(HandoverService.NotAReader,
            (await Service(review).AssignAsync(review.Id, new RecordQuery(), Titles, observer)).Message);
        await workbench.AssignAsync(review, Titles, review.Lead, ids);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], [ids[0]], ReviewerPosition.Second);
        Assert.Equal([Titles], (await Service(review).GetAsync(review.Id)).Stages);
        Assert.Contains("once your own titles are done",
            (await Service(review).PreviewAsync(review.Id, new RecordQuery(), ScreeningStage.FullText, review.Reviewers[1])).Message,
            StringComparison.Ordinal);
    }

    private SelectionAssignmentService Service(TestReview review) => workbench.As<SelectionAssignmentService>(review.Lead);

    private async Task<Dictionary<int, List<Guid>>> ReadersAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return (await db.Assignments.Where(a => a.ReviewId == review.Id && a.SupersededAt == null)
                .Select(a => new { a.Record!.Number, a.ReviewerId }).ToListAsync())
            .GroupBy(a => a.Number, a => a.ReviewerId).ToDictionary(group => group.Key, group => group.ToList());
    }
}
