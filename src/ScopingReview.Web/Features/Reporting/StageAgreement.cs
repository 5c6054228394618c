using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>Agreement of first and second reviewers at a stage, from records whose votes are locked and before any ruling.</summary>
/// <param name="Categories">Names of the table's rows and columns.</param>
/// <param name="Missed">What the records read once may hide.</param>
/// <param name="ToCome">Records that two people read and whose votes are not both in: while there are any, every figure is provisional.</param>
/// <param name="MaybeCountsAsInclude">A Maybe stands in the table as Include.</param>
public sealed record StageAgreement(
    ScreeningStage Stage, AgreementStatistics Statistics, IReadOnlyList<string> Categories, MissedInclusions Missed, int ToCome, bool MaybeCountsAsInclude)
{
    private static readonly string[] _two = ["Include", "Exclude"];
    private static readonly string[] _three = ["Include", "Maybe", "Exclude"];

    /// <summary>
    /// Null for a reviewer who still has something to decide at the stage: how often the others agreed may not steer the votes that are to come.
    /// </summary>
    internal static async Task<StageAgreement?> ReadAsync(ReviewDbContext db, Membership me, ReviewVotes all, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var votes = all.At(stage);
        if (me.Role == ReviewRole.Reviewer && votes.WaitingFor(me.UserId) > 0)
            return null;
        var maybeIsInclude = stage == ScreeningStage.TitleAbstract
            && await db.Plans.AnyAsync(p => p.ReviewId == me.ReviewId && p.Stage == stage && p.SupersededAt == null && p.MaybeCountsAsInclude, cancellationToken);
        return Of(votes, maybeIsInclude);
    }

    private static StageAgreement Of(StageVotes votes, bool maybeIsInclude)
    {
        List<(Verdict First, Verdict Second, ScreeningStatus Status)> pairs = [];
        var (readOnce, toCome) = (0, 0);
        foreach (var record in votes.Records)
        {
            // Pilot rounds have figures of their own: there everybody reads everything, and the votes may be set aside.
            if (record.Votes.Any(vote => vote.Position == ReviewerPosition.Pilot))
                continue;
            if (!record.IsLocked)
                toCome += record.Votes.Count > 1 ? 1 : 0;
            else if (record.Votes is [{ Position: ReviewerPosition.First, Verdict: Verdict.Exclude }])
                readOnce++;
            else if (record.Votes.OrderBy(vote => vote.Position).ToArray() is [{ Position: ReviewerPosition.First, Verdict: { } first }, { Position: ReviewerPosition.Second, Verdict: { } second }])
                pairs.Add((first, second, record.Status));
        }
        var handling = maybeIsInclude ? MaybeHandling.CountsAsInclude
            : pairs.Exists(pair => pair.First == Verdict.Maybe || pair.Second == Verdict.Maybe) ? MaybeHandling.OwnCategory
            : MaybeHandling.CountsAsExclude; // No Maybe is there: the plain 2×2 table.
        return new StageAgreement(
            votes.Stage,
            AgreementStatistics.Of(AgreementTable.FromVerdicts(pairs.Select(pair => (pair.First, pair.Second)), handling)),
            handling == MaybeHandling.OwnCategory ? _three : _two,
            MissedInclusions.FromSample(pairs.Select(pair => (pair.First, pair.Status)), readOnce),
            toCome, maybeIsInclude);
    }
}
