using System.Globalization;
using System.Text;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Cli;

/// <summary>An interval of the number missed.</summary>
internal sealed record PrintedRange(int Lower, int Upper)
{
    public static PrintedRange? Of(HypergeometricInterval? interval) => interval is null ? null : new(interval.Lower, interval.Upper);
}

internal sealed record PrintedStratum(int Population, int Drawn, int Found, int Open, int ReadOnce);

/// <summary>What is printed of the inclusions missed.</summary>
/// <param name="Event">"included" or "passed".</param>
/// <param name="Estimate">"estimated", or why there is no estimate: "nothingExcluded", "allReadTwice", "noneDrawn".</param>
/// <param name="ReadOnce">Records that the estimate is about.</param>
/// <param name="NotCovered">Records of strata of which none was drawn.</param>
/// <param name="Missed">95 % interval of the number missed; null while something is open.</param>
/// <param name="MissedIfNone">The interval with the open ones counted as none.</param>
/// <param name="MissedIfAll">The interval with the open ones counted as all.</param>
/// <param name="Sentence">The figure for the manuscript.</param>
internal sealed record MissedReport(
    string Event, string Estimate, IReadOnlyList<PrintedStratum> Strata,
    int Population, int Drawn, int Found, int Open, int ReadOnce, int NotCovered,
    PrintedRange? Missed, PrintedRange? MissedIfNone, PrintedRange? MissedIfAll, string Sentence)
{
    private const int LabelWidth = 24;

    public static MissedReport Of(MissedInclusions missed) => new(
        missed.Event == MissedEvent.PassedTitleAbstract ? "passed" : "included",
        char.ToLowerInvariant(missed.Standing.ToString()[0]) + missed.Standing.ToString()[1..],
        [
            .. missed.Strata.Select(stratum =>
                new PrintedStratum(stratum.Population, stratum.Drawn, stratum.Found, stratum.Open, stratum.ReadOnce)),
        ],
        missed.Population, missed.Drawn, missed.Found, missed.Open, missed.ReadOnce, missed.NotDrawn.Sum(stratum => stratum.Population),
        PrintedRange.Of(missed.Interval), PrintedRange.Of(missed.IfNone), PrintedRange.Of(missed.IfAll), new[] { missed }.Describe().Text);

    /// <summary>Lines for a terminal.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        Line("Excluded by the first", Number(Population));
        Line("Drawn for a second", Number(Drawn));
        Line(Event == "passed" ? "Passed after all" : "Included after all", Number(Found));
        if (Open > 0)
            Line("Not settled", Number(Open));
        Line("Read by one alone", Number(ReadOnce));
        if (NotCovered > 0)
            Line("Without an estimate", Number(NotCovered));
        if (Missed is not null)
            Line("Missed (95 % CI)", Range(Missed));
        else if (MissedIfNone is not null)
            Line("Missed (95 % CI)", $"{Range(MissedIfNone)} if none of the open records counts, {Range(MissedIfAll!)} if all do");
        return text.Append('\n').Append(Sentence).Append('\n').ToString();

        void Line(string label, string value) => text.Append(label.PadRight(LabelWidth)).Append(value).Append('\n');
    }

    private static string Range(PrintedRange range) => $"{Number(range.Lower)} to {Number(range.Upper)}";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
