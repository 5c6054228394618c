using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The order of the answers to an item: numbers and years as numbers, dates by the day, options in the order of the form, texts by letters.
/// What is no value comes last.
/// </summary>
internal sealed class AnswerOrder : IComparer<AnswerCell>
{
    private readonly ChartingItem _item;
    private readonly Dictionary<string, int> _options;

    public AnswerOrder(ChartingItem item)
    {
        _item = item;
        _options = item.Choices.Select((option, at) => (option.Key, at)).DistinctBy(option => option.Key)
            .ToDictionary(option => option.Key, option => option.at, StringComparer.Ordinal);
    }

    public int Compare(AnswerCell? x, AnswerCell? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (!x.HasValues || !y.HasValues)
            return x.HasValues != y.HasValues ? (x.HasValues ? -1 : 1) : x.Kind.CompareTo(y.Kind);
        for (var i = 0; i < Math.Min(x.Values.Count, y.Values.Count); i++)
        {
            if (Compare(x.Values[i], y.Values[i]) is not 0 and var order)
                return order;
        }

        return x.Values.Count.CompareTo(y.Values.Count);
    }

    /// <summary>A value as a number: a number, a year, a count of rows, the days of a date; null for all others.</summary>
    public static decimal? Number(ChartingItem item, string value) => item.Type switch
    {
        ChartingItemType.Date => ChartDate.TryRead(value, out var date) ? date.DayNumber : null,
        _ when IsNumeric(item) && ChartNumber.TryRead(value, out var number) => number,
        _ => null,
    };

    /// <summary>Whether answers can lie between two others.</summary>
    public static bool IsNumeric(ChartingItem item)
        => item.Type is ChartingItemType.Number or ChartingItemType.Year or ChartingItemType.Date
        or ChartingItemType.Group || item.Derivation is { Rule: DerivationRule.Count };

    private int Compare(string one, string other)
    {
        if (_options.Count > 0)
        {
            var (a, b) = (_options.GetValueOrDefault(one, int.MaxValue), _options.GetValueOrDefault(other, int.MaxValue));
            return a != b ? a.CompareTo(b) : string.CompareOrdinal(one, other);
        }

        return (Number(_item, one), Number(_item, other)) switch
        {
            ({ } a, { } b) => a.CompareTo(b),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => string.Compare(one, other, StringComparison.OrdinalIgnoreCase),
        };
    }
}
