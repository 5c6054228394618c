using System.Text;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ScopingReview.Domain.FullTexts;

/// <summary>What a PDF says of itself in its document information and its XMP packet (ISO 32000-1, 14.3).</summary>
/// <param name="Title">Title; null where it has none.</param>
/// <param name="Dois">DOIs in any of its properties, in lower case. Publishers write the article's own there.</param>
public sealed partial record PdfProperties(string? Title, IReadOnlyList<string> Dois)
{
    /// <summary>How much of the properties is looked at, in characters.</summary>
    private const int Reach = 200_000;

    /// <summary>Nothing is known.</summary>
    public static PdfProperties None { get; } = new(null, []);

    internal static PdfProperties Of(PdfDocument document)
    {
        var texts = new List<string>();
        if (document.Information.DocumentInformationDictionary is { } dictionary)
            texts.AddRange(dictionary.Data.Values.Select(TextOf).OfType<string>());
        if (document.TryGetXmpMetadata(out var xmp))
        {
            var xml = xmp.GetXmlBytes();
            texts.Add(Encoding.UTF8.GetString(xml[..Math.Min(xml.Length, Reach)]));
        }

        var dois = texts.Select(text => text.Length > Reach ? text[..Reach] : text)
            .SelectMany(text => Dois10().Matches(text).Select(match => Doi.Normalise(match.Value))).OfType<string>();
        var title = document.Information.Title;
        return new PdfProperties(string.IsNullOrWhiteSpace(title) ? null : LineJoining.PlainLetters(title.Trim()), [.. dois.Distinct()]);
    }

    private static string? TextOf(IToken token) => token switch
    {
        StringToken text => text.Data,
        HexToken text => text.Data,
        _ => null,
    };

    [GeneratedRegex("10\\.[0-9]{4,9}/[^\\s\"'<>&]{1,200}", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Dois10();
}
