using System.Text.Json.Serialization;

namespace ScopingReview.Domain.Charting;

/// <summary>One question of a charting form (JBI: a data item of the charting table).</summary>
public sealed record ChartingItem
{
    /// <summary>What answers are stored under. Stays the same from version to version.</summary>
    public required string Key { get; init; }

    /// <summary>What people read.</summary>
    public required string Label { get; init; }

    /// <summary>What is to be charted and what is not; shown as help.</summary>
    public string? Definition { get; init; }

    /// <summary>Where the item or its options come from (author, year, DOI); null for an item of the team's own.</summary>
    public string? Source { get; init; }

    /// <summary>Kind of answer.</summary>
    public required ChartingItemType Type { get; init; }

    /// <summary>
    /// The options of a choice item, and the possible results of a derived one, in the order of tables. Empty for the other types.
    /// </summary>
    public IReadOnlyList<ChartingOption> Options { get; init; } = [];

    /// <summary>True if a chart is complete only with an answer here ("not reported" and "unclear" are answers).</summary>
    public bool Required { get; init; }

    /// <summary>The bibliographic field that fills the item in at first; null if none does.</summary>
    public BibliographicField? PrefilledFrom { get; init; }

    /// <summary>How a derived item is computed; null for all other types.</summary>
    public Derivation? Derivation { get; init; }

    /// <summary>When the item is asked; null for always.</summary>
    public AnswerCondition? ShownIf { get; init; }

    /// <summary>The items of each row of a group; empty for all other types.</summary>
    public IReadOnlyList<ChartingItem> Items { get; init; } = [];

    /// <summary>Key of the group's item by which its rows are told apart, and those of two people matched; null for none.</summary>
    public string? RowKey { get; init; }

    /// <summary>True if an answer wants words of the report as evidence.</summary>
    public bool QuoteWanted { get; init; }

    /// <summary>What a number counts ("weeks", "participants"); null where the name says it.</summary>
    public string? Unit { get; init; }

    /// <summary>True where one study may carry several values, so that its categories are not mutually exclusive.</summary>
    [JsonIgnore]
    public bool AllowsSeveral => Type is ChartingItemType.MultipleChoice or ChartingItemType.Country
        || Derivation is { Rule: DerivationRule.RegionOfCountry };

    /// <summary>The options people choose from, those of a yes/no item included.</summary>
    [JsonIgnore]
    public IReadOnlyList<ChartingOption> Choices => Type switch
    {
        ChartingItemType.YesNo => YesNo.Options,
        ChartingItemType.SingleChoice or ChartingItemType.MultipleChoice or ChartingItemType.Derived => Options,
        _ => [],
    };

    /// <summary>A value as people read it: the label of its option, or what was written.</summary>
    public string LabelOf(string value)
    {
        // Asked of every cell of a table: without a delegate for each.
        foreach (var option in Choices)
        {
            if (option.Key == value)
                return option.Label;
        }

        return value;
    }
}
