using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>A note or a quote to an answer.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Label">Its label.</param>
/// <param name="Item">The item that was answered.</param>
/// <param name="Answer">The answer in words, as in <see cref="ChartingTable"/>.</param>
/// <param name="Note">The note that goes with the answer, the same in each of its rows; null without one.</param>
/// <param name="Quote">Words of the report; null in the only row of an answer that has a note and no quote.</param>
/// <param name="Page">Page of the quote; null without one.</param>
public sealed record ChartingNote(Guid StudyId, string Label, ChartingItem Item, string Answer, string? Note, string? Quote, string? Page);

/// <summary>What people wrote beside the answers, in long form: a row for each quote, and for each note without any.</summary>
public static class ChartingNotes
{
    /// <summary>Notes and quotes of charted studies, study by study and in the order of the form.</summary>
    public static IReadOnlyList<ChartingNote> Of(ChartingForm form, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(studies);
        return [.. from study in studies
                   from item in form.Items
                   from note in Of(item, study)
                   select note];
    }

    private static IEnumerable<ChartingNote> Of(ChartingItem item, ChartedStudy study)
    {
        var cell = ChartingTable.Cell(item, study);
        var quotes = study.Answers is { } answers ? DerivedItems.AnswerOf(item, answers)?.Quotes ?? [] : [];
        return cell.Note is not null && quotes.Count == 0
            ? [Row(null)]
            : quotes.Select(Row);

        ChartingNote Row(ChartQuote? quote) => new(study.Id, study.Label, item, cell.Text, cell.Note, quote?.Text, quote?.Page);
    }
}
