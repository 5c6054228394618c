using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// What agreement at a stage is computed from, for one member: the pages, the files and the lists behind the numbers all come from here.
/// </summary>
internal sealed class AgreementReader
{
    private static readonly string[] _two = ["Include", "Exclude"];
    private static readonly string[] _three = ["Include", "Maybe", "Exclude"];

    private readonly ScreeningStage _stage;
    private readonly AgreementRecords _readings;
    private readonly MissedPopulation _population;
    private readonly bool _maybeIsInclude;
    private readonly HashSet<Guid> _secret;
    private readonly Dictionary<string, StageAgreement> _made = new(StringComparer.Ordinal);

    internal AgreementReader(
        ScreeningStage stage, AgreementRecords readings, MissedPopulation population, bool maybeIsInclude,
        HashSet<Guid> secret, IReadOnlyList<PairOfReviewers> pairs)
        => (_stage, _readings, _population, _maybeIsInclude, _secret, Pairs) = (stage, readings, population, maybeIsInclude, secret, pairs);

    /// <summary>Pairs that the member may choose from.</summary>
    public IReadOnlyList<PairOfReviewers> Pairs { get; }

    /// <summary>
    /// Whether the member is told what was included in the review of the records that a first reviewer had excluded by title and abstract:
    /// not while they read full texts.
    /// </summary>
    public bool TellsFates { get; init; } = true;

    /// <summary>Whether the member may open lists by that.</summary>
    public bool MayOpenFates { get; init; } = true;

    /// <summary>
    /// Null for somebody who is blind at the stage, or at the one before: how often the others agreed may not steer the votes that are to
    /// come. As long as one of a reviewer's records waits for somebody else, they are told the figures of all pairs together, and neither a
    /// pair nor a list.
    /// </summary>
    public static async Task<AgreementReader?> ReadAsync(
        ReviewDbContext db, ReviewVisibility visibility, ReviewVotes all, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var (me, votes) = (visibility.Me, all.At(stage));
        if (visibility.At(stage).IsBlind || visibility.Titles.IsBlind)
            return null;
        var maybeIsInclude = stage == ScreeningStage.TitleAbstract
            && await db.Plans.Current()
            .AnyAsync(p => p.ReviewId == me.ReviewId && p.Stage == stage && p.MaybeCountsAsInclude, cancellationToken);
        var readings = AgreementRecords.Of(votes.Records);
        var population = MissedPopulation.Of(votes.Records, await StageSample.ReadAsync(db, me.ReviewId, stage, cancellationToken));
        var hasOpen = votes.HasOpen(me.UserId);
        return new(stage, readings, population, maybeIsInclude,
            [.. votes.Records.Where(record => VisibilityOf(me, record, hasOpen) != VoteVisibility.Votes).Select(record => record.RecordId)],
            me.Role == ReviewRole.Reviewer && hasOpen ? [] : PairsOf(readings, await db.MemberNamesAsync(me.ReviewId, cancellationToken)))
        {
            TellsFates = !visibility.FullTexts.IsBlind,
            MayOpenFates = (await ListVisibility.ReadAsync(db, visibility, cancellationToken)).FullTexts,
        };
    }

    /// <param name="pair">Null, or a pair that the member may not choose, for all pairs together.</param>
    public StageAgreement Of(ReviewerPair? pair = null)
    {
        var chosen = Pairs.FirstOrDefault(known => known.Pair == pair);
        var key = chosen?.Pair.Key ?? ReportSetKeys.AllPairs;
        // A file has a table, lines and a figure of the same agreement.
        if (!_made.TryGetValue(key, out var made))
            _made[key] = made = Make(chosen);
        return made;
    }

    private StageAgreement Make(PairOfReviewers? chosen)
    {
        var read = _readings.ByTwo.Where(record => chosen is null || record.Pair == chosen.Pair).ToList();
        var both = read.FindAll(record => record.IsLocked);
        var handling = MaybeHandlingExtensions.ForTable(
            _maybeIsInclude, both.SelectMany(record => new[] { record.First!.Value, record.Second!.Value }));
        var categories = handling == MaybeHandling.OwnCategory ? _three : _two;
        var several = chosen is null ? _readings.BySeveral : [];
        var events = chosen is null ? Events() : [];
        var sets = new AgreementSetBuilder(_secret, _stage.InWords() + (chosen is null ? "" : $", {chosen.Names}"));
        sets.AddTable(both, categories, handling);
        sets.Add(AgreementSet.ReadBySeveral, "screened by more than two reviewers", several.Select(record => record.RecordId));
        if (chosen is null)
            sets.AddMissed(_population, events, MayOpenFates);
        sets.Add(
            AgreementSet.NotBlind, "left out, because a vote was given after its author had asked to see the others'", NotBlind(chosen));
        return new StageAgreement
        {
            Stage = _stage,
            Pair = chosen,
            Pairs = Pairs,
            Categories = categories,
            Sets = sets.Sets,
            Statistics = AgreementStatistics.Of(AgreementTable.FromCounts(
                [.. categories.Select(row => (IReadOnlyList<long>)[.. categories.Select(column => CountOf(row, column))])])),
            Missed = [.. events.Select(_population.Of)],
            Remainder = chosen is null ? _population.Remainder : new(),
            Several = [.. several.GroupBy(record => record.Votes.Count).OrderBy(group => group.Key).Select(group => OfSeveral([.. group]))],
            ToCome = read.Count - both.Count,
            MaybeCountsAsInclude = _maybeIsInclude,
        };

        long CountOf(string row, string column) => sets.Sets[AgreementSet.Cell(row, column)].Ids.Count;
    }

    private MissedEvent[] Events() => _stage == ScreeningStage.FullText ? [MissedEvent.IncludedInReview]
        : TellsFates ? [MissedEvent.PassedTitleAbstract, MissedEvent.IncludedInReview]
        : [MissedEvent.PassedTitleAbstract];

    private IEnumerable<Guid> NotBlind(PairOfReviewers? chosen) => chosen is null
        ? _readings.NotBlind.Select(record => record.RecordId).Union(_population.NotBlind)
        : _readings.NotBlind.Where(record => record.Pair == chosen.Pair).Select(record => record.RecordId);

    /// <summary>Records with the same number of readers; where these are the same people on each, more can be said of them.</summary>
    private MultiRaterAgreement OfSeveral(MultiplyScreenedRecord[] records)
    {
        var verdicts = Array.ConvertAll(records, record => (IReadOnlyList<Verdict>)[.. record.Votes.Select(vote => vote.Verdict)]);
        var handling = MaybeHandlingExtensions.ForTable(_maybeIsInclude, verdicts.SelectMany(record => record));
        var readers = records[0].Votes.Select(vote => vote.Reviewer).ToList();
        return Array.TrueForAll(records, record => record.Votes.Select(vote => vote.Reviewer).SequenceEqual(readers))
            ? MultiRaterAgreement.OfSameRaters(verdicts, handling)
            : MultiRaterAgreement.FromVerdicts(verdicts, handling);
    }

    private static VoteVisibility VisibilityOf(Membership me, RequiredVotes record, bool hasOpen)
    {
        var mine = record.Votes.FirstOrDefault(vote => vote.ReviewerId == me.UserId);
        return Blinding.Of(me.Role, mine is not null, mine?.Verdict is not null, record.IsLocked, isBlind: false, hasOpen);
    }

    private static IReadOnlyList<PairOfReviewers> PairsOf(AgreementRecords readings, Dictionary<Guid, string> names) =>
    [
        .. readings.ByTwo.Where(record => record.IsLocked).CountBy(record => record.Pair)
            .Select(pair =>
                new PairOfReviewers(pair.Key, names.GetValueOrDefault(pair.Key.First, ""), names.GetValueOrDefault(pair.Key.Second, ""),
                    pair.Value))
            .OrderByDescending(pair => pair.Records).ThenBy(pair => pair.Names, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pair => pair.Pair.Key, StringComparer.Ordinal),
    ];
}
