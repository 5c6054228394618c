using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Judging;

/// <summary>A pair in the list of what waits.</summary>
/// <param name="Why">Why the rules did not decide it; empty where it only scores too low.</param>
public sealed record WaitingPair(Guid Id, DuplicateListed First, DuplicateListed Second, double Score, IReadOnlyList<string> Why);

/// <summary>How often pairs of a score turned out to be duplicates, which says how far down the list judging is worth it.</summary>
/// <param name="From">Lowest score.</param>
/// <param name="Waiting">Pairs that nobody has judged.</param>
/// <param name="Judged">Pairs that somebody has.</param>
/// <param name="Same">Those of them that were the same.</param>
public sealed record ScoreYield(double From, int Waiting, int Judged, int Same);

/// <param name="Yield">By score, the highest first; without scores that no pair has.</param>
public sealed record WaitingPage(IReadOnlyList<WaitingPair> Pairs, int Total, IReadOnlyList<ScoreYield> Yield, Membership Me)
{
    public const int PageSize = 25;
}

/// <summary>A pair to judge.</summary>
public sealed record QueuedPair(Guid Id, PairView Pair);

/// <param name="Waiting">All that wait, those passed over included.</param>
/// <param name="Passed">Those that come before these in the order: passed over.</param>
public sealed record QueuePart(IReadOnlyList<QueuedPair> Pairs, int Waiting, int Passed, Membership Me);

/// <summary>The pairs that wait for people, the likeliest first.</summary>
public sealed class DuplicateQueueService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private const int MostAtOnce = 20;

    public async Task<WaitingPage> ListAsync(Guid reviewId, int page, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var open = db.OpenDuplicateCandidates.Where(c => c.ReviewId == reviewId);
        var pairs = await (from c in InOrder(open).Skip((Math.Max(1, page) - 1) * WaitingPage.PageSize).Take(WaitingPage.PageSize)
                           join a in db.Records on c.RecordAId equals a.Id
                           join b in db.Records on c.RecordBId equals b.Id
                           orderby c.Score descending, c.Id
                           select new WaitingPair(c.Id,
                               new DuplicateListed(a.Number, a.Title, a.Authors, a.Year, a.Journal, a.Source!.Name),
                               new DuplicateListed(b.Number, b.Title, b.Authors, b.Year, b.Journal, b.Source!.Name),
                               c.Score, c.Reservations))
            .ToListAsync(cancellationToken);
        return new WaitingPage([.. pairs.Select(p => p.First.Number < p.Second.Number ? p : p with { First = p.Second, Second = p.First })],
            await open.CountAsync(cancellationToken), await YieldAsync(db, reviewId, open, cancellationToken), me);
    }

    private static readonly double[] _scores = [9, 7, 5, double.MinValue];

    private static async Task<List<ScoreYield>> YieldAsync(
        ReviewDbContext db, Guid reviewId, IQueryable<OpenDuplicateCandidate> open, CancellationToken cancellationToken)
    {
        var waiting = await open.GroupBy(c => c.Score >= 9 ? 0 : c.Score >= 7 ? 1 : c.Score >= 5 ? 2 : 3)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var judged = await (from c in db.DuplicateCandidates
                            join j in db.DuplicateJudgements.Current() on new { A = c.RecordAId, B = c.RecordBId } equals new { A = j.RecordAId, B = j.RecordBId }
                            where c.ReviewId == reviewId
                            group j by c.Score >= 9 ? 0 : c.Score >= 7 ? 1 : c.Score >= 5 ? 2 : 3 into g
                            select new { g.Key, Count = g.Count(), Same = g.Count(j => j.IsDuplicate) })
            .ToDictionaryAsync(g => g.Key, cancellationToken);
        return [.. _scores.Select((from, at) => new ScoreYield(from, waiting.GetValueOrDefault(at),
            judged.GetValueOrDefault(at)?.Count ?? 0, judged.GetValueOrDefault(at)?.Same ?? 0))
            .Where(score => score.Waiting + score.Judged > 0)];
    }

    /// <summary>The next pairs with all their fields, so that the next one is there at once.</summary>
    /// <param name="after">The pair after which to begin: one that was passed over. Null, or one that the last run did not find again,
    /// begins at the top.</param>
    public async Task<QueuePart> NextAsync(Guid reviewId, Guid? after, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var open = db.OpenDuplicateCandidates.Where(c => c.ReviewId == reviewId);
        var waiting = await open.CountAsync(cancellationToken);
        var rest = open;
        if (after is { } id && await db.DuplicateCandidates.Where(c => c.Id == id && c.ReviewId == reviewId).Select(c => (double?)c.Score)
            .SingleOrDefaultAsync(cancellationToken) is { } score)
            rest = open.Where(c => c.Score < score || (c.Score == score && c.Id > id));
        var candidates = await InOrder(rest).Take(Math.Clamp(take, 1, MostAtOnce)).ToListAsync(cancellationToken);
        var passed = rest == open ? 0 : waiting - await rest.CountAsync(cancellationToken);
        var pairs = await PairReader.ReadAsync(db, me, candidates.ConvertAll(c => (c.RecordAId, c.RecordBId)), cancellationToken);
        return new QueuePart([.. candidates.Zip(pairs, (c, pair) => new QueuedPair(c.Id, pair))], waiting, passed, me);
    }

    private static IQueryable<OpenDuplicateCandidate> InOrder(IQueryable<OpenDuplicateCandidate> open)
        => open.OrderByDescending(c => c.Score).ThenBy(c => c.Id);
}
