namespace ScopingReview.Domain.Screening;

/// <summary>
/// Agreement of two readers on the records that both decided independently, before resolution. What cannot be estimated is null, never 0.
/// </summary>
public sealed record AgreementStatistics
{
    private AgreementStatistics(AgreementTable table) => Table = table;

    /// <summary>The table that everything is computed from.</summary>
    public AgreementTable Table { get; }

    /// <summary>Share of records with the same verdict, 0 to 1; null without records.</summary>
    public double? ObservedAgreement { get; private init; }

    /// <summary>
    /// Cohen's κ (Cohen 1960, doi:10.1177/001316446002000104) with the standard error of Fleiss, Cohen and Everitt (1969, doi:10.1037/h0028106);
    /// null without records, and where both readers put every record in one and the same category.
    /// </summary>
    public CoefficientEstimate? Kappa { get; private init; }

    /// <summary>
    /// Prevalence- and bias-adjusted κ: 2pₒ − 1 (Byrt, Bishop and Carlin 1993, doi:10.1016/0895-4356(93)90018-V); with k categories (k·pₒ − 1)/(k − 1)
    /// (S of Bennett, Alpert and Goldstein 1954, doi:10.1086/266520). Null without records.
    /// </summary>
    public double? Pabak { get; private init; }

    /// <summary>Gwet's AC1 with its standard error for two readers (Gwet 2008, doi:10.1348/000711006X126600); null without records.</summary>
    public CoefficientEstimate? Ac1 { get; private init; }

    /// <summary>
    /// Positive agreement 2a/(2a + b + c) (Cicchetti and Feinstein 1990, doi:10.1016/0895-4356(90)90159-M); null where nobody includes, and for more than two categories.
    /// </summary>
    public double? PositiveAgreement { get; private init; }

    /// <summary>Negative agreement 2d/(2d + b + c) (same source); null where nobody excludes, and for more than two categories.</summary>
    public double? NegativeAgreement { get; private init; }

    /// <summary>Prevalence index (a − d)/n, −1 to 1 (Byrt et al. 1993); null without records, and for more than two categories.</summary>
    public double? PrevalenceIndex { get; private init; }

    /// <summary>Bias index (b − c)/n, −1 to 1: positive where the first reader includes more (Byrt et al. 1993); null as for the prevalence index.</summary>
    public double? BiasIndex { get; private init; }

    /// <summary>Computes everything from a table.</summary>
    /// <param name="table">The two readers' verdicts.</param>
    public static AgreementStatistics Of(AgreementTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Total == 0)
        {
            return new(table);
        }

        var proportions = new Proportions(table);
        var statistics = new AgreementStatistics(table)
        {
            ObservedAgreement = proportions.Observed,
            Kappa = CohensKappa(table, proportions),
            Pabak = ((table.Categories * proportions.Observed) - 1) / (table.Categories - 1),
            Ac1 = GwetsAc1(proportions),
        };
        return table.Categories == 2 ? statistics.WithTwoCategoryIndices() : statistics;
    }

    // SE² = [Σ pᵢᵢ(1 − (pᵢ. + p.ᵢ)(1 − κ))² + (1 − κ)² Σᵢ≠ⱼ pᵢⱼ(p.ᵢ + pⱼ.)² − (κ − pe(1 − κ))²] / (n(1 − pe)²)
    private static CoefficientEstimate? CohensKappa(AgreementTable table, Proportions p)
    {
        // In whole numbers, since chance agreement of exactly 1 must not hide behind a rounding error.
        var categories = Enumerable.Range(0, table.Categories);
        if (categories.Sum(i => table.RowTotal(i) * table.ColumnTotal(i)) == table.Total * table.Total)
        {
            return null;
        }

        var chance = p.Sum((i, j) => i == j ? p.Row[i] * p.Column[i] : 0);
        var kappa = (p.Observed - chance) / (1 - chance);
        var spread = p.Sum((i, j) => p[i, j] * (i == j
                ? Square(1 - ((p.Row[i] + p.Column[i]) * (1 - kappa)))
                : Square(1 - kappa) * Square(p.Column[i] + p.Row[j])))
            - Square(kappa - (chance * (1 - kappa)));
        return new(kappa, p.StandardError(spread, chance));
    }

    // πₖ = (pₖ. + p.ₖ)/2, pe = Σ πₖ(1 − πₖ)/(q − 1), and
    // SE² = [Σᵢⱼ pᵢⱼ(δᵢⱼ − 2(1 − AC1)(1 − (πᵢ + πⱼ)/2)/(q − 1))² − (pₒ − 2(1 − AC1)pe)²] / (n(1 − pe)²)
    private static CoefficientEstimate GwetsAc1(Proportions p)
    {
        var others = p.Row.Length - 1;
        double[] mean = [.. p.Row.Zip(p.Column, (row, column) => (row + column) / 2)];
        var chance = mean.Sum(share => share * (1 - share)) / others;
        var ac1 = (p.Observed - chance) / (1 - chance);
        var spread = p.Sum((i, j) => p[i, j] * Square((i == j ? 1 : 0) - (2 * (1 - ac1) * (1 - ((mean[i] + mean[j]) / 2)) / others)))
            - Square(p.Observed - (2 * (1 - ac1) * chance));
        return new(ac1, p.StandardError(spread, chance));
    }

    private static double Square(double value) => value * value;

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private AgreementStatistics WithTwoCategoryIndices()
    {
        var (a, b, c, d) = (Table[0, 0], Table[0, 1], Table[1, 0], Table[1, 1]);
        return this with
        {
            PositiveAgreement = Ratio(2 * a, (2 * a) + b + c),
            NegativeAgreement = Ratio(2 * d, (2 * d) + b + c),
            PrevalenceIndex = Ratio(a - d, Table.Total),
            BiasIndex = Ratio(b - c, Table.Total),
        };
    }

    private sealed class Proportions(AgreementTable table)
    {
        private readonly double n = table.Total;

        public double[] Row { get; } = [.. Enumerable.Range(0, table.Categories).Select(i => table.RowTotal(i) / (double)table.Total)];

        public double[] Column { get; } = [.. Enumerable.Range(0, table.Categories).Select(i => table.ColumnTotal(i) / (double)table.Total)];

        public double Observed => table.Agreed / n;

        public double this[int i, int j] => table[i, j] / n;

        public double Sum(Func<int, int, double> term)
        {
            var sum = 0.0;
            for (var i = 0; i < Row.Length; i++)
            {
                for (var j = 0; j < Row.Length; j++)
                {
                    sum += term(i, j);
                }
            }

            return sum;
        }

        // Perfect agreement leaves a spread of 0, which rounding may turn into a hair less.
        public double? StandardError(double spread, double chance) => n < 2 ? null : Math.Sqrt(Math.Max(0, spread) / n) / (1 - chance);
    }
}
