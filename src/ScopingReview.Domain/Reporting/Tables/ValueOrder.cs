using System.Globalization;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>Which values of an item make rows, in what order and under what label.</summary>
internal static class ValueOrder
{
    public static IReadOnlyList<(string Key, string Label)> Of(ChartingItem item, IEnumerable<string> given)
    {
        var options = item.Choices.Select(option => (option.Key, option.Label)).ToList();
        var known = options.Select(option => option.Key).ToHashSet(Comparer(item));
        var others = given.Distinct(Comparer(item)).Where(value => !known.Contains(value));
        return HasOptions(item)
            ? [.. options, .. others.Order(StringComparer.Ordinal).Select(value => (value, $"{value} (not an option of this form)"))]
            : [.. Sorted(item, others)
                .Select(value => (value, item.Type == ChartingItemType.Group
                ? AnswerText.RowsInWords(int.Parse(value, CultureInfo.InvariantCulture)) : value))];
    }

    public static StringComparer Comparer(ChartingItem item)
        => HasOptions(item) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    public static bool Same(ChartingItem item, string left, string right) => Comparer(item).Equals(left, right);

    private static bool HasOptions(ChartingItem item) =>
        item.Type is ChartingItemType.SingleChoice or ChartingItemType.MultipleChoice or ChartingItemType.YesNo
        || (item.Type == ChartingItemType.Derived && item.Options.Count > 0);

    private static bool IsNumber(ChartingItem item)
        => item.Type is ChartingItemType.Number or ChartingItemType.Year or ChartingItemType.Group or ChartingItemType.Derived;

    private static IEnumerable<string> Sorted(ChartingItem item, IEnumerable<string> values)
        => IsNumber(item)
        ? values.OrderBy(value => ChartNumber.TryRead(value, out var number) ? number : decimal.MaxValue)
        .ThenBy(value => value, StringComparer.Ordinal)
        : values.Order(StringComparer.OrdinalIgnoreCase);
}
