using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Removals;

public sealed class RemovalTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;
    private static readonly RemovalReason _tool = new(RemovalBeforeScreening.Automation, "RCT classifier 2.1");
    private static readonly RemovalReason _retracted = new(RemovalBeforeScreening.Other, "Retracted");

    [Fact]
    public async Task A_removed_list_leaves_every_stage_and_number_and_comes_back_as_it_was()
    {
        var made = await DrawnAsync(30);
        var review = made.Review;
        var before = await StateAsync(review);
        var query = new RecordQuery { ToYear = 2009 };

        var batch = await RemoveAsync(review, query, _tool);

        var flow = await made.FlowAsync();
        Assert.Equal([30, 15, 0, 15], Counts(flow.Left.Identified, flow.Left.RemovedByAutomation, flow.Left.RemovedForOtherReasons,
            flow.Left.Screened));
        Assert.Equal("RCT classifier 2.1", Assert.Single(flow.Left.AutomationTools).Label);
        Assert.Empty(PrismaInvariants.Check(flow));
        var removed = (await made.ListAsync(RemovalSets.OfBatch(batch))).Rows;
        Assert.Equal(flow.Left.RemovedByAutomation.Ids, removed.Select(row => row.Id));
        Assert.All((await made.ListAsync("prisma/left-automation")).Rows, row => Assert.True(row.Removed));
        foreach (var reviewer in review.Reviewers)
        {
            var queue = await workbench.As<ScreeningQueueService>(reviewer).NextAsync(review.Id, Titles, 100);
            Assert.DoesNotContain(queue, card => removed.Any(row => row.Number == card.Number));
        }

        Assert.Equal(15, (await workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles)).FrameSize);
        await workbench.StepCountsHoldAsync(review);
        Assert.NotEqual(before, await StateAsync(review));

        var back = await Removal(review).TakeBackAsync(review.Id, batch);

        Assert.Equal(15, back.Value);
        Assert.Equal(before, await StateAsync(review));
        Assert.Equal("This has already been restored.", (await Removal(review).TakeBackAsync(review.Id, batch)).Message);
        Assert.Equal(["removal.taken-back", "records.removed-before-screening"], await AuditAsync(review, 2));
    }

    [Fact]
    public async Task One_record_of_a_batch_can_be_taken_back_alone()
    {
        var made = await MadeReview.StartAsync(workbench);
        await made.SourceAsync(InformationSourceKind.Database, 3);
        var batch = await RemoveAsync(made.Review, new RecordQuery { Set = RecordSets.Unique }, _retracted);

        Assert.True((await Removal(made.Review).TakeBackAsync(made.Review.Id, batch, 2)).Succeeded);

        var view = Assert.Single((await ListService(made.Review).ListAsync(made.Review.Id)).Batches);
        Assert.Equal((2, 1, "Retracted", "Unique records"), (view.Removed, view.TakenBack, view.Detail, view.Selection));
        Assert.StartsWith("Lead", view.TakenBackBy, StringComparison.Ordinal);
        Assert.Equal([1, 3], (await made.ListAsync(RemovalSets.OfBatch(batch))).Rows.Select(row => row.Number));
        Assert.Equal([1, 3], (await made.ListAsync(RemovalSets.Removed)).Rows.Select(row => row.Number));
        var flow = await made.FlowAsync();
        Assert.Equal([2, 1], Counts(flow.Left.RemovedForOtherReasons, flow.Left.Screened));
        var record = await ListService(made.Review).OfRecordAsync(made.Review.Id, 2);
        Assert.Null(record!.Current);
        Assert.NotNull(Assert.Single(record.Marks).TakenBackAt);
        Assert.NotNull((await ListService(made.Review).OfRecordAsync(made.Review.Id, 1))!.Current);
        Assert.Null(await ListService(made.Review).OfRecordAsync(made.Review.Id, 99));

        // Marked anew, it is in a batch of its own.
        await RemoveAsync(made.Review, Single(2), _tool);
        Assert.Equal(["RCT classifier 2.1", "Retracted"],
            (await ListService(made.Review).OfRecordAsync(made.Review.Id, 2))!.Marks.Select(mark => mark.Detail));
    }

    [Fact]
    public async Task Votes_on_a_removed_record_are_refused_in_a_sentence_and_count_again_when_it_comes_back()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 2);
        made.ReadTitle(records[0], Verdict.Include, twice: true);
        made.ReadTitle(records[1], Verdict.Include, Verdict.Exclude);
        await made.SaveAsync();
        var vote = new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = 1, Verdict = Verdict.Exclude };
        var batch = await RemoveAsync(made.Review, new RecordQuery { Set = RecordSets.Unique }, _tool);
        await using (var db = workbench.Db())
            Assert.Equal(0, await db.OpenConflicts(made.Review.Id, Titles).CountAsync());

        var refused = await workbench.As<DecisionService>(made.Second).DecideAsync(made.Review.Id, vote);
        var undone = await workbench.As<DecisionService>(made.First).UndoAsync(made.Review.Id, await OperationAsync(records[0]));
        var ruled = await workbench.As<ConflictService>(made.Review.Lead)
            .ResolveAsync(made.Review.Id, Titles, 2, new Ruling(Verdict.Include));

        Assert.Equal(
            "R-000001 was removed before screening by automation tools (RCT classifier 2.1), so there is nothing to decide on it. Your vote was not stored.", refused.Message);
        Assert.StartsWith("R-000001 was removed before screening, and your vote on it counts nowhere.", undone.Message,
            StringComparison.Ordinal);
        Assert.Contains("was removed before screening", ruled.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await made.FlowAsync()).Left.Screened.Count);

        await Removal(made.Review).TakeBackAsync(made.Review.Id, batch);

        Assert.True((await workbench.As<DecisionService>(made.Second).DecideAsync(made.Review.Id, vote)).Succeeded);
        Assert.Equal(2, (await made.FlowAsync()).Left.Undecided.Conflicts.Count);
    }

    [Fact]
    public async Task Removals_in_both_arms_and_of_both_kinds_add_up_whatever_was_decided_before()
    {
        var made = await MadeReview.StartAsync(workbench);
        var database = await made.SourceAsync(InformationSourceKind.Database, 6, "MEDLINE");
        var website = await made.SourceAsync(InformationSourceKind.Website, 3, "A commission");
        made.Duplicate(database[5], database[0]);
        made.Duplicate(website[2], database[1]);
        foreach (var record in database.Take(3))
            made.Include(record);
        made.ReadTitle(database[3], Verdict.Include, Verdict.Exclude);
        await made.SaveAsync();
        var before = await StateAsync(made.Review);

        var tool = await RemoveAsync(made.Review,
            new RecordQuery { Set = RecordSets.OfSource(await SourceAsync(made.Review, "MEDLINE")), Search = "service number 1" }, _tool);
        var other = await RemoveAsync(made.Review,
            new RecordQuery { Set = RecordSets.OfSource(await SourceAsync(made.Review, "A commission")), Search = "service number 7" },
                _retracted);

        var flow = await made.FlowAsync();
        Assert.Equal([6, 1, 1, 4], Counts(flow.Left.Identified, flow.Left.Duplicates, flow.Left.RemovedByAutomation, flow.Left.Screened));
        Assert.Equal([1, 1, 1, 2], Counts(flow.Right!.Identified, flow.Right.AlreadyIdentified, flow.Right.Removed, flow.Reports));
        Assert.Empty(PrismaInvariants.Check(flow));
        await workbench.StepCountsHoldAsync(made.Review);
        Assert.Equal([0], (await workbench.As<RecordService>(made.Review.Lead).GetAsync(made.Review.Id,
            1))!.History.Select(stage => stage.IsThere ? 1 : 0).Distinct());

        await Removal(made.Review).TakeBackAsync(made.Review.Id, tool);
        await Removal(made.Review).TakeBackAsync(made.Review.Id, other);

        Assert.Equal(before, await StateAsync(made.Review));
    }

    [Fact]
    public async Task What_the_kept_record_says_counts_after_a_merge()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 3);
        await made.SaveAsync();
        var batch = await RemoveAsync(made.Review, Single(2), _tool);
        made.Duplicate(records[1], records[0]);
        await made.SaveAsync();

        var flow = await made.FlowAsync();

        Assert.Equal([1, 0, 2], Counts(flow.Left.Duplicates, flow.Left.RemovedByAutomation, flow.Left.Screened));
        var view = Assert.Single((await ListService(made.Review).ListAsync(made.Review.Id)).Batches);
        Assert.Equal((1, 1), (view.Removed, view.Duplicates));
        Assert.Equal([2], (await made.ListAsync(RemovalSets.OfBatch(batch))).Rows.Select(row => row.Number));
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public async Task Only_unique_records_that_are_not_removed_yet_are_marked()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 4, "MEDLINE");
        made.Duplicate(records[1], records[0]);
        await made.SaveAsync();
        await RemoveAsync(made.Review, Single(3), _tool);
        var all = new RecordQuery { Set = RecordSets.OfSource(await SourceAsync(made.Review, "MEDLINE")) };

        var effects = (await Removal(made.Review).LookAsync(made.Review.Id, all)).Value!;
        var wrong = await Removal(made.Review).RemoveAsync(made.Review.Id, all, _retracted, expected: 4);
        await RemoveAsync(made.Review, all, _retracted);
        var nothing = await Removal(made.Review).RemoveAsync(made.Review.Id, all, _retracted, expected: 0);

        Assert.Equal((4, 1, 1, 2), (effects.Listed, effects.Duplicates, effects.RemovedAlready, effects.ToRemove));
        Assert.StartsWith("The list has changed in the meantime: it would be 2 records now.", wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("There is nothing to remove", nothing.Message, StringComparison.Ordinal);
        var flow = await made.FlowAsync();
        Assert.Equal([1, 1, 2, 0], Counts(flow.Left.Duplicates, flow.Left.RemovedByAutomation, flow.Left.RemovedForOtherReasons,
            flow.Left.Screened));
    }

    [Theory]
    [InlineData(RemovalBeforeScreening.Automation, "  ", "Name the tool")]
    [InlineData(RemovalBeforeScreening.Other, "", "Say why")]
    [InlineData(RemovalBeforeScreening.None, "x", "Choose whether")]
    public async Task A_removal_without_its_tool_or_reason_is_refused(RemovalBeforeScreening kind, string detail, string message)
    {
        var made = await MadeReview.StartAsync(workbench);
        await made.SourceAsync(InformationSourceKind.Database, 1);

        var result = await Removal(made.Review).RemoveAsync(made.Review.Id, Single(1), new RemovalReason(kind, detail), 1);

        Assert.StartsWith(message, result.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await made.FlowAsync()).Left.Screened.Count);
        Assert.Contains("longer than 200",
            (await Removal(made.Review).RemoveAsync(made.Review.Id, Single(1),
                new RemovalReason(RemovalBeforeScreening.Other, new string('x', 201)), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("no longer exists", (await Removal(made.Review)
            .LookAsync(made.Review.Id, new RecordQuery { Set = "nothing" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_and_a_removal_at_the_same_moment_leave_the_vote_in_the_history_or_refused_and_never_counted()
    {
        for (var round = 0; round < 6; round++)
        {
            var made = await MadeReview.StartAsync(workbench);
            var records = await made.SourceAsync(InformationSourceKind.Database, 2);
            made.ReadTitle(records[0], null);
            await made.SaveAsync();

            var removing = Removal(made.Review).RemoveAsync(made.Review.Id, Single(1), _tool, 1);
            var voting = workbench.As<DecisionService>(made.First)
                .DecideAsync(made.Review.Id, new Vote
                {
                    OperationId = Guid.CreateVersion7(),
                    Stage = Titles,
                    Number = 1,
                    Verdict = Verdict.Include
                });
            await Task.WhenAll(removing, voting);

            Assert.True((await removing).Succeeded, (await removing).Message);
            var flow = await made.FlowAsync();
            Assert.Equal([1, 1, 0], Counts(flow.Left.RemovedByAutomation, flow.Left.Screened, flow.Left.Reports.Sought));
            Assert.Empty(PrismaInvariants.Check(flow));
        }
    }

    /// <summary>A review with a drawn sample, and some votes.</summary>
    private async Task<MadeReview> DrawnAsync(int records)
    {
        var made = await MadeReview.StartAsync(workbench);
        await made.SourceAsync(InformationSourceKind.Database, records);
        var saved = await workbench.As<PlanService>(made.Review.Lead).SaveAsync(
            made.Review.Id, Titles, new PlanInput
            {
                FirstReviewerIds = [made.First],
                SecondReviewerIds = [made.Second],
                Share = 0.4m,
                Seed = "removal",
                MaybeCountsAsInclude = false
            });
        Assert.True(saved.Succeeded, saved.Message);
        foreach (var card in await workbench.As<ScreeningQueueService>(made.First).NextAsync(made.Review.Id, Titles, records / 2))
        {
            await workbench.As<DecisionService>(made.First).DecideAsync(
                made.Review.Id, new Vote
                {
                    OperationId = Guid.CreateVersion7(),
                    Stage = Titles,
                    Number = card.Number,
                    Verdict = card.Number % 3 == 0 ? Verdict.Include : Verdict.Exclude
                });
        }

        return made;
    }

    private static RecordQuery Single(int number) => new() { Search = RecordNumber.Format(number), Duplicates = DuplicatesShown.Shown };

    private RemovalService Removal(TestReview review) => workbench.As<RemovalService>(review.Lead);

    private RemovalListService ListService(TestReview review) => workbench.As<RemovalListService>(review.Reviewers[0]);

    private async Task<Guid> RemoveAsync(TestReview review, RecordQuery query, RemovalReason reason)
    {
        var effects = await Removal(review).LookAsync(review.Id, query);
        Assert.True(effects.Succeeded, effects.Message);
        var result = await Removal(review).RemoveAsync(review.Id, query, reason, effects.Value!.ToRemove);
        Assert.True(result.Succeeded, result.Message);
        return result.Value;
    }

    /// <summary>Every number of the flow, by the ids behind it, and what the navigation and the readers' desks say.</summary>
    private async Task<string> StateAsync(TestReview review)
    {
        var flow = (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;
        var steps = (await workbench.As<StepsService>(review.Lead).GetAsync(review.Id)).Steps.Select(
            step => $"{step.Title} {step.Count} {step.Done}");
        List<string> desks = [];
        foreach (var reviewer in review.Reviewers)
            desks.Add((await workbench.As<ScreeningQueueService>(reviewer).ProgressAsync(review.Id, Titles,
                TimeProvider.System.GetUtcNow().AddDays(-1)) with
            { SecondsEach = null }).ToString());
        return string.Join('\n', [.. flow.Boxes.Select(box => $"{box.Key}: {string.Join(',', box.Ids)}"), .. steps, .. desks]);
    }

    private async Task<Guid> OperationAsync(Guid record)
    {
        await using var db = workbench.Db();
        return await db.Decisions.Where(d => d.RecordId == record).Select(d => d.OperationId).SingleAsync();
    }

    private async Task<Guid> SourceAsync(TestReview review, string name)
    {
        await using var db = workbench.Db();
        return await db.Sources.Where(s => s.ReviewId == review.Id && s.Name == name).Select(s => s.Id).SingleAsync();
    }

    private async Task<List<string>> AuditAsync(TestReview review, int take)
    {
        await using var db = workbench.Db();
        return await db.AuditEvents.Where(e => e.ReviewId == review.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(take)
            .Select(e => e.Action).ToListAsync();
    }

    private static int[] Counts(params IEnumerable<PrismaBox> boxes) => [.. boxes.Select(box => box.Count)];
}
