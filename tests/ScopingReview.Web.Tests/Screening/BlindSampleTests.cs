using System.Text.Json;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

/// <summary>A first reviewer never learns from what they receive which of their records a second reviewer reads.</summary>
public sealed class BlindSampleTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Records_read_once_and_twice_look_the_same_after_ones_own_vote()
    {
        var (review, once, twice, _) = await ArrangeAsync();
        var before = await StepsAsync(review);
        await DecideAsync(review, once);
        var afterOnce = await StepsAsync(review);
        await DecideAsync(review, twice);
        var afterTwice = await StepsAsync(review);
        // What the second reader puts on it, before they vote.
        await LabelAsync(review, review.Reviewers[1], twice);

        Assert.Equal(await SeenAsync(review, once), await SeenAsync(review, twice));
        // Each vote takes one off their own count and changes nothing else.
        Assert.Equal([3, 2, 1], new[] { before, afterOnce, afterTwice }.Select(steps => Count(steps, "Titles & abstracts")));
        Assert.Equal(Others(before), Others(afterOnce));
        Assert.Equal(Others(afterOnce), Others(afterTwice));
    }

    [Fact]
    public async Task Lists_by_outcome_tell_neither_before_all_of_hers_are_settled()
    {
        var (review, once, twice, last) = await ArrangeAsync();
        await DecideAsync(review, once);
        await DecideAsync(review, twice);
        await DecideAsync(review, last);
        var her = review.Reviewers[0];

        var excluded = await workbench.As<RecordsService>(her)
            .ListAsync(review.Id, new RecordQuery { TitleAbstract = ScreeningStatus.Excluded });
        var pending = await workbench.As<RecordsService>(her)
            .ListAsync(review.Id, new RecordQuery { TitleAbstract = ScreeningStatus.Pending });
        var behindNumber = await workbench.As<RecordsService>(her)
            .ListAsync(review.Id, new RecordQuery { Set = ReportSetKeys.OfBox((await FlowAsync(review)).Left.Excluded.Key) });
        Assert.Equal((0, 3, true), (excluded.Hits, pending.Hits, pending.HoldsBack));
        Assert.Equal((0, ListVisibility.WhyClosed), (behindNumber.Hits, behindNumber.SetTitle!.Split(". ", 2)[1]));
        Assert.Null(await AllStudiesAsync());

        await workbench.DecideAsync(review, Titles, review.Reviewers[1], twice.Id, Verdict.Exclude);
        excluded = await workbench.As<RecordsService>(her)
            .ListAsync(review.Id, new RecordQuery { TitleAbstract = ScreeningStatus.Excluded });
        behindNumber = await workbench.As<RecordsService>(her)
            .ListAsync(review.Id, new RecordQuery { Set = ReportSetKeys.OfBox((await FlowAsync(review)).Left.Excluded.Key) });
        Assert.Equal((3, false, 3), (excluded.Hits, excluded.HoldsBack, behindNumber.Hits));
        Assert.NotNull(await AllStudiesAsync());

        // Where "all studies" below a table leads.
        async Task<string?> AllStudiesAsync()
            => (await workbench.As<ReportService>(her).GetTablesAsync(review.Id, null, null)).Value!.AllStudies;
    }

    // Two records are theirs alone, the middle one is in the second reviewer's sample.
    private async Task<(TestReview Review, ReviewRecord Once, ReviewRecord Twice, ReviewRecord Last)> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var records = await workbench.AddRecordsAsync(review, 3);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], records.Select(r => r.Id));
        await workbench.AssignAsync(review, Titles, review.Reviewers[1], [records[1].Id], ReviewerPosition.Second);
        return (review, records[0], records[1], records[2]);
    }

    private async Task LabelAsync(TestReview review, Guid person, ReviewRecord record)
    {
        var labels = workbench.As<LabelService>(person);
        var label = (await labels.CreateAsync(review.Id, "unsure")).Value!;
        Assert.True(
            (await labels.PutAsync(review.Id,
                new LabelChange { Stage = Titles, Number = record.Number, LabelId = label.Id, On = true })).Succeeded);
        Assert.True(
            (await workbench.As<PrivateNoteService>(person)
                .SaveAsync(review.Id, new NoteToOneself(record.Number, "I read this one, too"))).Succeeded);
    }

    private async Task DecideAsync(TestReview review, ReviewRecord record)
    {
        var vote = new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = record.Number, Verdict = Verdict.Exclude };
        Assert.True((await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, vote)).Succeeded);
    }

    /// <summary>All that they are told of a record's state, as JSON without what tells records apart anyway.</summary>
    private async Task<string> SeenAsync(TestReview review, ReviewRecord record)
    {
        var her = review.Reviewers[0];
        var row = (await workbench.As<RecordsService>(her).ListAsync(review.Id, new RecordQuery())).Rows.Single(
            r => r.Number == record.Number);
        var history = (await workbench.As<RecordService>(her).GetAsync(review.Id, record.Number))!.History;
        var mine = (await workbench.As<MyDecisionsService>(her).ListAsync(review.Id, Titles, new MyDecisionsQuery())).Decisions.Single(
            d => d.Number == record.Number);
        return JsonSerializer.Serialize(new
        {
            row.TitleAbstract,
            row.FullText,
            row.Labels,
            Annotations = await AnnotationsAsync(review, record),
            Labelled = (await workbench.As<RecordsService>(her)
                .ListAsync(review.Id, new RecordQuery { LabelId = await LabelIdAsync(review) })).Hits,
            History = history.Select(
                h => new { h.IsThere, h.Visibility, h.Status, Entries = h.Entries.Select(e => new { e.Kind, e.Who, e.What, e.Replaced }) }),
            mine.Verdict,
            mine.MayChange,
        });
    }

    private async Task<object> AnnotationsAsync(TestReview review, ReviewRecord record)
    {
        var annotations = await workbench.As<RecordAnnotationsService>(review.Reviewers[0]).GetAsync(review.Id, record.Number);
        return new { annotations.Labels, annotations.Note };
    }

    private async Task<Guid?> LabelIdAsync(TestReview review)
        => (await workbench.As<LabelService>(review.Reviewers[0]).ListAsync(review.Id)).Single().Id;

    private Task<ReviewSteps> StepsAsync(TestReview review) => workbench.As<StepsService>(review.Reviewers[0]).GetAsync(review.Id);

    private async Task<Domain.Reporting.PrismaFlow> FlowAsync(TestReview review)
        => (await workbench.As<OverviewService>(review.Lead).GetAsync(review.Id)).Flow;

    private static int? Count(ReviewSteps steps, string title) => steps.Steps.Single(step => step.Title == title).Count;

    private static IEnumerable<ReviewStep> Others(ReviewSteps steps) => steps.Steps.Where(step => step.Title != "Titles & abstracts");
}
