using System.Collections.Frozen;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Tags and reference types of the RefWorks tagged format, from the legend in its exports.</summary>
internal static class RefWorksTags
{
    private static readonly FrozenSet<string> _tags = FrozenSet.Create(StringComparer.Ordinal,
        "RT", "SR", "ID", "A1", "T1", "JF", "JO", "YR", "FD", "VO", "IS", "SP", "OP", "K1", "AB", "NO", "A2", "T2", "ED", "PB", "PP", "A3",
        "A4", "A5", "T3", "SN", "AV", "AD", "AN", "LA", "CL", "SF", "OT", "LK", "DO", "CN", "DB", "DS", "IP", "RD", "ST", "UL", "SL", "LL",
        "CR", "WT", "A6", "WV", "WP", "OL", "PMID", "PMCID", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "U10", "U11", "U12",
        "U13", "U14", "U15");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup = _tags.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, PublicationKind> _types = new Dictionary<string, PublicationKind>
    {
        ["Journal Article"] = PublicationKind.JournalArticle,
        ["Journal, Electronic"] = PublicationKind.JournalArticle,
        ["Journal"] = PublicationKind.JournalArticle,
        ["Abstract"] = PublicationKind.JournalArticle,
        ["Magazine Article"] = PublicationKind.JournalArticle,
        ["Newspaper Article"] = PublicationKind.JournalArticle,
        ["Book, Whole"] = PublicationKind.Book,
        ["Book, Edited"] = PublicationKind.Book,
        ["Book"] = PublicationKind.Book,
        ["Monograph"] = PublicationKind.Book,
        ["Book, Section"] = PublicationKind.BookChapter,
        ["Book Chapter"] = PublicationKind.BookChapter,
        ["Conference Proceedings"] = PublicationKind.Conference,
        ["Dissertation/Thesis"] = PublicationKind.Thesis,
        ["Dissertation"] = PublicationKind.Thesis,
        ["Thesis"] = PublicationKind.Thesis,
        ["Report"] = PublicationKind.Report,
        ["Grant"] = PublicationKind.Report,
        ["Unpublished Material"] = PublicationKind.Preprint,
        ["Web Page"] = PublicationKind.WebPage,
        ["Online Discussion Forum"] = PublicationKind.WebPage,
        ["Generic"] = PublicationKind.Other,
        ["Artwork"] = PublicationKind.Other,
        ["Bills"] = PublicationKind.Other,
        ["Case"] = PublicationKind.Other,
        ["Computer Program"] = PublicationKind.Other,
        ["Court Decisions"] = PublicationKind.Other,
        ["DVD"] = PublicationKind.Other,
        ["Hearing"] = PublicationKind.Other,
        ["Laws"] = PublicationKind.Other,
        ["Map"] = PublicationKind.Other,
        ["Motion Picture"] = PublicationKind.Other,
        ["Music Score"] = PublicationKind.Other,
        ["Patent"] = PublicationKind.Other,
        ["Personal Communication"] = PublicationKind.Other,
        ["Resolutions"] = PublicationKind.Other,
        ["Sound Recording"] = PublicationKind.Other,
        ["Statutes"] = PublicationKind.Other,
        ["Video"] = PublicationKind.Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind that a reference type stands for; "Thesis, Unpublished" is one of "Thesis".</summary>
    public static PublicationKind KindOf(string? type) =>
        type is null ? PublicationKind.Other
        : _types.TryGetValue(type, out var kind) ? kind
        : _types.TryGetValue(type.Split(',')[0], out kind) ? kind
        : PublicationTypes.KindOf(type);

    /// <summary>True for a text that begins with a reference type, as RT does even where a line break after it was lost.</summary>
    public static bool IsType(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (var type in _types.Keys)
        {
            if (text.StartsWith(type, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The tag at the beginning of a line, with up to four spaces before it: a known one in capitals, then white space or nothing. CNKI
    /// writes "vo". An empty span for any other line.
    /// </summary>
    public static ReadOnlySpan<char> TagOf(ReadOnlySpan<char> line, out int valueStart)
    {
        valueStart = 0;
        var start = 0;
        while (start < line.Length && start < 5 && (line[start] is ' ' or '\t' or '\uFEFF'))
            start++;
        var end = start;
        while (end < line.Length && end - start < 6 && char.IsAsciiLetterOrDigit(line[end]))
            end++;
        if (end < line.Length && !char.IsWhiteSpace(line[end]))
            return [];
        var tag = line[start..end];
        if (tag is "vo")
            tag = "VO";
        if (!_lookup.Contains(tag))
            return [];
        valueStart = Math.Min(end + 1, line.Length);
        return tag;
    }
}
