using System.Collections.Frozen;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Kinds of publication by CSL's types, and by Crossref's, which doi.org hands out in their place.</summary>
internal static class CslTypes
{
    private static readonly FrozenDictionary<string, PublicationKind> _kinds = new (PublicationKind Kind, string[] Types)[]
    {
        (PublicationKind.JournalArticle,
            ["article-journal", "article-magazine", "article-newspaper", "review", "review-book", "journal-article", "periodical"]),
        (PublicationKind.Book, ["book", "classic", "pamphlet", "monograph", "edited-book", "reference-book", "collection"]),
        (PublicationKind.BookChapter,
            ["chapter", "entry", "entry-dictionary", "entry-encyclopedia", "book-chapter", "book-section", "book-part", "reference-entry"]),
        (PublicationKind.Conference, ["paper-conference", "speech", "event", "proceedings-article", "proceedings"]),
        (PublicationKind.Thesis, ["thesis", "dissertation"]),
        (PublicationKind.Report, ["report", "standard", "regulation", "report-series"]),
        (PublicationKind.Preprint, ["article", "manuscript", "posted-content"]),
        (PublicationKind.WebPage, ["webpage", "post", "post-weblog"]),
    }.SelectMany(group => group.Types, (group, type) => KeyValuePair.Create(type, group.Kind)).ToFrozenDictionary(
        StringComparer.OrdinalIgnoreCase);

    public static PublicationKind KindOf(string? type) =>
        type is not null && _kinds.TryGetValue(type, out var kind) ? kind : PublicationKind.Other;
}
