using System.Globalization;
using System.Xml;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>A rectangle with text in a Word drawing; lengths in EMU (914,400 an inch).</summary>
/// <param name="Fill">Colour in six hex digits; null for none.</param>
/// <param name="Line">Likewise.</param>
internal sealed record WordBox(string Name, long X, long Y, long Width, long Height, string? Fill, string? Line, bool Dashed);

/// <summary>
/// A drawing of shapes that people can move and edit in Word (Office Open XML, the 2010 extension wordprocessingGroup), standing in the
/// text like a letter.
/// </summary>
internal sealed class WordShapes(WordDocument word)
{
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string WordDrawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private const string Shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    private const string Group = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private const long Thin = 9_525;

    private readonly XmlWriter _xml = word.Xml;
    private int _id = 1;

    public static IReadOnlyList<(string Prefix, string Name)> Namespaces { get; } =
        [("mc", Compatibility), ("wp", WordDrawing), ("a", Drawing), ("wps", Shape), ("wpg", Group)];

    public void Begin(string name, string description, long width, long height)
    {
        word.Start("p");
        word.Start("r");
        Start("mc", "AlternateContent", Compatibility);
        Start("mc", "Choice", Compatibility);
        _xml.WriteAttributeString("Requires", "wpg");
        word.Start("drawing");
        Start("wp", "inline", WordDrawing);
        foreach (var side in new[] { "distT", "distB", "distL", "distR" })
            _xml.WriteAttributeString(side, "0");
        Element("wp", "extent", WordDrawing, ("cx", N(width)), ("cy", N(height)));
        Element("wp", "docPr", WordDrawing, ("id", "1"), ("name", name), ("descr", XmlText.Clean(description)));
        Start("a", "graphic", Drawing);
        Start("a", "graphicData", Drawing);
        _xml.WriteAttributeString("uri", Group);
        Start("wpg", "wgp", Group);
        Element("wpg", "cNvGrpSpPr", Group);
        Start("wpg", "grpSpPr", Group);
        Start("a", "xfrm", Drawing);
        Element("a", "off", Drawing, ("x", "0"), ("y", "0"));
        Element("a", "ext", Drawing, ("cx", N(width)), ("cy", N(height)));
        Element("a", "chOff", Drawing, ("x", "0"), ("y", "0"));
        Element("a", "chExt", Drawing, ("cx", N(width)), ("cy", N(height)));
        End(2);
    }

    /// <summary>A box; what is inside writes its paragraphs.</summary>
    public void Box(WordBox box, long inset, Action inside)
    {
        Start("wps", "wsp", Shape);
        Element("wps", "cNvPr", Shape, ("id", N(++_id)), ("name", box.Name));
        Element("wps", "cNvSpPr", Shape);
        Start("wps", "spPr", Shape);
        Frame(box.X, box.Y, box.Width, box.Height);
        Geometry("rect");
        Fill(box.Fill);
        Start("a", "ln", Drawing);
        _xml.WriteAttributeString("w", N(Thin));
        Fill(box.Line);
        if (box.Dashed)
            Element("a", "prstDash", Drawing, ("val", "dash"));
        End(2);
        Start("wps", "txbx", Shape);
        word.Start("txbxContent");
        inside();
        End(2);
        Start("wps", "bodyPr", Shape);
        foreach (var side in new[] { "lIns", "tIns", "rIns", "bIns" })
            _xml.WriteAttributeString(side, N(inset));
        _xml.WriteAttributeString("anchor", "t");
        Element("a", "noAutofit", Drawing);
        End(2);
    }

    /// <summary>A straight piece of an arrow, with its head at the end where it is the last one.</summary>
    public void Line(long fromX, long fromY, long toX, long toY, string colour, bool head)
    {
        Start("wps", "wsp", Shape);
        Element("wps", "cNvPr", Shape, ("id", N(++_id)), ("name", FormattableString.Invariant($"Arrow {_id}")));
        Element("wps", "cNvCnPr", Shape);
        Start("wps", "spPr", Shape);
        Frame(Math.Min(fromX, toX), Math.Min(fromY, toY), Math.Abs(toX - fromX), Math.Abs(toY - fromY), toX < fromX, toY < fromY);
        Geometry("line");
        Start("a", "ln", Drawing);
        _xml.WriteAttributeString("w", N(Thin));
        Fill(colour);
        if (head)
            Element("a", "tailEnd", Drawing, ("type", "triangle"), ("w", "med"), ("len", "med"));
        End(2);
        Element("wps", "bodyPr", Shape);
        End();
    }

    /// <summary>Ends the drawing and its paragraph.</summary>
    public void Finish() => End(9);

    private void Frame(long x, long y, long width, long height, bool flipX = false, bool flipY = false)
    {
        Start("a", "xfrm", Drawing);
        if (flipX)
            _xml.WriteAttributeString("flipH", "1");
        if (flipY)
            _xml.WriteAttributeString("flipV", "1");
        Element("a", "off", Drawing, ("x", N(x)), ("y", N(y)));
        Element("a", "ext", Drawing, ("cx", N(width)), ("cy", N(height)));
        End();
    }

    private void Geometry(string name)
    {
        Start("a", "prstGeom", Drawing);
        _xml.WriteAttributeString("prst", name);
        Element("a", "avLst", Drawing);
        End();
    }

    private void Fill(string? colour)
    {
        if (colour is null)
        {
            Element("a", "noFill", Drawing);
            return;
        }

        Start("a", "solidFill", Drawing);
        Element("a", "srgbClr", Drawing, ("val", colour));
        End();
    }

    private void Start(string prefix, string name, string space) => _xml.WriteStartElement(prefix, name, space);

    private void End(int levels = 1)
    {
        for (var i = 0; i < levels; i++)
            _xml.WriteEndElement();
    }

    private void Element(string prefix, string name, string space, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(prefix, name, space);
        foreach (var (attribute, value) in attributes)
            _xml.WriteAttributeString(attribute, value);
        End();
    }

    private static string N(long number) => number.ToString(CultureInfo.InvariantCulture);
}
