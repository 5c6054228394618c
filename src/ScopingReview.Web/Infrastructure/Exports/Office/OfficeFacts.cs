using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>What a file says of itself.</summary>
/// <param name="Review">Title of the review.</param>
/// <param name="At">When the last thing happened in the review that the file is made of: not when it was made, so that the same state makes
/// the same file.</param>
/// <param name="Lines">How it was made, in pairs of a name and what there is to say.</param>
internal sealed record OfficeFacts(string Review, DateTimeOffset At, IReadOnlyList<(string Name, string Text)> Lines)
{
    public const string Program = "Scoping Review Workbench";

    public string AtText => At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>Writes title, program and dates into a package.</summary>
    public void WriteProperties(CoreFilePropertiesPart part, string title)
    {
        var date = At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        xml.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", XmlText.Clean(title));
        xml.WriteElementString("dc", "creator", "http://purl.org/dc/elements/1.1/", Program);
        foreach (var name in new[] { "created", "modified" })
        {
            xml.WriteStartElement("dcterms", name, "http://purl.org/dc/terms/");
            xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
            xml.WriteString(date);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
