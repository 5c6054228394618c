using System.Collections.Frozen;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Kinds of publication as reference managers name them: the codes of RIS, and the words of EndNote (ref-type, %0) and of other programs.
/// </summary>
internal static class PublicationTypes
{
    private static readonly FrozenDictionary<string, PublicationKind> _kinds = new (PublicationKind Kind, string[] Names)[]
    {
        (PublicationKind.JournalArticle,
            ["JOUR", "JFULL", "EJOUR", "MGZN", "NEWS", "INPR", "ABST", "JOURNAL ARTICLE", "JOURNAL", "ARTICLE", "MAGAZINE ARTICLE",
                "NEWSPAPER ARTICLE", "ELECTRONIC ARTICLE", "REVIEW"]),
        (PublicationKind.Book,
            ["BOOK", "EBOOK", "EDBOOK", "CLSWK", "BOOK, WHOLE", "EDITED BOOK", "ELECTRONIC BOOK", "CLASSICAL WORK"]),
        // SER and Serial too: Scopus has the papers of its book series so, and the series is where they appeared.
        (PublicationKind.BookChapter,
            ["CHAP", "ECHAP", "SER", "SERIAL", "BOOK SECTION", "BOOK CHAPTER", "ELECTRONIC BOOK SECTION", "ENCYCLOPEDIA", "ENCYC", "DICT",
                "DICTIONARY"]),
        (PublicationKind.Conference, ["CONF", "CPAPER", "CONFERENCE PAPER", "CONFERENCE PROCEEDINGS", "CONFERENCE", "MEETING ABSTRACT"]),
        (PublicationKind.Thesis, ["THES", "THESIS", "DISSERTATION"]),
        (PublicationKind.Report,
            ["RPRT", "GOVDOC", "PAMP", "STAND", "GRNT", "REPORT", "GOVERNMENT DOCUMENT", "PAMPHLET", "STANDARD", "GRANT"]),
        (PublicationKind.Preprint, ["UNPB", "UNPD", "MANSCPT", "PREPRINT", "UNPUBLISHED WORK", "MANUSCRIPT"]),
        (PublicationKind.WebPage, ["ELEC", "WEB", "BLOG", "ICOMM", "WEB PAGE", "WEBPAGE", "ONLINE DATABASE", "ONLINE MULTIMEDIA"]),
    }.SelectMany(group => group.Names, (group, name) => KeyValuePair.Create(name, group.Kind)).ToFrozenDictionary(
    StringComparer.OrdinalIgnoreCase);

    public static PublicationKind KindOf(string? type)
        => type is not null && _kinds.TryGetValue(type, out var kind) ? kind : PublicationKind.Other;
}
