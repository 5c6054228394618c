using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>The texts of a review's records as features, once for all of its readers.</summary>
internal sealed class ReviewTexts
{
    private ReviewTexts(RankingModelKind kind, (int Count, long Sum) records, TextFeatures features, Dictionary<Guid, int> positions)
        => (Kind, Records, Features, Positions) = (kind, records, features, positions);

    public RankingModelKind Kind { get; }

    /// <summary>
    /// How many records there were, and the sum of their numbers: where there are others now, be they as many, the features are made anew.
    /// </summary>
    public (int Count, long Sum) Records { get; }

    public TextFeatures Features { get; }
    public IReadOnlyDictionary<Guid, int> Positions { get; }

    public static async Task<(int Count, long Sum)> RecordsAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => await db.AtTitleAbstract(reviewId).GroupBy(_ => 1).Select(all => new { Count = all.Count(), Sum = all.Sum(r => (long)r.Number) })
            .SingleOrDefaultAsync(cancellationToken) is { } records ? (records.Count, records.Sum) : default;

    /// <summary>Reads them one after the other, in the order of their numbers, so that the same review gives the same features.</summary>
    public static async Task<ReviewTexts> ReadAsync(ReviewDbContext db, Guid reviewId, RankingModelKind kind,
        CancellationToken cancellationToken)
    {
        var positions = new Dictionary<Guid, int>();
        List<RankedText> texts = [];
        var sum = 0L;
        var rows = db.AtTitleAbstract(reviewId).OrderBy(r => r.Number).Select(r => new { r.Id, r.Number, r.Title, r.Abstract, r.Keywords });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            positions[row.Id] = texts.Count;
            sum += row.Number;
            texts.Add(new RankedText(row.Title ?? "", row.Abstract ?? "", string.Join("; ", row.Keywords)));
        }

        return new ReviewTexts(kind, (texts.Count, sum), TextFeatures.Of(texts, RankingOptions.Of(kind), cancellationToken), positions);
    }
}
