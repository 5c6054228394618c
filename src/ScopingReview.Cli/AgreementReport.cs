using ScopingReview.Domain.Screening;

namespace ScopingReview.Cli;

/// <summary>A coefficient as it is printed; the interval is 95 %.</summary>
internal sealed class PrintedEstimate
{
    private readonly CoefficientEstimate _estimate;

    private PrintedEstimate(CoefficientEstimate estimate) => _estimate = estimate;

    public double Value => _estimate.Value;
    public double? StandardError => _estimate.StandardError;
    public double? Lower => _estimate.Lower;
    public double? Upper => _estimate.Upper;

    /// <summary>Why there is no interval; null where there is one.</summary>
    public string? NoInterval => AgreementNumbers.Reason(_estimate);

    public static PrintedEstimate? Of(CoefficientEstimate? estimate) => estimate is null ? null : new(estimate);

    /// <summary>As a line of a terminal.</summary>
    /// <param name="places">Decimals.</param>
    public string Text(int places) => AgreementNumbers.Bounds(_estimate, places) is var (lower, upper)
        ? $"{AgreementNumbers.Coefficient(_estimate, places)} (SE {AgreementNumbers.Coefficient(StandardError!.Value, places)}; "
            + $"95 % CI {lower} to {upper})"
        : $"{AgreementNumbers.Coefficient(_estimate, places)} ({AgreementNumbers.WhyNoInterval(_estimate)})";
}

/// <summary>Two reviewers.</summary>
/// <param name="N">Records that both decided.</param>
/// <param name="LeftOut">Rows of the file without a verdict of both.</param>
/// <param name="Table">Rows: the first reviewer; columns: the second; in the order of the categories.</param>
/// <param name="Agreement">Share of records on which they agree, 0 to 1.</param>
internal sealed record PairAgreement(
    IReadOnlyList<string> Reviewers, long N, int LeftOut, IReadOnlyList<string> Categories, IReadOnlyList<IReadOnlyList<long>> Table,
    double? Agreement, double? PercentAgreement, PrintedEstimate? Kappa, double? Pabak, PrintedEstimate? Ac1,
    double? PositiveAgreement, double? NegativeAgreement, double? PrevalenceIndex, double? BiasIndex);

/// <summary>Three reviewers or more, on the records that all of them decided.</summary>
internal sealed record GroupAgreement(
    int N, int LeftOut, int Raters, int Unanimous, double? Agreement, double? PercentAgreement,
    PrintedEstimate? FleissKappa, PrintedEstimate? CongerKappa, PrintedEstimate? Ac1);

/// <param name="All">All reviewers together; null where there are two.</param>
internal sealed record AgreementReport(IReadOnlyList<string> Reviewers, GroupAgreement? All, IReadOnlyList<PairAgreement> Pairs)
{
    public static AgreementReport Of(VerdictTable table, MaybeHandling maybe)
    {
        var reviewers = table.Reviewers;
        var pairs = from first in Enumerable.Range(0, reviewers.Count)
                    from second in Enumerable.Range(first + 1, reviewers.Count - first - 1)
                    select Pair(table, first, second, maybe);
        return new AgreementReport(reviewers, reviewers.Count > 2 ? Group(table, maybe) : null, [.. pairs]);
    }

    private static PairAgreement Pair(VerdictTable table, int first, int second, MaybeHandling maybe)
    {
        var verdicts =
            (from row in table.Rows
             where row[first] is not null && row[second] is not null
             select (row[first]!.Value, row[second]!.Value)).ToList();
        var counts = AgreementTable.FromVerdicts(verdicts, InTable(maybe, verdicts.SelectMany(pair => new[] { pair.Item1, pair.Item2 })));
        var statistics = AgreementStatistics.Of(counts);
        IReadOnlyList<string> categories = counts.Categories == 3 ? ["include", "maybe", "exclude"] : ["include", "exclude"];
        return new PairAgreement(
            [table.Reviewers[first], table.Reviewers[second]], counts.Total, table.Rows.Count - verdicts.Count, categories,
            [.. Enumerable.Range(0, counts.Categories)
                .Select(i => (IReadOnlyList<long>)[.. Enumerable.Range(0, counts.Categories).Select(j => counts[i, j])])],
            statistics.ObservedAgreement, statistics.ObservedAgreement * 100, PrintedEstimate.Of(statistics.Kappa), statistics.Pabak,
            PrintedEstimate.Of(statistics.Ac1),
            statistics.PositiveAgreement, statistics.NegativeAgreement, statistics.PrevalenceIndex, statistics.BiasIndex);
    }

    private static GroupAgreement Group(VerdictTable table, MaybeHandling maybe)
    {
        var complete = table.Rows.Where(row => row.All(verdict => verdict is not null))
            .Select(row => (IReadOnlyList<Verdict>)[.. row.Select(verdict => verdict!.Value)]).ToList();
        var agreement = MultiRaterAgreement.OfSameRaters(complete, InTable(maybe, complete.SelectMany(row => row)));
        return new GroupAgreement(
            agreement.Total, table.Rows.Count - complete.Count, table.Reviewers.Count, agreement.Unanimous, agreement.ObservedAgreement,
            agreement.ObservedAgreement * 100,
            PrintedEstimate.Of(agreement.FleissKappa), PrintedEstimate.Of(agreement.CongerKappa), PrintedEstimate.Of(agreement.Ac1));
    }

    /// <summary>A Maybe of a row that is left out changes nothing in a table.</summary>
    private static MaybeHandling InTable(MaybeHandling maybe, IEnumerable<Verdict> verdicts)
        => maybe == MaybeHandling.OwnCategory ? MaybeHandlingExtensions.ForTable(maybeCountsAsInclude: false, verdicts) : maybe;
}
