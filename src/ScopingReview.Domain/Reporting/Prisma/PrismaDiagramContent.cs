using System.Globalization;
using static ScopingReview.Domain.Reporting.DiagramParagraph;

namespace ScopingReview.Domain.Reporting;

/// <summary>What the boxes of the diagram say. The words are those of the PRISMA 2020 template.</summary>
internal sealed class PrismaDiagramContent(PrismaFlow flow, int? longestList)
{
    /// <summary>At what the right arm's footnote is a footnote to; the template's own marks are the left arm's.</summary>
    private const string OtherMark = "†";

    public IReadOnlyList<DiagramParagraph> Identified =>
    [
        Words($"Records identified from{PrismaFootnotes.MarkOf(flow, PrismaFootnotes.Sources)}:"),
        Counted(flow.Left.FromDatabases), .. List(flow.Left.Databases),
        Counted(flow.Left.FromRegisters), .. List(flow.Left.Registers),
    ];

    public IReadOnlyList<DiagramParagraph> Removed =>
    [
        Words("Records removed before screening:"),
        Counted(flow.Left.Duplicates),
        Counted(flow.Left.RemovedByAutomation),
        .. flow.Left.AutomationTools is [{ Label: PrismaFlowBuilder.ToolNotStated }] ? [] : List(flow.Left.AutomationTools),
        Counted(flow.Left.RemovedForOtherReasons),
        .. flow.Left.OtherRemovalReasons is [{ Label: PrismaFlowBuilder.ReasonNotStated }] ? [] : List(flow.Left.OtherRemovalReasons),
    ];

    public IReadOnlyList<DiagramParagraph> Screened => Single(flow.Left.Screened, flow.Left.Undecided.Boxes);

    public IReadOnlyList<DiagramParagraph> Excluded
        => Single(flow.Left.Excluded, mark: PrismaFootnotes.MarkOf(flow, PrismaFootnotes.Exclusions));

    public IReadOnlyList<DiagramParagraph> OtherIdentified(PrismaRightArm right) =>
    [
        Words(NotesOf(right).Count == 0 ? "Records identified from:" : $"Records identified from{OtherMark}:"),
        .. right.Methods.SelectMany(method => List(method.Sources.Count > 1 ? method.Sources : []).Prepend(Counted(method.Identified))),
        .. Open(right.Undecided.Boxes),
    ];

    /// <summary>All footnotes.</summary>
    public IReadOnlyList<DiagramParagraph> Notes =>
        [.. PrismaFootnotes.Of(flow).Select(footnote => footnote.Paragraph), .. flow.Right is { } right ? NotesOf(right) : []];

    /// <summary>What is dropped from the right arm, or leaves it before reports are sought.</summary>
    private static IReadOnlyList<DiagramParagraph> NotesOf(PrismaRightArm right)
    {
        PrismaBox[] dropped = [.. new[] { right.AlreadyIdentified, right.Duplicates, right.Removed }.Where(box => box.Count > 0)];
        List<DiagramRun> runs = [];
        if (dropped.Length > 0)
        {
            runs.Add(new("Not counted:"));
            foreach (var box in dropped)
                runs.AddRange([new(char.ToLowerInvariant(box.Label[0]) + box.Label[1..]), Number(box, box == dropped[^1] ? "." : ";")]);
        }

        if (right.Excluded.Count > 0)
            runs.AddRange([new("Excluded at title and abstract, before reports were sought"), Number(right.Excluded, ".")]);
        return runs.Count == 0 ? [] : [new([new(OtherMark), .. runs])];
    }

    public static IReadOnlyList<DiagramParagraph> Sought(PrismaReports reports) => Single(reports.Sought, [reports.AwaitingRetrieval]);

    public static IReadOnlyList<DiagramParagraph> NotRetrieved(PrismaReports reports) => Single(reports.NotRetrieved);

    public static IReadOnlyList<DiagramParagraph> Assessed(PrismaReports reports) => Single(reports.Assessed, reports.Undecided.Boxes);

    public IReadOnlyList<DiagramParagraph> ReportsExcluded(PrismaReports reports) => reports.ReasonLines.Count == 0
        ? Single(reports.Excluded)
        : [new([new(reports.Excluded.Label), DiagramParagraph.Number(reports.Excluded, ":")]), .. List(reports.ReasonLines)];

    public IReadOnlyList<DiagramParagraph> Included =>
    [
        .. Single(flow.Studies),
        .. Single(flow.ReportsOfStudies, flow.ReportsWithoutStudy.Count == 0 ? [] : [flow.ReportsWithoutStudy]),
        .. flow.Update is { FurtherReports: { Count: > 0 } further } ? Single(further) : [],
    ];

    public static IReadOnlyList<DiagramParagraph> Previous(PrismaUpdate update)
        => [.. Single(update.PreviousStudies), .. Single(update.PreviousReports)];

    public static IReadOnlyList<DiagramParagraph> Totals(PrismaUpdate update)
        => [.. Single(update.TotalStudies), .. Single(update.TotalReports)];

    public static IReadOnlyList<DiagramParagraph> AsOf(DateOnly day)
        => [Words(string.Create(CultureInfo.InvariantCulture, $"As it stood at the end of {day:d MMMM yyyy} (UTC)"), bold: true)];

    public IReadOnlyList<DiagramParagraph> Provisional =>
    [
        Words("PROVISIONAL", bold: true),
        new([new("Still open:"),
            .. flow.Open.Select((open, i) => new DiagramRun(open.Sentence + (i == flow.Open.Count - 1 ? "." : ";"), open.Box.Key))]),
    ];

    private static IReadOnlyList<DiagramParagraph> Single(PrismaBox box, IReadOnlyList<PrismaBox>? open = null, string mark = "") =>
        [Words(box.Label + mark), Count(box), .. Open(open ?? [])];

    private static IEnumerable<DiagramParagraph> Open(IReadOnlyList<PrismaBox> boxes) =>
        boxes.Where(box => box.Count > 0).Select(box => Counted(box, $"{char.ToLowerInvariant(box.Label[0])}{box.Label[1..]}", indent: 1));

    private IEnumerable<DiagramParagraph> List(IReadOnlyList<PrismaBox> boxes)
    {
        var shown = boxes.Count > longestList ? longestList.Value - 1 : boxes.Count;
        var lines = boxes.Take(shown).Select(box => Counted(box, indent: 1));
        return shown == boxes.Count ? lines
            : lines.Append(Words(string.Create(CultureInfo.InvariantCulture, $"and {boxes.Count - shown} more"), indent: 1));
    }
}
