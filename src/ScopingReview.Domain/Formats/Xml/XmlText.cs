using System.Text;
using System.Xml.Linq;

namespace ScopingReview.Domain.Formats;

/// <summary>Reads the text of elements, whatever markup stands in it.</summary>
internal static class XmlText
{
    /// <summary>The element at a path of names; null where there is none.</summary>
    public static XElement? At(this XElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            element = element?.Element(name);
        return element;
    }

    /// <summary>In one line; null where there is none.</summary>
    public static string? Line(this XElement? element) => element is null ? null : FieldText.Clean(Plain(element));

    /// <summary>With its paragraphs.</summary>
    public static string? Paragraphs(this XElement? element) => element is null ? null : FieldText.CleanLines(Unwrapped(element));

    /// <summary>Its lines, each a value of its own (keywords, serial numbers, links).</summary>
    public static IEnumerable<string> Lines(this XElement? element)
    {
        if (element is null)
            yield break;
        foreach (var text in Unwrapped(element).Split('\n'))
        {
            if (FieldText.Clean(text) is { } line)
                yield return line;
        }
    }

    /// <summary>
    /// CR is what EndNote puts between lines; a line feed with an indentation behind it was put in by whoever formatted the file.
    /// </summary>
    private static string Unwrapped(XElement element)
    {
        var text = Plain(element);
        if (!text.AsSpan().ContainsAny('\r', '\n'))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            var isWrap = text[i] == '\n' && i + 2 < text.Length && (text[i + 1] == '\t' || (text[i + 1] == ' ' && text[i + 2] == ' '));
            result.Append(isWrap ? ' ' : text[i] == '\r' ? '\n' : text[i]);
        }

        return result.ToString();
    }

    /// <summary>All text in it. Line breaks between EndNote's style elements were put in by whoever formatted the file.</summary>
    private static string Plain(XElement element)
    {
        if (element.FirstNode is XText only && only.NextNode is null)
            return only.Value;
        if (element.FirstNode is XElement style && style.NextNode is null && style.FirstNode is XText inner && inner.NextNode is null)
            return inner.Value;
        var result = new StringBuilder();
        var hasStyles = element.Element("style") is not null;
        foreach (var text in element.DescendantNodes().OfType<XText>())
        {
            if (!hasStyles || text.Parent != element || !string.IsNullOrWhiteSpace(text.Value)
                || !text.Value.Contains('\n', StringComparison.Ordinal))
                result.Append(text.Value);
        }

        return result.ToString();
    }
}
