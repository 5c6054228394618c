using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Screening;

/// <summary>What the methods section says of a pilot round.</summary>
/// <param name="Drawn">Records drawn for it.</param>
/// <param name="Participants">How many people took part.</param>
/// <param name="Agreement">How they agreed; null while that is not to be told.</param>
/// <param name="Counts">Whether its decisions count; null while the round is open.</param>
public sealed record PilotFacts(int Drawn, int Participants, PilotAgreement? Agreement, bool? Counts);

/// <summary>Pilot rounds in sentences for the methods section, in English and invariant culture, every number computed.</summary>
public static class PilotDescription
{
    /// <summary>A sentence or two for each round, oldest first.</summary>
    /// <param name="rounds">The rounds of a stage.</param>
    /// <param name="stage">The stage.</param>
    public static IReadOnlyList<LinkedText> Sentences(IReadOnlyList<PilotFacts> rounds, ScreeningStage stage)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        var (singular, plural) = stage == ScreeningStage.TitleAbstract ? ("record", "records") : ("report", "reports");
        return [.. rounds.Select((round, index) => Opening(round, Which(index, rounds.Count), singular, plural) + Ending(round, plural))];
    }

    /// <summary>
    /// The agreement in one line: "92.0 % of the pairs of votes (69 of 75)", or of the records where two readers are compared.
    /// </summary>
    /// <param name="agreement">What was compared.</param>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    public static string Percentage(this PilotAgreement agreement, string singular = "record", string plural = "records")
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement.Pairs == 0
            ? AgreementNumbers.NotEstimable
            : $"{ManuscriptText.Percent(agreement.AgreeingPairs, agreement.Pairs)} "
                + (agreement.OfTwo is null
                    ? $"of the pairs of votes ({ManuscriptText.Count(agreement.AgreeingPairs)} of {ManuscriptText.Count(agreement.Pairs)})"
                    : $"({ManuscriptText.Count(agreement.AgreeingPairs)} of {ManuscriptText.Counted(agreement.Pairs, singular, plural)})");
    }

    /// <summary>
    /// The coefficients by name, with their 95 % intervals: Cohen's κ and AC1 of two readers, Fleiss' κ, Conger's κ and AC1 of more.
    /// </summary>
    /// <param name="agreement">What was compared.</param>
    public static IReadOnlyList<(string Name, string Text)> Coefficients(this PilotAgreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement switch
        {
            { OfTwo: { } two } => [("Cohen's κ", Text(two.Kappa)), ("Gwet's AC1", Text(two.Ac1))],
            { OfSeveral: { } several } =>
            [
                ("Fleiss' κ", Text(several.FleissKappa)), ("Conger's κ", Text(several.CongerKappa)), ("Gwet's AC1", Text(several.Ac1)),
            ],
            _ => [],
        };
    }

    private static LinkedText Opening(PilotFacts round, string which, string singular, string plural)
    {
        LinkedText text =
            $"{which} of {LinkedText.Counted(round.Drawn, singular, plural, PlanDescription.Plan)}, drawn at random by hash, {(round.Counts is null ? "is" : "was")} screened independently by {ManuscriptText.Count(round.Participants)} reviewers";
        if (round.Agreement is not { } agreement)
        {
            return text + ".";
        }

        if (agreement.Pairs == 0)
        {
            return text + "; too little was read by two of them for agreement to be estimated.";
        }

        // Closed before everybody had read everything.
        var compared = agreement.ReaderIds.Count == round.Participants && agreement.Records.Count == round.Drawn
            ? "they agreed on "
            : $"on the {ManuscriptText.Counted(agreement.Records.Count, singular, plural)} that {ManuscriptText.Count(agreement.ReaderIds.Count)} of them had read, these agreed on ";
        var coefficients = List([.. agreement.Coefficients().Select(named => $"{named.Name} {named.Text}")]);
        var percentage = LinkedText.Linked(agreement.Percentage(singular, plural), PlanDescription.Plan);
        return text + With($"; {compared}", percentage, coefficients) + $"{(agreement.IsReached == true ? "This reaches" : "This is below")} the {ManuscriptText.Count(PilotAgreement.ThresholdPercent)} % that JBI guidance (Peters et al. 2020) recommends before screening begins.";
    }

    private static LinkedText With(string compared, LinkedText percentage, string coefficients)
        => $"{compared}{percentage}, with {coefficients}. ";

    private static string Ending(PilotFacts round, string plural) => round.Counts switch
    {
        true => $" The decisions of the pilot count, and its {plural} were not drawn from again.",
        false => $" The decisions of the pilot were set aside, and its {plural} screened again with all others.",
        null => "",
    };

    private static string Which(int index, int count) => (count, index) switch
    {
        (1, _) => "A pilot",
        (_, 0) => "A first pilot",
        (_, 1) => "A second pilot",
        (_, 2) => "A third pilot",
        _ => "A further pilot",
    };

    private static string List(IReadOnlyList<string> parts) => string.Join(", ", parts.SkipLast(1)) + " and " + parts[^1];

    private static string Text(CoefficientEstimate? estimate)
    {
        if (estimate is null)
        {
            return AgreementNumbers.NotEstimable;
        }

        var interval = AgreementNumbers.Interval(estimate) is { } bounds ? $"95 % CI {bounds}" : AgreementNumbers.WhyNoInterval(estimate);
        return $"{AgreementNumbers.Coefficient(estimate)} ({interval})";
    }
}
