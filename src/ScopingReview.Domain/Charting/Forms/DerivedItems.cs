using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>Computes the answers of derived items. They are never stored: a corrected answer corrects them too.</summary>
public static class DerivedItems
{
    /// <summary>
    /// The values of an item: what was answered or, for a derived item, what follows from the answers; null where there is nothing to tell.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="answers">The answers; for an item of a group those of the row with those of the study (<see cref="FormRows"/>).</param>
    /// <returns>For a derived item null also where the answer it rests on is "not reported" or "unclear".</returns>
    public static ChartAnswer? AnswerOf(ChartingItem item, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(answers);
        return item.Derivation switch
        {
            null => answers[item.Key],
            { Rule: DerivationRule.Cases } cases => FirstCase(cases, answers),
            var derivation => Derive(derivation, answers[derivation.FromItem]),
        };
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
            case DerivationRule.Count:
                return ChartAnswer.Of(Math.Max(from.Rows.Count, from.Values.Count).ToString(CultureInfo.InvariantCulture));
            case DerivationRule.Band:
                return ChartNumber.TryRead(from.Values[0], out var number)
                    && derivation.Bands.FirstOrDefault(band => band.Below is not { } below || number < below) is { } band
                    ? ChartAnswer.Of(band.Then) : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(derivation), derivation.Rule, "Not a rule of derivation.");
        }
    }

    // A case that cannot be decided leaves the result open: the ones after it hold only where it does not.
    private static ChartAnswer? FirstCase(Derivation derivation, ChartAnswers answers)
    {
        foreach (var one in derivation.Cases)
        {
            bool?[] holds = [.. one.If.Select(condition => condition.Holds(answers))];
            if (holds.Contains(false))
                continue;
            return holds.Contains(null) ? null : ChartAnswer.Of(one.Then);
        }

        return derivation.Otherwise is { } otherwise && derivation.Sources.Any(key => answers[key] is { IsAnswered: true })
            ? ChartAnswer.Of(otherwise) : null;
    }
}
