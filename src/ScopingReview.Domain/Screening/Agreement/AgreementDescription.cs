using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Screening;

/// <summary>Agreement in a sentence for the manuscript, in English and invariant culture.</summary>
public static class AgreementDescription
{
    /// <summary>Link of what two people, or several, screened.</summary>
    public const string Screened = "screened";

    /// <summary>Link of what they agreed on.</summary>
    public const string Agreed = "agreed";

    /// <summary>Link of what more than two people screened.</summary>
    public const string ScreenedBySeveral = "read-by-several";

    /// <summary>Link of a coefficient: the table that it is computed from.</summary>
    public const string Coefficient = "coefficient";

    /// <summary>
    /// For example "Two reviewers independently screened 707 records; they agreed on 695 (98.3 %; Cohen's κ 0.78, 95 % CI 0.66–0.90; PABAK
    /// 0.97; …)."
    /// </summary>
    /// <param name="statistics">The agreement of a stage.</param>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    public static LinkedText Describe(this AgreementStatistics statistics, string singular = "record", string plural = "records")
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var table = statistics.Table;
        return table.Total == 0
            ? $"No {singular} was screened independently by two reviewers."
            : Sentence(table, LinkedText.Counted(table.Total, singular, plural, Screened), Coefficients(
                ("Cohen's κ", statistics.Kappa, null),
                ("PABAK", null, Text(statistics.Pabak)),
                ("Gwet's AC1", statistics.Ac1, null)));
    }

    /// <summary>The same for a round that more than two read.</summary>
    /// <param name="agreement">The agreement of the round.</param>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    public static LinkedText Describe(this MultiRaterAgreement agreement, string singular = "record", string plural = "records")
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement.Total == 0
            ? $"No {singular} was screened independently by several reviewers."
            : Sentence(agreement, LinkedText.Counted(agreement.Total, singular, plural, ScreenedBySeveral), Coefficients(
                ("Fleiss' κ", agreement.FleissKappa, null),
                ("Conger's κ", agreement.CongerKappa, WhyNoConger(agreement)),
                ("Gwet's AC1", agreement.Ac1, null)));
    }

    private static LinkedText Sentence(AgreementTable table, LinkedText screened, LinkedText coefficients)
        => $"Two reviewers independently screened {screened}; they agreed on {LinkedText.Number(table.Agreed, Agreed)} ({ManuscriptText.Percent(table.Agreed, table.Total)}; {coefficients}).";

    private static LinkedText Sentence(MultiRaterAgreement agreement, LinkedText screened, LinkedText coefficients)
        => $"{ManuscriptText.Count(agreement.Raters)} reviewers independently screened {screened}; all of them agreed on {ManuscriptText.Count(agreement.Unanimous)} ({ManuscriptText.Percent(agreement.Unanimous, agreement.Total)}; {coefficients}).";

    private static string? WhyNoConger(MultiRaterAgreement agreement) => agreement is { HasSameRaters: false, FleissKappa: not null }
        ? $"{AgreementNumbers.NotEstimable}, because {AgreementNumbers.DifferentReaders}"
        : null;

    private static string Text(double? value) => value is { } number ? AgreementNumbers.Coefficient(number) : AgreementNumbers.NotEstimable;

    /// <summary>Coefficients with their intervals, or with the reason why there is none: said once, where it is the same for all.</summary>
    /// <param name="named">Each with what stands in place of an estimate that there is not; null for "not estimable".</param>
    private static LinkedText Coefficients(params (string Name, CoefficientEstimate? Estimate, string? Instead)[] named)
    {
        string?[] reasons = [.. named.Where(one => one.Estimate is not null).Select(one => AgreementNumbers.Reason(one.Estimate!))];
        var common = reasons.Length > 1 && reasons.Distinct().Count() == 1 ? reasons[0] : null;
        return LinkedText.Join("; ", named.Select(one => Named(one.Name, Text(one.Estimate, one.Instead, common is not null))))
            + (common is null ? "" : $"; intervals {AgreementNumbers.NotEstimable}: {common}");
    }

    private static LinkedText Named(string name, string value) => $"{name} {LinkedText.Linked(value, Coefficient)}";

    private static string Text(CoefficientEstimate? estimate, string? instead, bool alone)
    {
        if (estimate is null)
        {
            return instead ?? AgreementNumbers.NotEstimable;
        }

        var interval = AgreementNumbers.Interval(estimate) is { } bounds ? $"95 % CI {bounds}" : AgreementNumbers.WhyNoInterval(estimate);
        return AgreementNumbers.Coefficient(estimate) + (alone ? "" : $", {interval}");
    }
}
