using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.FullText;

namespace ScopingReview.Web.Features.Charting;

/// <summary>Where words that were selected in the report go.</summary>
/// <param name="Item">The item of the study, or the group whose row they go into.</param>
/// <param name="Answer">Its answer with the quote.</param>
/// <param name="Label">What the item is called; that of a row's item with its group's.</param>
internal sealed record QuotedItem(ChartingItem Item, ChartAnswer Answer, string Label)
{
    public const int LongestNote = 2000;

    /// <summary>
    /// The answer with the words as its last quote; null where no item of the form stands in that field, or it takes none.
    /// </summary>
    public static QuotedItem? Add(ChartingForm form, ChartAnswers answers, SelectedWords words)
    {
        foreach (var item in form.Items)
        {
            if (ChartItemView.ElementId(item.Key, null) == words.Field)
                return item.Type == ChartingItemType.Derived ? null : new QuotedItem(item, With(answers[item.Key], words), item.Label);
            var rows = answers[item.Key]?.Rows ?? [];
            foreach (var (row, inner) in rows.SelectMany(row => item.Items.Select(inner => (row, inner))))
            {
                if (ChartItemView.ElementId(inner.Key, row.Id) != words.Field)
                    continue;
                var changed = row with { Answers = row.Answers.With(inner.Key, With(row.Answers[inner.Key], words)) };
                return inner.Type == ChartingItemType.Derived ? null : new QuotedItem(item,
                    answers[item.Key]! with { Rows = [.. rows.Select(one => one.Id == row.Id ? changed : one)] },
                        $"{item.Label}: {inner.Label}");
            }
        }

        return null;
    }

    // Into the note where that had the focus, with its page; as a quote where it is too long for a note.
    private static ChartAnswer With(ChartAnswer? answer, SelectedWords words)
    {
        var standing = answer ?? new ChartAnswer();
        var note = words.After(standing.Note);
        return words.IntoNote && note.Length <= LongestNote ? standing with { Note = note }
            : standing with { Quotes = [.. standing.Quotes, new ChartQuote(words.Text, DocumentPlace.Of(words.Page))] };
    }
}
