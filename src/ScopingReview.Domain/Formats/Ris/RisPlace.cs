using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Where a publication appeared: journal, book or proceedings, and pages.</summary>
internal static class RisPlace
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

    /// <summary>SP and EP; where they hold nothing, the article number (C7 of Scopus and Web of Science).</summary>
    public static string? Pages(TaggedFields fields) =>
        (PageRange.Parse(fields.First("SP"), fields.First("EP")) ?? PageRange.Parse(fields.First("C7")))?.ToString();
}
