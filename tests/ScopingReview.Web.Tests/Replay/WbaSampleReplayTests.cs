using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Replay;

/// <summary>
/// Titles and abstracts of a published review decided again through the services with a second reviewer on 20 %; full dual reading is in
/// <see cref="WbaReplayTests"/>. The numbers of both were computed apart from this code and share none of it: a Python script over
/// records.csv and decisions.csv with hashlib for the draw (record k of the 707 from databases is R-00000k, seed "wba"), the formulas of
/// the papers for the coefficients, and Gwet's variance summed record by record. What missed inclusions are estimated from is counted over
/// the same data here, and their interval in whole numbers. Bounds above 1 (1.0224 and 1.0229 for κ in the sample) are cut to 1. All
/// rulings are Include, as in the review.
/// </summary>
public sealed class WbaSampleReplayTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [CorporaFact]
    public async Task A_second_reviewer_on_20_percent_gives_the_numbers_computed_elsewhere()
    {
        var data = new WbaReview();
        var review = await workbench.AddReviewAsync(reviewers: 2);
        Assert.Equal(707, data.FromDatabases.Count);
        await workbench.AddRecordsAsync(review, data.FromDatabases.Count);

        await PlanAsync(review, maybeCountsAsInclude: true);
        var drawn = await DrawnAsync(review);
        Assert.Equal(142, drawn.Count);
        Assert.Equal("67ec9ba84c11d682857a331ad6631e37aa64ec39ba913181e3bbf83c179080c6", Sha256(drawn.Select(RecordNumber.Format)));
        Assert.Equal((707, "23c380c7e762a75774a759bfbc5d8e4b8527cb94d0f4c88e2d388c73760700bd"), await FrameAsync(review));
        await VoteAsync(review, review.Reviewers[0], Enumerable.Range(1, 707),
            number => data.AtTitleAbstract(data.FromDatabases[number - 1], "reviewer-1"));
        await VoteAsync(review, review.Reviewers[1], drawn, number => data.AtTitleAbstract(data.FromDatabases[number - 1], "reviewer-2"));

        Assert.Equal((31, 673, 3, 0), await StatesAsync(review));
        ComputedElsewhere.AssertAgreement(await AgreementAsync(review), [[4, 2], [1, 135]],
            new(0.9788732394366197, 0.7163781624500668, 0.15614433450574125, 0.41034089042883914, 1, 0.9577464788732395, 0.977173476222371,
                0.013312709685634945));
        ComputedElsewhere.AssertIndices(await AgreementAsync(review), 0.7272727272727273, 0.989010989010989, -0.9225352112676056,
            0.007042253521126761);
        await PlanAsync(review, maybeCountsAsInclude: false);
        Assert.Equal((11, 673, 3, 20), await StatesAsync(review));
        ComputedElsewhere.AssertAgreement(await AgreementAsync(review), [[2, 0, 1], [0, 2, 1], [1, 0, 135]],
            new(0.9788732394366197, 0.7191825972313777, 0.15494599144998056, 0.41549403444056465, 1, 0.9683098591549295, 0.9780477435811551,
                0.012665153322031577));

        await PlanAsync(review, maybeCountsAsInclude: true);
        AssertMissed((await AgreementAsync(review)).Missed, data, drawn, areRuled: false);
        Assert.Equal([41, 78, 391], await RuleAllAsync(review));
        Assert.Equal((34, 673, 0, 0), await StatesAsync(review));
        AssertMissed((await AgreementAsync(review)).Missed, data, drawn, areRuled: true);
    }

    /// <summary>
    /// Counted over the data: whom the first reviewer excluded, which of them were drawn, and which of those the second reviewer would
    /// take. These are open until they are ruled on, pass title and abstract then, and are open for the review as a whole, since nobody
    /// has read a full text.
    /// </summary>
    private static void AssertMissed(IReadOnlyList<MissedInclusions> missed, WbaReview data, List<int> drawn, bool areRuled)
    {
        var excluded = Enumerable.Range(1, 707)
            .Where(number => data.AtTitleAbstract(data.FromDatabases[number - 1], "reviewer-1") == Verdict.Exclude).ToHashSet();
        var read = drawn.FindAll(excluded.Contains);
        var taken = read.Count(number => data.AtTitleAbstract(data.FromDatabases[number - 1], "reviewer-2") != Verdict.Exclude);
        Assert.Equal((674, 136, 1), (excluded.Count, read.Count, taken));
        Assert.Equal([MissedEvent.PassedTitleAbstract, MissedEvent.IncludedInReview], missed.Select(one => one.Event));
        ComputedElsewhere.AssertMissed(missed[0], excluded.Count, read.Count, areRuled ? taken : 0, areRuled ? 0 : taken);
        ComputedElsewhere.AssertMissed(missed[1], excluded.Count, read.Count, 0, taken);
    }

    private async Task<StageAgreement> AgreementAsync(TestReview review)
        => (await workbench.As<ReportService>(review.Lead).GetAgreementAsync(review.Id)).Titles!;

    private async Task PlanAsync(TestReview review, bool maybeCountsAsInclude)
    {
        var saved = await workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = [review.Reviewers[1]],
            Share = 0.2m,
            Seed = "wba",
            MaybeCountsAsInclude = maybeCountsAsInclude,
        });
        Assert.True(saved.Succeeded, saved.Message);
    }

    private async Task VoteAsync(TestReview review, Guid person, IEnumerable<int> numbers, Func<int, Verdict> verdict)
    {
        var decisions = workbench.As<DecisionService>(person);
        foreach (var number in numbers)
        {
            var result =
                await decisions.DecideAsync(review.Id,
                    new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = number, Verdict = verdict(number) });
            Assert.True(result.Succeeded, result.Message);
        }
    }

    /// <summary>Rules Include on every conflict; returns them.</summary>
    private async Task<IEnumerable<int>> RuleAllAsync(TestReview review)
    {
        var conflicts = await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id);
        foreach (var conflict in conflicts)
        {
            var result = await workbench.As<ConflictService>(review.Lead)
                .ResolveAsync(review.Id, Titles, conflict.Number, new Ruling(Verdict.Include, null));
            Assert.True(result.Succeeded, result.Message);
        }
        return conflicts.Select(conflict => conflict.Number).Order();
    }

    /// <summary>Records that the second reviewer is asked to read, by number.</summary>
    private async Task<List<int>> DrawnAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.Assignments.Where(a => a.ReviewId == review.Id && a.Position == ReviewerPosition.Second && a.SupersededAt == null)
            .Select(a => a.Record!.Number).OrderBy(number => number).ToListAsync();
    }

    private async Task<(int, string)> FrameAsync(TestReview review)
    {
        await using var db = workbench.Db();
        var draw = await db.Draws.SingleAsync(d => d.ReviewId == review.Id);
        Assert.Equal(draw.FrameSha256, Sha256(draw.FrameNumbers.Select(RecordNumber.Format)));
        return (draw.FrameNumbers.Length, draw.FrameSha256);
    }

    private static string Sha256(IEnumerable<string> lines)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));

    /// <summary>Included, excluded, in conflict, in need of a ruling.</summary>
    private async Task<(int, int, int, int)> StatesAsync(TestReview review)
    {
        await using var db = workbench.Db();
        var counts = await db.OutcomesAt(review.Id, Titles).GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
        Assert.Equal(707, counts.Values.Sum());
        return (Of(ScreeningStatus.Included), Of(ScreeningStatus.Excluded), Of(ScreeningStatus.Conflict),
            Of(ScreeningStatus.NeedsResolution));

        int Of(ScreeningStatus status) => counts.GetValueOrDefault(status);
    }
}
