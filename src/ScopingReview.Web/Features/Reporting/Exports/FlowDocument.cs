using System.Globalization;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>The flow diagram as a Word file of shapes with text: what a journal that wants editable figures asks for.</summary>
internal static class FlowDocument
{
    private const long EmuPerPixel = 9_525;
    private const long EmuPerTwip = 635;
    private const double PointsPerPixel = 0.75;

    private const double StageNameHeight = 18;
    private const double StageNameWidth = 110;

    // For the caption and the line that a drawing leaves below itself.
    private const int CaptionTwips = 1_000;

    public static byte[] Write(PrismaFlow flow, OfficeFacts facts)
    {
        var layout = PrismaDiagram.Layout(flow);
        var landscape = layout.Width > 1.2 * layout.Height;
        using var word = new WordDocument(facts, layout.Title, landscape, WordPage.NarrowMargin);
        var scale = Math.Min(1, Math.Min(
            WordPage.TextWidth(landscape, WordPage.NarrowMargin) * EmuPerTwip / (layout.Width * EmuPerPixel),
            (WordPage.TextHeight(landscape, WordPage.NarrowMargin) - CaptionTwips) * EmuPerTwip / (layout.Height * EmuPerPixel)));
        var shapes = new WordShapes(word);
        shapes.Begin(layout.Title, layout.Description, Emu(layout.Width), Emu(layout.Height));
        foreach (var box in layout.Boxes)
            Box(box);
        foreach (var points in layout.Arrows.Select(arrow => arrow.Points))
        {
            for (var i = 1; i < points.Count; i++)
                shapes.Line(Emu(points[i - 1].X), Emu(points[i - 1].Y), Emu(points[i].X), Emu(points[i].Y), DiagramColours.Line[1..],
                    i == points.Count - 1);
        }

        shapes.Finish();
        word.Caption("Figure", 1, $"{layout.Title} of the review “{facts.Review}”.");
        return word.Close();

        long Emu(double pixels) => (long)Math.Round(pixels * scale * EmuPerPixel);

        void Box(DiagramBox box)
        {
            // Text that runs upwards is turned by Word alone: other programs lay it flat. So a stage has its name above its band.
            var isStage = box.Style == DiagramBoxStyle.Stage;
            var look = DiagramColours.Of(box);
            Shape(box, look?.Fill[1..], look?.Stroke[1..], box.Style == DiagramBoxStyle.Note ? 0 : 7, isStage ? [] : box.Paragraphs);
            if (isStage)
                Shape(box with { Name = $"{box.Name}-name", Y = box.Y - StageNameHeight, Width = StageNameWidth, Height = StageNameHeight },
                    null, null, 0, box.Paragraphs);
        }

        void Shape(DiagramBox box, string? fill, string? line, double inset, IReadOnlyList<DiagramParagraph> text)
            => shapes.Box(new WordBox(box.Name, Emu(box.X), Emu(box.Y), Emu(box.Width), Emu(box.Height), fill, line, box.IsOpen),
                Emu(inset), () =>
            {
                foreach (var paragraph in text)
                    Text(word, box, paragraph, scale);
                if (text.Count > 0)
                    return;
                word.Start("p");
                word.End();
            });
    }

    private static void Text(WordDocument word, DiagramBox box, DiagramParagraph paragraph, double scale)
    {
        word.Start("p");
        word.Start("pPr");
        var line = (int)Math.Floor(DiagramText.LineHeight * scale * PointsPerPixel * 20);
        word.Element("spacing", ("before", "0"), ("after", "0"), ("line", Text(line)), ("lineRule", "exact"));
        if (paragraph.Indent > 0)
            word.Element("ind", ("left", Text((int)(paragraph.Indent * 180 * scale))));
        if (box.IsCentered && box.Style != DiagramBoxStyle.Stage)
            word.Element("jc", ("val", "center"));
        word.End();
        for (var i = 0; i < paragraph.Runs.Count; i++)
        {
            var run = paragraph.Runs[i];
            word.Start("r");
            word.Start("rPr");
            if (run.Bold || box.IsCentered)
                word.Element("b");
            word.Element("color", ("val", "1D232A"));
            // In half points; rounded down, so that what fits the figure fits the box.
            var size = Text((int)Math.Floor(DiagramText.FontSize * scale * PointsPerPixel * 2));
            word.Element("sz", ("val", size));
            word.Element("szCs", ("val", size));
            word.End();
            word.Start("t");
            word.Xml.WriteAttributeString("xml", "space", null, "preserve");
            word.Xml.WriteString(XmlText.Clean(run.Text + (i < paragraph.Runs.Count - 1 ? " " : "")));
            word.End();
            word.End();
        }

        word.End();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
