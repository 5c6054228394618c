using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// A labelled set read in the order of a model, as if nobody had known the labels: what priority screening would have done.
/// </summary>
/// <param name="Priors">Positions of the relevant and the irrelevant record that were known beforehand.</param>
/// <param name="Order">Positions of all other records in the order in which they were read.</param>
/// <param name="Found">Of each of them whether it is relevant.</param>
/// <param name="Fits">How many times the model learnt.</param>
public sealed record RankingSimulation(IReadOnlyList<int> Priors, IReadOnlyList<int> Order, IReadOnlyList<bool> Found, int Fits)
{
    /// <summary>
    /// Replays a set: the model learns after each record, until all relevant ones are found; the rest follows in its last order. Ties go
    /// by position.
    /// </summary>
    /// <param name="features">The records.</param>
    /// <param name="options">The parameters of the model.</param>
    /// <param name="labels">Of each record whether it is relevant.</param>
    /// <param name="seed">
    /// Decides on the priors: the relevant and the irrelevant record whose SHA-256 of UTF-8 <c>seed ‖ 0x1F ‖ position</c> is smallest.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">Labels and records differ in number, or one kind is missing.</exception>
    public static RankingSimulation Run(
        TextFeatures features, RankingOptions options, IReadOnlyList<bool> labels, string seed,
            CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != features.Count || !labels.Contains(true) || !labels.Contains(false))
        {
            throw new ArgumentException("Each record has a label, and both kinds occur.", nameof(labels));
        }

        var priors = PriorsOf(labels, seed);
        var model = new RankingModel(features, options);
        var unread = Enumerable.Range(0, labels.Count).Except(priors).ToList();
        var (order, fits, left) = (new List<int>(unread.Count), 0, labels.Count(label => label) - 1);
        model.Label(priors[0], true);
        model.Label(priors[1], false);
        for (; left > 0; fits++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            model.Fit();
            var next = unread.MaxBy(model.Value);
            unread.Remove(next);
            order.Add(next);
            model.Label(next, labels[next]);
            left -= labels[next] ? 1 : 0;
        }

        order.AddRange(unread.OrderByDescending(model.Value));
        return new(priors, order, order.ConvertAll(record => labels[record]), fits);
    }

    /// <summary>Of each record in the order whether a second reviewer's random sample would hold it.</summary>
    /// <remarks>
    /// Drawn by the seed <c>seed/sample</c>: by the priors' own seed the sample would hold the priors, and its rest would not be random.
    /// </remarks>
    /// <param name="seed">The seed of the simulation.</param>
    /// <param name="share">The share of all records that is drawn, 0 to 1; the number is rounded up.</param>
    public IReadOnlyList<bool> Sample(string seed, decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var all = Order.Count + Priors.Count;
        var drawn = HashRanking.Rank(seed + "/sample", Enumerable.Range(0, all).Select(i => i.ToString(CultureInfo.InvariantCulture)))
            .Take((int)Math.Ceiling(share * all)).Select(entry => int.Parse(entry.Id, CultureInfo.InvariantCulture)).ToHashSet();
        return [.. Order.Select(drawn.Contains)];
    }

    private static int[] PriorsOf(IReadOnlyList<bool> labels, string seed)
    {
        var ranked = HashRanking.Rank(seed, Enumerable.Range(0, labels.Count).Select(i => i.ToString(CultureInfo.InvariantCulture)))
            .ConvertAll(entry => int.Parse(entry.Id, CultureInfo.InvariantCulture));
        return [ranked.Find(position => labels[position]), ranked.Find(position => !labels[position])];
    }
}
