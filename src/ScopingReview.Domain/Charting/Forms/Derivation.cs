using System.Text.Json.Serialization;

namespace ScopingReview.Domain.Charting;

/// <summary>A rule that computes an item from others.</summary>
public enum DerivationRule
{
    /// <summary>Co-creation or co-production from the phases of the service cycle (<see cref="DerivedInvolvement"/>).</summary>
    InvolvementFromPhases,

    /// <summary>Region of each country (<see cref="Countries"/>).</summary>
    RegionOfCountry,

    /// <summary>The first of the cases that holds (<see cref="Derivation.Cases"/>).</summary>
    Cases,

    /// <summary>How many values an answer has, or how many rows a group.</summary>
    Count,

    /// <summary>Which band a number or a year falls in (<see cref="Derivation.Bands"/>).</summary>
    Band,
}

/// <summary>If all of the conditions hold, then this option.</summary>
/// <param name="If">At least one condition.</param>
/// <param name="Then">Key of an option of the computed item.</param>
public sealed record DerivationCase(IReadOnlyList<AnswerCondition> If, string Then);

/// <summary>Numbers below a limit that are not below that of an earlier band.</summary>
/// <param name="Below">The limit, which is outside; null for all that are left.</param>
/// <param name="Then">Key of an option of the computed item.</param>
public sealed record NumberBand(decimal? Below, string Then);

/// <summary>What a derived item is computed from.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="FromItem">Key of the item whose answer the rule reads; empty for <see cref="DerivationRule.Cases"/>, whose conditions
/// name theirs.</param>
public sealed record Derivation(DerivationRule Rule, string FromItem)
{
    /// <summary>The cases, of which the first that holds counts. An item that is not answered leaves the result open.</summary>
    public IReadOnlyList<DerivationCase> Cases { get; init; } = [];

    /// <summary>Key of the option where no case holds; null for no result.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The bands, with rising limits.</summary>
    public IReadOnlyList<NumberBand> Bands { get; init; } = [];

    /// <summary>Keys of all items that the rule reads.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Sources => Rule == DerivationRule.Cases
        ? [.. Cases.SelectMany(one => one.If).Select(condition => condition.Item).Distinct(StringComparer.Ordinal)] : [FromItem];
}
