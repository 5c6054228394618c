using System.Collections.Frozen;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Kinds of publication by the entry types of BibTeX and biblatex.</summary>
internal static class BibTexTypes
{
    private static readonly FrozenDictionary<string, PublicationKind> _kinds = new (PublicationKind Kind, string[] Names)[]
    {
        (PublicationKind.JournalArticle, ["article", "suppperiodical", "review"]),
        (PublicationKind.Book,
            ["book", "booklet", "mvbook", "collection", "mvcollection", "reference", "mvreference", "periodical", "manual"]),
        (PublicationKind.BookChapter, ["inbook", "incollection", "bookinbook", "suppbook", "suppcollection", "inreference"]),
        (PublicationKind.Conference, ["inproceedings", "conference", "proceedings", "mvproceedings"]),
        (PublicationKind.Thesis, ["phdthesis", "mastersthesis", "thesis", "bachelorsthesis"]),
        (PublicationKind.Report, ["techreport", "report", "standard"]),
        (PublicationKind.Preprint, ["unpublished", "preprint"]),
        (PublicationKind.WebPage, ["online", "electronic", "www", "webpage"]),
    }.SelectMany(group => group.Names, (group, name) => KeyValuePair.Create(name, group.Kind)).ToFrozenDictionary(
    StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of an entry type; Other for one that is not known.</summary>
    public static PublicationKind KindOf(string type) => _kinds.GetValueOrDefault(type);

    /// <summary>True for entries that only gather or lend data to others (biblatex @set, @xdata).</summary>
    public static bool IsNoPublication(string type) => type.ToLowerInvariant() is "set" or "xdata" or "bibnote" or "control";
}
