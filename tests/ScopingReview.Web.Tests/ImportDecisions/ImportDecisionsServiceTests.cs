using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Screening.ExternalDecisions;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.ImportDecisions;

public sealed class ImportDecisionsServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task A_half_screened_review_moves_here_and_goes_on_under_a_plan()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var (first, second) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AddRecordsAsync(review, 10);
        // Six are read by one, two of them by both, and they differ on one.
        var file = await ReadAsync(review, "record,reviewer,verdict\n"
            + string.Concat(Enumerable.Range(1, 6).Select(i => $"R-{i:000000},Ann,exclude\n"))
            + "R-000001,Bea,exclude\nR-000002,Bea,include\n");
        var stored = await workbench.As<ImportDecisionsService>(review.Lead)
            .StoreAsync(review.Id, file, Choices(("Ann", first), ("Bea", second)));

        Assert.Equal(8, stored.Value);
        Assert.Equal([(ScreeningStatus.Excluded, 5), (ScreeningStatus.Conflict, 1)], await OutcomesAsync(review));

        var saved = await workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [first],
            SecondReviewerIds = [second],
            Share = 0.5m,
            Seed = "moved",
            MaybeCountsAsInclude = false,
        });
        Assert.True(saved.Succeeded, saved.Message);
        await using var db = workbench.Db();
        var assigned = await db.Assignments.Where(a => a.ReviewId == review.Id && a.SupersededAt == null)
            .Select(a => new { a.Record!.Number, a.ReviewerId, a.Position }).ToListAsync();
        var draw = await db.Draws.SingleAsync(d => d.ReviewId == review.Id);
        var drawn = SecondReviewerSample.Draw("moved", 0.5m, [.. Enumerable.Range(1, 10).Select(RecordNumber.Format)]).Drawn.Select(
            entry => entry.Record).ToHashSet();
        // The sample is drawn from all ten; each has one first reviewer, and the drawn ones and those read twice elsewhere have a second.
        Assert.Equal(Enumerable.Range(1, 10), draw.FrameNumbers);
        Assert.Equal(Enumerable.Range(1, 10),
            assigned.Where(a => a.ReviewerId == first && a.Position == ReviewerPosition.First).Select(a => a.Number).Order());
        Assert.Equal(drawn.Union(["R-000001", "R-000002"]).Order(),
            assigned.Where(a => a.Position == ReviewerPosition.Second).Select(a => RecordNumber.Format(a.Number)).Order());
        Assert.True((await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id)).Value!.Same);
        Assert.Equal(4, (await workbench.As<ScreeningQueueService>(first).NextAsync(review.Id, Titles, 50)).Count);
    }

    [Fact]
    public async Task Decisions_on_records_that_were_removed_before_screening_are_not_taken_over()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        await workbench.AddRecordsAsync(review, 2);
        var removed = await workbench.As<RemovalService>(review.Lead).RemoveAsync(
            review.Id, new RecordQuery { Search = "R-000001" }, new RemovalReason(RemovalBeforeScreening.Automation, "A tool"),
            expected: 1);
        Assert.True(removed.Succeeded, removed.Message);
        var file = await ReadAsync(review, "record,reviewer,verdict\nR-000001,Ann,exclude\nR-000002,Ann,exclude\n");
        var choices = Choices(("Ann", review.Reviewers[0]));

        var preview = await workbench.As<ImportDecisionsService>(review.Lead).PreviewAsync(review.Id, file, choices);
        var stored = await workbench.As<ImportDecisionsService>(review.Lead).StoreAsync(review.Id, file, choices);

        Assert.Equal(["The record was removed before screening."], preview.Value!.Matches.Unmatched.Select(unmatched => unmatched.Why));
        Assert.Equal(1, stored.Value);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_other_verdicts_stay_unless_asked()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        var records = await workbench.AddRecordsAsync(review, 2);
        var me = review.Reviewers[0];
        await workbench.AssignAsync(review, Titles, me, [records[0].Id]);
        await workbench.DecideAsync(review, Titles, me, records[0].Id, Verdict.Include);
        var file = await ReadAsync(review, "record,reviewer,verdict\nR-000001,Ann,exclude\nR-000002,Ann,include\n");
        var service = workbench.As<ImportDecisionsService>(review.Lead);

        var preview = (await service.PreviewAsync(review.Id, file, Choices(("Ann", me)))).Value!.Matches;
        Assert.Equal((1, 1), (preview.New.Count, preview.Different.Count));
        Assert.Equal(1, (await service.StoreAsync(review.Id, file, Choices(("Ann", me)))).Value);
        Assert.False((await service.StoreAsync(review.Id, file, Choices(("Ann", me)))).Succeeded);
        Assert.Equal([(ScreeningStatus.Included, 2)], await OutcomesAsync(review));

        Assert.Equal(1, (await service.StoreAsync(review.Id, file, Choices(("Ann", me)) with { ReplaceDifferent = true })).Value);
        Assert.Equal([(ScreeningStatus.Included, 1), (ScreeningStatus.Excluded, 1)], await OutcomesAsync(review));
        var history =
            (await workbench.As<RecordService>(review.Lead).GetAsync(review.Id, 1))!.History.Single(h => h.Stage == Titles).Entries;
        Assert.Equal([(Verdict.Include, true, null), (Verdict.Exclude, false, "decisions.csv")],
            history.Select(e => (e.Verdict!.Value, e.Replaced, e.TakenOverFrom)));
        await using var db = workbench.Db();
        Assert.Equal(2, await db.AuditEvents.CountAsync(e => e.ReviewId == review.Id && e.Action == "decisions.taken-over"));
    }

    [Fact]
    public async Task Full_text_decisions_bring_their_reasons_and_that_the_report_was_at_hand()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        await workbench.AddRecordsAsync(review, 3, InformationSourceKind.Website);
        var file = await ReadAsync(review,
            "record,reviewer,stage,verdict,reason\nR-000001,Ann,full text,exclude,Wrong design; Old\nR-000002,Ann,full text,exclude,\nR-000003,Ann,full text,include,\n");
        Assert.Equal(3,
            (await workbench.As<ImportDecisionsService>(review.Lead)
                .StoreAsync(review.Id, file, Choices(("Ann", review.Reviewers[0])))).Value);

        await using var db = workbench.Db();
        var decisions = await db.Decisions.Where(d => d.ReviewId == review.Id).OrderBy(d => d.Record!.Number)
            .Select(d =>
                new
                {
                    d.Verdict,
                    d.Note,
                    Reason = db.ExclusionReasons.Where(r => r.Id == d.ReasonId).Select(r => r.Label).FirstOrDefault()
                }).ToListAsync();
        Assert.Equal(["Wrong design", "No reason given elsewhere", null], decisions.Select(d => d.Reason));
        Assert.Equal("Reasons: Old", decisions[0].Note);
        Assert.Equal(3, await db.RetrievalEntries.CountAsync(e => e.ReviewId == review.Id && e.SupersededAt == null));
        Assert.Equal([(ScreeningStatus.Included, 1), (ScreeningStatus.Excluded, 2)], await OutcomesAsync(review, ScreeningStage.FullText));
    }

    [Fact]
    public async Task While_a_pilot_round_is_open_nothing_is_taken_over_at_its_stage()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        await workbench.AddRecordsAsync(review, 3);
        await workbench.As<PilotService>(review.Lead)
            .StartAsync(review.Id, Titles, new PilotInput { Count = 1, ParticipantIds = [.. review.Reviewers], Seed = "pilot" });
        var file = await ReadAsync(review, "record,reviewer,verdict\nR-000001,Ann,exclude\n");

        var stored = await workbench.As<ImportDecisionsService>(review.Lead)
            .StoreAsync(review.Id, file, Choices(("Ann", review.Reviewers[0])));

        Assert.Contains("A pilot round is open", stored.Message, StringComparison.Ordinal);
        Assert.Equal([(ScreeningStatus.Pending, 1)], await OutcomesAsync(review));
    }

    [Fact]
    public async Task Nothing_is_stored_for_people_who_are_not_reviewers_or_from_files_without_decisions()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        await workbench.AddRecordsAsync(review, 1);
        var removed = await workbench.AddMemberAsync(review.Id, ReviewRole.Reviewer, removed: true);
        var service = workbench.As<ImportDecisionsService>(review.Lead);
        var file = await ReadAsync(review, "record,reviewer,verdict\nR-000001,Ann,exclude\n");

        Assert.Contains("no longer a reviewer", (await service.StoreAsync(review.Id, file, Choices(("Ann", removed)))).Message,
            StringComparison.Ordinal);
        Assert.Contains("nothing to import", (await service.StoreAsync(review.Id, file, Choices())).Message, StringComparison.Ordinal);
        Assert.Contains("No decisions were found",
            (await service.ReadAsync(review.Id, [new DecisionUpload("x.pdf", 1, _ => Bytes("%PDF-1.7\n"))])).Message,
            StringComparison.Ordinal);
        Assert.Contains("is empty",
            (await service.ReadAsync(review.Id, [new DecisionUpload("x.csv", 0, _ => throw new InvalidOperationException())])).Message,
            StringComparison.Ordinal);
        Assert.Contains("larger than",
            (await service.ReadAsync(review.Id, [new DecisionUpload("x.ris", ImportDecisionsService.LargestFile + 1,
                _ => throw new InvalidOperationException())])).Message, StringComparison.Ordinal);
        await using var db = workbench.Db();
        Assert.Equal(0, await db.Decisions.CountAsync(d => d.ReviewId == review.Id)
            + await db.DecisionImports.CountAsync(i => i.ReviewId == review.Id));
    }

    /// <summary>The published votes of two reviewers as a table: states at both stages as published.</summary>
    [CorporaFact]
    public async Task The_published_votes_of_a_whole_review_give_its_published_states()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        List<Features.Sources.Importing.ImportDraft> drafts = [];
        foreach (var name in new[] { "pubmed", "eric", "scopus", "arxiv" })
            drafts.Add(await workbench.LayOutAsync(review, name + ".ris",
                await File.ReadAllBytesAsync(Corpora.Path($"wba-review/{name}.ris"))));
        await workbench.StartAsync(review, [.. drafts]);
        await workbench.WhenIdleAsync();
        await using var db = workbench.Db();
        var numbers = (await db.Unique(review.Id).Select(r => new { r.SourceRecordId, r.Number }).ToListAsync())
            .ToDictionary(r => r.SourceRecordId!.Split('-')[0], r => RecordNumber.Format(r.Number), StringComparer.Ordinal);
        var table = new StringBuilder("record,stage,reviewer,verdict\n");
        foreach (var cells in File.ReadLines(Corpora.Path("wba-review/decisions.csv")).Skip(1).Select(line => line.Split(',')))
            table.Append(numbers.GetValueOrDefault(cells[0], cells[0])).Append(',').AppendJoin(',', cells[1..4]).Append('\n');

        var file = await ReadAsync(review, table.ToString());
        var choices = Choices(("reviewer-1", review.Reviewers[0]), ("reviewer-2", review.Reviewers[1]));
        var preview = (await workbench.As<ImportDecisionsService>(review.Lead).PreviewAsync(review.Id, file, choices)).Value!.Matches;
        Assert.Equal(2326, preview.Total);
        Assert.Equal((707 * 2) + 68, preview.New.Count);
        Assert.True((await workbench.As<ImportDecisionsService>(review.Lead).StoreAsync(review.Id, file, choices)).Succeeded);
        var saved = await workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = [review.Reviewers[1]],
            Share = 1,
            Seed = "wba",
            MaybeCountsAsInclude = true,
        });

        Assert.Equal(0, saved.Value!.Assigned);
        Assert.Equal([(ScreeningStatus.Included, 22), (ScreeningStatus.Excluded, 673), (ScreeningStatus.Conflict, 12)],
            await OutcomesAsync(review));
    }

    private async Task<LaidOutDecisions> ReadAsync(TestReview review, string text)
    {
        var read = await workbench.As<ImportDecisionsService>(review.Lead)
            .ReadAsync(review.Id, [new DecisionUpload("decisions.csv", text.Length, _ => Bytes(text))]);
        Assert.True(read.Succeeded, read.Message);
        return read.Value!;
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static DecisionImportChoices Choices(params (string Name, Guid Member)[] people)
        => new() { People = people.ToDictionary(p => p.Name, p => new DecisionImportReviewer(p.Member), StringComparer.Ordinal) };

    private async Task<List<(ScreeningStatus, int)>> OutcomesAsync(TestReview review, ScreeningStage stage = Titles)
    {
        await using var db = workbench.Db();
        var counts = await db.OutcomesAt(review.Id, stage).GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync();
        return [.. counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Count))];
    }
}
