using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Kinds of publication by the words that tables use: RIS codes, BibTeX types, Zotero's "journalArticle", lists such as "Article; Early
/// Access".
/// </summary>
internal static partial class CsvKinds
{
    public static PublicationKind Of(string? words)
    {
        if (words is null)
            return PublicationKind.Other;
        foreach (var part in words.Split([';', '|', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Prepend(words))
        {
            var spaced = Camel().Replace(part, " ").Replace('-', ' ');
            var kind = PublicationTypes.KindOf(spaced);
            kind = kind == PublicationKind.Other ? BibTexTypes.KindOf(part) : kind;
            kind = kind == PublicationKind.Other && Words.TryGetValue(spaced, out var named) ? named : kind;
            if (kind != PublicationKind.Other)
                return kind;
        }

        return PublicationKind.Other;
    }

    private static readonly Dictionary<string, PublicationKind> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Letter"] = PublicationKind.JournalArticle,
        ["Editorial"] = PublicationKind.JournalArticle,
        ["Note"] = PublicationKind.JournalArticle,
        ["Short survey"] = PublicationKind.JournalArticle,
        ["Erratum"] = PublicationKind.JournalArticle,
        ["Academic Journal"] = PublicationKind.JournalArticle,
        ["Chapter"] = PublicationKind.BookChapter,
        ["Proceeding"] = PublicationKind.Conference,
        ["Proceedings Paper"] = PublicationKind.Conference,
        ["Conference Review"] = PublicationKind.Conference,
        ["Conference Proceedings Article"] = PublicationKind.Conference,
        ["IEEE Conferences"] = PublicationKind.Conference,
        ["Dissertation/Thesis"] = PublicationKind.Thesis,
        ["Monograph"] = PublicationKind.Book,
        ["Manuscript"] = PublicationKind.Preprint,
        ["J"] = PublicationKind.JournalArticle,
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Camel();
}
