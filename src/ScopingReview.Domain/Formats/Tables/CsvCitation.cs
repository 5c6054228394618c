using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Where a publication appeared, taken out of a text that holds all of it.</summary>
internal sealed partial record CsvCitation(string? Journal, int? Year, string? Volume, string? Issue, string? Pages)
{
    /// <summary>Reads the forms of Ovid, LILACS, Embase, PubMed and ERIC; null for any other text.</summary>
    public static CsvCitation? Parse(string? text) => ParseAs(text, Ovid(), Lilacs(), Embase(), PubMed(), Eric());

    /// <summary>Reads what may be the name of a journal alone: only forms that nothing else looks like.</summary>
    public static CsvCitation? ParseSource(string? text) => ParseAs(text, Ovid(), OvidByYear(), Lilacs());

    private static CsvCitation? ParseAs(string? text, params ReadOnlySpan<Regex> forms)
    {
        if (text is null or { Length: > 1000 })
            return null;
        foreach (var form in forms)
        {
            if (form.Match(text) is { Success: true } match)
                return new CsvCitation(Part(match, "journal"), PublicationYear.Find(match.Groups["year"].ValueSpan), Part(match, "volume"),
                    Part(match, "issue"), Part(match, "pages"));
        }

        return null;
    }

    private static string? Part(Match match, string name) => match.Groups[name].Value.Trim() is { Length: > 0 } part ? part : null;

    /// <summary>"J Test. 12(3):101-9, 2020 Jan.".</summary>
    [GeneratedRegex(
        @"^(?<journal>[^;]+?)\. (?<volume>[^:;(.,\s]{1,20})? ?(\((?<issue>[^)]{1,40})\))?(: ?(?<pages>[^,;]{1,40}))?, (?<year>[12][0-9]{3})( [^;:]{0,30})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Ovid();

    /// <summary>"J Test. 2020 Jan;12(3):101-9.".</summary>
    [GeneratedRegex(
        @"^(?<journal>[^;]+?)\. (?<year>[12][0-9]{3})[^;.]{0,30};(?<volume>[^(:;.]{0,30})(\((?<issue>[^)]{1,40})\))?(:(?<pages>[^.;]{1,40}))?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex OvidByYear();

    /// <summary>"Rev. Salud (En línea);12(3): 101-109, 2019. tab".</summary>
    [GeneratedRegex(
        @"^(?<journal>[^;]+?) ?; ?(?<volume>[^(:;,]{0,20})(\((?<issue>[^)]{1,40})\))?(: ?(?<pages>[^,;]{1,40}))?, ?([^,;]{0,20} )?(?<year>[12][0-9]{3})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Lilacs();

    /// <summary>"Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014".</summary>
    [GeneratedRegex(
        @"^(?<journal>.+?) \((?<year>[12][0-9]{3})\)( (?<volume>[^:(.]{1,40}))?(:(?<issue>[^( .]{1,40}))?( \((?<pages>[^)]{1,60})\))?(?= |\.|$)(?!;)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Embase();

    /// <summary>"CA Cancer J Clin. 2024 May-Jun;74(3):229-263. doi: …"; the journal has a column of its own.</summary>
    [GeneratedRegex(@"\. (?<year>[12][0-9]{3})[^;.]{0,30};(?<volume>[^(:;.]{0,30})(\((?<issue>[^)]{1,40})\))?(:(?<pages>[^.;]{1,40}))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PubMed();

    /// <summary>"Journal of Examples, v12 n3 p45-60 Mar 2010".</summary>
    [GeneratedRegex(
        @"^(?<journal>.+?), v(?<volume>\S{1,20})( n(?<issue>\S{1,20}))?( p(?<pages>[0-9-]{1,20}))?( .*?(?<year>[12][0-9]{3}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTime.Longest)]
    private static partial Regex Eric();
}
