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
        var open = await OpenAsync(db, reviewId, cancellationToken);
        Guid[] shown = [.. open.Skip((Math.Max(1, page) - 1) * WaitingPage.PageSize).Take(WaitingPage.PageSize).Select(pair => pair.Id)];
        var pairs = await (from c in db.DuplicateCandidates.Where(c => shown.Contains(c.Id))
                           join a in db.Records on c.RecordAId equals a.Id
                           join b in db.Records on c.RecordBId equals b.Id
                           orderby c.Score descending, c.Id
                           select new WaitingPair(c.Id,
                               new DuplicateListed(a.Number, a.Title, a.Authors, a.Year, a.Journal, a.Source!.Name),
                               new DuplicateListed(b.Number, b.Title, b.Authors, b.Year, b.Journal, b.Source!.Name),
                               c.Score, c.Reservations))
            .ToListAsync(cancellationToken);
        return new WaitingPage([.. pairs.Select(p => p.First.Number < p.Second.Number ? p : p with { First = p.Second, Second = p.First })],
            open.Count, await YieldAsync(db, reviewId, open, cancellationToken), me);
    }

    /// <summary>The next pairs with all their fields, so that the next one is there at once.</summary>
    /// <param name="after">The pair after which to begin: one that was passed over. Null, or one that the last run did not find again,
    /// begins at the top.</param>
    public async Task<QueuePart> NextAsync(Guid reviewId, Guid? after, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var open = await OpenAsync(db, reviewId, cancellationToken);
        IReadOnlyList<OpenPair> rest = open;
        if (after is { } id && await db.DuplicateCandidates.Where(c => c.Id == id && c.ReviewId == reviewId).Select(c => (double?)c.Score)
            .SingleOrDefaultAsync(cancellationToken) is { } score)
            rest = [.. open.Where(pair => pair.Score < score || (pair.Score == score && Order(pair.Id, id) > 0))];
        List<OpenPair> next = [.. rest.Take(Math.Clamp(take, 1, MostAtOnce))];
        var pairs = await PairReader.ReadAsync(db, me, next.ConvertAll(pair => (pair.RecordAId, pair.RecordBId)), cancellationToken);
        return new QueuePart([.. next.Zip(pairs, (pair, view) => new QueuedPair(pair.Id, view))], open.Count, open.Count - rest.Count, me);
    }

    /// <summary>All open pairs in order: what settles each has to be looked at anyway, and they are asked for together.</summary>
    private static Task<List<OpenPair>> OpenAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.OpenDuplicateCandidates.Where(c => c.ReviewId == reviewId).OrderByDescending(c => c.Score).ThenBy(c => c.Id)
            .Select(c => new OpenPair(c.Id, c.RecordAId, c.RecordBId, c.Score)).ToListAsync(cancellationToken);

    /// <summary>As the database orders ids: byte by byte, and not as .NET does.</summary>
    private static int Order(Guid a, Guid b) => a.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(b.ToByteArray(bigEndian: true));

    private sealed record OpenPair(Guid Id, Guid RecordAId, Guid RecordBId, double Score);

    private static readonly double[] _scores = [9, 7, 5, double.MinValue];

    private static int Band(double score) => score >= 9 ? 0 : score >= 7 ? 1 : score >= 5 ? 2 : 3;

    private static async Task<List<ScoreYield>> YieldAsync(
        ReviewDbContext db, Guid reviewId, List<OpenPair> open, CancellationToken cancellationToken)
    {
        var waiting = open.CountBy(pair => Band(pair.Score)).ToDictionary();
        var judged = (await (from c in db.DuplicateCandidates
                             join j in db.DuplicateJudgements.Current() on new { A = c.RecordAId, B = c.RecordBId } equals new
                             { A = j.RecordAId, B = j.RecordBId }
                             where c.ReviewId == reviewId
                             select new { c.Score, j.IsDuplicate }).ToListAsync(cancellationToken)).ToLookup(pair => Band(pair.Score));
        return [.. _scores.Select((from, at) => new ScoreYield(from, waiting.GetValueOrDefault(at), judged[at].Count(),
            judged[at].Count(pair => pair.IsDuplicate))).Where(score => score.Waiting + score.Judged > 0)];
    }
}
