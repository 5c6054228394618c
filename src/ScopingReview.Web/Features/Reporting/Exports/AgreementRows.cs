using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>Figures of agreement in the order in which papers report them, and the file of them all.</summary>
internal static class AgreementRows
{
    public const string WhyNotBlind = "a vote on them was given after its author had asked to see the others’";

    private const string Kappa = "Cohen’s κ (95 % CI)";
    private const string Ac1 = "Gwet’s AC1 (95 % CI)";

    public static IReadOnlyList<AgreementFigure> Of(AgreementStatistics statistics)
    {
        var table = statistics.Table;
        List<AgreementFigure> figures =
        [
            AgreementFigure.Count(
                "Screened by both", table.Total, AgreementSet.Cell(AgreementSet.Any, AgreementSet.Any),
                "Records that two people screened independently, with both votes in"),
            AgreementFigure.Count("Agreed", table.Agreed, AgreementSet.Agreed),
            Percent("Percent agreement", statistics),
            AgreementFigure.Estimate(
                Kappa, statistics.Kappa, "Agreement beyond chance (Cohen 1960; standard error after Fleiss, Cohen and Everitt 1969)",
                table.Total > 0 ? AgreementNumbers.OneCategory : null),
            AgreementFigure.Number("PABAK", statistics.Pabak, "Prevalence- and bias-adjusted κ (Byrt, Bishop and Carlin 1993)"),
            AgreementFigure.Estimate(
                Ac1, statistics.Ac1, "Stable where nearly all records fall into one category (Gwet 2008)", whyNone: null),
        ];
        if (table.Categories == 2)
        {
            figures.AddRange(
            [
                AgreementFigure.Number("Positive agreement", statistics.PositiveAgreement, "On including: 2a / (2a + b + c)"),
                AgreementFigure.Number("Negative agreement", statistics.NegativeAgreement, "On excluding: 2d / (2d + b + c)"),
                AgreementFigure.Number("Prevalence index", statistics.PrevalenceIndex, "(a − d) / n"),
                AgreementFigure.Number("Bias index", statistics.BiasIndex, "(b − c) / n: positive where the first reviewer includes more"),
            ]);
        }
        return figures;
    }

    /// <summary>Agreement of more than two.</summary>
    public static IReadOnlyList<AgreementFigure> Of(MultiRaterAgreement several)
    {
        var read = string.Create(CultureInfo.InvariantCulture, $"Read by {several.Raters}");
        var oneCategory = several.FleissKappa is null ? AgreementNumbers.OneCategory : null;
        return
        [
            new(read, several.Total.Grouped()) { Numbers = [several.Total] },
            AgreementFigure.Estimate($"{read}: Fleiss’ κ (95 % CI)", several.FleissKappa, explanation: null, oneCategory),
            AgreementFigure.Estimate(
                $"{read}: Conger’s κ (95 % CI)", several.CongerKappa, explanation: null, oneCategory ?? AgreementNumbers.DifferentReaders),
            AgreementFigure.Estimate($"{read}: {Ac1}", several.Ac1, explanation: null, whyNone: null),
        ];
    }

    /// <summary>Records that are in no figure because a vote on them was not blind; null where there are none.</summary>
    public static AgreementFigure? NotBlind(StageAgreement stage) => stage.LeftOutNotBlind == 0
        ? null
        : AgreementFigure.Count("Left out", stage.LeftOutNotBlind, AgreementSet.NotBlind, WhyNotBlind);

    /// <summary>All that a file says of a stage: all reviewers together, then every pair.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(AgreementReader stage, string stageName) =>
    [
        .. Of(stage.Of(), $"{stageName}, all reviewers together"),
        .. stage.Pairs.SelectMany(
            pair => (IEnumerable<IReadOnlyList<object?>>)[[], .. Of(stage.Of(pair.Pair), $"{stageName}, {pair.Names}")]),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Of(StageAgreement stage, string heading)
    {
        var table = stage.Statistics.Table;
        yield return [heading];
        yield return ["First reviewer / second reviewer", .. stage.Categories, "Total"];
        for (var row = 0; row < table.Categories; row++)
            yield return [stage.Categories[row], .. Enumerable.Range(0, table.Categories).Select(column => (object)table[row, column]),
                table.RowTotal(row)];
        yield return ["Total", .. Enumerable.Range(0, table.Categories).Select(column => (object)table.ColumnTotal(column)), table.Total];
        yield return ["Figure", "Value", "Standard error", "95 % CI, lower", "95 % CI, upper", "Remark"];
        foreach (var figure in Of(stage.Statistics).Concat(stage.Several.SelectMany(Of)))
            yield return figure.Row();
        if (NotBlind(stage) is { } notBlind)
            yield return notBlind.Row();
        foreach (var row in MissedRows.InFile(stage))
            yield return row;
    }

    private static AgreementFigure Percent(string name, AgreementStatistics statistics) => statistics.ObservedAgreement is { } share
        ? new(name, AgreementNumbers.Percent(statistics.Table.Agreed, statistics.Table.Total, 1) + " %") { Numbers = [100 * share] }
        : AgreementFigure.None(name, explanation: null);
}
