namespace ScopingReview.Domain.Charting;

/// <summary>What kind of answer a charting item takes.</summary>
public enum ChartingItemType
{
    /// <summary>Exactly one of the item's options.</summary>
    SingleChoice,

    /// <summary>One or more of the item's options.</summary>
    MultipleChoice,

    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Text of any length.</summary>
    LongText,

    /// <summary>A number, written with a decimal point and without thousands separators.</summary>
    Number,

    /// <summary>"yes" or "no" (<see cref="YesNo"/>).</summary>
    YesNo,

    /// <summary>A calendar year in four digits.</summary>
    Year,

    /// <summary>One or more countries of <see cref="Countries"/>: a study may have sites in several.</summary>
    Country,

    /// <summary>Never answered by a person: computed from other items (<see cref="Derivation"/>).</summary>
    Derived,

    /// <summary>A date, to the day, the month or the year (<see cref="ChartDate"/>).</summary>
    Date,

    /// <summary>A repeatable group: rows that each answer the group's own items (<see cref="FormRows"/>).</summary>
    Group,
}

/// <summary>The two values of a <see cref="ChartingItemType.YesNo"/> item, as stored and as shown.</summary>
public static class YesNo
{
    /// <summary>Value of "yes".</summary>
    public const string Yes = "yes";

    /// <summary>Value of "no".</summary>
    public const string No = "no";

    /// <summary>Both, in the order in which they are offered and tabulated.</summary>
    public static IReadOnlyList<ChartingOption> Options { get; } =
        [new() { Key = Yes, Label = "Yes" }, new() { Key = No, Label = "No" }];
}
