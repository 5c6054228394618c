using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.FullText;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Domain.Screening.ScreeningStage;

namespace ScopingReview.Web.Tests.Duplicates;

/// <summary>
/// What becomes of decisions when two records that have some are merged, and when the merge is undone (docs/decisions/0014).
/// </summary>
public sealed class MergedDecisionsTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly RetrievalStatus[] _statuses = [RetrievalStatus.Sought, RetrievalStatus.Retrieved, RetrievalStatus.NotRetrieved];

    [Fact]
    public async Task Decided_records_that_agree_are_one_decided_record()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[1], Verdict.Include);

        await MergeAndUndoAsync(review, async kept =>
        {
            Assert.Equal(ScreeningStatus.Included, await workbench.StatusAsync(review, kept));
            Assert.Equal(1, await AtAsync(review));
        });
    }

    [Fact]
    public async Task Reviewers_who_disagree_on_the_two_make_a_conflict_and_the_undo_takes_it_back()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[1], Verdict.Exclude);

        await MergeAndUndoAsync(review, async kept =>
        {
            var line = Assert.Single(await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id));
            var votes = (await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, TitleAbstract, line.Number))!.Votes;
            Assert.Equal([Verdict.Exclude, Verdict.Include], votes.Select(v => v.Verdict).Order().Reverse());
        });
        Assert.Empty(await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id));
    }

    [Fact]
    public async Task A_reviewer_who_said_different_things_of_the_two_makes_a_conflict_that_the_lead_rules_on()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[0], Verdict.Exclude);

        await MergeAsync(review);
        var line = Assert.Single(await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id));
        var view = await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, TitleAbstract, line.Number);
        Assert.Equal([Verdict.Include, Verdict.Exclude], view!.Votes.Select(v => v.Verdict).Order());
        Assert.Single(view.Votes, v => v.SaidOf is not null);
        Assert.True(
            (await workbench.As<ConflictService>(review.Lead)
                .ResolveAsync(review.Id, TitleAbstract, line.Number, new Ruling(Verdict.Exclude))).Succeeded);
        Assert.Equal(ScreeningStatus.Excluded, await workbench.StatusAsync(review, line.Number));

        await UndoAsync(review);
        // The ruling was made on the kept record and stays with it; the other one has its vote again.
        Assert.Equal(ScreeningStatus.Excluded, await workbench.StatusAsync(review, line.Number));
        Assert.Equal(2, await AtAsync(review));
    }

    [Fact]
    public async Task A_vote_that_is_changed_after_the_merge_settles_what_its_author_said_before()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[0], Verdict.Exclude);
        await MergeAsync(review);
        var kept = (await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id))[0].Number;

        var vote = new Vote { OperationId = Guid.CreateVersion7(), Stage = TitleAbstract, Number = kept, Verdict = Verdict.Exclude };
        Assert.True((await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, vote)).Succeeded);

        Assert.Equal(ScreeningStatus.Excluded, await workbench.StatusAsync(review, kept));
    }

    [Fact]
    public async Task Rulings_that_contradict_each_other_make_a_conflict_and_the_undo_puts_both_in_force_again()
    {
        var (review, records) = await TwoRecordsAsync();
        foreach (var (record, verdict) in records.Zip([Verdict.Include, Verdict.Exclude]))
        {
            await workbench.VoteAsync(review, record, review.Reviewers[0], Verdict.Include);
            await workbench.VoteAsync(review, record, review.Reviewers[1], Verdict.Exclude);
            Assert.True(
                (await workbench.As<ConflictService>(review.Lead)
                    .ResolveAsync(review.Id, TitleAbstract, record.Number, new Ruling(verdict))).Succeeded);
        }

        await MergeAndUndoAsync(review, async kept => Assert.Equal(ScreeningStatus.Conflict, await workbench.StatusAsync(review, kept)));
    }

    [Fact]
    public async Task A_ruling_on_the_one_holds_for_both_where_the_other_says_the_same()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Lead, Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[1], Verdict.Exclude);
        Assert.True(
            (await workbench.As<ConflictService>(review.Lead)
                .ResolveAsync(review.Id, TitleAbstract, records[1].Number, new Ruling(Verdict.Include))).Succeeded);

        await MergeAndUndoAsync(review, async kept => Assert.Equal(ScreeningStatus.Included, await workbench.StatusAsync(review, kept)));
    }

    [Fact]
    public async Task The_decided_record_is_kept_and_waits_for_nobody_who_was_only_asked_for_the_other()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[1], review.Reviewers[1], Verdict.Include);
        await workbench.AssignAsync(review, TitleAbstract, review.Reviewers[0], [records[0].Id]);

        await MergeAndUndoAsync(review, async kept =>
        {
            Assert.Equal(records[1].Number, kept);
            Assert.Equal(ScreeningStatus.Included, await workbench.StatusAsync(review, kept));
        });
    }

    [Fact]
    public async Task Merging_into_an_included_report_leaves_studies_and_equations_as_they_are()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var records = await workbench.AddIncludedReportsAsync(review, 2);
        var other = (await workbench.AddRecordsAsync(review, 1)).Single();
        await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], other.Id);
        await using (var db = workbench.Db())
        {
            db.StudyReports.Add(
                new StudyReport
                {
                    ReviewId = review.Id,
                    ReportId = records[1].Id,
                    StudyId = records[0].Id,
                    ById = review.Lead,
                    At = TimeProvider.System.GetUtcNow()
                });
            await db.SaveChangesAsync();
        }

        var before = await FlowAsync(review);
        var state = await workbench.CountedAsync(review);
        await MergeSupport.SucceedAsync(
            workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, records[1].Number, other.Number, same: true));
        var flow = await FlowAsync(review);

        Assert.Equal((2, 1), (flow.Reports.Count, flow.Studies.Count));
        Assert.DoesNotContain(PrismaInvariants.Equations(flow), e => !e.Holds);
        Assert.Equal(records[1].Number,
            (await workbench.As<PairService>(review.Lead).GetAsync(review.Id, records[1].Number, other.Number))!.Second.DuplicateOf);

        await MergeSupport.SucceedAsync(
            workbench.As<DuplicatesService>(review.Lead).TakeBackAsync(review.Id, records[1].Number, other.Number));
        Assert.Equal(before.Reports.Ids.Order(), (await FlowAsync(review)).Reports.Ids.Order());
        Assert.Equal(state, await workbench.CountedAsync(review));
    }

    [Fact]
    public async Task The_pdf_of_the_one_and_the_decision_on_the_other_stand_at_the_kept_report()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var decided = (await workbench.AddIncludedReportsAsync(review, 1)).Single();
        var withFile = (await workbench.AddRecordsAsync(review, 1)).Single();
        await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], withFile.Id);
        var bytes = MadePdf.OfLength(300_000);
        Assert.NotNull(
            (await workbench.As<FullTextFileService>(review.Reviewers[0])
                .StoreAsync(review.Id, withFile.Number, "a.pdf", new MemoryStream(bytes))).File);

        await MergeAndUndoAsync(review, async kept =>
        {
            var report = (await workbench.As<FullTextService>(review.Reviewers[0]).GetAsync(review.Id, kept))!;
            var read = await workbench.As<FullTextFileService>(review.Reviewers[0]).OpenAsync(review.Id, report.Report.File!.Id);
            using var copy = new MemoryStream();
            await read!.Stream.CopyToAsync(copy);
            Assert.Equal(bytes, copy.ToArray());
            Assert.Equal((1, 1), ((await FlowAsync(review)).Reports.Count, (await FlowAsync(review)).Studies.Count));
        });
        Assert.Equal(2, (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow.Left.Reports.Sought.Count);
    }

    [Fact]
    public async Task A_chart_of_the_one_stays_with_the_study_that_the_other_joins()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var reports = await workbench.AddIncludedReportsAsync(review, 2);
        await using (var db = workbench.Db())
        {
            var charting = new ReviewForm
            {
                ReviewId = review.Id,
                Position = 1,
                AddedById = review.Lead,
                AddedAt = TimeProvider.System.GetUtcNow()
            };
            var form = new ChartingFormVersion
            {
                ReviewId = review.Id,
                FormId = charting.Id,
                Version = 1,
                Name = "Form",
                FormJson = "{}",
                ById = review.Lead,
                At = TimeProvider.System.GetUtcNow()
            };
            db.AddRange(charting, form,
                new ChartEntry
                {
                    ReviewId = review.Id,
                    StudyId = reports[0].Id,
                    FormId = charting.Id,
                    FormVersionId = form.Id,
                    AnswersJson = "{}",
                    Complete = true,
                    ById = review.Lead,
                    At = TimeProvider.System.GetUtcNow()
                });
            await db.SaveChangesAsync();
        }

        await MergeAndUndoAsync(review, async _ =>
        {
            var flow = await FlowAsync(review);
            Assert.Equal((1, 1), (flow.Reports.Count, flow.Studies.Count));
            Assert.Equal(reports[0].Id, Assert.Single(flow.Studies.Ids));
        });
    }

    [Fact]
    public async Task Merging_and_undoing_is_the_identity_whatever_was_decided()
    {
        for (var round = 0; round < 12; round++)
        {
            var random = new Chances(round);
            var (review, records) = await TwoRecordsAsync();
            foreach (var record in records)
            {
                foreach (var reader in (Guid[])[review.Lead, .. review.Reviewers])
                {
                    if (random.Next(3) > 0)
                        await workbench.AssignAsync(review, TitleAbstract, reader, [record.Id]);
                    if (random.Next(3) > 0)
                        await workbench.DecideAsync(review, TitleAbstract, reader, record.Id, (Verdict)random.Next(3));
                }

                if (random.Next(2) == 0)
                {
                    await using var db = workbench.Db();
                    db.Resolutions.Add(
                        new Resolution
                        {
                            ReviewId = review.Id,
                            Stage = TitleAbstract,
                            RecordId = record.Id,
                            Verdict = random.Next(2) == 0
                            ? Verdict.Include : Verdict.Exclude,
                            ById = review.Lead,
                            At = TimeProvider.System.GetUtcNow()
                        });
                    if (random.Next(2) == 0)
                        db.RetrievalEntries.Add(
                            new RetrievalEntry
                            {
                                ReviewId = review.Id,
                                RecordId = record.Id,
                                Status = _statuses[random.Next(3)],
                                ById = review.Lead,
                                At = TimeProvider.System.GetUtcNow()
                            });
                    await db.SaveChangesAsync();
                }
            }

            await MergeAndUndoAsync(review, _ => Task.CompletedTask);
        }
    }

    [Fact]
    public async Task The_kept_record_shows_what_was_said_of_its_twin_and_says_so()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[1], Verdict.Exclude);
        await MergeAsync(review);
        var kept = (await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id))[0].Number;

        var details = await workbench.As<RecordService>(review.Lead).GetAsync(review.Id, kept);

        Assert.Equal(2, details!.History[0].Entries.Count);
        Assert.Single(details.History[0].Entries, entry => entry.SaidOf is not null);
        var twin = Assert.Single(details.TwinHistories);
        Assert.Equal(records.Single(r => r.Number != kept).Number, twin.Number);
        Assert.Single(twin.History.SelectMany(stage => stage.Entries));
    }

    [Fact]
    public async Task A_reader_who_still_owes_a_vote_is_not_told_what_was_said_of_the_twin()
    {
        var (review, records) = await TwoRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[1], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Lead, Verdict.Include);
        await workbench.AssignAsync(review, TitleAbstract, review.Reviewers[0], [records[0].Id, records[1].Id], ReviewerPosition.Second);
        await MergeAsync(review);

        foreach (var record in records)
        {
            var details = await workbench.As<RecordService>(review.Reviewers[0]).GetAsync(review.Id, record.Number);
            Assert.Empty(details!.History.Concat(details.TwinHistories.SelectMany(t => t.History)).SelectMany(stage => stage.Entries));
            Assert.All(details.History.Concat(details.TwinHistories.SelectMany(t => t.History)), stage => Assert.Null(stage.Status));
        }
    }

    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> TwoRecordsAsync()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        return (review, await workbench.AddRecordsAsync(review, 2));
    }

    /// <summary>Merges the two, looks, takes it back, and finds everything that counts as it was.</summary>
    private async Task MergeAndUndoAsync(TestReview review, Func<int, Task> look)
    {
        var before = await workbench.CountedAsync(review);
        await MergeAsync(review);
        Assert.DoesNotContain(PrismaInvariants.Equations(await FlowAsync(review)), e => !e.Holds);
        await look((await workbench.As<DuplicatesService>(review.Lead)
            .ListAsync(review.Id, new DuplicatesFilter())).Shown.Single().Kept.Number);
        await UndoAsync(review);
        Assert.Equal(before, await workbench.CountedAsync(review));
    }

    private Task MergeAsync(TestReview review)
        => MergeSupport.SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: true));

    private Task UndoAsync(TestReview review)
        => MergeSupport.SucceedAsync(workbench.As<DuplicatesService>(review.Lead).TakeBackAsync(review.Id, 1, 2));

    private async Task<PrismaFlow> FlowAsync(TestReview review)
        => (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;

    private async Task<int> AtAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.AtTitleAbstract(review.Id).CountAsync();
    }
}
