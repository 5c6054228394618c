using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Conflicts.Comments;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Features.Team.Reassignments;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Blindness;

/// <summary>
/// Whoever has something left to read at a stage receives the same from every service method, whichever of their records others read,
/// whatever they said, and whatever became of it. The rows of <see cref="AccessTable"/> say of each method what it tells; the onlooker, who
/// reads nothing, shows that the two reviews differ.
/// </summary>
public sealed class BlindReadersTests(Workbench workbench) : IClassFixture<Workbench>
{
    public static TheoryData<ScreeningStage, bool> Readers => new()
    {
        { ScreeningStage.TitleAbstract, false }, { ScreeningStage.TitleAbstract, true }, { ScreeningStage.FullText, false },
        { ScreeningStage.FullText, true },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Nothing_that_they_can_ask_tells_which_of_their_records_others_read(ScreeningStage stage, bool isLead)
    {
        var twins = await TwinReviews.MakeAsync(workbench, stage, isLead);
        await VoteAsync(twins, stage);
        // Lists are made alike for both roles, and the onlooker is the same: asked at length once.
        var sets = isLead ? [RecordSets.Sought, RecordSets.Included] : await SetsAsync(twins);
        List<string> told = [];
        List<string> silent = [];
        foreach (var (name, method) in ServiceMethods.Find().OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            var row = AccessTable.Methods[name];
            if (row.Tells == Tells.Changes || row.Allowed is Allowed.Account or Allowed.Token)
                continue;
            var differing = await DifferingAsync(twins, twins.Reader, method, sets);
            if (differing is not null && !(row.Allowed == Allowed.Lead && !isLead))
                told.Add($"{name}{differing}");
            if (isLead)
                continue;
            if (row.Tells == Tells.Outcomes && await DifferingAsync(twins, twins.Onlooker, method, sets) is null)
                silent.Add(name);
            if (row.Tells == Tells.Nothing && await DifferingAsync(twins, twins.Onlooker, method, sets) is { } outcome)
                told.Add($"{name} tells of outcomes, and its row says that it does not{outcome}");
        }

        Assert.True(told.Count == 0, string.Join('\n', told));
        Assert.True(!silent.Except(_nothingToTell[stage]).Any(), string.Join('\n', silent));
    }

    /// <summary>
    /// Methods that answer the onlooker alike, too, since the reviews of a stage do not differ in what they tell of: no decisions were
    /// taken over from elsewhere, the onlooker has no votes and no PDF was added, everybody has as much left in both, and where full texts
    /// are left, all reports are at that stage in both.
    /// </summary>
    private static readonly Dictionary<ScreeningStage, string[]> _nothingToTell = new()
    {
        [ScreeningStage.TitleAbstract] = [.. Neither],
        [ScreeningStage.FullText] =
        [
            .. Neither,
            $"{nameof(ConflictCommentService)}.{nameof(ConflictCommentService.ListAsync)}",
            $"{nameof(DrawService)}.{nameof(DrawService.FrameFileAsync)}",
            $"{nameof(FullTextListService)}.{nameof(FullTextListService.FindAsync)}",
            $"{nameof(WithdrawalService)}.{nameof(WithdrawalService.LookAsync)}",
        ],
    };

    private static string[] Neither =>
    [
        // One person charts each study of the twins; ChartReadingsTests hold what is told where two do.
        $"{nameof(ChartAgreementService)}.{nameof(ChartAgreementService.GetAsync)}",
        $"{nameof(SettlingService)}.{nameof(SettlingService.GetAsync)}",
        $"{nameof(ConflictListService)}.{nameof(ConflictListService.MineAsync)}",
        // Priority screening is off; PriorityScreeningTests hold what it tells.
        $"{nameof(RankingService)}.{nameof(RankingService.GetAsync)}",
        $"{nameof(RankingService)}.{nameof(RankingService.ReplayAsync)}",
        $"{nameof(RankingStopService)}.{nameof(RankingStopService.LookAsync)}",
        // Nobody has commented; NewCommentsTests hold what it tells of comments.
        $"{nameof(ConflictCommentService)}.{nameof(ConflictCommentService.NewAsync)}",
        $"{nameof(DecisionImportUndoService)}.{nameof(DecisionImportUndoService.LookAsync)}",
        $"{nameof(ImportDecisionsService)}.{nameof(ImportDecisionsService.GetAsync)}",
        $"{nameof(ImportDecisionsService)}.{nameof(ImportDecisionsService.PreviewAsync)}",
        $"{nameof(FullTextFileService)}.{nameof(FullTextFileService.OpenAsync)}",
        $"{nameof(HandoverService)}.{nameof(HandoverService.GetAsync)}",
        $"{nameof(HandoverService)}.{nameof(HandoverService.PreviewAsync)}",
    ];

    /// <summary>
    /// The same vote on the same record, which somebody else reads in one of the reviews only: there it makes a conflict, and in the other
    /// an outcome. From now on the numbers of the two reviews differ, and not their lists alone.
    /// </summary>
    private async Task VoteAsync(TwinReviews twins, ScreeningStage stage)
    {
        foreach (var twin in new[] { twins.First, twins.Second })
        {
            var vote = new Vote
            {
                OperationId = Guid.CreateVersion7(),
                Stage = stage,
                Number = 7,
                Verdict = Verdict.Exclude,
                ReasonId = stage == ScreeningStage.FullText ? twin.Reason : null
            };
            Assert.True((await workbench.As<DecisionService>(twins.Reader).DecideAsync(twin.Id, vote)).Succeeded);
        }
    }

    /// <summary>
    /// All lists that stand behind a number, as the onlooker meets them, but those of sources, which go by ids and tell of no outcome.
    /// </summary>
    private async Task<IReadOnlyList<string>> SetsAsync(TwinReviews twins)
    {
        HashSet<string> sets = [RecordSets.Duplicates, RecordSets.Unique, RecordSets.Sought, RecordSets.NotRetrieved, RecordSets.Included];
        var report = workbench.As<ReportService>(twins.Onlooker);
        foreach (var twin in new[] { twins.First, twins.Second })
        {
            sets.UnionWith((await report.GetFlowAsync(twin.Id)).Flow.Boxes.Select(box => ReportSetKeys.OfBox(box.Key))
                .Where(key => !key.Contains("source", StringComparison.Ordinal)));
            var tables = (await report.GetTablesAsync(twin.Id, null, null)).Value!;
            foreach (var table in tables.Frequencies.Where(table => table.Item.Key == PeerWorkerForm.ItemKey.Role))
                sets.UnionWith(table.Rows.Select(row => ReportSetKeys.OfCategory(1, table.Item.Key, row.Category)));
        }
        foreach (var stage in Enum.GetValues<ScreeningStage>())
        {
            sets.UnionWith(Enum.GetValues<ScreeningStatus>().Select(status => RecordSets.OfStatus(stage, status)));
            sets.UnionWith(
                new[] { "agreed", "differ", "include.exclude" }.Select(
                    set => $"{ReportSetKeys.Agreement}/{RecordSets.Slug(stage)}/{ReportSetKeys.AllPairs}/{set}"));
        }
        return [.. sets.Order(StringComparer.Ordinal)];
    }

    /// <summary>The first question that the two reviews answer differently, with both answers; null where there is none.</summary>
    private async Task<string?> DifferingAsync(TwinReviews twins, Guid person, MethodInfo method, IReadOnlyList<string> sets)
    {
        var service = workbench.As(person).GetRequiredService(method.DeclaringType!);
        var pairs = Questions.Of(method, twins.First, sets).Zip(Questions.Of(method, twins.Second, sets));
        foreach (var (first, second) in pairs)
        {
            var one = await AnswerAsync(service, method, first, twins.First);
            var two = await AnswerAsync(service, method, second, twins.Second);
            if (one != two)
                return $"({string.Join(", ", first.Skip(1).Select(a => a is RecordQuery query ? query.ToUrl(Guid.Empty) : a?.ToString()))}): {Around(one, two)}";
        }
        return null;
    }

    private static async Task<string> AnswerAsync(object service, MethodInfo method, object?[] question, TwinReview review)
    {
        var seen = new Seen(review);
        try
        {
            var answer = seen.Of(await ServiceMethods.CallAsync(service, method, question));
            return answer + string.Concat(question.OfType<MemoryStream>().Select(file => seen.Of(file.ToArray())));
        }
        catch (ReviewAccessDeniedException)
        {
            return "denied";
        }
    }

    /// <summary>Where two texts part.</summary>
    public static string Around(string one, string two)
    {
        const int Before = 120;
        const int After = 160;
        var at = one.Zip(two).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - Before);
        return $"\n    …{one[from..Math.Min(one.Length, at + After)]}\n    …{two[from..Math.Min(two.Length, at + After)]}";
    }
}
