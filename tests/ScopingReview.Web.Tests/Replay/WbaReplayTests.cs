using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Replay;

/// <summary>
/// A published review done again through the services, two reviewers and a lead, with its published numbers as the expectation.
/// </summary>
public sealed class WbaReplayTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Seed = "wba";
    private static readonly string[] Reviewers = ["reviewer-1", "reviewer-2"];

    [CorporaFact]
    public async Task Full_dual_reading_gives_the_published_agreement_34_and_35_full_texts_and_13_included()
    {
        var data = new WbaReview();
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var numbers = await ImportAsync(review, false, "pubmed", "eric", "scopus", "arxiv");
        Assert.Equal(data.FromDatabases, numbers.Keys.Order(StringComparer.Ordinal));

        await PlanAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[1]);
        foreach (var record in data.FromDatabases)
            await VoteAsync(review, ScreeningStage.TitleAbstract, numbers[record], reviewer => data.AtTitleAbstract(record, reviewer));

        await AssertAgreementAsync(review);
        Assert.Equal(
            [(ScreeningStatus.Included, 22), (ScreeningStatus.Excluded, 673), (ScreeningStatus.Conflict, 12)],
            await OutcomesAsync(review, ScreeningStage.TitleAbstract));
        foreach (var conflict in await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id))
            await RuleAsync(review, conflict, Verdict.Include);
        Assert.Equal([(ScreeningStatus.Included, 34), (ScreeningStatus.Excluded, 673)],
            await OutcomesAsync(review, ScreeningStage.TitleAbstract));
        AssertMissed((await AgreementAsync(review)).Missed, data, data.FromDatabases, areFullTextsRead: false);

        await AddCitationsAsync(review, data, numbers);
        Assert.Equal([(ScreeningStatus.Included, 35), (ScreeningStatus.Excluded, 674)],
            await OutcomesAsync(review, ScreeningStage.TitleAbstract));

        await ReplayFullTextsAsync(review, data, numbers);
        Assert.Equal([(ScreeningStatus.Included, 13), (ScreeningStatus.Excluded, 22)],
            await OutcomesAsync(review, ScreeningStage.FullText));
        AssertMissed((await AgreementAsync(review)).Missed, data, [.. data.FromDatabases, .. data.FromCitations], areFullTextsRead: true);
        await AssertFlowAsync(review);
    }

    private async Task AssertFlowAsync(TestReview review)
    {
        var view = await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id);
        Assert.Empty(view.Violations);
        Assert.Equal(13, view.Flow.Reports.Count);
        foreach (var format in Enum.GetValues<FlowFormat>())
        {
            var file = (await workbench.As<ReportExportService>(review.Lead).FlowAsync(review.Id, format)).Value;
            Assert.NotNull(file);
            Pictures.Keep($"wba-review-flow.{format.ToString().ToLowerInvariant()}", file.Content);
        }
    }

    /// <summary>
    /// Counted over the data: everything that the first reviewer excluded was drawn, so that nothing can be missed; what the others took
    /// of it is found.
    /// </summary>
    private static void AssertMissed(
        IReadOnlyList<MissedInclusions> missed, WbaReview data, IEnumerable<string> screened, bool areFullTextsRead)
    {
        var excluded = screened.Where(record => data.AtTitleAbstract(record, Reviewers[0]) == Verdict.Exclude).ToList();
        var passed = excluded.FindAll(record =>
            data.AtTitleAbstract(record, data.FromCitations.Contains(record) ? "lead" : Reviewers[1]) != Verdict.Exclude);
        var included = passed.Count(record => data.Final(record) == Verdict.Include);
        Assert.All(missed, one => Assert.Equal(
            (MissedStanding.AllReadTwice, null, null, excluded.Count, excluded.Count),
            (one.Standing, one.IfNone, one.IfAll, one.Population, one.Drawn)));
        Assert.Equal(
            [(passed.Count, 0), areFullTextsRead ? (included, 0) : (0, passed.Count)],
            missed.Select(one => (one.Found, one.Open)));
        Assert.InRange(excluded.Count, 674, 675);
        Assert.NotEmpty(passed);
    }

    /// <summary>
    /// The two records found by citation came later and were read by the first reviewer and the lead: a change of the plan and a top-up.
    /// </summary>
    private async Task AddCitationsAsync(TestReview review, WbaReview data, Dictionary<string, int> numbers)
    {
        var found = (await ImportAsync(review, true, "forward-citation")).Where(record => numbers.TryAdd(record.Key, record.Value))
            .ToList();
        Assert.Equal(data.FromCitations, found.Select(record => record.Key).Order(StringComparer.Ordinal));
        await PlanAsync(review, ScreeningStage.TitleAbstract, review.Lead);
        var toppedUp = await workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, ScreeningStage.TitleAbstract);
        Assert.Equal(new PlannedAssignments(4, 2, 0), toppedUp.Value);
        foreach (var (record, number) in found)
        {
            await DecideAsync(review, review.Reviewers[0], ScreeningStage.TitleAbstract, number,
                data.AtTitleAbstract(record, "reviewer-1"));
            await DecideAsync(review, review.Lead, ScreeningStage.TitleAbstract, number, data.AtTitleAbstract(record, "lead"));
        }
    }

    /// <summary>
    /// Takes files through the import and the exact duplicate rules; returns the unique records of the review by their id in the data
    /// ("W0001-pubmed" is W0001).
    /// </summary>
    private async Task<Dictionary<string, int>> ImportAsync(TestReview review, bool screensTitles, params string[] files)
    {
        List<ImportDraft> drafts = [];
        foreach (var file in files)
        {
            var draft = await workbench.LayOutAsync(review, file + ".ris",
                await File.ReadAllBytesAsync(Corpora.Path($"wba-review/{file}.ris")));
            draft.Facts.ScreensTitles = screensTitles;
            drafts.Add(draft);
        }
        await workbench.StartAsync(review, [.. drafts]);
        await workbench.WhenIdleAsync();
        await using var db = workbench.Db();
        return (await db.Unique(review.Id).Select(r => new { r.SourceRecordId, r.Number }).ToListAsync()).ToDictionary(
            r => Id(r.SourceRecordId), r => r.Number, StringComparer.Ordinal);
    }

    /// <summary>The data give no reasons, so that all exclusions have one and the same.</summary>
    private async Task ReplayFullTextsAsync(TestReview review, WbaReview data, Dictionary<string, int> numbers)
    {
        await workbench.As<ReasonService>(review.Lead).AddAsync(review.Id, "Not given");
        await PlanAsync(review, ScreeningStage.FullText, review.Reviewers[1]);
        await using var db = workbench.Db();
        var reports = await db.AtFullText(review.Id).Select(r => r.SourceRecordId).ToListAsync();
        foreach (var record in reports.Select(Id))
        {
            Assert.True(
                (await workbench.As<RetrievalService>(review.Lead)
                    .SetAsync(review.Id, numbers[record], RetrievalStatus.Retrieved, null)).Succeeded);
            await VoteAsync(review, ScreeningStage.FullText, numbers[record], reviewer => data.AtFullText(record, reviewer));
        }
        Assert.Equal(
            [(ScreeningStatus.Included, 12), (ScreeningStatus.Excluded, 21), (ScreeningStatus.Conflict, 2)],
            await OutcomesAsync(review, ScreeningStage.FullText));
        foreach (var conflict in await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id))
            await RuleAsync(review, conflict, data.Final(numbers.Single(n => n.Value == conflict.Number).Key));
    }

    private async Task PlanAsync(TestReview review, ScreeningStage stage, Guid second, bool maybeCountsAsInclude = true)
    {
        var saved = await workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, stage, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = [second],
            Share = 1,
            Seed = Seed,
            MaybeCountsAsInclude = maybeCountsAsInclude,
        });
        Assert.True(saved.Succeeded, saved.Message);
        Assert.Equal(0, saved.Value!.Reassigned);
    }

    private async Task VoteAsync(TestReview review, ScreeningStage stage, int number, Func<string, Verdict> verdict)
    {
        foreach (var (name, person) in Reviewers.Zip(review.Reviewers))
            await DecideAsync(review, person, stage, number, verdict(name));
    }

    private async Task DecideAsync(TestReview review, Guid person, ScreeningStage stage, int number, Verdict verdict)
    {
        var result = await workbench.As<DecisionService>(person).DecideAsync(review.Id, new Vote
        {
            OperationId = Guid.CreateVersion7(),
            Stage = stage,
            Number = number,
            Verdict = verdict,
            ReasonId = stage == ScreeningStage.FullText && verdict == Verdict.Exclude ? await ReasonAsync(review) : null,
        });
        Assert.True(result.Succeeded, result.Message);
    }

    private async Task RuleAsync(TestReview review, ConflictLine conflict, Verdict verdict)
    {
        var reason = conflict.Stage == ScreeningStage.FullText && verdict == Verdict.Exclude ? await ReasonAsync(review) : (Guid?)null;
        var result = await workbench.As<ConflictService>(review.Lead)
            .ResolveAsync(review.Id, conflict.Stage, conflict.Number, new Ruling(verdict, reason));
        Assert.True(result.Succeeded, result.Message);
    }

    private async Task<Guid> ReasonAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.ExclusionReasons.Where(r => r.ReviewId == review.Id).Select(r => r.Id).SingleAsync();
    }

    /// <summary>
    /// Agreement with Maybe counting as Include, and as a category of its own. How the numbers were computed is said in
    /// <see cref="WbaSampleReplayTests"/>.
    /// </summary>
    private async Task AssertAgreementAsync(TestReview review)
    {
        var agreement = await AgreementAsync(review);
        ComputedElsewhere.AssertAgreement(agreement, [[22, 11], [1, 673]],
            new(0.983026874115983, 0.7771707727057828, 0.0622418099327535, 0.6551790669049986, 0.899162478506567, 0.966053748231966,
                0.9816294050776809, 0.005346592394358185));
        ComputedElsewhere.AssertIndices(agreement, 0.7857142857142857, 0.9911634756995582, -0.9207920792079208, 0.014144271570014143);

        await PlanAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[1], maybeCountsAsInclude: false);
        ComputedElsewhere.AssertAgreement(await AgreementAsync(review), [[10, 0, 2], [1, 11, 9], [1, 0, 673]],
            new(0.9816124469589816, 0.761012013105206, 0.06291489432745219, 0.6377010861322564, 0.8843229400781557, 0.9724186704384725,
                0.9808777788180466, 0.005303887824075877));
        Assert.Equal(
            [(ScreeningStatus.Included, 10), (ScreeningStatus.Excluded, 673), (ScreeningStatus.Conflict, 13),
                (ScreeningStatus.NeedsResolution, 11)],
            await OutcomesAsync(review, ScreeningStage.TitleAbstract));
        await PlanAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[1]);
    }

    private async Task<StageAgreement> AgreementAsync(TestReview review)
        => (await workbench.As<ReportService>(review.Lead).GetAgreementAsync(review.Id)).Titles!;

    private static string Id(string? exported) => exported!.Split('-')[0];

    private async Task<List<(ScreeningStatus, int)>> OutcomesAsync(TestReview review, ScreeningStage stage)
    {
        await using var db = workbench.Db();
        var counts = await db.OutcomesAt(review.Id, stage).GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync();
        return [.. counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Count))];
    }
}
