using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.FullText;

namespace ScopingReview.Web.Features.Charting;

/// <summary>Where words that were selected in the report go.</summary>
/// <param name="Item">The item of the study, or the group whose row they go into.</param>
/// <param name="Answer">Its answer with the quote.</param>
/// <param name="Label">What the item is called; that of a row's item with its group's.</param>
internal sealed record QuotedItem(ChartingItem Item, ChartAnswer Answer, string Label)
{
    /// <summary>The answer with the words as its last quote; null where no item of the form stands in that field, or it takes none.</summary>
    public static QuotedItem? Add(ChartingForm form, ChartAnswers answers, SelectedWords words)
    {
        var quote = new ChartQuote(words.Text, DocumentPlace.Of(words.Page));
        foreach (var item in form.Items)
        {
            if (ChartItemView.ElementId(item.Key, null) == words.Field)
                return item.Type == ChartingItemType.Derived ? null : new QuotedItem(item, With(answers[item.Key], quote), item.Label);
            var rows = answers[item.Key]?.Rows ?? [];
            foreach (var (row, inner) in rows.SelectMany(row => item.Items.Select(inner => (row, inner))))
            {
                if (ChartItemView.ElementId(inner.Key, row.Id) != words.Field)
                    continue;
                var changed = row with { Answers = row.Answers.With(inner.Key, With(row.Answers[inner.Key], quote)) };
                return inner.Type == ChartingItemType.Derived ? null : new QuotedItem(item,
                    answers[item.Key]! with { Rows = [.. rows.Select(one => one.Id == row.Id ? changed : one)] }, $"{item.Label}: {inner.Label}");
            }
        }

        return null;
    }

    private static ChartAnswer With(ChartAnswer? answer, ChartQuote quote)
    {
        var standing = answer ?? new ChartAnswer();
        return standing with { Quotes = [.. standing.Quotes, quote] };
    }
}
