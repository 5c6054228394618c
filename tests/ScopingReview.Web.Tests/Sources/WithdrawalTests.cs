using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

public sealed class WithdrawalTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Withdrawn_records_leave_every_number_and_their_twins_stand_by_themselves()
    {
        var review = await workbench.AddReviewAsync();
        // The second file is the more complete one: its records are kept in the place of the first's.
        await workbench.ImportAsync(review, ImportHelper.Ris(1, 4, "w"));
        var second =
            await workbench.ImportAsync(review,
                ImportHelper.Ris(3, 8, "w").Replace("ER  - ", "AB  - An abstract.\nER  - ", StringComparison.Ordinal), source: "Scopus");
        Assert.Equal((10, 2), await CountAsync(review));

        var effects = await Withdrawal(review).LookAsync(review.Id, second.Outcome!.ImportId);
        Assert.Equal((6, 0, 2), (effects!.Records, effects.Duplicates, effects.Freed));
        Assert.True((await Withdrawal(review).WithdrawAsync(review.Id, second.Outcome.ImportId)).Succeeded);

        Assert.Equal((4, 0), await CountAsync(review));
        var sources = await workbench.As<SourcesService>(review.Lead).ListAsync(review.Id);
        Assert.Equal((4, 0), (sources.Records, sources.Duplicates));
        var scopus = sources.Sources.Single(s => s.Name == "Scopus");
        Assert.Equal((0, 0), (scopus.Records, Assert.Single(scopus.Runs).Records));
        var import = Assert.Single(scopus.Runs[0].Imports);
        Assert.Equal((6, "Lead"), (import.Records, import.WithdrawnBy!.Split(' ')[0]));
        Assert.NotNull(import.WithdrawnAt);
        var flow = (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;
        Assert.Equal(4, flow.Left.Screened.Count);
        var records = await workbench.As<RecordsService>(review.Lead)
            .ListAsync(review.Id, new RecordQuery { Duplicates = DuplicatesShown.Shown });
        Assert.Equal([1, 2, 3, 4], records.Rows.Select(r => r.Number));
        Assert.Null(await workbench.As<RecordService>(review.Lead).GetAsync(review.Id, 7));
        Assert.Equal(4, (await workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, new DuplicatesFilter())).Unique);
        await using var db = workbench.Db();
        Assert.Equal(10, await db.Records.IgnoreQueryFilters().CountAsync(r => r.ReviewId == review.Id));
        Assert.Equal("import.withdrawn", await db.AuditEvents.Where(e => e.ReviewId == review.Id).OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id).Select(e => e.Action).FirstAsync());
    }

    [Fact]
    public async Task The_same_file_can_be_imported_again_and_gets_new_numbers()
    {
        var review = await workbench.AddReviewAsync();
        var content = ImportHelper.Ris(1, 3, "again");
        var first = await workbench.ImportAsync(review, content);
        await Withdrawal(review).WithdrawAsync(review.Id, first.Outcome!.ImportId);

        var again = await workbench.ImportAsync(review, content);

        Assert.Equal((DraftState.Imported, 4), (again.State, again.Outcome!.FirstNumber));
        Assert.Equal((3, 0), await CountAsync(review));
        Assert.Equal(again.Outcome.ImportId, (await workbench.LayOutAsync(review, "once-more.ris", content)).SameAsImportId);
        Assert.True((await Withdrawal(review).WithdrawAsync(review.Id, again.Outcome.ImportId)).Succeeded);
        Assert.False((await Withdrawal(review).WithdrawAsync(review.Id, again.Outcome.ImportId)).Succeeded);
    }

    [Theory]
    [InlineData("vote")]
    [InlineData("ruling")]
    [InlineData("retrieval")]
    [InlineData("file")]
    [InlineData("study")]
    [InlineData("chart")]
    public async Task An_import_stays_as_soon_as_somebody_has_worked_on_one_of_its_records(string work)
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.ImportAsync(review, ImportHelper.Ris(1, 3, $"worked.{work}"));
        await using (var db = workbench.Db())
        {
            var record = await db.Records.Where(r => r.ReviewId == review.Id && r.Number == 2).Select(r => r.Id).SingleAsync();
            db.Add(WorkOn(work, review, record));
            if (work == "chart")
            {
                db.Add(new ReviewForm
                {
                    Id = Form,
                    ReviewId = review.Id,
                    Position = 1,
                    AddedById = review.Lead,
                    AddedAt = TimeProvider.System.GetUtcNow()
                });
                db.Add(new ChartingFormVersion
                {
                    Id = Form,
                    ReviewId = review.Id,
                    FormId = Form,
                    Version = 1,
                    Name = "Form",
                    FormJson = "{}",
                    ById = review.Lead,
                    At = TimeProvider.System.GetUtcNow()
                });
            }

            await db.SaveChangesAsync();
        }

        var result = await Withdrawal(review).WithdrawAsync(review.Id, draft.Outcome!.ImportId);

        Assert.StartsWith("1 of its 3 records has been worked on", result.Message, StringComparison.Ordinal);
        Assert.Equal((3, 0), await CountAsync(review));
        var query = new RecordQuery { Set = DecidedSets.OfImport(draft.Outcome.ImportId) };
        Assert.Equal([2], (await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, query)).Rows.Select(r => r.Number));
        Assert.True((await workbench.As<RecordsService>(review.Reviewers[0]).ListAsync(review.Id, query)).UnknownSet);
    }

    [Fact]
    public async Task Readings_end_and_a_stored_draw_can_still_be_repeated()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        await workbench.ImportAsync(review, ImportHelper.Ris(1, 20, "draw"));
        var second = await workbench.ImportAsync(review, ImportHelper.Ris(21, 30, "draw"), source: "Scopus");
        var plan = workbench.As<PlanService>(review.Lead);
        var input = new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = [review.Reviewers[1]],
            Share = 0.5m,
            Seed = "s",
            MaybeCountsAsInclude = false
        };
        Assert.True((await plan.SaveAsync(review.Id, Titles, input)).Succeeded);

        var effects = await Withdrawal(review).LookAsync(review.Id, second.Outcome!.ImportId);
        Assert.True(effects!.Drawn);
        Assert.True(effects.Assignments > 10);
        Assert.True((await Withdrawal(review).WithdrawAsync(review.Id, second.Outcome.ImportId)).Succeeded);

        Assert.Equal(20,
            (await workbench.As<ScreeningQueueService>(review.Reviewers[0])
                .ProgressAsync(review.Id, Titles, TimeProvider.System.GetUtcNow())).Left);
        var view = await workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles);
        Assert.Equal((20, 0, 30), (view.FrameSize, view.Undrawn, Assert.Single(view.Draws).FrameSize));
        Assert.True((await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, view.Draws[0].Id)).Value!.Same);

        // A raised share goes on with the old frame; nobody is asked to read what is withdrawn.
        Assert.True((await plan.SaveAsync(review.Id, Titles, input with { Share = 1 })).Succeeded);
        view = await workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles);
        foreach (var draw in view.Draws)
            Assert.True((await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id)).Value!.Same);
        Assert.Equal(20,
            (await workbench.As<ScreeningQueueService>(review.Reviewers[1])
                .ProgressAsync(review.Id, Titles, TimeProvider.System.GetUtcNow())).Left);
    }

    [Fact]
    public async Task A_vote_and_a_withdrawal_at_the_same_moment_never_leave_a_vote_on_a_withdrawn_record()
    {
        for (var round = 0; round < 8; round++)
        {
            var review = await workbench.AddReviewAsync();
            var draft = await workbench.ImportAsync(review, ImportHelper.Ris(1, 5, $"race.{round}"));
            await using var db = workbench.Db();
            var record = await db.Records.Where(r => r.ReviewId == review.Id && r.Number == 3).Select(r => r.Id).SingleAsync();
            await workbench.AssignAsync(review, Titles, review.Reviewers[0], [record]);
            var vote = new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = 3, Verdict = Verdict.Include };

            var withdrawing = Withdrawal(review).WithdrawAsync(review.Id, draft.Outcome!.ImportId);
            var voting = workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, vote);
            await Task.WhenAll(withdrawing, voting);

            Assert.NotEqual((await withdrawing).Succeeded, (await voting).Succeeded);
            Assert.Equal((await voting).Succeeded, await db.Decisions.AnyAsync(d => d.RecordId == record && d.SupersededAt == null));
        }
    }

    [Fact]
    public async Task An_import_of_another_review_is_not_found()
    {
        var review = await workbench.AddReviewAsync();
        var other = await workbench.AddReviewAsync();
        var draft = await workbench.ImportAsync(other, ImportHelper.Ris(1, 3, "foreign"));

        Assert.Null(await Withdrawal(review).LookAsync(review.Id, draft.Outcome!.ImportId));
        Assert.False((await Withdrawal(review).WithdrawAsync(review.Id, draft.Outcome.ImportId)).Succeeded);
        Assert.Equal((3, 0), await CountAsync(other));
    }

    private static readonly Guid Form = Guid.CreateVersion7();

    private static object WorkOn(string work, TestReview review, Guid record)
    {
        var now = TimeProvider.System.GetUtcNow();
        return work switch
        {
            "vote" => new Decision
            {
                ReviewId = review.Id,
                Stage = Titles,
                RecordId = record,
                ReviewerId = review.Lead,
                OperationId = Guid.CreateVersion7(),
                Verdict = Verdict.Exclude,
                At = now
            },
            "ruling" => new Resolution
            {
                ReviewId = review.Id,
                Stage = Titles,
                RecordId = record,
                Verdict = Verdict.Include,
                ById = review.Lead,
                At = now
            },
            "retrieval" =>
                new RetrievalEntry
                {
                    ReviewId = review.Id,
                    RecordId = record,
                    Status = RetrievalStatus.Retrieved,
                    ById = review.Lead,
                    At = now
                },
            "file" => new FullTextFile
            {
                ReviewId = review.Id,
                RecordId = record,
                FileName = "a.pdf",
                Length = 1,
                Sha256 = "",
                ChunkSize = 1,
                ById = review.Lead,
                At = now
            },
            "study" => new StudyReport { ReviewId = review.Id, ReportId = record, StudyId = record, ById = review.Lead, At = now },
            _ => new ChartEntry
            {
                ReviewId = review.Id,
                StudyId = record,
                FormId = Form,
                FormVersionId = Form,
                AnswersJson = "{}",
                Complete = false,
                ById = review.Lead,
                At = now
            },
        };
    }

    private WithdrawalService Withdrawal(TestReview review) => workbench.As<WithdrawalService>(review.Lead);

    private async Task<(int Records, int Duplicates)> CountAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return (await db.Records.CountAsync(r => r.ReviewId == review.Id),
            await db.DuplicateLinks.CountAsync(l => l.ReviewId == review.Id && l.SupersededAt == null));
    }
}
