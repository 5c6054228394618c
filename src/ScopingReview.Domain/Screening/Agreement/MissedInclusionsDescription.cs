using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Screening;

/// <summary>What single screening may have missed, in sentences for the manuscript, in English and invariant culture.</summary>
public static class MissedInclusionsDescription
{
    /// <summary>Link of what the first reviewer excluded and a second one was drawn for.</summary>
    public const string Drawn = "drawn";

    /// <summary>Link of what the first reviewer excluded and nobody else was drawn for.</summary>
    public const string NotDrawn = "not-drawn";

    /// <summary>Link of what was left out, because others had decided on it too.</summary>
    public const string KnownOtherwise = "known-otherwise";

    /// <summary>Link of what one person alone excluded, outside of the draw.</summary>
    public const string OutsideDraw = "outside-draw";

    /// <summary>Link of what waits for the first reviewer.</summary>
    public const string Awaiting = "awaiting-first";

    /// <summary>Link of a number that is an estimate, or the sum of two lists: the table that it is computed from.</summary>
    public const string Estimate = "estimate";

    private const string CannotBeEstimated = "how many inclusions single screening missed cannot be estimated.";

    /// <summary>Link of what was drawn and passed, or was included, after all.</summary>
    /// <param name="what">Which of the two.</param>
    public static string Found(MissedEvent what) => what == MissedEvent.PassedTitleAbstract ? "passed" : "included";

    /// <summary>Link of what was drawn and of which that is open.</summary>
    /// <param name="what">Which of the two.</param>
    public static string Open(MissedEvent what) => $"{Found(what)}-open";

    /// <summary>The sentences on all events of a stage, which share a population.</summary>
    /// <param name="events">The figures of a stage, one for each event, in the order in which records pass them; one or more.</param>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    /// <param name="remainder">Records that the figures do not cover.</param>
    /// <exception cref="ArgumentException">There is no figure.</exception>
    public static LinkedText Describe(
        this IReadOnlyList<MissedInclusions> events,
        string singular = "record",
        string plural = "records",
        MissedRemainder? remainder = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            throw new ArgumentException("There is no figure to describe.", nameof(events));
        }

        var (units, beside) = (new Units(singular, plural), remainder ?? new());
        return LinkedText.Join(" ", Figures(events, units, beside).Concat(Beside(events[0].Standing, units, beside)));
    }

    /// <summary>The interval of the number missed, as "12 to 66", and as one number where its bounds are the same.</summary>
    /// <param name="interval">The interval.</param>
    public static string InWords(this HypergeometricInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return interval.Lower == interval.Upper
            ? ManuscriptText.Count(interval.Lower)
            : $"{ManuscriptText.Count(interval.Lower)} to {ManuscriptText.Count(interval.Upper)}";
    }

    /// <summary>Why there is no estimate, in a few words.</summary>
    /// <param name="missed">The figure.</param>
    /// <returns>Null where there is one.</returns>
    public static string? WhyNoEstimate(this MissedInclusions missed)
    {
        ArgumentNullException.ThrowIfNull(missed);
        return missed.Standing switch
        {
            MissedStanding.NotSampled => "not a random sample: nothing was drawn for a second reviewer",
            MissedStanding.NothingExcluded => "nothing that could be drawn has been excluded by the first reviewer",
            MissedStanding.AllReadTwice => "everything that the first reviewer excluded was drawn for a second one",
            MissedStanding.NoneDrawn => "nothing was drawn from them",
            _ => null,
        };
    }

    private static IEnumerable<LinkedText> Figures(IReadOnlyList<MissedInclusions> events, Units units, MissedRemainder beside) =>
        events[0] switch
        {
            { Standing: MissedStanding.NotSampled } =>
            [
                $"No {units.Singular} was drawn at random for a second reviewer, and those that two people read are not a random sample; "
                    + CannotBeEstimated,
            ],
            { Standing: MissedStanding.NothingExcluded } =>
            [
                $"No {units.Singular} that could be drawn for a second reviewer has been excluded by the first reviewer"
                    + $"{(beside.Awaiting > 0 ? " yet" : "")}, so single screening cannot have missed any.",
            ],
            { Standing: MissedStanding.NoneDrawn, Drawn: 0 } missed =>
                [NoneDrawn(Excluded(missed, units))],
            { Standing: MissedStanding.AllReadTwice } all =>
            [
                AllDrawn(all, units),
                .. events.Select(missed => Observed(missed) + "."),
            ],
            var all =>
            [
                SomeDrawn(all, units),
                .. events.Select(missed => Observed(missed) + (missed.IfNone is null ? "." : Estimated(missed, units))),
                .. all.NotDrawn.Any() ? [NoEstimate(all, units)] : Array.Empty<LinkedText>(),
            ],
        };

    private static LinkedText NoneDrawn(LinkedText excluded)
        => $"Of {excluded}, none was drawn for a second reviewer; {CannotBeEstimated}";

    private static LinkedText AllDrawn(MissedInclusions all, Units units)
        => $"Every {units.Singular} that the first reviewer excluded ({LinkedText.Number(all.Population, Drawn)}) was drawn for a second reviewer, so single screening cannot have missed any.";

    private static LinkedText SomeDrawn(MissedInclusions all, Units units)
        => $"Of {Excluded(all, units)}, {LinkedText.Number(all.Drawn, Drawn)} ({ManuscriptText.Percent(all.Drawn, all.Population)}) {Was(all.Drawn)} drawn at random for a second reviewer{Shares(all)}.";

    private static LinkedText Excluded(MissedInclusions missed, Units units)
        => $"{units.Count(missed.Population, Estimate)} that the first reviewer excluded";

    private static string Shares(MissedInclusions missed)
    {
        return missed.Strata.Count == 1 ? "" : $" ({string.Join("; ", missed.Strata.Select(Share))})";

        static string Share(MissedStratum stratum) =>
            (stratum.Share is { } share ? $"at a share of {PlanDescription.Percentage(share)}, " : "")
                + $"{ManuscriptText.Count(stratum.Drawn)} of {ManuscriptText.Count(stratum.Population)}";
    }

    private static LinkedText Observed(MissedInclusions missed)
    {
        var found = missed.Found == 0 ? "none" : FoundShare(missed);
        var passed = missed.Event == MissedEvent.PassedTitleAbstract;
        if (missed.Open == 0)
        {
            var done = passed ? "passed title and abstract" : $"{Was(missed.Found, none: "was")} included in the review";
            return $"Of those drawn, {found} {done}";
        }

        var soFar = passed ? "passed title and abstract" : "been included in the review";
        return $"Of those drawn, {found} {(missed.Found < 2 ? "has" : "have")} {soFar} so far, and {LinkedText.Number(missed.Open, Open(missed.Event))} {(missed.Open == 1 ? "is" : "are")} open";
    }

    private static LinkedText FoundShare(MissedInclusions missed)
        => $"{LinkedText.Number(missed.Found, Found(missed.Event))} ({ManuscriptText.Percent(missed.Found, missed.Drawn)})";

    private static LinkedText Estimated(MissedInclusions missed, Units units)
    {
        var passed = missed.Event == MissedEvent.PassedTitleAbstract;
        var readOnce = units.Count(missed.ReadOnce, missed.NotDrawn.Any() ? Estimate : NotDrawn);
        LinkedText text =
            $"; among the {readOnce} that one person alone read, an estimated {Range(missed.IfNone!)} {(passed ? "would have done so" : "would have been")}";
        if (missed.Open > 0)
        {
            var (none, all) = (passed, missed.Open) switch
            {
                (true, 1) => ("the open one does not pass", "it does"),
                (true, _) => ("none of the open ones passes", "all of them do"),
                (_, 1) => ("the open one is not", "it is"),
                _ => ("none of the open ones is", "all of them are"),
            };
            text += If(none, missed.IfAll!, all);
        }

        var intervals = missed.Open > 0 ? "intervals" : "interval";
        var sampled = missed.Strata.Count(stratum => stratum.Drawn > 0);
        return text + (sampled == 1
            ? $" (exact hypergeometric 95 % confidence {intervals})."
            : $" (95 % confidence {intervals}: the sum of exact hypergeometric ones over {ManuscriptText.Count(sampled)} shares).");
    }

    private static LinkedText If(string none, HypergeometricInterval ifAll, string all) => $" if {none}, and {Range(ifAll)} if {all}";

    private static LinkedText Range(HypergeometricInterval interval) => LinkedText.Linked(interval.InWords(), Estimate);

    private static LinkedText NoEstimate(MissedInclusions missed, Units units)
        => $"There is no estimate for {units.Count(missed.NotDrawn.Sum(stratum => stratum.Population), Estimate)} of which none was drawn.";

    private static IEnumerable<LinkedText> Beside(MissedStanding standing, Units units, MissedRemainder beside)
    {
        if (beside.OutsideDraw > 0)
        {
            var alone = units.Count(beside.OutsideDraw, OutsideDraw);
            if (standing == MissedStanding.NotSampled)
            {
                yield return $"One person alone read and excluded {alone}.";
            }
            else
            {
                yield return $"Outside of the draw, one person alone read and excluded {alone}, which this does not cover.";
            }
        }

        if (beside.KnownOtherwise > 0)
        {
            yield return $"Left out {Was(beside.KnownOtherwise)} {units.Count(beside.KnownOtherwise, KnownOtherwise)} that others had decided on too (decisions from elsewhere, merged duplicates).";
        }

        if (beside.Awaiting > 0)
        {
            yield return $"The first reviewer has yet to read {units.Count(beside.Awaiting, Awaiting)}.";
        }
    }

    private static string Was(int count, string none = "were") => count switch
    {
        0 => none,
        1 => "was",
        _ => "were",
    };

    private sealed record Units(string Singular, string Plural)
    {
        public LinkedText Count(int count, string link) => LinkedText.Counted(count, Singular, Plural, link);
    }
}
