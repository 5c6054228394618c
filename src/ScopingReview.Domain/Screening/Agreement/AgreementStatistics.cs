namespace ScopingReview.Domain.Screening;

/// <summary>
/// Agreement of two readers on the records that both decided independently, before resolution. What cannot be estimated is null, never 0;
/// where the table is degenerate, a coefficient says why it has no interval (<see cref="NoInterval"/>).
/// </summary>
public sealed record AgreementStatistics
{
    private AgreementStatistics(AgreementTable table) => Table = table;

    /// <summary>The table that everything is computed from.</summary>
    public AgreementTable Table { get; }

    /// <summary>Share of records with the same verdict, 0 to 1; null without records.</summary>
    public double? ObservedAgreement { get; private init; }

    /// <summary>
    /// Cohen's κ (Cohen 1960, doi:10.1177/001316446002000104) with the standard error of Fleiss, Cohen and Everitt (1969,
    /// doi:10.1037/h0028106); null without records, and where both readers put every record in one and the same category.
    /// </summary>
    public CoefficientEstimate? Kappa { get; private init; }

    /// <summary>
    /// Prevalence- and bias-adjusted κ: 2pₒ − 1 (Byrt, Bishop and Carlin 1993, doi:10.1016/0895-4356(93)90018-V); with k categories (k·pₒ −
    /// 1)/(k − 1) (S of Bennett, Alpert and Goldstein 1954, doi:10.1086/266520). Null without records.
    /// </summary>
    public double? Pabak { get; private init; }

    /// <summary>
    /// Gwet's AC1 with its standard error for two readers (Gwet 2008, doi:10.1348/000711006X126600); null without records.
    /// </summary>
    public CoefficientEstimate? Ac1 { get; private init; }

    /// <summary>
    /// Positive agreement 2a/(2a + b + c) (Cicchetti and Feinstein 1990, doi:10.1016/0895-4356(90)90159-M); null where nobody includes, and
    /// for more than two categories.
    /// </summary>
    public double? PositiveAgreement { get; private init; }

    /// <summary>Negative agreement 2d/(2d + b + c) (same source); null where nobody excludes, and for more than two categories.</summary>
    public double? NegativeAgreement { get; private init; }

    /// <summary>Prevalence index (a − d)/n, −1 to 1 (Byrt et al. 1993); null without records, and for more than two categories.</summary>
    public double? PrevalenceIndex { get; private init; }

    /// <summary>
    /// Bias index (b − c)/n, −1 to 1: positive where the first reader includes more (Byrt et al. 1993); null as for the prevalence index.
    /// </summary>
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
            Ac1 = GwetsAc1(table, proportions),
        };
        return table.Categories == 2 ? statistics.WithTwoCategoryIndices() : statistics;
    }

    // SE² = [Σ pᵢᵢ(1 − (pᵢ. + p.ᵢ)(1 − κ))² + (1 − κ)² Σᵢ≠ⱼ pᵢⱼ(p.ᵢ + pⱼ.)² − (κ − pe(1 − κ))²] / (n(1 − pe)²). The bracket is the
    // variance of θᵢⱼ = δᵢⱼ − (1 − κ)(p.ᵢ + pⱼ.), whose mean is the last term.
    private static CoefficientEstimate? CohensKappa(AgreementTable table, Proportions p)
    {
        // In whole numbers, times n²: where agreement by chance is 1, or nearly, its distance from 1 must not drown in rounding errors.
        var square = table.Total * table.Total;
        var chance = Enumerable.Range(0, table.Categories).Sum(i => table.RowTotal(i) * table.ColumnTotal(i));
        if (chance == square)
        {
            return null;
        }

        var kappa = (double)((table.Agreed * table.Total) - chance) / (square - chance);
        var error = p.StandardError(
            (i, j) => (i == j ? 1 : 0) - ((1 - kappa) * (p.Column[i] + p.Row[j])), (double)(square - chance) / square);
        return CoefficientEstimate.Of(kappa, error, Degenerate(table));
    }

    // πₖ = (pₖ. + p.ₖ)/2, pe = Σ πₖ(1 − πₖ)/(q − 1), and
    // SE² = [Σᵢⱼ pᵢⱼ(δᵢⱼ − 2(1 − AC1)(1 − (πᵢ + πⱼ)/2)/(q − 1))² − (pₒ − 2(1 − AC1)pe)²] / (n(1 − pe)²), a variance as for κ.
    private static CoefficientEstimate GwetsAc1(AgreementTable table, Proportions p)
    {
        var others = p.Row.Length - 1;
        double[] mean = [.. p.Row.Zip(p.Column, (row, column) => (row + column) / 2)];
        var chance = mean.Sum(share => share * (1 - share)) / others;
        var ac1 = (p.Observed - chance) / (1 - chance);
        var error = p.StandardError((i, j) => (i == j ? 1 : 0) - (2 * (1 - ac1) * (1 - ((mean[i] + mean[j]) / 2)) / others), 1 - chance);
        return CoefficientEstimate.Of(ac1, error, Degenerate(table));
    }

    private static NoInterval? Degenerate(AgreementTable table) => table.Total < CoefficientEstimate.FewestRecords ? NoInterval.FewRecords
        : Enumerable.Range(0, table.Categories).Any(i => table.RowTotal(i) == table.Total || table.ColumnTotal(i) == table.Total)
            ? NoInterval.ConstantReviewer
        : null;

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

        public double[] Column { get; } = [.. Enumerable.Range(0, table.Categories)
            .Select(i => table.ColumnTotal(i) / (double)table.Total)];

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

        /// <summary>
        /// Root of the variance of a value of each cell, divided by n and by (1 − pe)²; exactly 0 where the cells that are not empty have
        /// the same value.
        /// </summary>
        /// <param name="value">The value of a cell.</param>
        /// <param name="beyondChance">1 − pe.</param>
        public double StandardError(Func<int, int, double> value, double beyondChance)
        {
            var mean = Sum((i, j) => this[i, j] * value(i, j));
            var spread = Sum((i, j) =>
                Math.Abs(value(i, j) - mean) is > CoefficientEstimate.Rounding and var deviation ? this[i, j] * deviation * deviation : 0);
            return Math.Sqrt(spread / n) / beyondChance;
        }
    }
}
