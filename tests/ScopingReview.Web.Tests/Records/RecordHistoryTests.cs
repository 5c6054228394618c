using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

/// <summary>Who reads whose votes on the page of a record (Domain's Blinding, carried into the queries).</summary>
public sealed class RecordHistoryTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Stage = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Before_both_votes_are_in_everybody_sees_only_their_own()
    {
        var (review, record, observer) = await ArrangeAsync();
        await workbench.DecideAsync(review, Stage, review.Reviewers[0], record, Verdict.Exclude);

        Assert.Single((await HistoryAsync(review, review.Reviewers[0])).Entries);
        foreach (var person in new[] { review.Reviewers[1], review.Lead, observer })
        {
            var history = await HistoryAsync(review, person);
            Assert.Empty(history.Entries);
            Assert.Equal((VoteVisibility.Nothing, null), (history.Visibility, history.Status));
        }
    }

    [Fact]
    public async Task When_both_are_in_voters_and_lead_see_the_votes_and_others_the_outcome()
    {
        var (review, record, observer) = await ArrangeAsync();
        await workbench.DecideAsync(review, Stage, review.Reviewers[0], record, Verdict.Exclude);
        await workbench.DecideAsync(review, Stage, review.Reviewers[1], record, Verdict.Include);

        foreach (var person in new[] { review.Reviewers[0], review.Reviewers[1], review.Lead })
            Assert.Equal([Verdict.Exclude, Verdict.Include], (await HistoryAsync(review, person)).Entries.Select(e => e.Verdict!.Value));
        foreach (var person in new[] { observer, review.Reviewers[2] })
        {
            var history = await HistoryAsync(review, person);
            Assert.Empty(history.Entries);
            Assert.Equal(ScreeningStatus.Conflict, history.Status);
        }
    }

    [Fact]
    public async Task Who_is_asked_to_read_after_a_ruling_is_not_told_of_it()
    {
        var (review, record, observer) = await ArrangeAsync();
        await workbench.DecideAsync(review, Stage, review.Reviewers[0], record, Verdict.Exclude);
        await workbench.DecideAsync(review, Stage, review.Reviewers[1], record, Verdict.Include);
        await using (var db = workbench.Db())
        {
            db.Add(new Resolution
            {
                ReviewId = review.Id,
                Stage = Stage,
                RecordId = record,
                Verdict = Verdict.Include,
                Rationale = "fits",
                ById = review.Lead,
                At = TimeProvider.System.GetUtcNow()
            });
            await db.SaveChangesAsync();
        }

        Assert.Contains((await HistoryAsync(review, observer)).Entries, e => e is { Kind: HistoryKind.Ruling, Note: "fits" });
        await workbench.AssignAsync(review, Stage, review.Reviewers[2], [record], ReviewerPosition.Second);
        var late = await HistoryAsync(review, review.Reviewers[2]);

        Assert.Empty(late.Entries);
        Assert.Null(late.Status);
        Assert.Equal(0, await IncludedForAsync(review, review.Reviewers[2]));
        Assert.Equal(1, await IncludedForAsync(review, review.Lead));
    }

    [Fact]
    public async Task A_changed_vote_stays_readable_to_its_author()
    {
        var (review, record, _) = await ArrangeAsync();
        await workbench.DecideAsync(review, Stage, review.Reviewers[0], record, Verdict.Maybe);
        await using (var db = workbench.Db())
        {
            var old = await db.Decisions.SingleAsync(d => d.RecordId == record);
            (old.SupersededAt, old.SupersededById) = (TimeProvider.System.GetUtcNow(), review.Reviewers[0]);
            await db.SaveChangesAsync();
        }

        await workbench.DecideAsync(review, Stage, review.Reviewers[0], record, Verdict.Include);

        Assert.Equal([(Verdict.Maybe, true), (Verdict.Include, false)],
            (await HistoryAsync(review, review.Reviewers[0])).Entries.Select(e => (e.Verdict!.Value, e.Replaced)));
    }

    [Fact]
    public async Task A_record_of_another_review_is_not_found()
    {
        var (review, _, _) = await ArrangeAsync();
        var other = await workbench.AddReviewAsync();

        Assert.Null(await workbench.As<RecordService>(other.Lead).GetAsync(other.Id, 1));
        Assert.Null(await workbench.As<RecordService>(review.Lead).GetAsync(review.Id, 99));
    }

    private async Task<(TestReview Review, Guid Record, Guid Observer)> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync(reviewers: 3);
        var record = (await workbench.AddRecordsAsync(review, 1))[0].Id;
        await workbench.AssignAsync(review, Stage, review.Reviewers[0], [record]);
        await workbench.AssignAsync(review, Stage, review.Reviewers[1], [record], ReviewerPosition.Second);
        return (review, record, await workbench.AddMemberAsync(review.Id, ReviewRole.Observer));
    }

    private async Task<StageHistory> HistoryAsync(TestReview review, Guid person)
        => (await workbench.As<RecordService>(person).GetAsync(review.Id, 1))!.History.Single(h => h.Stage == Stage);

    private async Task<int> IncludedForAsync(TestReview review, Guid person)
        => (await workbench.As<RecordsService>(person)
            .ListAsync(review.Id, new RecordQuery { TitleAbstract = ScreeningStatus.Included })).Hits;
}
