using System.Globalization;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>What the random sample shows of the unread, in words.</summary>
internal static class RankingDisplayText
{
    /// <summary>The recall that stopping is held against, in thousandths.</summary>
    public const int Target = 950;

    /// <summary>A model by its parameters.</summary>
    public static string Name(RankingModelKind kind)
        => ShortName(kind) + (RankingOptions.Of(kind).Difference is null ? ", as in ASReview" : "");

    /// <summary>As the flow and the audit name it.</summary>
    public static string ShortName(RankingModelKind kind)
        => "ELAS u4" + (RankingOptions.Of(kind).Difference is { } difference ? $" with {difference}" : "");

    /// <summary>In percent, rounded down: what is said to be found at least must not be more than is known.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 1000) / 10:0.0} %");

    /// <summary>What stopping does, in numbers.</summary>
    public static string Of(StopEffects effects)
    {
        var reached = effects.Sample.Reaches(Target) ? "The sample shows with 95 % confidence that at least 95 % is found."
            : $"The sample does not show that 95 % is found: with 95 % confidence it is at least {Share(effects.Sample.RecallAtLeast)}.";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Records(effects.LeftUnread)} that nobody has read will be counted as ineligible by automation tools. Of the sample, {Records(effects.BySecondAlone)} will stand by the second reviewer’s vote: {effects.Excluded:N0} excluded, {effects.Included:N0} included, {effects.Maybe:N0} at maybe. {reached} Reading can be resumed at any time; nothing is deleted.");
    }

    /// <summary>What a stop did.</summary>
    public static string Of(StopView stop)
        => $"{Records(stop.LeftUnread)} that nobody read {(stop.LeftUnread == 1 ? "is" : "are")} counted as ineligible by automation tools; {Records(stop.BySecondAlone)} of the sample {(stop.BySecondAlone == 1 ? "stands" : "stand")} by the second reviewer’s vote. The sample showed with 95 % confidence that at least {Share(stop.RecallAtLeast)} was found.";

    private static string Records(int count) => string.Create(CultureInfo.InvariantCulture,
        $"{count:N0} {(count == 1 ? "record" : "records")}");

    /// <summary>What a finished screening would have been in the order of the model.</summary>
    public static IEnumerable<string> Of(RankingReplay replay)
    {
        var saved = Share(1 - ((double)replay.ReadFor95 / replay.Records));
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Read in the order of the model, beginning with one record included and one excluded, 95 % of the {replay.Included:N0} records that passed title and abstract would have been found after {replay.ReadFor95:N0} of {replay.Records:N0} records, {saved} fewer than all. After the first tenth, {Share(replay.AfterTenth)} would have been found.");
        if (replay.Share == 0)
            yield break;
        var sample = $"With a random sample of the plan’s {PlanDescription.Percentage(replay.Share)}";
        yield return replay.Stops.ControlSet is { } stop
            ? string.Create(CultureInfo.InvariantCulture,
                $"{sample}, stopping would have been advised after {stop.Read:N0} records and {stop.SampleRead:N0} more of the sample, with {Share(stop.Recall)} found.")
            : $"{sample}, stopping would never have been advised: so few relevant records cannot be shown to be 95 % of all.";
    }

    /// <summary>Whether the sample shows that little is left; always with its assumption, and never as an order.</summary>
    public static string Advice(ControlSet sample) => sample switch
    {
        { Unread: 0 } => "All records are read.",
        _ when sample.Reaches(Target) =>
            "The sample shows with 95 % confidence that at least 95 % of what passes title and abstract is found. Few relevant records are likely to be left; whether to stop is for you to decide and justify.",
        { Included: 0 } => string.Create(CultureInfo.InvariantCulture,
            $"The sample cannot show 95 % yet: with nothing relevant among the {sample.Drawn:N0} it read, at least {sample.FoundNeeded(Target):N0} records must have been found, and {sample.Found:N0} {(sample.Found == 1 ? "is" : "are")}. At best it shows {Share(sample.BestRecall)} now."),
        _ => string.Create(CultureInfo.InvariantCulture,
            $"Continue screening: the second reviewer included {sample.Included:N0} of the {sample.Drawn:N0} unread records in the sample, so up to {sample.MostRelevant:N0} relevant ones may be among the {sample.Unread:N0} that are left."),
    };

    /// <summary>What the last reads say by themselves: a heuristic, called so, and never the advice; null while nothing is found.</summary>
    public static string? Tail(RecallCurve curve)
    {
        int[] finds = [.. curve.Found.Index().Where(read => read.Item).Select(read => read.Index + 1)];
        var window = TailHeuristic.Smallest(curve.Found.Count + curve.Unread, curve.Found.Count, finds, Target);
        if (window.Length == 0)
            return null;
        if (window.P >= TailHeuristic.Limit)
            return "A heuristic, not to be relied on alone (Callaghan and Müller-Hansen 2020), does not suggest yet that 95 % has been found.";
        // Rounded up: it must not look less likely than it is.
        return string.Create(CultureInfo.InvariantCulture,
            $"A heuristic, not to be relied on alone (Callaghan and Müller-Hansen 2020): if less than 95 % had been found so far, the last {Records(window.Length)} would hold as few relevant ones with a probability of at most {Math.Ceiling(window.P * 1000) / 10:0.0} %. It assumes that they are at least as rich as what is unread, and is not corrected for looking often.");
    }
}
