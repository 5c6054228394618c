using System.Globalization;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Charting.Building;

/// <summary>A form as a codebook to print, or to lay beside a manuscript: a table for each section and each repeatable group.</summary>
internal static class CodebookDocument
{
    public static byte[] Write(ChartingForm form, OfficeFacts facts)
    {
        using var word = new WordDocument(facts, form.Name, landscape: true);
        word.Title(form.Name);
        word.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Codebook, version {form.Version}, {form.AllItems.Count():N0} items."));
        if (form.Description is { } description)
            word.Paragraph(description);
        foreach (var (at, section) in form.Sections.Index())
        {
            word.Heading(1, section.Title);
            word.Table(Table(FormattableString.Invariant($"section-{at + 1}"), section.Title, form, section.Items));
            foreach (var group in section.Items.Where(item => item.Type == ChartingItemType.Group))
            {
                word.Heading(2, group.Label);
                word.Table(Table(group.Key, $"{group.Label}: items of each row", form, group.Items));
            }
        }

        return word.Close();
    }

    private static ReportTable Table(string key, string caption, ChartingForm form, IReadOnlyList<ChartingItem> items) => new()
    {
        Key = key,
        Caption = caption,
        Columns = [new("Item"), new("Answer"), new("Options"), new("What is meant"), new("Source")],
        Rows = [.. items.Select(item => (IReadOnlyList<ReportCell>)
        [
            item.Required ? $"{item.Label} *" : item.Label,
            Answer(form, item),
            string.Join("\n", item.Choices.Select(option => option.Definition is null ? option.Label
                : $"{option.Label}: {option.Definition}")),
            item.Definition,
            item.Source,
        ])],
        Footnotes = items.Any(item => item.Required) ? ["* An answer is required; “not reported” and “unclear” are answers."] : [],
    };

    // The kind, and when it is asked or how it is computed.
    private static string Answer(ChartingForm form, ChartingItem item)
    {
        List<string> parts = [ItemDisplayText.Kind(item)];
        if (item.ShownIf is { } condition && form.FindAny(condition.Item) is { } asked)
            parts.Add($"asked if {asked.Label} is {string.Join(" or ", condition.Values.Select(asked.LabelOf))}");
        if (item.Type == ChartingItemType.Derived)
            parts.Add(BuilderText.Sentence(form, item));
        return string.Join("; ", parts);
    }
}
