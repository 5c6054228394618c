namespace ScopingReview.Domain.Screening;

/// <summary>Records beside the population of <see cref="MissedInclusions"/>: counted, so that no reader takes the estimate for more than it covers.</summary>
/// <param name="OutsideDraw">Excluded by the one person who read them, and in no frame that was drawn from.</param>
/// <param name="KnownOtherwise">In a frame and excluded by their first reviewer, but known without the draw, because others than a drawn second reviewer have decided on them.</param>
/// <param name="Awaiting">In a frame, and not yet read by their first reviewer.</param>
public sealed record MissedRemainder(int OutsideDraw = 0, int KnownOtherwise = 0, int Awaiting = 0);

/// <summary>What single screening may have missed, in sentences for the manuscript, in English and invariant culture.</summary>
public static class MissedInclusionsDescription
{
    /// <summary>The sentences on all events of a stage, which share a population.</summary>
    /// <param name="events">The figures of a stage, one for each event, in the order in which records pass them; one or more.</param>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    /// <param name="remainder">Records that the figures do not cover.</param>
    /// <exception cref="ArgumentException">There is no figure.</exception>
    public static string Describe(this IReadOnlyList<MissedInclusions> events, string singular = "record", string plural = "records", MissedRemainder? remainder = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            throw new ArgumentException("There is no figure to describe.", nameof(events));
        }

        var (units, beside) = (new Units(singular, plural), remainder ?? new());
        return string.Join(' ', Figures(events, units, beside).Concat(Beside(events[0].Standing, units, beside)));
    }

    /// <summary>The interval of the number missed as "12 to 66", and as "none" or a number where its bounds are the same.</summary>
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

    private static IEnumerable<string> Figures(IReadOnlyList<MissedInclusions> events, Units units, MissedRemainder beside)
    {
        var first = events[0];
        var excluded = $"{units.Count(first.Population)} that the first reviewer excluded";
        return first.Standing switch
        {
            MissedStanding.NotSampled =>
            [
                $"No {units.Singular} was drawn at random for a second reviewer, and those that two people read are not a random sample; "
                    + "how many inclusions single screening missed cannot be estimated.",
            ],
            MissedStanding.NothingExcluded =>
            [
                $"No {units.Singular} that could be drawn for a second reviewer has been excluded by the first reviewer{(beside.Awaiting > 0 ? " yet" : "")}, "
                    + "so single screening cannot have missed any.",
            ],
            MissedStanding.NoneDrawn when first.Drawn == 0 => [$"Of {excluded}, none was drawn for a second reviewer; how many inclusions single screening missed cannot be estimated."],
            MissedStanding.AllReadTwice =>
            [
                $"Every {units.Singular} that the first reviewer excluded ({ManuscriptText.Count(first.Population)}) was drawn for a second reviewer, so single screening cannot have missed any.",
                .. events.Select(missed => Observed(missed) + "."),
            ],
            _ =>
            [
                $"Of {excluded}, {ManuscriptText.Count(first.Drawn)} ({ManuscriptText.Percent(first.Drawn, first.Population)}) {Was(first.Drawn)} drawn at random for a second reviewer{Shares(first)}.",
                .. events.Select(missed => missed.IfNone is null ? Observed(missed) + "." : $"{Observed(missed)}; {Estimated(missed, units)}."),
                .. first.NotDrawn.Any() ? [NoEstimate(first, units)] : Array.Empty<string>(),
            ],
        };
    }

    private static string Shares(MissedInclusions missed) => missed.Strata.Count == 1 ? ""
        : $" ({string.Join("; ", missed.Strata.Select(stratum => (stratum.Share is { } share ? $"at a share of {PlanDescription.Percentage(share)}, " : "")
            + $"{ManuscriptText.Count(stratum.Drawn)} of {ManuscriptText.Count(stratum.Population)}"))})";

    private static string Observed(MissedInclusions missed)
    {
        var found = missed.Found == 0 ? "none" : $"{ManuscriptText.Count(missed.Found)} ({ManuscriptText.Percent(missed.Found, missed.Drawn)})";
        var passed = missed.Event == MissedEvent.PassedTitleAbstract;
        return "Of those drawn, " + (missed.Open == 0
            ? $"{found} {(passed ? "passed title and abstract" : $"{Was(missed.Found, none: "was")} included in the review")}"
            : $"{found} {(missed.Found < 2 ? "has" : "have")} {(passed ? "passed title and abstract" : "been included in the review")} so far, "
                + $"and {ManuscriptText.Count(missed.Open)} {(missed.Open == 1 ? "is" : "are")} open");
    }

    private static string Estimated(MissedInclusions missed, Units units)
    {
        var passed = missed.Event == MissedEvent.PassedTitleAbstract;
        var text = $"among the {units.Count(missed.ReadOnce)} that one person alone read, an estimated {missed.IfNone!.InWords()} would have {(passed ? "done so" : "been")}";
        if (missed.Open > 0)
        {
            var (none, all) = (passed, missed.Open) switch
            {
                (true, 1) => ("the open one does not pass", "it does"),
                (true, _) => ("none of the open ones passes", "all of them do"),
                (_, 1) => ("the open one is not", "it is"),
                _ => ("none of the open ones is", "all of them are"),
            };
            text += $" if {none}, and {missed.IfAll!.InWords()} if {all}";
        }

        var intervals = missed.Open > 0 ? "intervals" : "interval";
        var sampled = missed.Strata.Count(stratum => stratum.Drawn > 0);
        return sampled == 1 ? $"{text} (exact hypergeometric 95 % confidence {intervals})"
            : $"{text} (95 % confidence {intervals}: the sum of exact hypergeometric ones over {ManuscriptText.Count(sampled)} shares)";
    }

    private static string NoEstimate(MissedInclusions missed, Units units) =>
        $"There is no estimate for {units.Count(missed.NotDrawn.Sum(stratum => stratum.Population))} of which none was drawn.";

    private static IEnumerable<string> Beside(MissedStanding standing, Units units, MissedRemainder beside)
    {
        if (beside.OutsideDraw > 0)
        {
            yield return standing == MissedStanding.NotSampled
                ? $"One person alone read and excluded {units.Count(beside.OutsideDraw)}."
                : $"Outside of the draw, one person alone read and excluded {units.Count(beside.OutsideDraw)}, which this does not cover.";
        }

        if (beside.KnownOtherwise > 0)
        {
            yield return $"Left out {Was(beside.KnownOtherwise)} {units.Count(beside.KnownOtherwise)} that others had decided on too (decisions from elsewhere, merged duplicates).";
        }

        if (beside.Awaiting > 0)
        {
            yield return $"The first reviewer has yet to read {units.Count(beside.Awaiting)}.";
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
        public string Count(int count) => ManuscriptText.Counted(count, Singular, Plural);
    }
}
