using System.Xml;
using System.Xml.Linq;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Parses the text of one entry. Nothing is loaded or expanded from outside of it: no definitions, no entities, no external files.
/// </summary>
internal static class XmlEntryParser
{
    /// <summary>Deeper than any export; a file that nests deeper is hostile or damaged.</summary>
    private const int MaxDepth = 100;

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = 8L * EntryOutcome.MaxEntryLength,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>
    /// The element with all below it by local names; null where the text is no XML even after mending, with the reason in words.
    /// </summary>
    public static XElement? Parse(XmlEntryText entry, List<ImportIssue> issues, out string reason)
    {
        if (TryParse(entry.Raw, out reason) is { } element)
            return element;
        var mended = XmlMending.Mend(entry.Raw, out var what);
        if (what is null || TryParse(mended, out _) is not { } read)
            return null;
        issues.Add(ImportIssue.Remark(entry.LineNumber, null, $"The entry is not well-formed XML; it was read after mending: {what}."));
        return read;
    }

    private static XElement? TryParse(string text, out string reason)
    {
        reason = "";
        try
        {
            var context = new XmlParserContext(null, new AnyPrefix(), null, XmlSpace.None);
            using var reader = XmlReader.Create(new StringReader(text), _settings, context);
            return Build(reader, out reason);
        }
        catch (XmlException exception)
        {
            var message = exception.Message.AsSpan();
            var place = message.IndexOf(" Line ", StringComparison.Ordinal);
            reason = EntryOutcome.Beginning(new string(place < 0 ? message : message[..place]), 300);
            return null;
        }
    }

    private static XElement? Build(XmlReader reader, out string reason)
    {
        XElement? root = null, current = null;
        reason = "It holds no element.";
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth > MaxDepth:
                    reason = $"Its elements are nested more than {MaxDepth} deep.";
                    return null;
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    if (current is null)
                        root = element;
                    else
                        current.Add(element);
                    if (!isEmpty)
                        current = element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    current?.Add(new XText(reader.Value));
                    break;
                case XmlNodeType.EndElement:
                    current = current?.Parent;
                    break;
            }
        }

        return root;
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            // RDF's attributes say what an element is called and which one is meant.
            if (reader.Prefix is "" or "rdf" && reader.LocalName != "xmlns")
                element.SetAttributeValue(reader.LocalName, reader.Value);
        }

        return element;
    }

    /// <summary>Prefixes are declared on elements around the entry; what they stand for does not matter here.</summary>
    private sealed class AnyPrefix() : XmlNamespaceManager(new NameTable())
    {
        public override string LookupNamespace(string prefix)
            => base.LookupNamespace(prefix) is { } known && (known.Length > 0 || prefix.Length == 0) ? known : $"urn:prefix:{prefix}";
    }
}
