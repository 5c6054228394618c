using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>Whether two answers say the same.</summary>
public static class AnswerComparison
{
    /// <summary>
    /// What an answer says, so that two that say the same have the same text: its state, or its values, in no order; numbers as numbers,
    /// countries by name, texts without blanks around them. Notes and quotes are no part of it. "" for no answer.
    /// </summary>
    public static string Says(ChartingItem item, ChartAnswer? answer)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (answer is not { IsAnswered: true })
            return "";
        return answer.State != ChartAnswerState.Given ? "\u0001" + answer.State
            // What the rows say is compared row by row; here, only that there are some.
            : item.Type == ChartingItemType.Group ? "\u0001rows"
            : string.Join('\u0002', answer.Values.Select(value => Canonical(item, value)).Where(value => value.Length > 0)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>Whether both say the same, or neither says anything.</summary>
    public static bool Same(ChartingItem item, ChartAnswer? first, ChartAnswer? second) => Says(item, first) == Says(item, second);

    private static string Canonical(ChartingItem item, string value) => item.Type switch
    {
        ChartingItemType.Country => Countries.Find(value)?.Name ?? value.Trim(),
        ChartingItemType.Number or ChartingItemType.Year when ChartNumber.TryRead(value, out var number) =>
            number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => value.Trim(),
    };
}
