namespace ScopingReview.Domain.Charting;

/// <summary>Computes the answers of derived items. They are never stored: a corrected answer corrects them too.</summary>
public static class DerivedItems
{
    /// <summary>
    /// The values of an item: what was answered or, for a derived item, what follows from the answers; null where there is nothing to tell.
    /// </summary>
    /// <returns>For a derived item null also where the answer it rests on is "not reported" or "unclear".</returns>
    public static ChartAnswer? AnswerOf(ChartingItem item, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(answers);
        return item.Derivation is { } derivation ? Derive(derivation, answers[derivation.FromItem]) : answers[item.Key];
    }

    private static ChartAnswer? Derive(Derivation derivation, ChartAnswer? from)
    {
        if (from is not { State: ChartAnswerState.Given, IsAnswered: true })
            return null;
        switch (derivation.Rule)
        {
            case DerivationRule.InvolvementFromPhases:
                return DerivedInvolvement.Of(from) is { } involvement ? ChartAnswer.Of(DerivedInvolvement.Key(involvement)) : null;
            case DerivationRule.RegionOfCountry:
                var regions = from.Values.Select(Countries.Find).OfType<Country>().Select(country => WorldRegions.Key(country.Region))
                    .Distinct(StringComparer.Ordinal).ToList();
                return regions.Count == 0 ? null : new ChartAnswer { Values = regions };
            default:
                throw new ArgumentOutOfRangeException(nameof(derivation), derivation.Rule, "Not a rule of derivation.");
        }
    }
}
