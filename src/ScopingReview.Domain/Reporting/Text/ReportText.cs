using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Reporting;

/// <summary>A paragraph.</summary>
/// <param name="Content">What it says; its numbers link to the lists behind them.</param>
/// <param name="IsItem">True for an item of a list.</param>
public sealed record ReportParagraph(LinkedText Content, bool IsItem = false)
{
    /// <summary>Its text.</summary>
    public string Text => Content.Text;

    /// <summary>A paragraph.</summary>
    public static ReportParagraph Of(LinkedText text) => new(text);

    /// <summary>An item of a list.</summary>
    public static ReportParagraph Item(LinkedText text) => new(text, IsItem: true);
}

/// <summary>A part of methods or results under its heading.</summary>
/// <param name="Heading">Heading in the words of PRISMA-ScR.</param>
/// <param name="Item">The item of PRISMA-ScR that it answers (Tricco et al. 2018, doi:10.7326/M18-0850); null where it has none for
/// it.</param>
/// <param name="Paragraphs">What it says.</param>
public sealed record ReportTextSection(string Heading, int? Item, IReadOnlyList<ReportParagraph> Paragraphs);

/// <summary>Methods and results of a manuscript with the numbers filled in.</summary>
/// <param name="Methods">The parts of the methods.</param>
/// <param name="Results">The parts of the results.</param>
public sealed record ReportText(IReadOnlyList<ReportTextSection> Methods, IReadOnlyList<ReportTextSection> Results)
{
    /// <summary>The text as Markdown.</summary>
    public string ToMarkdown()
    {
        var lines = new List<string>();
        foreach (var (name, sections) in new[] { ("Methods", Methods), ("Results", Results) })
        {
            lines.AddRange([$"# {name}", ""]);
            foreach (var section in sections)
            {
                lines.AddRange([$"## {section.Heading}", ""]);
                foreach (var (i, paragraph) in section.Paragraphs.Index())
                {
                    lines.Add((paragraph.IsItem ? "- " : "") + Escaped(paragraph.Text));
                    if (!paragraph.IsItem || i == section.Paragraphs.Count - 1 || !section.Paragraphs[i + 1].IsItem)
                        lines.Add("");
                }
            }
        }

        return string.Join('\n', lines).TrimEnd() + "\n";
    }

    // Names and criteria come from people: what they mean as text must not become markup.
    private static string Escaped(string text)
        => string.Concat(text.ReplaceLineEndings(" ")
            .Select(sign => "\\`*_[]<>#|".Contains(sign, StringComparison.Ordinal) ? $"\\{sign}" : sign.ToString()));
}
