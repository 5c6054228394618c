using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// The kind of a publication from the publication types of PubMed and ERIC, of which an entry has several. ERIC numbers its articles apart.
/// </summary>
internal static class MedlineTypes
{
    /// <summary>
    /// In the order in which they count: a preprint is a "Journal Article" too, and ERIC calls an article "Reports - Research" as well.
    /// </summary>
    private static readonly (string Words, PublicationKind Kind)[] _byWords =
    [
        ("preprint", PublicationKind.Preprint), ("book chapter", PublicationKind.BookChapter),
        ("journal article", PublicationKind.JournalArticle),
        ("dissertation", PublicationKind.Thesis), ("theses", PublicationKind.Thesis),
        ("speeches/meeting papers", PublicationKind.Conference),
        ("conference", PublicationKind.Conference), ("technical report", PublicationKind.Report), ("books", PublicationKind.Book),
        ("reports - ", PublicationKind.Report),
    ];

    public static PublicationKind KindOf(IReadOnlyList<string> types, bool hasJournal, bool isEricArticle, bool isPartOfBook)
    {
        if (isPartOfBook)
            return PublicationKind.BookChapter;
        if (isEricArticle)
            return PublicationKind.JournalArticle;
        foreach (var (words, kind) in _byWords)
        {
            if (types.Any(type => type.StartsWith(words, StringComparison.OrdinalIgnoreCase)))
                return kind;
        }

        if (types.Contains("Book", StringComparer.OrdinalIgnoreCase))
            return PublicationKind.Book;
        return hasJournal ? PublicationKind.JournalArticle : PublicationKind.Other;
    }
}
