using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Charting;

internal static class ItemDisplayText
{
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
        _ => "computed from another item",
    };

    /// <summary>A value as people read it.</summary>
    public static string Value(ChartingItem item, string value)
        => item.Choices.FirstOrDefault(option => option.Key == value)?.Label ?? value;
}
