using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Domain.Charting;

/// <summary>Two rows of a group that are about the same thing, one of each person; null where the other has none.</summary>
/// <param name="First">Row of the first.</param>
/// <param name="Second">Row of the second.</param>
public sealed record RowPair(ChartRow? First, ChartRow? Second);

/// <summary>Finds the rows of two people that belong together, before they are compared.</summary>
public static class RowMatching
{
    /// <summary>
    /// Pairs of rows: first those that a person matched, then those with the same answer to the group's key item (letters and digits
    /// compared), each once, in the order of the first's; then what is left of either. Without a key item only a person matches rows.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="first">Rows of the first.</param>
    /// <param name="second">Rows of the second.</param>
    /// <param name="byHand">Ids of rows that a person matched: of the first, of the second.</param>
    public static IReadOnlyList<RowPair> Pairs(
        ChartingItem group, IReadOnlyList<ChartRow> first, IReadOnlyList<ChartRow> second,
            IReadOnlyList<(string First, string Second)>? byHand = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var left = second.ToList();
        List<RowPair> pairs = [];
        var matched = (byHand ?? []).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        foreach (var row in first)
        {
            if (matched.TryGetValue(row.Id, out var id) && Take(left, other => other.Id == id) is { } other)
                pairs.Add(new RowPair(row, other));
            else
                pairs.Add(new RowPair(row, null));
        }

        if (FormRows.KeyOf(group) is { } key)
        {
            for (var at = 0; at < pairs.Count; at++)
            {
                if (pairs[at].Second is null && KeyText(key, pairs[at].First!) is { } text)
                    pairs[at] = pairs[at] with { Second = Take(left, row => KeyText(key, row) == text) };
            }
        }

        return [.. pairs, .. left.Select(row => new RowPair(null, row))];
    }

    private static ChartRow? Take(List<ChartRow> rows, Predicate<ChartRow> fits)
    {
        var at = rows.FindIndex(fits);
        if (at < 0)
            return null;
        var row = rows[at];
        rows.RemoveAt(at);
        return row;
    }

    private static string? KeyText(ChartingItem key, ChartRow row)
    {
        if (row.Answers[key.Key] is not { State: ChartAnswerState.Given, IsAnswered: true } answer)
            return null;
        var text = string.Join(' ', answer.Values.Order(StringComparer.Ordinal).SelectMany(value => CompactText.Words(key.LabelOf(value))));
        return text.Length == 0 ? null : text;
    }
}
