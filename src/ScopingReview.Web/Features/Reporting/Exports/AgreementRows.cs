using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>A figure of agreement as pages and files show it.</summary>
/// <param name="Text">The figure in words: "0.71 (0.64–0.78)", "not estimable".</param>
public sealed record AgreementFigure(string Name, string Text, string? Explanation = null);

internal static class AgreementRows
{
    public const string NotEstimable = "not estimable";

    /// <summary>The figures of a stage in the order in which papers report them.</summary>
    public static IReadOnlyList<AgreementFigure> Of(AgreementStatistics statistics)
    {
        List<AgreementFigure> figures =
        [
            new("Read by both", Count(statistics.Table.Total), "Records that two people decided independently, with both votes locked"),
            new("Agreed", Count(statistics.Table.Agreed)),
            new("Percent agreement", statistics.Table.Total == 0 ? NotEstimable : Percent(statistics.ObservedAgreement)),
            new("Cohen’s κ (95 % CI)", Estimate(statistics.Kappa), "Agreement beyond chance (Cohen 1960; interval after Fleiss, Cohen and Everitt 1969)"),
            new("PABAK", Number(statistics.Pabak), "Prevalence- and bias-adjusted κ (Byrt, Bishop and Carlin 1993)"),
            new("Gwet’s AC1 (95 % CI)", Estimate(statistics.Ac1), "Stable where nearly all records fall into one category (Gwet 2008)"),
        ];
        if (statistics.Table.Categories == 2)
        {
            figures.AddRange(
            [
                new("Positive agreement", Number(statistics.PositiveAgreement), "On including: 2a / (2a + b + c)"),
                new("Negative agreement", Number(statistics.NegativeAgreement), "On excluding: 2d / (2d + b + c)"),
                new("Prevalence index", Number(statistics.PrevalenceIndex), "(a − d) / n"),
                new("Bias index", Number(statistics.BiasIndex), "(b − c) / n: positive where the first reviewer includes more"),
            ]);
        }
        return figures;
    }

    public static IEnumerable<IReadOnlyList<object?>> Of(StageAgreement stage, string stageName)
    {
        var table = stage.Statistics.Table;
        yield return [stageName];
        yield return ["First reviewer / second reviewer", .. stage.Categories, "Total"];
        for (var row = 0; row < table.Categories; row++)
            yield return [stage.Categories[row], .. Enumerable.Range(0, table.Categories).Select(column => (object)table[row, column]), table.RowTotal(row)];
        yield return ["Total", .. Enumerable.Range(0, table.Categories).Select(column => (object)table.ColumnTotal(column)), table.Total];
        foreach (var figure in Of(stage.Statistics))
            yield return [figure.Name, figure.Text];
        foreach (var figure in Of(stage.Missed, stage.Stage == ScreeningStage.FullText ? "reports" : "records"))
            yield return [figure.Name, figure.Text];
    }

    /// <summary>What the share that one person read may hide.</summary>
    public static IReadOnlyList<AgreementFigure> Of(MissedInclusions missed, string plural) =>
    [
        new("Excluded by the first reviewer, read twice", Count(missed.Checked)),
        new("Of these finally included (95 % CI)", missed.Interval is { } interval
            ? $"{Count(missed.Missed)}: {Percent(missed.Rate)} ({Fixed(100 * interval.Lower, 1)}–{Fixed(100 * interval.Upper, 1)})"
            : NotEstimable, "Exact interval (Clopper and Pearson 1934)"),
        new("Excluded by the first reviewer, read once", Count(missed.ReadOnce)),
        new($"Eligible {plural} expected among them (95 % CI)", missed is { Projected: { } projected, ProjectedLower: { } lower, ProjectedUpper: { } upper }
            ? $"{Fixed(projected, 1)} ({Fixed(lower, 1)}–{Fixed(upper, 1)})"
            : NotEstimable, "The price of reading less than everything twice"),
    ];

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } value ? Fixed(100 * value, 1) + " %" : NotEstimable;

    private static string Number(double? value) => value is { } number ? Fixed(number, 2) : NotEstimable;

    private static string Estimate(CoefficientEstimate? estimate) => estimate switch
    {
        null => NotEstimable,
        { Lower: { } lower, Upper: { } upper } => $"{Fixed(estimate.Value, 2)} ({Fixed(lower, 2)}{(lower < 0 ? " to " : "–")}{Fixed(upper, 2)})",
        _ => $"{Fixed(estimate.Value, 2)} (interval not estimable)",
    };

    // A real minus sign, and no "−0.00".
    private static string Fixed(double value, int places)
    {
        var rounded = Math.Round((decimal)value, places, MidpointRounding.AwayFromZero);
        return (rounded < 0 ? "−" : "") + Math.Abs(rounded).ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
