using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Charting;

internal static class ItemDisplayText
{
    /// <summary>Kinds of items, in the order in which they are offered.</summary>
    public static IReadOnlyList<ChartingItemType> Types { get; } =
    [
        ChartingItemType.SingleChoice, ChartingItemType.MultipleChoice, ChartingItemType.YesNo, ChartingItemType.Text,
            ChartingItemType.LongText,
        ChartingItemType.Number, ChartingItemType.Year, ChartingItemType.Date, ChartingItemType.Country, ChartingItemType.Derived,
        ChartingItemType.Group,
    ];

    /// <summary>Those of the items of a group's rows.</summary>
    public static IReadOnlyList<ChartingItemType> TypesInGroup { get; } = [.. Types.Where(type => type != ChartingItemType.Group)];

    public static string Kind(ChartingItem item) => item.Type switch
    {
        ChartingItemType.SingleChoice => $"one of {item.Options.Count}",
        ChartingItemType.MultipleChoice => $"any of {item.Options.Count}",
        ChartingItemType.Text => "text",
        ChartingItemType.LongText => "text",
        ChartingItemType.Number => item.Unit is null ? "number" : $"number of {item.Unit}",
        ChartingItemType.YesNo => "yes or no",
        ChartingItemType.Year => "year",
        ChartingItemType.Country => "countries",
        ChartingItemType.Date => "date",
        ChartingItemType.Group => $"rows of {item.Items.Count}",
        _ => "computed",
    };

    public static string Name(ChartingItemType type) => type switch
    {
        ChartingItemType.SingleChoice => "single choice",
        ChartingItemType.MultipleChoice => "multiple choice",
        ChartingItemType.Text => "text, one line",
        ChartingItemType.LongText => "text",
        ChartingItemType.Number => "number",
        ChartingItemType.YesNo => "yes or no",
        ChartingItemType.Year => "year",
        ChartingItemType.Country => "countries",
        ChartingItemType.Date => "date",
        ChartingItemType.Group => "repeatable group",
        _ => "computed from other items",
    };
}
