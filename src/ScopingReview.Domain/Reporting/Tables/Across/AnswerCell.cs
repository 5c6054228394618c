using System.Globalization;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>An answer as the table of studies and items shows it; equal answers are one cell.</summary>
/// <param name="Kind">A value, or why there is none.</param>
/// <param name="Values">Option keys, names of countries, numbers, texts; of a group its number of rows.</param>
/// <param name="Text">In words; never empty.</param>
public sealed record AnswerCell(CategoryKind Kind, IReadOnlyList<string> Values, string Text)
{
    /// <summary>True where values stand in it, also too many of them.</summary>
    public bool HasValues => Kind is CategoryKind.Value or CategoryKind.Contradictory;

    internal static AnswerCell Of(ChartingItem item, CategorisedAnswer answer)
        => answer.Kind is not (CategoryKind.Value or CategoryKind.Contradictory)
            ? new(answer.Kind, [], ItemCategories.InWords(answer.Kind))
            : new(answer.Kind, answer.Values, item.Type == ChartingItemType.Group
                && int.TryParse(answer.Values[0], CultureInfo.InvariantCulture, out var rows)
                ? AnswerText.RowsInWords(rows) : string.Join(ChartingTable.Separator, answer.Values.Select(item.LabelOf)));
}
