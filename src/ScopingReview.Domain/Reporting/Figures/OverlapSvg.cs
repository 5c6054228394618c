using System.Globalization;
using System.Xml;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Writes the overlap figure as one SVG file that needs nothing else. Looks are attributes, not a style sheet: word processors and
/// journals' systems read those.
/// </summary>
public static class OverlapSvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Writes the figure.</summary>
    public static void Write(OverlapFigure figure, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(figure);
        using var xml = XmlWriter.Create(writer, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = false, CloseOutput = false });
        xml.WriteStartElement("svg", Namespace);
        Attributes(xml, ("width", N(figure.Width)), ("height", N(figure.Height)), ("viewBox", $"0 0 {N(figure.Width)} {N(figure.Height)}"),
            ("role", "img"),
            ("aria-labelledby", "overlap-title overlap-description"), ("font-family", DiagramFont.Stack),
            ("font-size", N(OverlapFigure.FontSize)), ("fill", "#1d232a"));
        Element(xml, "title", figure.Title, ("id", "overlap-title"));
        Element(xml, "desc", figure.Description, ("id", "overlap-description"));
        Element(xml, "rect", null, ("width", N(figure.Width)), ("height", N(figure.Height)), ("fill", "#ffffff"));
        foreach (var shape in figure.Shapes)
        {
            Element(xml, "rect", null, ("x", N(shape.X)), ("y", N(shape.Y)), ("width", N(shape.Width)), ("height", N(shape.Height)),
                ("rx", N(shape.Radius)), ("fill", FillOf(shape.Look)));
        }

        foreach (var text in figure.Texts)
            Element(xml, "text", text.Text, ("x", N(text.X)), ("y", N(text.Y)), ("text-anchor", text.Anchor),
                ("font-weight", text.Bold ? "bold" : "normal"));
        xml.WriteEndElement();
    }

    private static string FillOf(OverlapLook look) => look switch
    {
        OverlapLook.Band => "#f4f3f0",
        OverlapLook.Bar => "#1d5d86",
        OverlapLook.SourceBar => "#8fb4cb",
        OverlapLook.NoDot => "#d5d1c8",
        _ => "#1d232a",
    };

    private static void Element(XmlWriter xml, string name, string? text, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, Namespace);
        Attributes(xml, attributes);
        if (text is not null)
            xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
    }

    // Names of sources come from people and may hold what XML cannot.
    private static string Clean(string text)
        => string.Concat(
            text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
