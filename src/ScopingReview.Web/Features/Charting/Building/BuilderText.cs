using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Charting.Building;

internal static class BuilderText
{
    /// <summary>What was typed without blanks around it; null where nothing is left.</summary>
    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static string Rule(DerivationRule? rule) => rule switch
    {
        DerivationRule.RegionOfCountry => "region of the countries",
        DerivationRule.InvolvementFromPhases => "co-creation or co-production from the service-cycle phases",
        DerivationRule.Cases => "if … then … (cases)",
        DerivationRule.Count => "number of answers or rows",
        DerivationRule.Band => "band of a number",
        _ => "choose …",
    };

    /// <summary>A rule as a sentence, with the names of items and options.</summary>
    public static string Sentence(ChartingForm form, ChartingItem item)
    {
        if (item.Derivation is not { } rule)
            return "";
        string Name(string key) => $"“{form.Find(key)?.Label ?? key}”";
        string When(AnswerCondition condition) => $"{Name(condition.Item)} is "
            + string.Join(" or ", condition.Values.Select(value => form.Find(condition.Item)?.LabelOf(value) ?? value));
        return rule.Rule switch
        {
            DerivationRule.Cases => string.Join(" Else, ", rule.Cases.Select(one =>
                    $"if {string.Join(" and ", one.If.Select(When))}, then “{item.LabelOf(one.Then)}”."))
                + (rule.Otherwise is { } otherwise ? $" Otherwise “{item.LabelOf(otherwise)}”." : " Otherwise there is no result."),
            DerivationRule.Band => $"{Name(rule.FromItem)} " + string.Join(", ", rule.Bands.Select(band => band.Below is { } below
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"below {below}: “{item.LabelOf(band.Then)}”")
                : $"all others: “{item.LabelOf(band.Then)}”")) + ".",
            DerivationRule.Count => $"How many answers or rows {Name(rule.FromItem)} has.",
            DerivationRule.RegionOfCountry => $"The region of {Name(rule.FromItem)}.",
            _ => $"Co-creation or co-production, from {Name(rule.FromItem)}.",
        };
    }
}
