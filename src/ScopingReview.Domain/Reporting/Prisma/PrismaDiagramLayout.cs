namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Puts boxes into columns and rows: every row is as high as its highest box, so that nothing can overlap however long the texts are.
/// </summary>
internal sealed class PrismaDiagramLayout(PrismaFlow flow, int? longestList)
{
    private const double Margin = 16;
    private const double Padding = 11;
    private const double BandWidth = 30;
    private const double BandGap = 14;
    private const double ColumnGap = 34;
    private const double RowGap = 30;
    private const double HeadingGap = 18;
    private const double PreviousX = Margin + BandWidth + BandGap;
    private const double PreviousWidth = 200;
    private const double MainWidth = 256;
    private const double SideWidth = 302;

    // A row looks calmer where boxes of nearly the same height have the same.
    private const double StretchUpTo = 3 * DiagramText.LineHeight;

    private readonly PrismaDiagramContent _content = new(flow, longestList);
    private readonly List<DiagramBox> _boxes = [];
    private readonly List<DiagramArrow> _arrows = [];
    private readonly List<string> _spoken = [];
    private double _y = Margin;


    private double MainX => PreviousX + (flow.Update is null ? 0 : PreviousWidth + ColumnGap);

    private double SideX => MainX + MainWidth + ColumnGap;

    private double OtherX => SideX + SideWidth + ColumnGap;

    private double OtherSideX => OtherX + MainWidth + ColumnGap;

    private double RightEdge => flow.Right is null ? SideX + SideWidth : OtherSideX + SideWidth;

    public DiagramLayout Layout(string title)
    {
        if (flow.AsOf is { } day)
            Row(Box("as-of", DiagramBoxStyle.Provisional, Margin, RightEdge - Margin, PrismaDiagramContent.AsOf(day)));
        if (flow.IsProvisional)
            Row(Box("provisional", DiagramBoxStyle.Provisional, Margin, RightEdge - Margin, _content.Provisional));
        Headings();
        var identification = _y;
        var (identified, previous, other) = Identification();
        Band("Identification", identification);

        var screening = _y;
        var (screened, sought, assessed, otherSought, otherAssessed) = Screening();
        Band("Screening", screening);

        var inclusion = _y;
        var included =
            Row(Box("included", DiagramBoxStyle.Main, MainX, MainWidth, _content.Included, flow.ReportsWithoutStudy.Count > 0))[0];
        Down(identified, screened);
        Down(screened, sought);
        Down(sought, assessed);
        Down(assessed, included);
        Totals(included, previous);
        Band("Included", inclusion);
        if (other is not null && otherSought is not null && otherAssessed is not null)
        {
            Down(other, otherSought);
            Down(otherSought, otherAssessed);
            Turn(otherAssessed, included, included.Right);
        }

        if (_content.Notes is { Count: > 0 } notes)
            Row(Box("notes", DiagramBoxStyle.Note, Margin, RightEdge - Margin, notes));
        return new DiagramLayout(RightEdge + Margin, _y - RowGap + Margin, _boxes, _arrows, title, string.Join(" ", _spoken));
    }

    private void Headings()
    {
        var of = flow.Update is null ? "Identification of studies" : "Identification of new studies";
        Row(
            flow.Update is null ? null
                : Box("heading-previous", DiagramBoxStyle.OtherHeading, PreviousX, PreviousWidth,
                    [DiagramParagraph.Words("Previous studies", bold: true)]),
            Box("heading", DiagramBoxStyle.Heading, MainX, SideX + SideWidth - MainX,
                [DiagramParagraph.Words($"{of} via databases and registers", bold: true)]),
            flow.Right is null ? null
                : Box("heading-other", DiagramBoxStyle.OtherHeading, OtherX, RightEdge - OtherX,
                    [DiagramParagraph.Words($"{of} via other methods", bold: true)]));
        _y += HeadingGap - RowGap;
    }

    private (DiagramBox Identified, DiagramBox? Previous, DiagramBox? Other) Identification()
    {
        var row = Row(
            Box("identified", DiagramBoxStyle.Main, MainX, MainWidth, _content.Identified),
            Box("removed", DiagramBoxStyle.Main, SideX, SideWidth, _content.Removed),
            flow.Right is null ? null
                : Box("other-identified", DiagramBoxStyle.Other, OtherX, MainWidth, _content.OtherIdentified(flow.Right),
                    flow.Right.Undecided.Count > 0),
            flow.Update is null ? null
                : Box("previous", DiagramBoxStyle.Other, PreviousX, PreviousWidth, PrismaDiagramContent.Previous(flow.Update)));
        Aside(row[0], row[1]);
        return (row[0], row.FirstOrDefault(box => box.Name == "previous"), row.FirstOrDefault(box => box.Name == "other-identified"));
    }

    private (DiagramBox Screened, DiagramBox Sought, DiagramBox Assessed, DiagramBox? OtherSought, DiagramBox? OtherAssessed) Screening()
    {
        var (left, right) = (flow.Left.Reports, flow.Right?.Reports);
        var screened = Row(
            Box("screened", DiagramBoxStyle.Main, MainX, MainWidth, _content.Screened, flow.Left.Undecided.Count > 0),
            Box("excluded", DiagramBoxStyle.Main, SideX, SideWidth, _content.Excluded));
        var sought = Row(
            Box("sought", DiagramBoxStyle.Main, MainX, MainWidth, PrismaDiagramContent.Sought(left), left.AwaitingRetrieval.Count > 0),
            Box("not-retrieved", DiagramBoxStyle.Main, SideX, SideWidth, PrismaDiagramContent.NotRetrieved(left)),
            right is null ? null
                : Box("other-sought", DiagramBoxStyle.Other, OtherX, MainWidth, PrismaDiagramContent.Sought(right),
                    right.AwaitingRetrieval.Count > 0),
            right is null ? null
                : Box("other-not-retrieved", DiagramBoxStyle.Other, OtherSideX, SideWidth, PrismaDiagramContent.NotRetrieved(right)));
        var assessed = Row(
            Box("assessed", DiagramBoxStyle.Main, MainX, MainWidth, PrismaDiagramContent.Assessed(left), left.Undecided.Count > 0),
            Box("reports-excluded", DiagramBoxStyle.Main, SideX, SideWidth, _content.ReportsExcluded(left),
                left.ReasonNotSettled.Count > 0),
            right is null ? null
                : Box("other-assessed", DiagramBoxStyle.Other, OtherX, MainWidth, PrismaDiagramContent.Assessed(right),
                    right.Undecided.Count > 0),
            right is null ? null
                : Box("other-reports-excluded", DiagramBoxStyle.Other, OtherSideX, SideWidth, _content.ReportsExcluded(right),
                    right.ReasonNotSettled.Count > 0));
        foreach (var row in new[] { screened, sought, assessed })
        {
            for (var i = 0; i < row.Count; i += 2)
                Aside(row[i], row[i + 1]);
        }

        return (screened[0], sought[0], assessed[0], sought.ElementAtOrDefault(2), assessed.ElementAtOrDefault(2));
    }

    private void Totals(DiagramBox included, DiagramBox? previous)
    {
        if (previous is null || flow.Update is not { } update)
            return;
        var totals = Row(Box("totals", DiagramBoxStyle.Main, MainX, MainWidth, PrismaDiagramContent.Totals(update)))[0];
        Down(included, totals);
        Turn(previous, totals, totals.X);
    }

    private DiagramBox Box(
        string name, DiagramBoxStyle style, double x, double width, IReadOnlyList<DiagramParagraph> text, bool isOpen = false)
    {
        _spoken.Add(string.Join(" ", text.Select(paragraph => paragraph.Text))
            + (style is DiagramBoxStyle.Provisional or DiagramBoxStyle.Note ? "" : "."));
        var padding = style is DiagramBoxStyle.Note ? 0 : Padding;
        var lines = DiagramText.Break(text, width - 2 * padding);
        var box = new DiagramBox(name, style, x, _y, width, lines.Count * DiagramText.LineHeight + 2 * padding, isOpen, []);
        return box with
        {
            Paragraphs = text,
            Lines = [.. lines.Select(
            line => line with { X = box.IsCentered ? box.CenterX : x + padding + line.X, Y = _y + padding + line.Y })]
        };
    }

    private List<DiagramBox> Row(params IEnumerable<DiagramBox?> boxes)
    {
        var given = boxes.OfType<DiagramBox>().ToList();
        var height = given.Max(box => box.Height);
        var row = given.ConvertAll(box => height - box.Height <= StretchUpTo ? box with { Height = height } : box);
        _boxes.AddRange(row);
        _y += height + RowGap;
        return row;
    }

    private void Band(string text, double top)
    {
        var bottom = _y - RowGap;
        var box = new DiagramBox($"stage-{text}", DiagramBoxStyle.Stage, Margin, top, BandWidth, bottom - top, false, []);
        _boxes.Add(box with
        {
            Lines = [new DiagramLine(box.CenterX, (top + bottom) / 2, [new(text, Bold: true)])],
            Paragraphs = [DiagramParagraph.Words(text, bold: true)]
        });
    }

    private void Aside(DiagramBox main, DiagramBox side)
    {
        var y = main.Y + Math.Min(main.Height, side.Height) / 2;
        _arrows.Add(new([new(main.Right, y), new(side.X, y)]));
    }

    private void Down(DiagramBox from, DiagramBox to) =>
        _arrows.Add(new([new(from.CenterX, from.Bottom), new(from.CenterX, to.Y)]));

    // Down past everything in the column, then sideways into the box.
    private void Turn(DiagramBox from, DiagramBox to, double edge)
    {
        var y = to.Y + to.Height / 2;
        _arrows.Add(new([new(from.CenterX, from.Bottom), new(from.CenterX, y), new(edge, y)]));
    }
}
