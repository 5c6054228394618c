namespace ScopingReview.Domain.Screening;

/// <summary>Agreement in a sentence for the manuscript, in English and invariant culture.</summary>
public static class AgreementDescription
{
    private const string NotEstimable = "not estimable";

    /// <summary>
    /// For example "Two reviewers independently screened 707 records; they agreed on 695 (98.3 %; Cohen's κ 0.78, 95 % CI 0.66–0.90; PABAK 0.97; …)."
    /// </summary>
    /// <param name="statistics">The agreement of a stage.</param>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    public static string Describe(this AgreementStatistics statistics, string singular = "record", string plural = "records")
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var table = statistics.Table;
        return table.Total == 0
            ? $"No {singular} was screened independently by two reviewers."
            : $"Two reviewers independently screened {ManuscriptText.Counted(table.Total, singular, plural)}; they agreed on {ManuscriptText.Count(table.Agreed)} "
                + $"({ManuscriptText.Percent(table.Agreed, table.Total)}; Cohen's κ {Text(statistics.Kappa)}; "
                + $"PABAK {Text(statistics.Pabak)}; Gwet's AC1 {Text(statistics.Ac1)}).";
    }

    /// <summary>The same for a round that more than two read.</summary>
    /// <param name="agreement">The agreement of the round.</param>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    public static string Describe(this MultiRaterAgreement agreement, string singular = "record", string plural = "records")
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement.Total == 0
            ? $"No {singular} was screened independently by several reviewers."
            : $"{ManuscriptText.Count(agreement.Raters)} reviewers independently screened {ManuscriptText.Counted(agreement.Total, singular, plural)}; "
                + $"all of them agreed on {ManuscriptText.Count(agreement.Unanimous)} ({ManuscriptText.Percent(agreement.Unanimous, agreement.Total)}; "
                + $"Fleiss' κ {Text(agreement.FleissKappa)}; Gwet's AC1 {Text(agreement.Ac1)}).";
    }

    private static string Text(double? value) => value is { } number ? ManuscriptText.Coefficient(number) : NotEstimable;

    private static string Text(CoefficientEstimate? estimate) => estimate switch
    {
        null => NotEstimable,
        { Lower: { } lower, Upper: { } upper } known => $"{ManuscriptText.Coefficient(known.Value)}, 95 % CI {ManuscriptText.Range(lower, upper)}",
        { } alone => ManuscriptText.Coefficient(alone.Value),
    };
}
