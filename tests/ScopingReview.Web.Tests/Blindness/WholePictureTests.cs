using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Visibility.WholePicture;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Blindness;

/// <summary>A lead who reads may ask to see everybody's decisions before they are done: once, for good, and in the open.</summary>
public sealed class WholePictureTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task A_lead_who_asks_sees_everything_from_then_on_and_the_audit_and_the_methods_text_say_so()
    {
        var review = await PlannedAsync();
        await VoteAsync(review, review.Reviewers[0], 1, Verdict.Include);
        await VoteAsync(review, review.Lead, 1, Verdict.Exclude);
        Assert.Null((await AgreementAsync(review)).Titles);

        Assert.True((await Asking(review.Lead).AskAsync(review.Id, Titles)).Succeeded);

        Assert.NotNull((await AgreementAsync(review)).Titles);
        var view = await Asking(review.Lead).GetAsync(review.Id);
        Assert.False(view.Visibility.Titles.IsBlind);
        Assert.Equal([Titles], view.Unblinded.Keys);
        await using var db = workbench.Db();
        Assert.Equal((review.Lead, "lead.unblinded", Titles),
            await db.AuditEvents.Where(e => e.ReviewId == review.Id && e.Action.StartsWith("lead."))
                .Select(e => new ValueTuple<Guid, string, ScreeningStage>(e.ById, e.Action, e.Stage!.Value)).SingleAsync());
        Assert.Contains(await SentencesAsync(review), sentence =>
            sentence.EndsWith("before finishing their own screening; they gave no decision afterwards.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Votes_after_it_are_left_out_of_agreement_and_told_in_the_methods_text()
    {
        var review = await PlannedAsync();
        await VoteAsync(review, review.Reviewers[0], 1, Verdict.Include);
        await VoteAsync(review, review.Reviewers[0], 2, Verdict.Include);
        await VoteAsync(review, review.Lead, 1, Verdict.Exclude);
        await Asking(review.Lead).AskAsync(review.Id, Titles);
        Assert.True((await VoteAsync(review, review.Lead, 2, Verdict.Exclude)).Succeeded);

        var titles = (await AgreementAsync(review)).Titles!;

        Assert.Equal((1, 1L), (titles.LeftOutNotBlind, titles.Statistics.Table!.Total));
        Assert.Contains(await SentencesAsync(review),
            sentence => sentence.Contains("1 decision that they gave afterwards is left out of agreement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_asked_once_by_a_lead_who_is_blind_and_by_nobody_else()
    {
        var review = await PlannedAsync();
        var onlooker = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead);

        await Assert.ThrowsAsync<ReviewAccessDeniedException>(() => Asking(review.Reviewers[0]).AskAsync(review.Id, Titles));
        Assert.False((await Asking(review.Reviewers[0]).GetAsync(review.Id)).MayAsk);
        Assert.Equal(WholePictureService.NotBlind, (await Asking(onlooker).AskAsync(review.Id, Titles)).Message);
        Assert.Equal(WholePictureService.NotBlind, (await Asking(review.Lead).AskAsync(review.Id, ScreeningStage.FullText)).Message);
        Assert.Equal(WholePictureService.NotBlind, (await Asking(review.Lead).AskAsync(review.Id, (ScreeningStage)99)).Message);
        var twice = await Task.WhenAll(Asking(review.Lead).AskAsync(review.Id, Titles), Asking(review.Lead).AskAsync(review.Id, Titles));

        Assert.Single(twice, result => result.Succeeded);
        await using var db = workbench.Db();
        Assert.Equal(1, await db.Unblindings.CountAsync(u => u.ReviewId == review.Id));
    }

    [Fact]
    public async Task It_cannot_be_taken_back_or_changed_in_the_database()
    {
        var review = await PlannedAsync();
        await Asking(review.Lead).AskAsync(review.Id, Titles);

        await Assert.ThrowsAnyAsync<Exception>(() => workbench.SqlAsync($"delete from unblindings where review_id = '{review.Id}'"));
        await Assert.ThrowsAnyAsync<Exception>(
            () => workbench.SqlAsync($"update unblindings set at = now() where review_id = '{review.Id}'"));
    }

    /// <summary>Four records that the reviewer and the lead read, both of them all.</summary>
    private async Task<TestReview> PlannedAsync()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        await workbench.AddRecordsAsync(review, 4);
        var saved = await workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = [review.Lead],
            Share = 1,
            MaybeCountsAsInclude = false,
            Seed = "s-1",
        });
        Assert.True(saved.Succeeded, saved.Message);
        return review;
    }

    private WholePictureService Asking(Guid person) => workbench.As<WholePictureService>(person);

    private Task<AgreementView> AgreementAsync(TestReview review) => workbench.As<ReportService>(review.Lead).GetAgreementAsync(review.Id);

    private async Task<IReadOnlyList<string>> SentencesAsync(TestReview review)
        => (await workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles)).Sentences;

    private Task<OperationResult> VoteAsync(TestReview review, Guid person, int number, Verdict verdict)
        => workbench.As<DecisionService>(person).DecideAsync(
            review.Id, new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = number, Verdict = verdict });
}
