using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

public sealed class ChartingServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly ChartAnswers _all = new(
        PeerWorkerForm.Form.Items.Where(i => i.Required).Select(i => KeyValuePair.Create(i.Key, i.Type switch
        {
            ChartingItemType.Year => ChartAnswer.Of("2019"),
            ChartingItemType.Country => ChartAnswer.Of("Norway"),
            ChartingItemType.Text => ChartAnswer.Of("Somebody, S."),
            _ => ChartAnswer.Of(i.Choices[0].Key),
        })));

    [Fact]
    public async Task A_form_is_published_once_by_a_lead()
    {
        var review = await workbench.AddReviewAsync();
        var forms = workbench.As<ChartingFormService>(review.Lead);

        Assert.True((await forms.PublishFirstAsync(review.Id, PeerWorkerForm.Form)).Succeeded);
        Assert.False((await forms.PublishFirstAsync(review.Id, PeerWorkerForm.Form)).Succeeded);
        Assert.Equal(19, (await workbench.As<ChartingService>(review.Lead).ListAsync(review.Id)).Form!.Form.Items.Count());
    }

    [Fact]
    public async Task A_study_opens_with_what_its_record_knows_and_nothing_is_stored_by_opening()
    {
        var (review, service) = await ArrangeAsync();

        var chart = await service.OpenAsync(review.Id, 1);

        Assert.Null(chart!.Current);
        Assert.Equal("2001", chart.Answers["year"]!.Values.Single());
        Assert.Equal(0, await CountAsync(review));
    }

    [Fact]
    public async Task Each_change_is_an_entry_and_the_same_answers_are_not_stored_again()
    {
        var (review, service) = await ArrangeAsync();
        var form = (await service.OpenAsync(review.Id, 1))!.Form.Id;
        var first = await service.SaveAsync(review.Id, 1, new ChartInput(form, null, Funding("A fund"), Complete: false));
        var same = await service.SaveAsync(review.Id, 1, new ChartInput(form, first.Saved!.EntryId, Funding(" A fund "), Complete: false));
        var second =
            await service.SaveAsync(review.Id, 1, new ChartInput(form, same.Saved!.EntryId, Funding("Another fund"), Complete: false));

        Assert.Equal(first.Saved.EntryId, same.Saved.EntryId);
        Assert.NotEqual(first.Saved.EntryId, second.Saved!.EntryId);
        Assert.Equal(2, await CountAsync(review));
        var history = await service.HistoryAsync(review.Id, 1);
        Assert.Equal(["Funding", "Funding"], history.Select(line => string.Join(',', line.Changed)));
    }

    [Fact]
    public async Task A_chart_is_complete_only_with_an_answer_to_everything_that_is_required()
    {
        var (review, service) = await ArrangeAsync();
        var form = (await service.OpenAsync(review.Id, 1))!.Form.Id;

        var missing =
            await service.SaveAsync(review.Id, 1,
                new ChartInput(form, null, _all.Without("design").With("year", ChartAnswer.Of("soon")), Complete: true));
        var complete = await service.SaveAsync(review.Id, 1, new ChartInput(form, null, _all, Complete: true));

        Assert.Equal([("year", ChartProblemKind.Invalid), ("design", ChartProblemKind.Missing)],
            missing.Problems!.Select(p => (p.ItemKey, p.Kind)));
        Assert.True(complete.Saved!.Complete);
        Assert.Equal(1, (await service.ListAsync(review.Id)).Complete);
    }

    [Fact]
    public async Task An_edit_after_completion_is_a_draft_again_and_all_is_kept()
    {
        var (review, service) = await ArrangeAsync();
        var form = (await service.OpenAsync(review.Id, 1))!.Form.Id;
        var complete = await service.SaveAsync(review.Id, 1, new ChartInput(form, null, _all, Complete: true));

        await service.SaveAsync(review.Id, 1,
            new ChartInput(form, complete.Saved!.EntryId, _all.With("funding", ChartAnswer.NotReported), Complete: false));

        var row = Assert.Single((await service.ListAsync(review.Id)).Studies, s => s.Study.Number == 1);
        Assert.Equal((ChartState.Draft, 2), (row.Chart.State, row.Chart.Entries));
        Assert.Equal([false, true], (await service.HistoryAsync(review.Id, 1)).Select(line => line.Complete));
    }

    [Fact]
    public async Task The_second_of_two_people_is_told_and_nothing_is_overwritten_unseen()
    {
        var (review, service) = await ArrangeAsync();
        var colleague = workbench.As<ChartingService>(review.Reviewers[0]);
        var form = (await service.OpenAsync(review.Id, 1))!.Form.Id;
        await colleague.SaveAsync(review.Id, 1, new ChartInput(form, null, Funding("Theirs"), Complete: false));

        var late = await service.SaveAsync(review.Id, 1, new ChartInput(form, null, Funding("Mine"), Complete: false));
        var seen = await service.SaveAsync(review.Id, 1, new ChartInput(form, late.Meanwhile!.EntryId, Funding("Mine"), Complete: false));

        Assert.Null(late.Saved);
        Assert.StartsWith("Reviewer", late.Meanwhile.By, StringComparison.Ordinal);
        Assert.Equal(["Funding"], late.Differences!);
        Assert.NotNull(seen.Saved);
        Assert.Equal(2, await CountAsync(review));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_who_save_at_the_same_moment_one_is_stored_and_the_others_are_told(bool overAnEntry)
    {
        var (review, service) = await ArrangeAsync();
        var form = (await service.OpenAsync(review.Id, 1))!.Form.Id;
        var before = overAnEntry
            ? (await service.SaveAsync(review.Id, 1, new ChartInput(form, null, Funding("Before"), Complete: false))).Saved!.EntryId
            : (Guid?)null;

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            i => workbench.As<ChartingService>(review.Lead)
                .SaveAsync(review.Id, 1, new ChartInput(form, before, Funding($"Fund {i}"), Complete: false))));

        var stored = Assert.Single(results, r => r.Saved is not null).Saved!;
        Assert.All(results.Where(r => r.Saved is null), r => Assert.Equal(stored.EntryId, r.Meanwhile!.EntryId));
    }

    [Fact]
    public async Task What_is_not_charted_in_this_review_is_not_found()
    {
        var (review, service) = await ArrangeAsync();
        var excluded = (await workbench.AddRecordsAsync(review, 1))[0];

        Assert.Null(await service.OpenAsync(review.Id, excluded.Number));
        Assert.Null(await service.OpenAsync(review.Id, -1));
        Assert.NotNull(
            (await service.SaveAsync(review.Id, excluded.Number,
                new ChartInput((await service.OpenAsync(review.Id, 1))!.Form.Id, null, ChartAnswers.None, Complete: false))).Message);
        Assert.NotNull(
            (await service.SaveAsync(review.Id, 1,
                new ChartInput(Guid.CreateVersion7(), null, ChartAnswers.None, Complete: false))).Message);
    }

    [Fact]
    public async Task The_next_study_is_ones_own_draft_then_one_that_nobody_has_begun()
    {
        var (review, service) = await ArrangeAsync();
        var form = (await service.OpenAsync(review.Id, 1))!.Form.Id;
        var colleague = workbench.As<ChartingService>(review.Reviewers[0]);
        await colleague.SaveAsync(review.Id, 1, new ChartInput(form, null, Funding("x"), Complete: false));

        Assert.Equal(2, (await service.ListAsync(review.Id)).NextNumber);
        Assert.Equal(1, (await colleague.ListAsync(review.Id)).NextNumber);
    }

    private static ChartAnswers Funding(string text) => ChartAnswers.None.With("funding", ChartAnswer.Of(text));

    private async Task<(TestReview Review, ChartingService Service)> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, 2);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        return (review, workbench.As<ChartingService>(review.Lead));
    }

    private async Task<int> CountAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.ChartEntries.CountAsync(e => e.ReviewId == review.Id);
    }
}
