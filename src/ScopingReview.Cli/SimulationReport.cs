using System.Globalization;
using System.Text;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Cli;

/// <summary>What a stopping rule would have advised.</summary>
/// <param name="Rule">"controlSet" or "tail".</param>
/// <param name="Advised">Whether it advised to stop before the last record.</param>
/// <param name="Read">Records read by then, priors left out; null where it did not.</param>
/// <param name="Recall">Share of all relevant records found by then, in the sample too; null where it did not.</param>
/// <param name="SampleRead">Unread records that the second reviewer's sample had read; null where it did not.</param>
internal sealed record PrintedRule(string Rule, bool Advised, int? Read, double? Recall, int? SampleRead)
{
    public static PrintedRule Of(string rule, StoppingPoint? point) => new(
        rule, point is not null, point?.Read, point is null ? null : Math.Round(point.Recall, 4), point?.SampleRead);
}

/// <summary>What is printed of a file and a seed.</summary>
/// <param name="N">Records, priors included.</param>
/// <param name="Relevant">Relevant ones, priors included.</param>
/// <param name="Priors">Positions from 0 of the relevant and the irrelevant record known beforehand.</param>
/// <param name="Read95">Records read until 95 % of the relevant ones were found, priors left out.</param>
/// <param name="Seconds">Time of the replay, without that of the features.</param>
/// <param name="FeatureSeconds">Time of the features, which all seeds share.</param>
internal sealed record SimulationReport(
    string File, int N, int Relevant, string Seed, IReadOnlyList<int> Priors, double Loss, double Ndcg, double Wss95, double Recall10,
    int Read95, int Fits, double Seconds, double FeatureSeconds, int Features, string Model, IReadOnlyList<PrintedRule> Rules)
{
    private const int LabelWidth = 24;

    /// <summary>Lines for a terminal.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.Append(Number($"{File}, seed {Seed}: {N:N0} records, {Relevant:N0} relevant; known beforehand: records {Priors[0] + 1} and {Priors[1] + 1}\n"));
        Line("Loss", Number($"{Loss:0.00000}"));
        Line("NDCG", Number($"{Ndcg:0.00000}"));
        Line("WSS@95", Number($"{Wss95:0.0000}"));
        Line("Recall at 10 %", Number($"{Recall10:0.0 %}"));
        Line("Read for 95 %", Number($"{Read95:N0} of {N - 2:N0}"));
        foreach (var rule in Rules)
            Line(rule.Rule == "controlSet" ? "Stop: control set" : "Stop: tail heuristic", Advice(rule));
        Line("Learnt", Number($"{Fits:N0} times in {Seconds:0.0} s; features {FeatureSeconds:0.0} s"));
        return text.ToString();

        void Line(string label, string value) => text.Append("  ").Append(label.PadRight(LabelWidth)).Append(value).Append('\n');
    }

    private string Advice(PrintedRule rule)
    {
        if (!rule.Advised)
            return "never advised before the last record";
        var sample = rule.SampleRead > 0 ? Number($" and {rule.SampleRead:N0} more in the sample") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"advised after {rule.Read:N0} of {N - 2:N0}{sample}: recall {rule.Recall:0.0 %}");
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
