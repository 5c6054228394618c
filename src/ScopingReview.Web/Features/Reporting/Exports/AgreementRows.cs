using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>A figure of agreement as pages and files show it.</summary>
/// <param name="Text">The figure in words: "0.71 (0.64–0.78)", "not estimable". For a count, the number.</param>
/// <param name="Set">Key of the records that are counted (<see cref="AgreementSet"/>); null for a figure that is no count.</param>
public sealed record AgreementFigure(string Name, string Text, string? Explanation = null, string? Set = null)
{
    /// <summary>The figure, its standard error and the bounds of its 95 % interval, for files; null where there is none.</summary>
    public IReadOnlyList<double?> Numbers { get; init; } = [];

    /// <summary>The standard error in words, for the page.</summary>
    public string? Error => Numbers is [_, { } error, ..] ? $"SE {AgreementRows.Fixed(error, 3)}" : null;
}

internal static class AgreementRows
{
    public const string NotEstimable = "not estimable";

    /// <summary>The figures of a stage in the order in which papers report them.</summary>
    public static IReadOnlyList<AgreementFigure> Of(AgreementStatistics statistics)
    {
        List<AgreementFigure> figures =
        [
            Count("Read by both", statistics.Table.Total, AgreementSet.Cell(AgreementSet.Any, AgreementSet.Any), "Records that two people decided independently, with both votes locked"),
            Count("Agreed", statistics.Table.Agreed, AgreementSet.Agreed),
            Percent("Percent agreement", statistics.ObservedAgreement),
            Estimate("Cohen’s κ (95 % CI)", statistics.Kappa, "Agreement beyond chance (Cohen 1960; standard error after Fleiss, Cohen and Everitt 1969)"),
            Number("PABAK", statistics.Pabak, "Prevalence- and bias-adjusted κ (Byrt, Bishop and Carlin 1993)"),
            Estimate("Gwet’s AC1 (95 % CI)", statistics.Ac1, "Stable where nearly all records fall into one category (Gwet 2008)"),
        ];
        if (statistics.Table.Categories == 2)
        {
            figures.AddRange(
            [
                Number("Positive agreement", statistics.PositiveAgreement, "On including: 2a / (2a + b + c)"),
                Number("Negative agreement", statistics.NegativeAgreement, "On excluding: 2d / (2d + b + c)"),
                Number("Prevalence index", statistics.PrevalenceIndex, "(a − d) / n"),
                Number("Bias index", statistics.BiasIndex, "(b − c) / n: positive where the first reviewer includes more"),
            ]);
        }
        return figures;
    }

    /// <summary>All that a file says of a stage: all reviewers together, then every pair.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(AgreementReader stage, string stageName) =>
    [
        .. Of(stage.Of(), $"{stageName}, all reviewers together"),
        .. stage.Pairs.SelectMany(pair => (IEnumerable<IReadOnlyList<object?>>)[[], .. Of(stage.Of(pair.Pair), $"{stageName}, {pair.Names}")]),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Of(StageAgreement stage, string heading)
    {
        var table = stage.Statistics.Table;
        yield return [heading];
        yield return ["First reviewer / second reviewer", .. stage.Categories, "Total"];
        for (var row = 0; row < table.Categories; row++)
            yield return [stage.Categories[row], .. Enumerable.Range(0, table.Categories).Select(column => (object)table[row, column]), table.RowTotal(row)];
        yield return ["Total", .. Enumerable.Range(0, table.Categories).Select(column => (object)table.ColumnTotal(column)), table.Total];
        yield return ["Figure", "Value", "Standard error", "95 % CI, lower", "95 % CI, upper"];
        foreach (var figure in Of(stage.Statistics).Concat(Of(stage.Missed, stage.Stage == ScreeningStage.FullText ? "reports" : "records")))
            yield return figure.Numbers is [null, ..] ? [figure.Name, NotEstimable] : [figure.Name, .. figure.Numbers.Select(number => (object?)InFile(number))];
        foreach (var several in stage.Several)
        {
            yield return [$"Read by {several.Raters}", several.Total];
            yield return [$"Read by {several.Raters}: Fleiss’ κ (95 % CI)", .. InFile(several.FleissKappa)];
            yield return [$"Read by {several.Raters}: Gwet’s AC1 (95 % CI)", .. InFile(several.Ac1)];
        }
    }

    /// <summary>What the share that one person read may hide.</summary>
    public static IReadOnlyList<AgreementFigure> Of(MissedInclusions missed, string plural) =>
    [
        Count("Excluded by the first reviewer, read twice", missed.Checked, AgreementSet.Checked),
        Count("Of these finally included", missed.Missed, AgreementSet.Missed),
        missed.Interval is { } interval
            ? new("Their share (95 % CI)", $"{Fixed(100 * missed.Rate!.Value, 1)} % ({Fixed(100 * interval.Lower, 1)}–{Fixed(100 * interval.Upper, 1)})", ExactInterval)
            {
                Numbers = [100 * missed.Rate, null, 100 * interval.Lower, 100 * interval.Upper],
            }
            : None("Their share (95 % CI)", ExactInterval),
        .. missed.Open == 0 ? Array.Empty<AgreementFigure>() : [Count("Read twice and not settled yet", missed.Open, AgreementSet.Open)],
        Count("Excluded by the first reviewer, read once", missed.ReadOnce, AgreementSet.ReadOnce),
        missed is { Projected: { } projected, ProjectedLower: { } lower, ProjectedUpper: { } upper }
            ? new($"Eligible {plural} expected among them (95 % CI)", $"{Fixed(projected, 1)} ({Fixed(lower, 1)}–{Fixed(upper, 1)})", Price) { Numbers = [projected, null, lower, upper] }
            : None($"Eligible {plural} expected among them (95 % CI)", Price),
    ];

    private const string ExactInterval = "Exact interval (Clopper and Pearson 1934)";
    private const string Price = "The price of reading less than everything twice";

    private static AgreementFigure None(string name, string? explanation) => new(name, NotEstimable, explanation) { Numbers = [null] };

    private static AgreementFigure Count(string name, long value, string set, string? explanation = null)
        => new(name, value.ToString("N0", CultureInfo.InvariantCulture), explanation, set) { Numbers = [value] };

    private static AgreementFigure Percent(string name, double? share) => share is { } value ? new(name, Fixed(100 * value, 1) + " %") { Numbers = [100 * value] } : None(name, null);

    private static AgreementFigure Number(string name, double? value, string explanation) => value is { } number ? new(name, Fixed(number, 2), explanation) { Numbers = [number] } : None(name, explanation);

    private static AgreementFigure Estimate(string name, CoefficientEstimate? estimate, string explanation) => estimate is null ? None(name, explanation) : new(name, estimate switch
    {
        { Lower: { } lower, Upper: { } upper } => $"{Fixed(estimate.Value, 2)} ({Fixed(lower, 2)}{(lower < 0 ? " to " : "–")}{Fixed(upper, 2)})",
        _ => $"{Fixed(estimate.Value, 2)} (interval not estimable)",
    }, explanation)
    {
        Numbers = [estimate.Value, estimate.StandardError, estimate.Lower, estimate.Upper],
    };

    private static IReadOnlyList<object?> InFile(CoefficientEstimate? estimate)
        => estimate is null ? [NotEstimable] : [InFile(estimate.Value), InFile(estimate.StandardError), InFile(estimate.Lower), InFile(estimate.Upper)];

    // Six places are more than any reader needs, and hide no rounding on the way to a table.
    private static decimal? InFile(double? number) => number is { } value ? Math.Round((decimal)value, 6, MidpointRounding.AwayFromZero) : null;

    // A real minus sign, and no "−0.00".
    internal static string Fixed(double value, int places)
    {
        var rounded = Math.Round((decimal)value, places, MidpointRounding.AwayFromZero);
        return (rounded < 0 ? "−" : "") + Math.Abs(rounded).ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
