using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Ranking;

namespace ScopingReview.Web.Features.Screening;

/// <summary>The next records where priority screening is on: the likeliest first, and every tenth one a random one.</summary>
internal static class RankedQueue
{
    /// <summary>Every n-th record is a random one, so that the model cannot only confirm itself.</summary>
    private const int RandomEvery = 10;

    /// <summary>So many are asked for at once: what waits in the browser does not know of the votes that come meanwhile.</summary>
    public const int MostAtOnce = 12;

    /// <param name="waiting">What waits for the person and fits the filter, without what the page holds.</param>
    /// <param name="order">Null before there is something to learn from: the random order then.</param>
    /// <param name="held">How many records the page holds.</param>
    public static async Task<IReadOnlyList<ScreeningCard>> RankedCardsAsync(
        this ReviewDbContext db, IQueryable<Assignment> waiting, RankedOrder? order, int take, int held,
            CancellationToken cancellationToken)
    {
        var byChance = await waiting.OrderBy(a => a.RandomOrder).Take(take).Select(a => a.RecordId).ToListAsync(cancellationToken);
        var ranked = order is null ? [] : await FirstAsync(waiting, order, take, cancellationToken);
        List<(Guid Id, bool ByChance)> chosen = [];
        var (random, first) = (new Queue<Guid>(byChance), new Queue<Guid>(ranked));
        while (chosen.Count < take && (random.Count > 0 || first.Count > 0))
        {
            var chance = order is null || first.Count == 0 || ((held + chosen.Count) % RandomEvery == RandomEvery - 1 && random.Count > 0);
            var id = (chance ? random : first).Dequeue();
            if (!chosen.Exists(record => record.Id == id))
                chosen.Add((id, chance));
        }

        Guid[] ids = [.. chosen.Select(record => record.Id)];
        var cards = (await db.CardsAsync(waiting.Where(a => ids.Contains(a.RecordId)), QueueOrder.Random, cancellationToken))
            .ToDictionary(card => card.RecordId);
        return [.. chosen.Where(record => cards.ContainsKey(record.Id))
            .Select(record => cards[record.Id] with { Why = Why(order, record) })];
    }

    // What was learnt from may have been decided since: the order is gone through until there is enough that still waits.
    private static async Task<List<Guid>> FirstAsync(IQueryable<Assignment> waiting, RankedOrder order, int take,
        CancellationToken cancellationToken)
    {
        const int Part = 500;
        List<Guid> found = [];
        for (var from = 0; from < order.Records.Count && found.Count < take; from += Part)
        {
            Guid[] part = [.. order.Records.Skip(from).Take(Part)];
            var there = (await waiting.Where(a => part.Contains(a.RecordId)).Select(a => a.RecordId).ToListAsync(cancellationToken))
                .ToHashSet();
            found.AddRange(part.Where(there.Contains));
        }

        return found;
    }

    private static string? Why(RankedOrder? order, (Guid Id, bool ByChance) record)
        => order is null ? "In random order until the model has learnt from at least one included and one excluded record."
            : record.ByChance ? string.Create(CultureInfo.InvariantCulture,
                $"Random pick: every {RandomEvery}th record is random, so that the ranking does not only confirm itself.")
            : order.Words.TryGetValue(record.Id, out var words) && words.Count > 0 ? $"Ranked here because of: {string.Join(", ", words)}"
                : null;
}
