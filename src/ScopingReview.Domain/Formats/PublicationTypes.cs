using System.Collections.Frozen;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Kinds of publication as RIS exports name them: the codes of the format, and the words that some programs write in their place.</summary>
internal static class PublicationTypes
{
    private static readonly FrozenDictionary<string, PublicationKind> _kinds = new (PublicationKind Kind, string[] Names)[]
    {
        (PublicationKind.JournalArticle, ["JOUR", "JFULL", "EJOUR", "MGZN", "NEWS", "INPR", "ABST", "JOURNAL ARTICLE", "JOURNAL", "ARTICLE", "MAGAZINE ARTICLE", "NEWSPAPER ARTICLE", "REVIEW"]),
        (PublicationKind.Book, ["BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER", "BOOK, WHOLE", "EDITED BOOK"]),
        (PublicationKind.BookChapter, ["CHAP", "ECHAP", "BOOK SECTION", "BOOK CHAPTER"]),
        (PublicationKind.Conference, ["CONF", "CPAPER", "CONFERENCE PAPER", "CONFERENCE PROCEEDINGS", "CONFERENCE", "MEETING ABSTRACT"]),
        (PublicationKind.Thesis, ["THES", "THESIS", "DISSERTATION"]),
        (PublicationKind.Report, ["RPRT", "GOVDOC", "PAMP", "STAND", "GRNT", "REPORT"]),
        (PublicationKind.Preprint, ["UNPB", "UNPD", "MANSCPT", "PREPRINT", "UNPUBLISHED WORK"]),
        (PublicationKind.WebPage, ["ELEC", "WEB", "BLOG", "ICOMM", "WEB PAGE"]),
    }.SelectMany(group => group.Names, (group, name) => KeyValuePair.Create(name, group.Kind)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static PublicationKind KindOf(string? type) => type is not null && _kinds.TryGetValue(type, out var kind) ? kind : PublicationKind.Other;
}
