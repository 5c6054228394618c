using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Which answers to an item are wanted: any of these values, or one between two limits, or one that holds a text, or none.
/// </summary>
public sealed record AnswerFilter
{
    private const char Between = '|';
    private const char Kind = '!';
    private const char Text = '~';
    private const char AtLeast = '>';
    private const char AtMost = '<';
    private const char Exactly = '=';

    /// <summary>Key of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Values of which an answer has at least one.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What may stand in place of a value: not reported, unclear, not answered, not asked and so on.</summary>
    public IReadOnlyList<CategoryKind> Kinds { get; init; } = [];

    /// <summary>Words that the answer holds, whatever their case; null for any.</summary>
    public string? Contains { get; init; }

    /// <summary>The least number, or the earliest date; null for any.</summary>
    public string? From { get; init; }

    /// <summary>The greatest number, or the latest date; null for any.</summary>
    public string? To { get; init; }

    /// <summary>True where it wants nothing, and so leaves everything.</summary>
    public bool IsEmpty => Values.Count + Kinds.Count == 0 && Contains is null && From is null && To is null;

    /// <summary>Whether an answer to the item is wanted.</summary>
    public bool Passes(ChartingItem item, AnswerCell cell)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(cell);
        if (IsEmpty || Kinds.Contains(cell.Kind))
            return true;
        if (!cell.HasValues)
            return false;
        if (cell.Values.Any(value => Values.Any(wanted => ValueOrder.Same(item, wanted, value))))
            return true;
        return (Contains ?? From ?? To) is not null
            && (Contains is null || cell.Text.Contains(Contains, StringComparison.OrdinalIgnoreCase))
            && ((From ?? To) is null || cell.Values.Any(value => IsBetween(item, value)));
    }

    /// <summary>As it stands in an address: the item, and what is wanted of it, with "|" between.</summary>
    public string Write() => string.Join(Between, ((string[])
        [Item, .. Values.Select(value => Exactly + value), .. Kinds.Select(kind => Kind + kind.ToString()),
            .. Contains is null ? [] : new[] { Text + Contains }, .. From is null ? [] : new[] { AtLeast + From },
            .. To is null ? [] : new[] { AtMost + To }]).Select(part => part.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal)));

    /// <summary>Reads a filter of an address; null where it is none.</summary>
    public static AnswerFilter? Read(string? text)
    {
        var parts = (text ?? "").Split(Between).Select(part => part.Replace("%7C", "|", StringComparison.Ordinal)
            .Replace("%25", "%", StringComparison.Ordinal)).ToList();
        if (parts is not [{ Length: > 0 } item, ..])
            return null;
        var wanted = parts.Skip(1).Where(part => part.Length > 1).ToLookup(part => part[0], part => part[1..]);
        var filter = new AnswerFilter
        {
            Item = item,
            Values = [.. wanted[Exactly]],
            Kinds = [.. wanted[Kind].Where(kind => Enum.IsDefined(typeof(CategoryKind), kind)).Select(Enum.Parse<CategoryKind>)],
            Contains = wanted[Text].FirstOrDefault(),
            From = wanted[AtLeast].FirstOrDefault(),
            To = wanted[AtMost].FirstOrDefault(),
        };
        return filter.IsEmpty ? null : filter;
    }

    // "Until 2019" takes all of 2019, "until 2019-03" all of March.
    private bool IsBetween(ChartingItem item, string value)
    {
        if (AnswerOrder.Number(item, value) is not { } number)
            return false;
        var (from, to) = (From is null ? null : AnswerOrder.Number(item, From), To is null ? null : AnswerOrder.Number(item, To));
        if (item.Type == ChartingItemType.Date && To is not null && ChartDate.TryRead(To, out var date))
            to = (To.Length == 4 ? date.AddYears(1) : To.Length == 7 ? date.AddMonths(1) : date.AddDays(1)).DayNumber - 1;
        return (From is null || number >= from) && (To is null || number <= to);
    }
}
