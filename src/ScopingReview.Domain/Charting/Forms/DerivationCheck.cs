namespace ScopingReview.Domain.Charting;

/// <summary>Checks the rule of a computed item.</summary>
internal static class DerivationCheck
{
    /// <summary>What is wrong with it, as the rest of a sentence about the item.</summary>
    public static IEnumerable<string> Problems(ChartingForm form, ChartingItem item)
    {
        if (item.Type != ChartingItemType.Derived)
            yield break;
        if (item.Derivation is not { } derivation)
        {
            yield return "is computed, and nothing says from what.";
            yield break;
        }

        foreach (var key in derivation.Sources)
        {
            if (form.Find(key) is not { } from)
                yield return "is computed from an item that the form does not have.";
            else if (from.Type == ChartingItemType.Derived)
                yield return from.Key == item.Key ? "is computed from itself."
                    : $"is computed from {FormCheck.NameOf(from)}, which is computed itself.";
            else if (Fits(derivation.Rule, from) is { } misfit)
                yield return $"is computed from {misfit}, and {FormCheck.NameOf(from)} does not hold {misfit}.";
        }

        foreach (var problem in derivation.Rule switch
        {
            DerivationRule.Cases => Cases(form, item, derivation),
            DerivationRule.Band => Bands(item, derivation),
            _ => [],
        })
            yield return problem;
    }

    private static string? Fits(DerivationRule rule, ChartingItem from) => rule switch
    {
        DerivationRule.RegionOfCountry when from.Type != ChartingItemType.Country => "countries",
        DerivationRule.Band when from.Type is not (ChartingItemType.Number or ChartingItemType.Year) => "numbers",
        DerivationRule.Count when from.Type is not (ChartingItemType.Group or ChartingItemType.MultipleChoice or ChartingItemType.Country)
            => "several answers or rows",
        DerivationRule.InvolvementFromPhases or DerivationRule.Cases when from.Choices.Count == 0 => "options",
        _ => null,
    };

    private static IEnumerable<string> Cases(ChartingForm form, ChartingItem item, Derivation derivation)
    {
        if (derivation.Cases.Count == 0 || derivation.Cases.Any(one => one.If.Count == 0))
            yield return "has a rule without a condition.";
        if (derivation.Cases.Any(one => one.If.Any(condition => condition.Values.Count == 0)))
            yield return "has a condition without an option.";
        if (derivation.Cases.SelectMany(one => one.If).Any(condition => form.Find(condition.Item) is { } from
            && condition.Values.Any(value => from.Choices.All(option => option.Key != value))))
            yield return "has a condition on an option that is not there.";
        if (derivation.Cases.Select(one => one.Then).Append(derivation.Otherwise).OfType<string>().Any(then => !Has(item, then)))
            yield return "computes a result that is none of its options.";
    }

    private static IEnumerable<string> Bands(ChartingItem item, Derivation derivation)
    {
        if (derivation.Bands.Count == 0)
            yield return "has no bands.";
        if (derivation.Bands.Any(band => !Has(item, band.Then)))
            yield return "has a band that is none of its options.";
        decimal?[] limits = [.. derivation.Bands.Select(band => band.Below)];
        if (limits.SkipLast(1).Contains(null)
            || limits.OfType<decimal>().Zip(limits.OfType<decimal>().Skip(1)).Any(two => two.First >= two.Second))
            yield return "has bands whose limits do not rise.";
    }

    private static bool Has(ChartingItem item, string key) => item.Options.Any(option => option.Key == key);
}
