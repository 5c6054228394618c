using System.Xml;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>Text of people and files may hold what XML cannot.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        return string.Concat(text.EnumerateRunes()
            .Where(rune => rune.Value != 0xFFFD && (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)))
            .Select(rune => rune.ToString()));
    }
}
