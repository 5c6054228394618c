using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Charting.Building;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Charting.Table;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

/// <summary>Several people and one study: who charts, what they see of each other, and what counts.</summary>
public sealed class ChartReadingsTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly ChartAnswers _all = new(
        PeerWorkerForm.Form.Items.Where(i => i.Required).Select(i => KeyValuePair.Create(i.Key, i.Type switch
        {
            ChartingItemType.Year => ChartAnswer.Of("2019"),
            ChartingItemType.Country => ChartAnswer.Of("Norway"),
            ChartingItemType.Text => ChartAnswer.Of("Somebody, S."),
            _ => ChartAnswer.Of(i.Choices[0].Key),
        })));

    private static ChartAnswers Other => _all.With("design", ChartAnswer.Of(PeerWorkerForm.Form.Item("design").Choices[1].Key));

    [Fact]
    public async Task Whoever_begins_a_study_takes_it_and_others_see_whose_it_is()
    {
        var (review, _) = await ArrangeAsync(ChartingMode.One);
        var (anna, bo) = (As(review.Reviewers[0]), As(review.Reviewers[1]));

        await SaveAsync(anna, review, 1, _all, complete: false);
        var seen = await bo.OpenAsync(review.Id, 1);

        Assert.StartsWith("Reviewer", seen!.HeldBy, StringComparison.Ordinal);
        Assert.True(seen.MayChart);
        Assert.Null((await anna.OpenAsync(review.Id, 1))!.HeldBy);
        // Nothing of either is lost where both go on.
        Assert.NotNull((await bo.SaveAsync(review.Id, 1,
            new ChartInput(seen.Form.Id, seen.Current!.EntryId, Other, Complete: true))).Saved);
    }

    [Fact]
    public async Task Two_who_chart_independently_see_nothing_of_each_other_until_both_are_complete()
    {
        var (review, lead) = await ArrangeAsync(ChartingMode.Dual);
        var (anna, bo) = (As(review.Reviewers[0]), As(review.Reviewers[1]));
        await SaveAsync(anna, review, 1, _all, complete: true);

        var second = await bo.OpenAsync(review.Id, 1);
        var looked = await lead.OpenAsync(review.Id, 1);

        Assert.Equal((ChartReading.Second, null), (second!.Reading, second.Current));
        Assert.Null(second.Answers["design"]);
        Assert.Equal(ChartState.NotBegun, (await bo.ListAsync(review.Id)).Studies[0].Chart.State);
        Assert.Equal(ChartState.Complete, (await anna.ListAsync(review.Id)).Studies[0].Chart.State);
        Assert.Empty(await bo.HistoryAsync(review.Id, 1));
        // The lead has no chart, and may take the second one; sees how far it is, and no answers.
        Assert.Null(looked!.Current);
        Assert.Equal(ChartState.Second, (await lead.ListAsync(review.Id)).Studies[0].Chart.State);
        Assert.Empty(await lead.HistoryAsync(review.Id, 1));
        Assert.NotNull((await workbench.As<ChartTableService>(review.Reviewers[0]).GetAsync(review.Id, null))!.WhyClosed);
        Assert.False((await workbench.As<ChartTableService>(review.Reviewers[0]).ExportAsync(review.Id, new ChartTableQuery())).Succeeded);
        // Nor are the report's tables and figures, and the number that waits, which would move when a study counts.
        var report = workbench.As<ReportService>(review.Reviewers[0]);
        Assert.NotNull((await report.GetTablesAsync(review.Id, null, null)).WhyClosed);
        Assert.NotNull((await report.GetStudiesAsync(review.Id)).WhyClosed);
        Assert.Null((await workbench.As<StepsService>(review.Reviewers[0])
            .GetAsync(review.Id)).Steps.Single(step => step.Title == "Charting").Count);
        Assert.Null((await workbench.As<ReportService>(review.Lead).GetTablesAsync(review.Id, null, null)).WhyClosed);
        Assert.Equal(0, (await CountsAsync(review)).First);
    }

    [Fact]
    public async Task Where_both_say_the_same_that_counts_at_once()
    {
        var (review, lead) = await ArrangeAsync(ChartingMode.Dual);
        await SaveAsync(As(review.Reviewers[0]), review, 1, _all, complete: true);
        await SaveAsync(As(review.Reviewers[1]), review, 1, _all, complete: true);

        var row = (await lead.ListAsync(review.Id)).Studies[0];

        Assert.Equal(ChartState.Complete, row.Chart.State);
        Assert.Equal((1, "Consensus"), await CountsAsync(review));
        Assert.Null((await workbench.As<SettlingService>(review.Lead).GetAsync(review.Id, 1))!.Next);
    }

    [Fact]
    public async Task Where_they_differ_a_lead_settles_it_and_both_stay_as_they_are()
    {
        var (review, lead) = await ArrangeAsync(ChartingMode.Dual);
        var settling = workbench.As<SettlingService>(review.Lead);
        await SaveAsync(As(review.Reviewers[0]), review, 1, _all, complete: true);
        Assert.Null(await settling.GetAsync(review.Id, 1));
        await SaveAsync(As(review.Reviewers[1]), review, 1, Other, complete: true);

        var view = (await settling.GetAsync(review.Id, 1))!;
        var difference = Assert.Single(ChartSettling.Differences(view.Comparison));
        Assert.Equal("design", difference.Item.Key);
        Assert.Equal((0, null), await CountsAsync(review));
        // Neither is changed any more, and nobody else settles.
        Assert.Null((await SaveAsync(As(review.Reviewers[0]), review, 1, Other, complete: true)).Saved);
        var settled = ChartSettling.Take(view.Answers, difference, first: false);
        var saved = await lead.SaveAsync(review.Id, 1, new ChartInput(view.Form.Id, null, settled, Complete: true, ChartReading.Consensus));

        Assert.NotNull(saved.Saved);
        Assert.Equal((1, "Consensus"), await CountsAsync(review));
        Assert.Equal(3, (await lead.HistoryAsync(review.Id, 1)).Count);
        var again = (await settling.GetAsync(review.Id, 1))!;
        Assert.Equal((1, _all["design"]!.Values[0]),
            (ChartSettling.Differences(again.Comparison).Count, again.First.Answers["design"]!.Values[0]));
        var agreement = (await workbench.As<ChartAgreementService>(review.Lead).GetAsync(review.Id, pilotOnly: false))!;
        Assert.Equal((1, 0), agreement.Items.Where(item => item is { Item.Key: "design", Option: null })
            .Select(item => (item.Compared, item.Same)).Single());

        Assert.True((await settling.ReopenAsync(review.Id, 1)).Succeeded);
        Assert.Equal((0, null), await CountsAsync(review));
    }

    [Fact]
    public async Task A_second_who_checks_begins_with_the_first_answers_and_what_was_first_counts_meanwhile()
    {
        var (review, lead) = await ArrangeAsync(ChartingMode.Verified);
        var (anna, bo) = (As(review.Reviewers[0]), As(review.Reviewers[1]));
        Assert.Equal(ChartReading.First, (await bo.OpenAsync(review.Id, 1))!.Reading);
        await SaveAsync(anna, review, 1, _all, complete: true);

        var checking = (await bo.OpenAsync(review.Id, 1))!;
        Assert.Equal((ChartReading.Second, null, _all["design"]!.Values[0]),
            (checking.Reading, checking.Current, checking.Answers["design"]!.Values[0]));
        Assert.Equal((1, "First"), await CountsAsync(review));
        Assert.Equal(ChartState.Second, (await lead.ListAsync(review.Id)).Studies[0].Chart.State);
        await SaveAsync(bo, review, 1, Other, complete: true);

        Assert.Equal(ChartState.ToSettle, (await lead.ListAsync(review.Id)).Studies[0].Chart.State);
        Assert.Equal((1, "First"), await CountsAsync(review));
    }

    [Fact]
    public async Task Changing_the_mode_keeps_what_is_charted()
    {
        var (review, lead) = await ArrangeAsync(ChartingMode.Dual);
        var plan = workbench.As<ChartPlanService>(review.Lead);
        await SaveAsync(As(review.Reviewers[0]), review, 1, _all, complete: true);
        await SaveAsync(As(review.Reviewers[1]), review, 1, Other, complete: true);

        await plan.SetModeAsync(review.Id, ChartingMode.One, 1);
        Assert.Equal((1, "First"), await CountsAsync(review));
        Assert.Equal(ChartState.Complete, (await lead.ListAsync(review.Id)).Studies[0].Chart.State);
        await plan.SetModeAsync(review.Id, ChartingMode.Dual, 1);

        Assert.Equal((0, null), await CountsAsync(review));
        Assert.Single(ChartSettling.Differences((await workbench.As<SettlingService>(review.Lead).GetAsync(review.Id, 1))!.Comparison));
    }

    [Fact]
    public async Task What_counts_is_the_same_by_the_view_and_by_the_rule()
    {
        var (review, lead) = await ArrangeAsync(ChartingMode.One, studies: 6);
        var plan = workbench.As<ChartPlanService>(review.Lead);
        Assert.Equal(2, (await plan.DrawAsync(review.Id, ChartDrawPurpose.Pilot, 2, "a seed")).Value);
        await plan.SetModeAsync(review.Id, ChartingMode.Dual, 0.5m);
        Assert.Equal(3, (await plan.DrawAsync(review.Id, ChartDrawPurpose.Share, 0, "another seed")).Value);
        for (var number = 1; number <= 6; number++)
        {
            await SaveAsync(As(review.Reviewers[0]), review, number, _all, complete: number != 2);
            if (number % 2 == 0 && (await As(review.Reviewers[1]).OpenAsync(review.Id, number))!.Reading == ChartReading.Second)
                await SaveAsync(As(review.Reviewers[1]), review, number, number == 4 ? _all : Other, complete: true);
        }

        foreach (var (mode, share) in new[] { (ChartingMode.One, 1m), (ChartingMode.Verified, 1m), (ChartingMode.Dual, 0.5m),
            (ChartingMode.Dual, 1m) })
        {
            await plan.SetModeAsync(review.Id, mode, share);
            var rule = (await plan.GetAsync(review.Id))!.Rows.Where(row => row.Standing.Counts is not null)
                .Select(row => (row.Study.Id, row.Standing.Counts!.Value)).Order();
            await using var db = workbench.Db();
            var view = (await db.CountingCharts.Where(c => c.ReviewId == review.Id)
                .Join(db.ChartEntries, c => c.EntryId, e => e.Id, (_, e) => new { e.StudyId, e.Reading }).ToListAsync())
                .Select(e => (e.StudyId, e.Reading)).Order();
            Assert.Equal(rule, view);
        }
    }

    [Fact]
    public async Task Studies_are_shared_out_evenly_given_and_taken_back_but_no_one_is_both_of_two()
    {
        var (review, _) = await ArrangeAsync(ChartingMode.Dual, studies: 6);
        var plan = workbench.As<ChartPlanService>(review.Lead);
        var (anna, bo) = (review.Reviewers[0], review.Reviewers[1]);

        Assert.False((await plan.SplitAsync(review.Id, [])).Succeeded);
        Assert.False((await plan.SplitAsync(review.Id, [Guid.CreateVersion7()])).Succeeded);
        Assert.Equal(12, (await plan.SplitAsync(review.Id, [anna, bo])).Value);
        Assert.False((await plan.SplitAsync(review.Id, [anna, bo])).Succeeded);

        var view = (await plan.GetAsync(review.Id))!;
        Assert.All(view.Rows, row => Assert.NotEqual(row.Standing.First.PersonId, row.Standing.Second.PersonId));
        Assert.Equal([6, 6], view.People.Where(person => person.Given > 0).Select(person => person.Given));
        var annas = view.Rows.First(row => row.Standing.First.PersonId == anna).Study.Number;
        Assert.False((await plan.AssignAsync(review.Id, [annas], ChartReading.Second, anna)).Succeeded);
        Assert.Equal(1, (await plan.AssignAsync(review.Id, [annas], ChartReading.First, review.Lead)).Value);
        Assert.Equal(1, (await plan.AssignAsync(review.Id, [annas], ChartReading.First, null)).Value);
        // Whoever had it can save no more.
        Assert.NotNull((await SaveAsync(As(bo), review, annas, _all, complete: true)).Saved);
        Assert.Equal(1, (await plan.GetAsync(review.Id))!.Unassigned);
    }

    [Fact]
    public async Task A_pilot_draws_studies_that_nobody_has_begun_and_the_draw_can_be_repeated()
    {
        var (review, _) = await ArrangeAsync(ChartingMode.One, studies: 5);
        var plan = workbench.As<ChartPlanService>(review.Lead);
        await SaveAsync(As(review.Reviewers[0]), review, 1, _all, complete: false);

        Assert.False((await plan.DrawAsync(review.Id, ChartDrawPurpose.Pilot, 5, "seed")).Succeeded);
        Assert.False((await plan.DrawAsync(review.Id, ChartDrawPurpose.Pilot, 0, "seed")).Succeeded);
        Assert.False((await plan.DrawAsync(review.Id, ChartDrawPurpose.Pilot, 2, " ")).Succeeded);
        Assert.False((await plan.DrawAsync(review.Id, ChartDrawPurpose.Share, 2, "seed")).Succeeded);
        Assert.Equal(3, (await plan.DrawAsync(review.Id, ChartDrawPurpose.Pilot, 3, "seed")).Value);

        await using var db = workbench.Db();
        var draw = await db.ChartDraws.SingleAsync(d => d.ReviewId == review.Id);
        Assert.Equal([2, 3, 4, 5], draw.FrameNumbers);
        Assert.Equal(3, (await plan.GetAsync(review.Id))!.Rows.Count(row => row.Standing.Independent));
        Assert.Equal(
            new Domain.Screening.SampleFrame([.. draw.FrameNumbers.Select(Domain.Records.RecordNumber.Format)])
                .First("seed", 3).Drawn.Select(entry => entry.Record),
            draw.DrawnNumbers.Select(Domain.Records.RecordNumber.Format));
    }

    [Fact]
    public async Task A_second_form_has_drafts_versions_charts_and_a_table_of_its_own()
    {
        var (review, lead) = await ArrangeAsync(ChartingMode.One);
        var forms = workbench.As<FormBuilderService>(review.Lead);
        await SaveAsync(lead, review, 1, _all, complete: true);

        Assert.False((await forms.StartAsync(review.Id, "appraisal", 3)).Succeeded);
        Assert.True((await forms.StartAsync(review.Id, "appraisal", 2)).Succeeded);
        Assert.Null((await As(review.Reviewers[0]).ListAsync(review.Id, 2)).Form);
        Assert.Single((await As(review.Reviewers[0]).ListAsync(review.Id)).Forms);
        Assert.True((await forms.PublishAsync(review.Id, 1, null, 2)).Succeeded);

        var list = await As(review.Reviewers[0]).ListAsync(review.Id, 2);
        Assert.Equal([1, 2], list.Forms.Select(form => form.Position));
        Assert.All(list.Studies, row => Assert.Equal(ChartState.NotBegun, row.Chart.State));
        var open = (await As(review.Reviewers[0]).OpenAsync(review.Id, 1, 2))!;
        var saved = await As(review.Reviewers[0])
            .SaveAsync(review.Id, 1, new ChartInput(open.Form.Id, null, open.Answers, Complete: false), 2);
        Assert.NotNull(saved.Saved);
        Assert.Equal((1, "First"), await CountsAsync(review));
        Assert.Equal(2, (await lead.ListAsync(review.Id, 2)).Studies.Count);
        Assert.Equal(1, (await lead.ListAsync(review.Id)).Complete);
        Assert.Equal(open.Form.Form.Name, (await workbench.As<ChartTableService>(review.Lead).GetAsync(review.Id, null, 2))!.Form.Name);
    }

    [Fact]
    public async Task A_form_that_was_never_published_goes_with_its_draft()
    {
        var (review, _) = await ArrangeAsync(ChartingMode.One);
        var forms = workbench.As<FormBuilderService>(review.Lead);
        await forms.StartAsync(review.Id, "blank", 2);
        Assert.Equal(2, (await forms.GetAsync(review.Id, 2)).Forms.Count);

        Assert.True((await forms.DiscardAsync(review.Id, 1, 2)).Succeeded);

        Assert.Single((await forms.GetAsync(review.Id, 2)).Forms);
    }

    private ChartingService As(Guid person) => workbench.As<ChartingService>(person);

    private async Task<(TestReview Review, ChartingService Lead)> ArrangeAsync(ChartingMode mode, int studies = 2)
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        await workbench.AddIncludedReportsAsync(review, studies);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        await workbench.As<ChartPlanService>(review.Lead).SetModeAsync(review.Id, mode, 1);
        return (review, As(review.Lead));
    }

    private static async Task<ChartSaveResult> SaveAsync(ChartingService person, TestReview review, int number, ChartAnswers answers,
        bool complete)
    {
        var open = (await person.OpenAsync(review.Id, number))!;
        return await person.SaveAsync(review.Id, number,
            new ChartInput(open.Form.Id, open.Current?.EntryId, answers, complete, open.Reading));
    }

    /// <summary>How many studies the navigation counts as charted, and which reading of the first counts.</summary>
    private async Task<(int First, string? Reading)> CountsAsync(TestReview review)
    {
        await using var db = workbench.Db();
        var counting = await db.CountingCharts.Where(c => c.ReviewId == review.Id && c.FormPosition == 1)
            .Join(db.ChartEntries, c => c.EntryId, e => e.Id, (_, e) => e.Reading).ToListAsync();
        var steps = await workbench.As<StepsService>(review.Lead).GetAsync(review.Id);
        var charting = steps.Steps.Single(step => step.Title == "Charting");
        var studies = (await As(review.Lead).ListAsync(review.Id)).Studies.Count;
        Assert.Equal(studies - counting.Count, charting.Count ?? 0);
        return (counting.Count, counting.Count == 0 ? null : counting[0].ToString());
    }
}
