using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Screening.ExternalDecisions;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.ImportDecisions;

public sealed class DecisionImportUndoTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task An_undone_import_leaves_the_review_as_it_was_and_can_be_made_again()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var (ann, ben) = (review.Reviewers[0], review.Reviewers[1]);
        var records = await workbench.AddRecordsAsync(review, 6);
        await workbench.AssignAsync(review, Titles, ann, [records[0].Id, records[5].Id]);
        await workbench.DecideAsync(review, Titles, ann, records[0].Id, Verdict.Include);
        var before = await StateAsync(review);
        // One says something else than Ann said here, four are new.
        var file = await ReadAsync(review,
            "record,reviewer,verdict\nR-000001,Ann,exclude\nR-000002,Ann,include\nR-000002,Ben,exclude\nR-000003,Ann,exclude\nR-000004,Ben,include\n");
        var choices = Choices(("Ann", ann), ("Ben", ben)) with { ReplaceDifferent = true };
        var service = workbench.As<ImportDecisionsService>(review.Lead);
        Assert.Equal(5, (await service.StoreAsync(review.Id, file, choices)).Value);
        var after = await StateAsync(review);
        // Changed since by Ben.
        var vote = new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = 4, Verdict = Verdict.Exclude };
        Assert.True((await workbench.As<DecisionService>(ben).DecideAsync(review.Id, vote)).Succeeded);

        var import = (await service.GetAsync(review.Id)).Earlier.Single();
        var undo = workbench.As<DecisionImportUndoService>(review.Lead);
        var look = (await undo.LookAsync(review.Id, import.Id)).Value!;
        Assert.Equal(("decisions.csv", 4, 1, 1, 3), (look.FileName, look.Decisions, look.Restored, look.ChangedSince, look.Released));
        Assert.Equal(4, (await undo.UndoAsync(review.Id, import.Id)).Value);

        var now = await StateAsync(review);
        Assert.Equal(before.Append($"4 {ben} Exclude").Order(StringComparer.Ordinal), now);
        Assert.Contains("already been undone", (await undo.UndoAsync(review.Id, import.Id)).Message, StringComparison.Ordinal);
        Assert.NotNull((await service.GetAsync(review.Id)).Earlier.Single().UndoneBy);

        // What Ben has said since stays, and the rest comes again.
        Assert.Equal(4, (await service.StoreAsync(review.Id, file, choices with { ReplaceDifferent = false })).Value
            + (await service.PreviewAsync(review.Id, file, choices)).Value!.Matches.Different.Count(d => d.ReviewerId == ann));
        Assert.Equal(after.Length, (await StateAsync(review)).Length);
    }

    [Fact]
    public async Task Resolutions_and_full_texts_that_came_with_it_go_with_it()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        await workbench.AddRecordsAsync(review, 2, Domain.Records.InformationSourceKind.Website);
        var file = await ReadAsync(review,
            "record,reviewer,stage,verdict,reason\nR-000001,Ann,full text,exclude,Wrong design\nR-000002,Boss,full text,include,\n");
        var choices = new DecisionImportChoices
        {
            People = new Dictionary<string, DecisionImportReviewer>(StringComparer.Ordinal)
            { ["Ann"] = new(review.Reviewers[0]), ["Boss"] = DecisionImportReviewer.AsRulings },
        };
        var service = workbench.As<ImportDecisionsService>(review.Lead);
        Assert.Equal(2, (await service.StoreAsync(review.Id, file, choices)).Value);

        Assert.Equal(2, (await workbench.As<DecisionImportUndoService>(review.Lead)
            .UndoAsync(review.Id, (await service.GetAsync(review.Id)).Earlier.Single().Id)).Value);

        await using var db = workbench.Db();
        Assert.Equal((0, 0, 0, 0), (
            await db.Decisions.Current().CountAsync(d => d.ReviewId == review.Id),
                await db.Resolutions.Current().CountAsync(r => r.ReviewId == review.Id),
            await db.RetrievalEntries.Current().CountAsync(e => e.ReviewId == review.Id),
                await db.Assignments.Current().CountAsync(a => a.ReviewId == review.Id)));
    }

    [Fact]
    public async Task Reasons_that_came_with_it_go_with_it_unless_something_else_uses_them()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        await workbench.AddRecordsAsync(review, 3, Domain.Records.InformationSourceKind.Website);
        await workbench.As<ReasonService>(review.Lead).AddAsync(review.Id, "Wrong design");
        var service = workbench.As<ImportDecisionsService>(review.Lead);
        var undo = workbench.As<DecisionImportUndoService>(review.Lead);
        var first = await StoreAsync("Ann",
            "R-000001,Ann,full text,exclude,Wrong design\nR-000002,Ann,full text,exclude,Wrong country\nR-000003,Ann,full text,exclude,Wrong year\n");
        var second = await StoreAsync("Ben", "R-000002,Ben,full text,exclude,wrong country\n");

        Assert.Equal(1, (await undo.LookAsync(review.Id, first)).Value!.Reasons);
        Assert.Equal(3, (await undo.UndoAsync(review.Id, first)).Value);
        Assert.Equal(["Wrong design", "Wrong country"], await ReasonsAsync());

        Assert.Equal(1, (await undo.LookAsync(review.Id, second)).Value!.Reasons);
        Assert.Equal(1, (await undo.UndoAsync(review.Id, second)).Value);
        Assert.Equal(["Wrong design"], await ReasonsAsync());

        // Again: it is on the list again, and goes again.
        var third = await StoreAsync("Ann", "R-000003,Ann,full text,exclude,Wrong year\n");
        Assert.Equal(["Wrong design", "Wrong year"], await ReasonsAsync());
        Assert.Equal(1, (await undo.UndoAsync(review.Id, third)).Value);
        Assert.Equal(["Wrong design"], await ReasonsAsync());

        async Task<Guid> StoreAsync(string name, string rows)
        {
            var file = await ReadAsync(review, "record,reviewer,stage,verdict,reason\n" + rows);
            Assert.True((await service.StoreAsync(review.Id, file, Choices((name, review.Reviewers[name == "Ann" ? 0 : 1])))).Succeeded);
            return (await service.GetAsync(review.Id)).Earlier.OrderBy(earlier => earlier.At).Last().Id;
        }

        async Task<List<string>> ReasonsAsync()
            => [.. (await workbench.As<SettingsService>(review.Lead).GetAsync(review.Id)).Reasons.Select(reason => reason.Text)];
    }

    [Fact]
    public async Task An_import_of_another_review_is_not_undone()
    {
        var (review, other) = (await workbench.AddReviewAsync(reviewers: 1), await workbench.AddReviewAsync(reviewers: 1));
        await workbench.AddRecordsAsync(review, 1);
        await workbench.As<ImportDecisionsService>(review.Lead)
            .StoreAsync(review.Id, await ReadAsync(review, "record,reviewer,verdict\nR-000001,Ann,include\n"),
                Choices(("Ann", review.Reviewers[0])));
        var import = (await workbench.As<ImportDecisionsService>(review.Lead).GetAsync(review.Id)).Earlier.Single();

        Assert.Contains("no such import", (await workbench.As<DecisionImportUndoService>(other.Lead)
            .UndoAsync(other.Id, import.Id)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_the_included_records_excludes_the_others_once_all_of_it_is_matched()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        var records = await workbench.AddRecordsAsync(review, 4);
        var read = await workbench.As<ImportDecisionsService>(review.Lead).ReadAsync(review.Id,
            [new DecisionUpload("included.csv", 10, _ => Bytes($"Title,Year\n{records[1].Title},\nNothing that is here at all,\n"))]);
        var file = read.Value!.By(read.Value.Sheet.Table!.Guess() with { EveryRow = Verdict.Include });
        var choices = Choices(("", review.Reviewers[0])) with { ExcludeOthers = true };
        var service = workbench.As<ImportDecisionsService>(review.Lead);

        Assert.Contains("not matched", (await service.StoreAsync(review.Id, file, choices)).Message, StringComparison.Ordinal);
        var open = (await service.PreviewAsync(review.Id, file, choices)).Value!.Open.Single();
        choices = choices with { Records = new Dictionary<ImportedRecordKey, Guid> { [open.Key] = Guid.Empty } };
        var preview = (await service.PreviewAsync(review.Id, file, choices)).Value!.Matches;
        Assert.Equal((1, 3, 1, 2), (preview.New.Count, preview.Others.Count, preview.LeftOut, preview.Total));
        Assert.Equal(4, (await service.StoreAsync(review.Id, file, choices)).Value);

        await using var db = workbench.Db();
        Assert.Equal([(ScreeningStatus.Included, 1), (ScreeningStatus.Excluded, 3)],
            (await db.OutcomesAt(review.Id, Titles).GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync())
                .OrderBy(g => g.Key).Select(g => (g.Key, g.Count)));
    }

    /// <summary>Votes and assignments that count, by record and person.</summary>
    private async Task<string[]> StateAsync(TestReview review)
    {
        await using var db = workbench.Db();
        var votes = await db.Decisions.Current().Where(d => d.ReviewId == review.Id)
            .Select(d => new { d.Record!.Number, d.ReviewerId, d.Verdict }).ToListAsync();
        var others = votes.Select(d => (d.Number, d.ReviewerId)).ToHashSet();
        var assigned = await db.Assignments.Current().Where(a => a.ReviewId == review.Id)
            .Select(a => new { a.Record!.Number, a.ReviewerId }).ToListAsync();
        return [.. votes.Select(d => $"{d.Number} {d.ReviewerId} {d.Verdict}")
            .Concat(assigned.Where(a => !others.Contains((a.Number, a.ReviewerId))).Select(a => $"{a.Number} {a.ReviewerId} asked"))
                .Order(StringComparer.Ordinal)];
    }

    private async Task<LaidOutDecisions> ReadAsync(TestReview review, string text)
        => (await workbench.As<ImportDecisionsService>(review.Lead)
            .ReadAsync(review.Id, [new DecisionUpload("decisions.csv", text.Length, _ => Bytes(text))])).Value!;

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static DecisionImportChoices Choices(params (string Name, Guid Member)[] people)
        => new() { People = people.ToDictionary(p => p.Name, p => new DecisionImportReviewer(p.Member), StringComparer.Ordinal) };
}
