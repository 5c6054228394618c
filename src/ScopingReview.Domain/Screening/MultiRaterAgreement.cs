namespace ScopingReview.Domain.Screening;

/// <summary>
/// Agreement of more than two readers on records that all of them decided independently (a pilot round). What cannot be estimated is null, never 0.
/// With two readers Fleiss' κ is Scott's π, not Cohen's κ: use <see cref="AgreementStatistics"/> there.
/// </summary>
public sealed record MultiRaterAgreement
{
    private MultiRaterAgreement()
    {
    }

    /// <summary>Number of records.</summary>
    public int Total { get; private init; }

    /// <summary>Number of readers of every record; 0 without records.</summary>
    public int Raters { get; private init; }

    /// <summary>Number of records on which all readers say the same.</summary>
    public int Unanimous { get; private init; }

    /// <summary>Mean share of agreeing pairs of readers, 0 to 1; null without records.</summary>
    public double? ObservedAgreement { get; private init; }

    /// <summary>
    /// Fleiss' κ (Fleiss 1971, doi:10.1037/h0031619); null without records, and where everybody puts every record in the same category.
    /// Standard error: linearised variance over records (Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, ISBN 978-0-9708062-8-4), not the one under no agreement.
    /// </summary>
    public CoefficientEstimate? FleissKappa { get; private init; }

    /// <summary>Gwet's AC1 for several readers with its standard error (Gwet 2008, doi:10.1348/000711006X126600); null without records.</summary>
    public CoefficientEstimate? Ac1 { get; private init; }

    /// <summary>Computes everything from verdicts.</summary>
    /// <param name="records">For each record the verdicts of all its readers, in any order, equally many (two or more) for every record.</param>
    /// <param name="maybe">What a Maybe is taken for.</param>
    /// <exception cref="ArgumentException">A record has fewer than two verdicts, or not as many as another.</exception>
    public static MultiRaterAgreement FromVerdicts(IEnumerable<IReadOnlyCollection<Verdict>> records, MaybeHandling maybe)
    {
        ArgumentNullException.ThrowIfNull(records);
        var size = maybe.CategoryCount();
        return FromDistribution([.. records.Select(Distribution)], size);

        IReadOnlyList<int> Distribution(IReadOnlyCollection<Verdict> verdicts)
        {
            var counts = new int[size];
            foreach (var verdict in verdicts)
            {
                counts[maybe.Category(verdict)]++;
            }

            return counts;
        }
    }

    /// <summary>Computes everything from counts.</summary>
    /// <param name="records">For each record the number of readers by category.</param>
    /// <param name="categories">Number of categories, two or more.</param>
    /// <exception cref="ArgumentException">Counts are negative, of another number of categories, or do not add up to the same two or more readers.</exception>
    public static MultiRaterAgreement FromDistribution(IReadOnlyList<IReadOnlyList<int>> records, int categories)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        if (records.Count == 0)
        {
            return new();
        }

        var raters = records[0].Sum();
        if (raters < 2 || records.Any(counts => counts.Count != categories || counts.Any(count => count < 0) || counts.Sum() != raters))
        {
            throw new ArgumentException("Every record needs the same number of readers, two or more.", nameof(records));
        }

        long[] totals = [.. Enumerable.Range(0, categories).Select(category => records.Sum(counts => (long)counts[category]))];
        double[] shares = [.. totals.Select(total => (double)total / records.Count / raters)];
        double[] agreement = [.. records.Select(counts => counts.Sum(count => (double)count * (count - 1)) / raters / (raters - 1))];

        return new()
        {
            Total = records.Count,
            Raters = raters,
            Unanimous = records.Count(counts => counts.Contains(raters)),
            ObservedAgreement = agreement.Average(),
            FleissKappa = totals.Count(total => total > 0) == 1
                ? null
                : Estimate(agreement, [.. records.Select(counts => Weighted(counts, category => shares[category]))]),
            Ac1 = Estimate(agreement, [.. records.Select(counts =>
                Enumerable.Range(0, categories).Sum(category => shares[category] * (1 - ((double)counts[category] / raters))) / (categories - 1))]),
        };

        double Weighted(IReadOnlyList<int> counts, Func<int, double> weight) =>
            Enumerable.Range(0, categories).Sum(category => weight(category) * counts[category] / raters);
    }

    // Each record's share in observed and in chance agreement; the coefficient is linear in the means of both, which gives its variance.
    private static CoefficientEstimate Estimate(double[] agreement, double[] chances)
    {
        var chance = chances.Average();
        var value = (agreement.Average() - chance) / (1 - chance);
        var n = agreement.Length;
        var squares = agreement.Zip(chances, (agreed, byChance) =>
        {
            var deviation = (agreed - chance - (2 * (1 - value) * (byChance - chance))) / (1 - chance) - value;
            return deviation * deviation;
        }).Sum();
        return new(value, n < 2 ? null : Math.Sqrt(squares / n / (n - 1)));
    }
}
