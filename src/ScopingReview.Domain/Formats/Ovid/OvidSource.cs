using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Where a publication appeared, taken out of Ovid's source field, which every database writes in its own way.</summary>
/// <param name="Journal">The journal, or the book that a chapter is in.</param>
/// <param name="Year">The year of publication.</param>
/// <param name="Volume">The volume.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Pages">The pages as they stand.</param>
/// <param name="Book">In place of a journal: the book that the source is about, which can be the publication itself.</param>
/// <param name="Editors">Editors of the book, parted by semicolons.</param>
internal sealed partial record OvidSource(
    string? Journal, int? Year, string? Volume, string? Issue, string? Pages, string? Book = null, string? Editors = null)
{
    /// <summary>Longer texts are no sources.</summary>
    private const int LongestRead = 600;

    /// <summary>Reads the forms below; of any other text the year and, where a full stop ends it, the name alone.</summary>
    public static OvidSource? Parse(string? text)
    {
        if (text is null or { Length: > LongestRead })
            return null;
        if (EditedBook().Match(text) is { Success: true } edited)
            return Parse(text[edited.Length..]) is { } rest ? rest with { Editors = Names(edited.Groups["editors"].Value) } : null;
        if (Bookish().Match(text) is { Success: true } book)
            return new OvidSource(null, PublicationYear.Find(book.Groups["date"].ValueSpan), null, null, Part(book, "pages"),
                Part(book, "book"), Part(book, "editors") is { } names ? Names(names) : null);
        foreach (var form in (ReadOnlySpan<Regex>)[Medline(), Embase(), PsycInfo(), JournalsAtOvid(), PoliticalScience(), WithoutPages()])
        {
            if (form.Match(text) is { Success: true } match)
                return new OvidSource(Part(match, "journal")?.TrimEnd('.', ','), PublicationYear.Find(match.Groups["date"].ValueSpan),
                    Part(match, "volume"), Part(match, "issue"), Part(match, "pages"));
        }

        var name = NameAlone().Match(text);
        return new OvidSource(name.Success ? Part(name, "journal") : null, PublicationYear.Find(text), null, null, null);
    }

    private static string Names(string list) => EndOfName().Replace(list, ";");

    private static string? Part(Match match, string name) => match.Groups[name].Value.Trim() is { Length: > 0 } part ? part : null;

    /// <summary>"J Test. 12(3):101-9, 2020 Jan." and "Methods in Analysis.:371-397, 2004."</summary>
    [GeneratedRegex(
        @"^(?<journal>.{2,300}?)\.\s*(?<volume>[A-Za-z0-9][A-Za-z0-9 /-]{0,15}?)?\s?(\((?<issue>[^()]{1,40})\))?\s?:\s?(?<pages>[^,;:()]{1,40}),\s?(?<date>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Medline();

    /// <summary>"J Test. Conference: 2nd Meeting. Spain. 12 (3) (pp 101-109), 2020. Date of Publication: January 2020."</summary>
    [GeneratedRegex(
        @"^(?<journal>.{2,300}?)\. (Conference: .*?\. )?((?<volume>[A-Za-z0-9][A-Za-z0-9/-]{0,15}) ?)?(\((?<issue>[^()]{1,40})\) )?\((no pagination|pp\.? ?(?<pages>[^()]{1,40}))\), ?(?<date>[^.]*)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Embase();

    /// <summary>"J Test. Vol.28(2), Apr 2015, pp. 103-106." and "J Test. Vol 28(2) April 2015, 103-106".</summary>
    [GeneratedRegex(
        @"^(?<journal>.{2,300}?)\.\s+Vol\.? ?(?<volume>[A-Za-z0-9-]{1,15})(\((?<issue>[^()]{1,40})\))?,? (?<date>[^,]{0,30}[12][0-9]{3}),? ?(pp?\.? ?)?(?<pages>[A-Za-z0-9-]{1,20})?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PsycInfo();

    /// <summary>"J Test August 2011;43(8):647-653" and "J Test January/February 2010;6:611-613".</summary>
    [GeneratedRegex(
        @"^(?<journal>.{2,300}?)[. ]+(?<date>((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)[^;]{0,30} )?[12][0-9]{3});(?<volume>[^(:;]{0,15})(\((?<issue>[^()]{1,40})\))?:(?<pages>[^;,:]{1,40}?)\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex JournalsAtOvid();

    /// <summary>"J Test 12, Winter 2007: 7-14." and "J Test, 2013(1): 3-28."</summary>
    [GeneratedRegex(
        @"^(?<journal>[^0-9]{2,300}?),? (?<volume>[0-9]{1,4})(\((?<issue>[^()]{1,20})\))?(, (?<date>[^:]{1,40}))?: (?<pages>[0-9-]{1,20})\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PoliticalScience();

    /// <summary>"J Test Patents. 1288(3), Nov. 16, 2004."</summary>
    [GeneratedRegex(
        @"^(?<journal>.{2,300}?)\.\s*(?<volume>[0-9]{1,6})(\((?<issue>[^()]{1,40})\))?, (?<date>[^:;()]{0,40}[12][0-9]{3})\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex WithoutPages();

    /// <summary>"Doe, A [Editor], Roe, B [Editor]. " before the book that a chapter is in.</summary>
    [GeneratedRegex(@"^(?<editors>([^\[\]]{2,80} \[Ed[^\[\]]{0,80}\][,;]? ?){1,40})\. ",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EditedBook();

    [GeneratedRegex(@" \[Ed[^\[\]]{0,80}\][,;]?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EndOfName();

    /// <summary>"Doe, A [Ed]. (2015). A book. (pp. 103-106). xiv, 400 pp. Town: Press" and "(2014). A book. 58 pp. Town: Press".</summary>
    [GeneratedRegex(
        @"^((?<editors>[^()]{2,300}?)\.?\s?)?\((?<date>[12][0-9]{3})\)\.\s(?<book>.{2,300}?)\.?\s(\(pp?\.?\s?(?<pages>[^()]{1,30})\)|([ivxlc]{1,8}, )?[0-9]{1,5} pp\.)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Bookish();

    [GeneratedRegex(@"^(?<journal>[^.;:()0-9]{2,200})(\.|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex NameAlone();
}
