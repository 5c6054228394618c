namespace ScopingReview.Domain.Reporting;

/// <summary>A footnote of the diagram.</summary>
/// <param name="Mark">Its mark, which also stands at what it is a footnote to.</param>
/// <param name="Runs">What it says.</param>
internal sealed record PrismaFootnote(string Mark, IReadOnlyList<DiagramRun> Runs)
{
    public string Text => string.Join(' ', Runs.Select(run => run.Text));

    public DiagramParagraph Paragraph => new([new(Mark), .. Runs]);
}

/// <summary>
/// The two footnotes of the PRISMA 2020 template (Page et al. 2021, doi:10.1136/bmj.n71), which ask authors to report the number of records
/// identified from each database or register searched (*) and, "if automation tools were used, [to] indicate how many records were excluded
/// by a human and how many were excluded by automation tools" (**). Here they answer; without automation tools there is nothing to tell
/// apart, and no footnote.
/// </summary>
internal static class PrismaFootnotes
{
    public const string Sources = "*";
    public const string Exclusions = "**";

    public static IReadOnlyList<PrismaFootnote> Of(PrismaFlow flow)
    {
        var left = flow.Left;
        if (left.RemovedByAutomation.Count == 0)
            return [];
        List<DiagramRun> exclusions =
        [
            new("Records excluded by a human"), DiagramParagraph.Number(left.Excluded, ";"),
            new("records excluded by automation tools"), DiagramParagraph.Number(left.RemovedByAutomation, ","), new("before screening:"),
        ];
        foreach (var tool in left.AutomationTools)
            exclusions.AddRange([new(tool.Label), DiagramParagraph.Number(tool, tool == left.AutomationTools[^1] ? "." : ";")]);
        return [new(Sources, [new("The number of records identified is reported for each database or register searched.")]),
            new(Exclusions, exclusions)];
    }

    /// <summary>The mark for a label; empty where there is no such footnote.</summary>
    public static string MarkOf(PrismaFlow flow, string mark) => flow.Left.RemovedByAutomation.Count == 0 ? "" : mark;
}
