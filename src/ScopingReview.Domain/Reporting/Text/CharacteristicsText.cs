using System.Globalization;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Characteristics of the included studies in sentences (PRISMA-ScR items 15 and 18): a sentence for each item with options, from its
/// frequencies.
/// </summary>
public static class CharacteristicsText
{
    /// <summary>The paragraphs.</summary>
    /// <param name="form">The charting form.</param>
    /// <param name="studies">All included studies.</param>
    public static IReadOnlyList<ReportParagraph> Of(ChartingForm form, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(studies);
        var charted = studies.Count(study => study.IsCharted);
        return
        [
            ReportParagraph.Of(string.Create(CultureInfo.InvariantCulture,
                $"Of {studies.Count:N0} included {(studies.Count == 1 ? "study" : "studies")}, {charted:N0} {(charted == 1 ? "is" : "are")} charted. Percentages are of all included studies.")),
            .. form.Items.Where(item => item.Choices.Count > 0).Select(item => FrequencyTable.Of(item, studies)).Select(Sentence)
                .OfType<ReportParagraph>(),
        ];
    }

    // As the form words it: "canada" would be wrong, and nothing tells a name from a word.
    private static string Label(ItemCategory category)
        => category.Kind == CategoryKind.Value ? category.Label : ChartedTableWords.Lower(category.Label);

    private static ReportParagraph? Sentence(FrequencyTable table)
    {
        string[] parts = [.. table.Rows.Where(row => row.Category.Count > 0).OrderBy(row => row.Category.Kind != CategoryKind.Value)
            .ThenByDescending(row => row.Category.Count).Select(row => string.Create(CultureInfo.InvariantCulture,
                $"{Label(row.Category)} {row.Category.Count:N0} ({row.Percent} %)"))];
        return parts.Length == 0 ? null
            : ReportParagraph.Item($"{table.Item.Label}: {string.Join("; ", parts)}.{(table.Footnote is null ? "" : " A study may be in several of these.")}");
    }
}
