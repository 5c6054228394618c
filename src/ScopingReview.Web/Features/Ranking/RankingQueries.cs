using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Ranking;

internal static class RankingQueries
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    /// <summary>The latest switch; null where priority screening was never on.</summary>
    public static Task<RankingSwitch?> RankingSwitchAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.RankingSwitches.AsNoTracking().Where(s => s.ReviewId == reviewId).OrderByDescending(s => s.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>When it was on, oldest first.</summary>
    public static async Task<IReadOnlyList<RankingPeriod>> RankingPeriodsAsync(this ReviewDbContext db, Guid reviewId,
        CancellationToken cancellationToken)
    {
        var switches = await db.RankingSwitches.AsNoTracking().Where(s => s.ReviewId == reviewId).OrderBy(s => s.Id)
            .ToListAsync(cancellationToken);
        return [.. switches.Zip(switches.Skip(1).Select(next => (DateTimeOffset?)next.At).Append(null)).Where(pair => pair.First.IsOn)
            .Select(pair => new RankingPeriod(Day(pair.First.At), pair.Second is { } until ? Day(until) : null, pair.First.Model))];

        static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
    }

    /// <summary>The stop in force for the methods text.</summary>
    public static async Task<RankingStopFacts?> RankingStoppedAsync(this ReviewDbContext db, Guid reviewId,
        CancellationToken cancellationToken)
        => await db.RankingStopsAsync(reviewId, cancellationToken) is [.., (true, var stop)]
            ? new RankingStopFacts(DateOnly.FromDateTime(stop.At.UtcDateTime), stop.LeftUnread, stop.BySecondAlone, stop.RecallAtLeast)
                : null;

    /// <summary>
    /// Every stop of the reading, oldest first. How many records are left unread is counted as the flow counts them: single ones may have
    /// been taken back since, or have turned out to be duplicates. What the sample showed is what it showed then.
    /// </summary>
    public static async Task<IReadOnlyList<(bool InForce, StopView View)>> RankingStopsAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => [.. (await db.RankingStops.AsNoTracking().Where(s => s.ReviewId == reviewId).OrderBy(s => s.Id).Select(s => new
        {
            Stop = s,
            Left = db.RemovedRecords.Current().Count(x => x.BatchId == s.BatchId && db.Unique(reviewId).Any(r => r.Id == x.RecordId)),
        }).ToListAsync(cancellationToken))
            .Select(s => (s.Stop.SupersededAt is null, new StopView(s.Stop.At, s.Left, s.Stop.BySecondAlone,
                new ControlSet(s.Stop.LeftUnread + s.Stop.BySecondAlone, s.Stop.BySecondAlone, s.Stop.Included,
                    s.Stop.Found).RecallAtLeast)))];

    /// <summary>The model by which a person's records are ordered; null where they are not.</summary>
    /// <remarks>
    /// Who reads as second reviewer alone keeps the random order, so that the control set is a random part of whatever is unread. Who reads
    /// as both has all of their records ordered alike: to order those of one kind only would tell which of them two people read.
    /// </remarks>
    public static async Task<RankingModelKind?> RankedByAsync(
        this ReviewDbContext db, Guid reviewId, ScreeningStage stage, Guid userId, CancellationToken cancellationToken)
        => stage == Titles && await db.RankingSwitchAsync(reviewId, cancellationToken) is { IsOn: true } on
            && await db.Assignments.Current().AnyAsync(a => a.ReviewId == reviewId && a.Stage == Titles && a.ReviewerId == userId
                && a.Position == ReviewerPosition.First, cancellationToken) ? on.Model : null;

    /// <summary>
    /// The votes that a person's model learns from: their own, and other people's first votes on records that the person reads in neither
    /// position. Never second readings, nor resolutions: an order that depended on them would tell who else reads a record.
    /// </summary>
    public static IQueryable<Decision> LearntFrom(this ReviewDbContext db, Guid reviewId, Guid userId)
        => db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.Stage == Titles
            && (d.ReviewerId == userId
                || (!db.Assignments.Current().Any(mine => mine.RecordId == d.RecordId && mine.Stage == Titles && mine.ReviewerId == userId)
                    && db.Assignments.Current().Any(a => a.RecordId == d.RecordId && a.Stage == Titles && a.ReviewerId == d.ReviewerId
                        && a.Position == ReviewerPosition.First))));

    /// <summary>Records whose title and abstract nobody has read as first reviewer.</summary>
    public static IQueryable<ReviewRecord> UnreadByFirst(this ReviewDbContext db, Guid reviewId)
        => db.AtTitleAbstract(reviewId).Where(r => !db.FirstReadings(reviewId).Any(d => d.RecordId == r.Id));

    /// <summary>Decisions on titles and abstracts by those who read the record as first reviewer.</summary>
    public static IQueryable<Decision> FirstReadings(this ReviewDbContext db, Guid reviewId)
        => db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.Stage == Titles
            && db.Assignments.Current().Any(a => a.RecordId == d.RecordId && a.Stage == Titles && a.ReviewerId == d.ReviewerId
                && a.Position == ReviewerPosition.First));
}
