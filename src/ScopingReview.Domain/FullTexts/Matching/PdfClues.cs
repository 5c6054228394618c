using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.FullTexts;

/// <summary>What the first pages and the properties of a PDF tell of the report it is.</summary>
/// <param name="State">What came of reading it.</param>
/// <param name="PageCount">Pages; 0 where it could not be opened.</param>
/// <param name="Properties">What it says of itself.</param>
/// <param name="Dois">DOIs in the text, in order; one that is broken across lines stands in each way in which it can be put
/// together.</param>
/// <param name="PubMedIds">Numbers after "PMID", and PubMed Central ids with their "PMC".</param>
/// <param name="Opening">The lines of the first pages in reading order, without the list of references.</param>
public sealed partial record PdfClues(PdfTextState State, int PageCount, PdfProperties Properties, IReadOnlyList<string> Dois,
    IReadOnlyList<string> PubMedIds, IReadOnlyList<string> Opening)
{
    /// <summary>Pages that are looked at: the second too, because repositories put a page of their own before the article.</summary>
    public const int Pages = 2;

    private const int Reach = 40_000;

    /// <summary>Reads the clues of an open PDF.</summary>
    public static PdfClues Of(PdfText pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var lines = pdf.Pages(Pages).SelectMany(page => page.Paragraphs).SelectMany(lines => lines)
            .TakeWhile(line => !References().IsMatch(line)).ToList();
        var text = string.Join('\n', lines);
        text = text.Length > Reach ? text[..Reach] : text;
        return new PdfClues(
            pdf.State == PdfTextState.Read && lines.Count == 0 && !HasText(pdf) ? PdfTextState.NoText : pdf.State, pdf.PageCount,
            pdf.Properties, [.. Doi10().Matches(text).SelectMany(Spellings).OfType<string>().Distinct()],
            [.. Ids().Matches(text).Select(match => match.Groups["pmc"].Success ? "PMC" + match.Groups["pmc"].Value
                : match.Groups["pmid"].Value)
                .Distinct()], lines);
    }

    // A cover without letters is seen often, an article without any only where it was scanned.
    private static bool HasText(PdfText pdf) => pdf.Pages(most: 8).Any(page => page.Paragraphs.Count > 0);

    private static IEnumerable<string?> Spellings(Match match)
    {
        var parts = match.Value.Split('\n');
        for (var count = parts.Length; count > 0; count--)
            yield return Doi.Normalise(string.Concat(parts.Take(count)));
    }

    [GeneratedRegex(@"^\s*([0-9.]{0,4}\s*)?(references|bibliography|literature cited|works cited|literatur|références)\s*:?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTime.Longest)]
    private static partial Regex References();

    [GeneratedRegex("10\\.[0-9]{4,9}\\n?/[^\\s\"<>]{1,200}(\\n[^\\s\"<>]{1,200}){0,2}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTime.Longest)]
    private static partial Regex Doi10();

    [GeneratedRegex(@"\bPMID\s*:?\s*(?<pmid>[0-9]{5,9})\b|\bPMC\s?(?<pmc>[0-9]{5,9})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternTime.Longest)]
    private static partial Regex Ids();
}
