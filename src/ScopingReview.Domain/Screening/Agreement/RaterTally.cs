namespace ScopingReview.Domain.Screening;

/// <summary>
/// Records by how many of their readers chose which category, and each record's part in chance agreement as the coefficients take it.
/// </summary>
internal sealed class RaterTally
{
    private readonly IReadOnlyList<IReadOnlyList<int>> records;
    private readonly long[] totals;
    private readonly double[] shares;
    private readonly double[] agreement;

    /// <param name="records">For each record the number of readers by category.</param>
    /// <param name="categories">Number of categories, two or more.</param>
    /// <exception cref="ArgumentException">
    /// Counts are negative, of another number of categories, or do not add up to the same two or more readers.
    /// </exception>
    public RaterTally(IReadOnlyList<IReadOnlyList<int>> records, int categories)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        var raters = records.Count == 0 ? 0 : records[0].Sum();
        if ((records.Count > 0 && raters < 2)
            || records.Any(counts => counts.Count != categories || counts.Any(count => count < 0) || counts.Sum() != raters))
        {
            throw new ArgumentException("Every record needs the same number of readers, two or more.", nameof(records));
        }

        this.records = records;
        Raters = raters;
        totals = [.. Enumerable.Range(0, categories).Select(category => records.Sum(counts => (long)counts[category]))];
        shares = [.. totals.Select(total => (double)total / records.Count / raters)];
        agreement = [.. records.Select(counts => counts.Sum(count => (double)count * (count - 1)) / raters / (raters - 1))];
    }

    public int Total => records.Count;

    public int Raters { get; }

    public int Unanimous => records.Count(counts => counts.Contains(Raters));

    public double? ObservedAgreement => Total == 0 ? null : agreement.Average();

    /// <summary>Everybody puts every record in one and the same category, or there is none: agreement by chance is 1.</summary>
    public bool IsOneCategory => totals.Count(total => total > 0) < 2;

    /// <summary>Fleiss: all readers have the same share of each category.</summary>
    public double[] ChanceByShare() => [.. records.Select(counts => Sum(category => shares[category] * counts[category]) / Raters)];

    /// <summary>Gwet's AC1.</summary>
    public double[] ChanceOfAc1() =>
        [.. records.Select(counts => Sum(category => shares[category] * (1 - ((double)counts[category] / Raters))) / (shares.Length - 1))];

    /// <summary>
    /// Conger: each reader g has their own share p(g, k) of each category. A record's part is (r Σₖ rᵢₖ p̄ₖ − Σ_g p(g, x(i, g)))/(r(r −
    /// 1)), and their mean is pe = Σₖ (p̄ₖ² − s²ₖ/r), s²ₖ being the variance of the readers' shares: the mean of pᵍ·pʰ over all pairs of
    /// readers.
    /// </summary>
    /// <param name="chosen">For each record the category of each reader, in the same order of readers.</param>
    public double[] ChanceByRater(IReadOnlyList<IReadOnlyList<int>> chosen)
    {
        var byRater = new double[Raters][];
        for (var rater = 0; rater < Raters; rater++)
        {
            byRater[rater] = new double[shares.Length];
            foreach (var record in chosen)
            {
                byRater[rater][record[rater]] += 1.0 / Total;
            }
        }

        return [.. chosen.Select((record, i) =>
        {
            var byAll = Raters * Sum(category => records[i][category] * shares[category]);
            var byThemselves = record.Select((category, rater) => byRater[rater][category]).Sum();
            return (byAll - byThemselves) / Raters / (Raters - 1);
        })];
    }

    /// <summary>
    /// A coefficient from each record's share in observed and in chance agreement: it is linear in the means of both, which gives its
    /// variance (Gwet 2014).
    /// </summary>
    /// <param name="chances">Each record's part in chance agreement.</param>
    public CoefficientEstimate Estimate(double[] chances)
    {
        var chance = chances.Average();
        var value = (agreement.Average() - chance) / (1 - chance);
        var squares = agreement.Zip(chances, (agreed, byChance) =>
        {
            var deviation = agreed - chance - (2 * (1 - value) * (byChance - chance)) - (value * (1 - chance));
            return Math.Abs(deviation) > CoefficientEstimate.Rounding ? deviation * deviation : 0;
        }).Sum();
        var error = Total < 2 ? 0 : Math.Sqrt(squares / Total / (Total - 1)) / (1 - chance);
        return CoefficientEstimate.Of(value, error, Total < CoefficientEstimate.FewestRecords ? NoInterval.FewRecords : null);
    }

    private double Sum(Func<int, double> term) => Enumerable.Range(0, shares.Length).Sum(term);
}
