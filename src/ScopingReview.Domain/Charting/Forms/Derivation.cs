namespace ScopingReview.Domain.Charting;

/// <summary>A rule that computes an item from another one.</summary>
public enum DerivationRule
{
    /// <summary>Co-creation or co-production from the phases of the service cycle (<see cref="DerivedInvolvement"/>).</summary>
    InvolvementFromPhases,

    /// <summary>Region of each country (<see cref="Countries"/>).</summary>
    RegionOfCountry,
}

/// <summary>What a derived item is computed from.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="FromItem">Key of the item whose answer the rule reads.</param>
public sealed record Derivation(DerivationRule Rule, string FromItem);
