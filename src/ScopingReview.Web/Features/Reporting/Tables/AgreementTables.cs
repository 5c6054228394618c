using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>Agreement as papers report it: a row for all reviewers together and one for each pair, stage by stage.</summary>
internal static class AgreementTables
{
    private const int Decimals = 2;

    public static ReportTable Of(IReadOnlyList<AgreementReader> stages) => new()
    {
        Key = "agreement",
        Caption = "Agreement between reviewers",
        Columns =
        [
            new("Stage"), new("Reviewers"), new("Screened by both", true), new("Agreed", true), new("%", true),
                new("Cohen’s κ (95 % CI)", true),
            new("PABAK", true), new("Gwet’s AC1 (95 % CI)", true),
        ],
        Rows = [.. stages.SelectMany(stage => stage.Pairs.Select(pair => Row(stage.Of(pair.Pair), pair.Names))
            .Prepend(Row(stage.Of(), "All pairs")))],
        Footnotes =
        [
            "Based on records that two people screened independently, with votes as they were before any resolution. κ with the standard error of Fleiss, Cohen and Everitt (1969).",
            "CI: confidence interval. PABAK: prevalence- and bias-adjusted κ. No interval is given where the table is too small or one-sided.",
        ],
    };

    private static IReadOnlyList<ReportCell> Row(StageAgreement stage, string who)
    {
        var (statistics, table) = (stage.Statistics, stage.Statistics.Table);
        return
        [
            stage.Stage.InWords(), who, (decimal)table.Total, (decimal)table.Agreed,
            table.Total == 0 ? Percentages.NotEstimable : ReportCell.Rounded(100 * statistics.ObservedAgreement, 1),
            Estimate(statistics.Kappa), ReportCell.Rounded(statistics.Pabak, Decimals), Estimate(statistics.Ac1),
        ];
    }

    private static ReportCell Estimate(CoefficientEstimate? estimate)
        => estimate is null ? AgreementNumbers.NotEstimable
            : AgreementNumbers.Coefficient(estimate) + (AgreementNumbers.Interval(estimate) is { } bounds ? $" ({bounds})" : "");
}
