using static ScopingReview.Domain.Reporting.DiagramParagraph;

namespace ScopingReview.Domain.Reporting;

/// <summary>What the boxes of the diagram say. The words are those of the PRISMA 2020 template.</summary>
internal sealed class PrismaDiagramContent(PrismaFlow flow, int? longestList)
{
    private const string ReasonNotStated = "Reason not stated";

    public IReadOnlyList<DiagramParagraph> Identified =>
    [
        Words("Records identified from:"),
        Counted(flow.Left.FromDatabases), .. List(flow.Left.Databases),
        Counted(flow.Left.FromRegisters), .. List(flow.Left.Registers),
    ];

    public IReadOnlyList<DiagramParagraph> Removed =>
    [
        Words("Records removed before screening:"),
        Counted(flow.Left.Duplicates),
        Counted(flow.Left.RemovedByAutomation),
        Counted(flow.Left.RemovedForOtherReasons),
        .. flow.Left.OtherRemovalReasons is [{ Label: ReasonNotStated }] ? [] : List(flow.Left.OtherRemovalReasons),
    ];

    public IReadOnlyList<DiagramParagraph> Screened => Single(flow.Left.Screened, flow.Left.Undecided.Boxes);

    public IReadOnlyList<DiagramParagraph> Excluded => Single(flow.Left.Excluded);

    public IReadOnlyList<DiagramParagraph> OtherIdentified(PrismaRightArm right) =>
    [
        Words(Notes(right).Count == 0 ? "Records identified from:" : "Records identified from*:"),
        .. right.Methods.SelectMany(method => List(method.Sources.Count > 1 ? method.Sources : []).Prepend(Counted(method.Identified))),
        .. Open(right.Undecided.Boxes),
    ];

    /// <summary>What is dropped from the right arm, or leaves it before reports are sought.</summary>
    public static IReadOnlyList<DiagramParagraph> Notes(PrismaRightArm right)
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
        return runs.Count == 0 ? [] : [new([new("*"), .. runs])];
    }

    public static IReadOnlyList<DiagramParagraph> Sought(PrismaReports reports) => Single(reports.Sought, [reports.AwaitingRetrieval]);

    public static IReadOnlyList<DiagramParagraph> NotRetrieved(PrismaReports reports) => Single(reports.NotRetrieved);

    public static IReadOnlyList<DiagramParagraph> Assessed(PrismaReports reports) => Single(reports.Assessed, reports.Undecided.Boxes);

    public IReadOnlyList<DiagramParagraph> ReportsExcluded(PrismaReports reports) => reports.ReasonLines.Count == 0
        ? Single(reports.Excluded)
        : [new([new(reports.Excluded.Label), DiagramParagraph.Number(reports.Excluded, ":")]), .. List(reports.ReasonLines)];

    public IReadOnlyList<DiagramParagraph> Included =>
        [.. Single(flow.Studies), .. Single(flow.Reports, flow.ReportsWithoutStudy.Count == 0 ? [] : [flow.ReportsWithoutStudy])];

    public static IReadOnlyList<DiagramParagraph> PreviousStudies(PrismaPreviousVersion previous) =>
    [
        Words("Studies included in previous version of review"), new([Number(previous.Studies)]),
        Words("Reports of studies included in previous version of review"), new([Number(previous.Reports)]),
    ];

    public IReadOnlyList<DiagramParagraph> Totals =>
    [
        Words("Total studies included in review"), new([Number(flow.TotalStudies)]),
        Words("Reports of total included studies"), new([Number(flow.TotalReports)]),
    ];

    public IReadOnlyList<DiagramParagraph> Provisional =>
    [
        Words("PROVISIONAL", bold: true),
        new([new("Still open:"), .. flow.Open.Select((open, i) => new DiagramRun(open.Sentence + (i == flow.Open.Count - 1 ? "." : ";"), open.Box.Key))]),
    ];

    private static IReadOnlyList<DiagramParagraph> Single(PrismaBox box, IReadOnlyList<PrismaBox>? open = null) =>
        [Words(box.Label), Count(box), .. Open(open ?? [])];

    private static IEnumerable<DiagramParagraph> Open(IReadOnlyList<PrismaBox> boxes) =>
        boxes.Where(box => box.Count > 0).Select(box => Counted(box, $"{char.ToLowerInvariant(box.Label[0])}{box.Label[1..]}", indent: 1));

    private IEnumerable<DiagramParagraph> List(IReadOnlyList<PrismaBox> boxes)
    {
        var shown = boxes.Count > longestList ? longestList.Value - 1 : boxes.Count;
        var lines = boxes.Take(shown).Select(box => Counted(box, indent: 1));
        return shown == boxes.Count ? lines : lines.Append(Words($"and {boxes.Count - shown} more", indent: 1));
    }
}
