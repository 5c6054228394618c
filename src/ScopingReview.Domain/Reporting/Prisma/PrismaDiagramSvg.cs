using System.Globalization;
using System.Xml;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Writes a laid-out diagram as SVG. Looks are attributes, not a style sheet: word processors and journals' systems read those.
/// </summary>
internal static class PrismaDiagramSvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    public static void Write(DiagramLayout layout, TextWriter writer)
    {
        using var xml = XmlWriter.Create(writer, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = false, CloseOutput = false });
        xml.WriteStartElement("svg", Namespace);
        Attributes(xml, ("width", N(layout.Width)), ("height", N(layout.Height)), ("viewBox", $"0 0 {N(layout.Width)} {N(layout.Height)}"),
            ("role", "img"),
            ("aria-labelledby", "prisma-title prisma-description"), ("font-family", DiagramFont.Stack),
            ("font-size", N(DiagramText.FontSize)), ("fill", DiagramColours.Ink));
        Element(xml, "title", layout.Title, ("id", "prisma-title"));
        Element(xml, "desc", layout.Description, ("id", "prisma-description"));
        Element(xml, "rect", null, ("width", N(layout.Width)), ("height", N(layout.Height)), ("fill", "#ffffff"));
        foreach (var box in layout.Boxes)
            Box(xml, box);
        foreach (var arrow in layout.Arrows)
        {
            Element(xml, "path", null, ("d", arrow.LinePath), ("fill", "none"), ("stroke", DiagramColours.Line), ("stroke-width", "1.2"));
            Element(xml, "path", null, ("d", arrow.HeadPath), ("fill", DiagramColours.Line));
        }

        xml.WriteEndElement();
    }

    private static void Box(XmlWriter xml, DiagramBox box)
    {
        if (DiagramColours.Of(box) is var (fill, stroke, radius))
        {
            Element(xml, "rect", null, ("x", N(box.X)), ("y", N(box.Y)), ("width", N(box.Width)), ("height", N(box.Height)),
                ("rx", N(radius)), ("fill", fill), ("stroke", stroke),
                ("stroke-width", box.IsOpen ? "1.4" : "1"), ("stroke-dasharray", box.IsOpen ? "5 4" : null));
        }

        foreach (var line in box.Lines)
        {
            xml.WriteStartElement("text", Namespace);
            if (box.Style is DiagramBoxStyle.Stage)
            {
                // The baseline runs a third of the font size right of the middle of the band.
                Attributes(xml, ("transform", $"translate({N(line.X + DiagramText.FontSize * 0.35)} {N(line.Y)}) rotate(-90)"),
                    ("text-anchor", "middle"), ("font-weight", "bold"));
                xml.WriteString(Clean(line.Text));
            }
            else
            {
                Attributes(xml, ("x", N(line.X)), ("y", N(line.Y)), ("text-anchor", box.IsCentered ? "middle" : null));
                foreach (var run in line.Runs)
                    Element(xml, "tspan", run.Text, ("font-weight", run.Bold ? "bold" : null));
            }

            xml.WriteEndElement();
        }
    }

    private static void Element(XmlWriter xml, string name, string? text, params (string Name, string? Value)[] attributes)
    {
        xml.WriteStartElement(name, Namespace);
        Attributes(xml, attributes);
        if (text is not null)
            xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                xml.WriteAttributeString(name, value);
        }
    }

    // Names of sources come from people and files and may hold what XML cannot.
    private static string Clean(string text)
    {
        if (!text.Any(c => !XmlConvert.IsXmlChar(c)))
            return text;
        return string.Concat(
            text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
