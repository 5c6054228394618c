using System.Globalization;
using System.Text;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Cli;

/// <summary>Agreement as lines for a terminal: four decimals, and the reason where there is no figure or no interval.</summary>
internal static class AgreementText
{
    private const int Places = 4;
    private const int LabelWidth = 20;

    public static string Of(AgreementReport report)
    {
        var text = new StringBuilder();
        if (report.All is { } all)
        {
            text.Append(string.Join(", ", report.Reviewers)).Append('\n');
            Line(text, "Records",
                string.Create(CultureInfo.InvariantCulture, $"{all.N} decided by all {all.Raters}; {all.LeftOut} left out"));
            Line(text, "Unanimous", Number(all.Unanimous));
            Line(text, "Agreement", Percent(all.Agreement));
            Line(text, "Fleiss' kappa", Estimate(all.FleissKappa, all.N));
            Line(text, "Conger's kappa", Estimate(all.CongerKappa, all.N));
            Line(text, "Gwet's AC1", Estimate(all.Ac1, all.N));
        }

        foreach (var pair in report.Pairs)
        {
            if (text.Length > 0)
                text.Append('\n');
            Append(text, pair);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, PairAgreement pair)
    {
        text.Append(CultureInfo.InvariantCulture, $"{pair.Reviewers[0]} (rows) and {pair.Reviewers[1]} (columns)\n");
        Line(text, "Records", string.Create(CultureInfo.InvariantCulture, $"{pair.N} decided by both; {pair.LeftOut} left out"));
        Line(text, "", string.Concat(pair.Categories.Select(category => category.PadLeft(10))));
        foreach (var (category, row) in pair.Categories.Zip(pair.Table))
            Line(text, "  " + category, string.Concat(row.Select(count => Number(count).PadLeft(10))));
        Line(text, "Agreement", Percent(pair.Agreement));
        Line(text, "Cohen's kappa", Estimate(pair.Kappa, pair.N));
        Line(text, "PABAK", Coefficient(pair.Pabak));
        Line(text, "Gwet's AC1", Estimate(pair.Ac1, pair.N));
        Line(text, "Positive agreement", Coefficient(pair.PositiveAgreement));
        Line(text, "Negative agreement", Coefficient(pair.NegativeAgreement));
        Line(text, "Prevalence index", Coefficient(pair.PrevalenceIndex));
        Line(text, "Bias index", Coefficient(pair.BiasIndex));
    }

    private static void Line(StringBuilder text, string label, string value)
        => text.Append(label.PadRight(LabelWidth)).Append(value).Append('\n');

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double? value)
        => value is { } number ? AgreementNumbers.Percent(number, 2) + " %" : AgreementNumbers.NotEstimable;

    private static string Coefficient(double? value)
        => value is { } number ? Ascii(AgreementNumbers.Coefficient(number, Places)) : AgreementNumbers.NotEstimable;

    /// <param name="n">Records: with any, a coefficient that is not defined has a reason.</param>
    private static string Estimate(PrintedEstimate? printed, long n)
        => printed is not null ? Ascii(printed.Text(Places))
            : AgreementNumbers.NotEstimable + (n > 0 ? $": {AgreementNumbers.OneCategory}" : "");

    private static string Ascii(string number) => number.Replace('−', '-');
}
