using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Manuscript;

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
    /// <param name="listOf">The list of the studies in a category of an item; null where it is not open.</param>
    /// <param name="all">The list of the included studies.</param>
    public static IReadOnlyList<ReportParagraph> Of(
        ChartingForm form, IReadOnlyList<ChartedStudy> studies, Func<ChartingItem, ItemCategory, string?> listOf, string? all)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(studies);
        ArgumentNullException.ThrowIfNull(listOf);
        var charted = studies.Count(study => study.IsCharted);
        return
        [
            ReportParagraph.Of($"Of {LinkedText.Counted(studies.Count, "included study", "included studies", all)}, {LinkedText.Number(charted, charted == studies.Count ? all : null)} {(charted == 1 ? "is" : "are")} charted. Percentages are of all included studies."),
            .. form.Items.Where(item => item.Choices.Count > 0).Select(item => FrequencyTable.Of(item, studies))
                .Select(table => Sentence(table, listOf)).OfType<ReportParagraph>(),
        ];
    }

    // As the form words it: "canada" would be wrong, and nothing tells a name from a word.
    private static string Label(ItemCategory category)
        => category.Kind == CategoryKind.Value ? category.Label : ChartedTableWords.Lower(category.Label);

    private static ReportParagraph? Sentence(FrequencyTable table, Func<ChartingItem, ItemCategory, string?> listOf)
    {
        LinkedText[] parts = [.. table.Rows.Where(row => row.Category.Count > 0).OrderBy(row => row.Category.Kind != CategoryKind.Value)
            .ThenByDescending(row => row.Category.Count)
            .Select(row => Part(row.Category, row.Percent, listOf(table.Item, row.Category)))];
        return parts.Length == 0 ? null
            : ReportParagraph.Item($"{table.Item.Label}: {LinkedText.Join("; ", parts)}.{(table.Footnote is null ? "" : " A study may be in several of these.")}");
    }

    private static LinkedText Part(ItemCategory category, string percent, string? list)
        => $"{Label(category)} {LinkedText.Number(category.Count, list)} ({percent} %)";
}
