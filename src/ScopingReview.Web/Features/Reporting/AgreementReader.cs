using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>What agreement at a stage is computed from, for one member: the pages, the files and the lists behind the numbers all come from here.</summary>
internal sealed class AgreementReader
{
    private static readonly string[] _two = ["Include", "Exclude"];
    private static readonly string[] _three = ["Include", "Maybe", "Exclude"];

    private readonly ScreeningStage _stage;
    private readonly StageReadings _readings;
    private readonly bool _maybeIsInclude;
    private readonly HashSet<Guid> _secret;

    private AgreementReader(ScreeningStage stage, StageReadings readings, bool maybeIsInclude, HashSet<Guid> secret, IReadOnlyList<PairOfReviewers> pairs)
        => (_stage, _readings, _maybeIsInclude, _secret, Pairs) = (stage, readings, maybeIsInclude, secret, pairs);

    /// <summary>Pairs that the member may choose from.</summary>
    public IReadOnlyList<PairOfReviewers> Pairs { get; }

    /// <summary>
    /// Null for somebody who is blind at the stage, or at the one before: how often the others agreed may not steer the votes that are to come. As long as
    /// one of a reviewer's records waits for somebody else, they are told the figures of all pairs together, and neither a pair nor a list.
    /// </summary>
    public static async Task<AgreementReader?> ReadAsync(ReviewDbContext db, ReviewVisibility visibility, ReviewVotes all, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var (me, votes) = (visibility.Me, all.At(stage));
        if (visibility.At(stage).IsBlind || visibility.Titles.IsBlind)
            return null;
        var maybeIsInclude = stage == ScreeningStage.TitleAbstract
            && await db.Plans.AnyAsync(p => p.ReviewId == me.ReviewId && p.Stage == stage && p.SupersededAt == null && p.MaybeCountsAsInclude, cancellationToken);
        var readings = StageReadings.Of(votes);
        var hasOpen = votes.HasOpen(me.UserId);
        return new(stage, readings, maybeIsInclude,
            [.. votes.Records.Where(record => VisibilityOf(me, record, hasOpen) != VoteVisibility.Votes).Select(record => record.RecordId)],
            me.Role == ReviewRole.Reviewer && hasOpen ? [] : PairsOf(readings, await db.MemberNamesAsync(me.ReviewId, cancellationToken)));
    }

    /// <param name="pair">Null, or a pair that the member may not choose, for all pairs together.</param>
    public StageAgreement Of(ReviewerPair? pair = null)
    {
        var chosen = Pairs.FirstOrDefault(known => known.Pair == pair);
        var read = _readings.ByTwo.Where(record => chosen is null || record.Pair == chosen.Pair).ToList();
        var both = read.FindAll(record => record.IsLocked);
        var handling = _maybeIsInclude ? MaybeHandling.CountsAsInclude
            : both.Exists(record => record.First == Verdict.Maybe || record.Second == Verdict.Maybe) ? MaybeHandling.OwnCategory
            : MaybeHandling.CountsAsExclude; // No Maybe is there: the plain 2×2 table.
        var categories = handling == MaybeHandling.OwnCategory ? _three : _two;
        var several = chosen is null ? _readings.BySeveral : [];
        var sets = new AgreementSetsMaker(categories, handling, _secret, _stage.InWords() + (chosen is null ? "" : $", {chosen.Names}"))
            .Make(both, _readings.ByOne.Where(record => chosen is null || record.Reviewer == chosen.Pair.First), several);
        return new StageAgreement
        {
            Stage = _stage,
            Pair = chosen,
            Pairs = Pairs,
            Categories = categories,
            Sets = sets,
            Statistics = AgreementStatistics.Of(AgreementTable.FromCounts(
                [.. categories.Select(row => (IReadOnlyList<long>)[.. categories.Select(column => (long)CountOf(AgreementSet.Cell(row, column)))])])),
            Missed = MissedInclusions.Of(CountOf(AgreementSet.Missed), CountOf(AgreementSet.Checked), CountOf(AgreementSet.ReadOnce), CountOf(AgreementSet.Open)),
            Several = [.. several.GroupBy(record => record.Verdicts.Count).OrderBy(group => group.Key).Select(group => MultiRaterAgreement.FromVerdicts(group.Select(record => (IReadOnlyCollection<Verdict>)record.Verdicts), handling))],
            ToCome = read.Count - both.Count,
            MaybeCountsAsInclude = _maybeIsInclude,
        };

        int CountOf(string key) => sets[key].Ids.Count;
    }

    private static VoteVisibility VisibilityOf(Membership me, RequiredVotes record, bool hasOpen)
    {
        var mine = record.Votes.FirstOrDefault(vote => vote.ReviewerId == me.UserId);
        return Blinding.Of(me.Role, mine is not null, mine?.Verdict is not null, record.IsLocked, isBlind: false, hasOpen);
    }

    private static IReadOnlyList<PairOfReviewers> PairsOf(StageReadings readings, Dictionary<Guid, string> names) =>
    [
        .. readings.ByTwo.Where(record => record.IsLocked).CountBy(record => record.Pair)
            .Select(pair => new PairOfReviewers(pair.Key, names.GetValueOrDefault(pair.Key.First, ""), names.GetValueOrDefault(pair.Key.Second, ""), pair.Value))
            .OrderByDescending(pair => pair.Records).ThenBy(pair => pair.Names, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.Pair.Key, StringComparer.Ordinal),
    ];
}
