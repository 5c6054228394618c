using System.Globalization;
using System.Xml;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Writes a figure as one SVG file that needs nothing else. Looks are attributes, not a style sheet: word processors and journals' systems
/// read those. Width and height are in millimetres, so that it stands in a document as wide as it was made for.
/// </summary>
public static class DrawingSvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The figure as text, to be encoded as UTF-8.</summary>
    public static string Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = false, CloseOutput = false }))
        {
            xml.WriteStartElement("svg", Namespace);
            Attributes(xml, ("width", Millimetres(drawing.Width)), ("height", Millimetres(drawing.Height)),
                ("viewBox", $"0 0 {N(drawing.Width)} {N(drawing.Height)}"), ("role", "img"), ("aria-labelledby", "title description"),
                ("font-family", DiagramFont.Stack), ("font-size", N(FigureStyle.FontSize)), ("fill", FigureStyle.Ink));
            Element(xml, "title", drawing.Title, ("id", "title"));
            Element(xml, "desc", drawing.Description, ("id", "description"));
            Element(xml, "rect", null, ("width", N(drawing.Width)), ("height", N(drawing.Height)), ("fill", "#ffffff"));
            foreach (var part in drawing.Parts)
            {
                var (name, attributes) = Of(part);
                Element(xml, name, (part as DrawnText)?.Text, [.. attributes]);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    /// <summary>Name and attributes of the SVG element that a part is, in order; what is null is left out.</summary>
    public static (string Name, IReadOnlyList<(string Name, string? Value)> Attributes) Of(DrawingPart part) => part switch
    {
        DrawnRectangle r
            => ("rect", [("x", N(r.X)), ("y", N(r.Y)), ("width", N(Math.Max(0, r.Width))), ("height", N(Math.Max(0, r.Height))),
            ("rx", r.Radius == 0 ? null : N(r.Radius)), ("fill", r.Fill), ("stroke", r.Stroke),
                ("stroke-width", r.Stroke is null ? null : "0.6")]),
        DrawnCircle c => ("circle", [("cx", N(c.X)), ("cy", N(c.Y)), ("r", N(c.Radius)), ("fill", c.Fill), ("stroke", c.Stroke),
            ("stroke-width", c.Stroke is null ? null : "0.6")]),
        DrawnLine l => ("polyline", [("points", string.Join(' ', l.Points.Select(point => $"{N(point.X)},{N(point.Y)}"))), ("fill", "none"),
            ("stroke", l.Stroke), ("stroke-width", N(l.Width)), ("stroke-dasharray", l.Dashed ? "2.5 2" : null)]),
        DrawnText t => ("text", [("x", N(t.X)), ("y", N(t.Y)), ("text-anchor", t.Anchor == "start" ? null : t.Anchor),
            ("font-size", t.Size == FigureStyle.FontSize ? null : N(t.Size)), ("font-weight", t.Bold ? "bold" : null),
            ("fill", t.Fill == FigureStyle.Ink ? null : t.Fill),
            ("transform", t.Turn == 0 ? null : $"rotate({N(t.Turn)} {N(t.X)} {N(t.Y)})")]),
        _ => throw new ArgumentException("Not a part of a drawing.", nameof(part)),
    };

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

    // Labels come from people and files and may hold what XML cannot.
    private static string Clean(string text)
        => text.All(XmlConvert.IsXmlChar) ? text
            : string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
                .Select(rune => rune.ToString()));

    private static string Millimetres(double points) => N(points / Drawing.PointsPerMillimetre) + "mm";

    /// <summary>A length as SVG has it.</summary>
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
