using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Charting;

/// <summary>First answers of a chart, taken from the study's bibliographic record; people correct them like any other.</summary>
public static class ChartPrefill
{
    /// <summary>Answers for the items that name a bibliographic field which the record has; nothing for the others.</summary>
    public static ChartAnswers From(ChartingForm form, BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        var answers = new Dictionary<string, ChartAnswer>(StringComparer.Ordinal);
        foreach (var item in form.Items)
        {
            if (item.PrefilledFrom is { } field && Value(record, field) is { Length: > 0 } value)
                answers[item.Key] = ChartAnswer.Of(value);
        }

        return new ChartAnswers(answers);
    }

    private static string? Value(BibliographicRecord record, BibliographicField field) => field switch
    {
        BibliographicField.Authors => string.Join("; ", record.Authors),
        BibliographicField.Year => record.Year?.ToString(CultureInfo.InvariantCulture),
        BibliographicField.Title => record.Title,
        BibliographicField.Journal => record.Journal,
        BibliographicField.Doi => record.Doi,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a bibliographic field."),
    };
}
