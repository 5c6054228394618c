using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Where a publication appeared: journal, book or proceedings, and pages.</summary>
internal static partial class RisPlace
{
    /// <summary>
    /// Which tag names the journal depends on the kind: T2 is the journal, book or proceedings unless JF or JO is there (then it can be a
    /// subtitle); for a whole book it is a series and is left out.
    /// </summary>
    public static (string? Name, string? Abbreviation) Journal(TaggedFields fields, PublicationKind kind)
    {
        var name = kind switch
        {
            PublicationKind.Book => fields.First("JF", "JO"),
            PublicationKind.BookChapter => fields.First("T2", "BT", "JF", "JO"),
            PublicationKind.Conference => fields.First("JF", "T2", "JO", "C3", "BT"),
            _ => fields.First("JF", "JO", "T2"),
        };
        var abbreviation = fields.First("JA", "J2", "JI", "J1", "J9");
        if (abbreviation is null && fields.Has("JF") && fields.First("JO") is { } other && other != name)
            abbreviation = other;
        if (kind == PublicationKind.Book)
            return (name, abbreviation);
        return (name ?? abbreviation, abbreviation == (name ?? abbreviation) ? null : abbreviation);
    }

    /// <summary>
    /// M1 ("number") of an article where no issue is given. Databases write much else into it: notes, document numbers, dates, "0".
    /// </summary>
    public static string? NumberAsIssue(TaggedFields fields, PublicationKind kind) =>
        kind == PublicationKind.JournalArticle && fields.First("M1") is { } number && SmallNumber().IsMatch(number) ? number : null;

    /// <summary>SP and EP; where they hold nothing, the article number (C7 of Scopus and Web of Science).</summary>
    public static string? Pages(TaggedFields fields) =>
        (PageRange.Parse(fields.First("SP"), fields.First("EP")) ?? PageRange.Parse(fields.First("C7")))?.ToString();

    [GeneratedRegex("^[1-9][0-9]{0,3}([-–/][0-9]{1,4})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex SmallNumber();
}
