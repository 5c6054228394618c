using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>
/// Writes a Word file from the top to the bottom: headings, paragraphs, tables with their captions, numbered lists. The text is streamed,
/// since a charting table may have a few hundred thousand cells; the Open XML library packs it.
/// </summary>
internal sealed class WordDocument : IDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly MemoryStream _memory = new();
    private readonly WordprocessingDocument _package;
    private readonly Stream _stream;
    private readonly OfficeFacts _facts;
    private readonly int _margin;
    private bool _isLandscape;
    private bool _hasContent;
    private int _tables;

    public WordDocument(OfficeFacts facts, string title, bool landscape = false, int margin = WordPage.Margin)
    {
        (_facts, _isLandscape, _margin) = (facts, landscape, margin);
        _package = WordprocessingDocument.Create(_memory, WordprocessingDocumentType.Document, autoSave: false);
        var main = _package.AddMainDocumentPart();
        _package.ChangeIdOfPart(main, "rId1");
        facts.WriteProperties(_package.AddCoreFilePropertiesPart(), title);
        _package.ChangeIdOfPart(_package.CoreFilePropertiesPart!, "rId2");
        Fill(main.AddNewPart<StyleDefinitionsPart>("styles"), WordStyles.Sheet);
        Fill(main.AddNewPart<NumberingDefinitionsPart>("numbering"), WordStyles.Numbering);
        _stream = main.GetStream(FileMode.Create);
        Xml = XmlWriter.Create(_stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        Xml.WriteStartElement("w", "document", WordStyles.Namespace);
        foreach (var (prefix, name) in WordShapes.Namespaces)
            Xml.WriteAttributeString("xmlns", prefix, null, name);
        Start("body");
    }

    /// <summary>What comes next is written here.</summary>
    public XmlWriter Xml { get; }

    public bool IsLandscape => _isLandscape;

    public void Title(string text) => Paragraph(text, "Title");

    public void Heading(int level, string text) => Paragraph(text, FormattableString.Invariant($"Heading{level}"));

    public void Paragraph(string text, string? style = null)
    {
        Start("p");
        Style(style);
        Run(text);
        End();
    }

    /// <summary>An item of the numbered list, or of one with bullets.</summary>
    public void Item(string text, bool numbered, string? style = null)
    {
        Start("p");
        Start("pPr");
        if (style is not null)
            Element("pStyle", ("val", style));
        Start("numPr");
        Element("ilvl", ("val", "0"));
        Element("numId", ("val", numbered ? "1" : "2"));
        End();
        End();
        Run(text);
        End();
    }

    /// <summary>
    /// A table with its caption above and its notes below; what is too wide for a page lies on its side, and comes in parts.
    /// </summary>
    public void Table(ReportTable table)
    {
        foreach (var part in table.Parts(WordTable.MostColumns))
        {
            Turn(part.Columns.Count > WordTable.MostUpright);
            _tables++;
            Caption("Table", _tables, part.Caption);
            WordTable.Write(this, part);
            foreach (var note in part.Footnotes)
                Paragraph(note, "TableNote");
            Start("p");
            End();
        }
    }

    /// <summary>"Table 3. Caption", numbered by Word, so that the number follows when the author moves it.</summary>
    public void Caption(string kind, int number, string text)
    {
        Start("p");
        Style("Caption");
        Run(kind + " ");
        Start("fldSimple");
        Attribute("instr", $" SEQ {kind} \\* ARABIC ");
        Run(number.ToString(CultureInfo.InvariantCulture));
        End();
        Run(". " + text);
        End();
    }

    /// <summary>Goes on upright or on the side; where that is new, on a new page.</summary>
    public void Turn(bool landscape)
    {
        if (landscape == _isLandscape)
            return;
        if (_hasContent)
        {
            Start("p");
            Start("pPr");
            Section();
            End();
            End();
        }

        _isLandscape = landscape;
    }

    /// <summary>The file; nothing can be written after.</summary>
    public byte[] Close()
    {
        Section();
        Xml.WriteEndDocument();
        Xml.Dispose();
        _stream.Dispose();
        _package.Dispose();
        return FixedPackage.Of(_memory, _facts.At);
    }

    public void Run(string text, bool bold = false, bool superscript = false)
    {
        Start("r");
        if (bold || superscript)
        {
            Start("rPr");
            if (bold)
                Element("b");
            if (superscript)
                Element("vertAlign", ("val", "superscript"));
            End();
        }

        var lines = XmlText.Clean(text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                Element("br");
            Start("t");
            Xml.WriteAttributeString("xml", "space", null, "preserve");
            Xml.WriteString(lines[i]);
            End();
        }

        End();
    }

    public void Start(string name)
    {
        _hasContent |= name is "p" or "tbl";
        Xml.WriteStartElement("w", name, WordStyles.Namespace);
    }

    public void End() => Xml.WriteEndElement();

    public void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes)
            Attribute(attribute, value);
        End();
    }

    public void Attribute(string name, string value) => Xml.WriteAttributeString("w", name, WordStyles.Namespace, value);

    public void Dispose()
    {
        Xml.Dispose();
        _stream.Dispose();
        _package.Dispose();
        _memory.Dispose();
    }

    private void Style(string? style)
    {
        if (style is null)
            return;
        Start("pPr");
        Element("pStyle", ("val", style));
        End();
    }

    private void Section()
    {
        var (width, height) = (WordPage.Short.ToString(CultureInfo.InvariantCulture), WordPage.Long.ToString(CultureInfo.InvariantCulture));
        var margin = _margin.ToString(CultureInfo.InvariantCulture);
        Start("sectPr");
        if (_isLandscape)
            Element("pgSz", ("w", height), ("h", width), ("orient", "landscape"));
        else
            Element("pgSz", ("w", width), ("h", height));
        Element("pgMar", ("top", margin), ("right", margin), ("bottom", margin), ("left", margin), ("header", "400"), ("footer", "400"),
            ("gutter", "0"));
        End();
    }

    private static void Fill(OpenXmlPart part, string xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }
}
