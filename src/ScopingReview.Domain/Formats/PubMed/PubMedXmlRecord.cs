using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of an element of PubMed's XML.</summary>
internal static class PubMedXmlRecord
{
    public static BibliographicRecord Map(XElement entry, XmlEntryText text, int position, List<ImportIssue> issues)
    {
        var book = entry.Name.LocalName == "BookDocument" ? entry : entry.Element("BookDocument");
        return book is null ? Article(entry, text, position, issues) : PubMedXmlBook.Map(entry, book, text, position, issues);
    }

    private static BibliographicRecord Article(XElement entry, XmlEntryText text, int position, List<ImportIssue> issues)
    {
        var citation = entry.Name.LocalName == "MedlineCitation" ? entry : entry.Element("MedlineCitation");
        var article = citation.At("Article");
        var journal = article.At("Journal");
        var name = journal.At("Title").Line();
        var abbreviation = journal.At("ISOAbbreviation").Line() ?? citation.At("MedlineJournalInfo", "MedlineTA").Line();
        var types = Texts(article.At("PublicationTypeList"), "PublicationType");
        var ids = entry.At("PubmedData", "ArticleIdList");
        var pubMedId = PubMedNumbers.PubMedId(citation.At("PMID").Line() ?? Id(ids, "pubmed"));
        var (issns, isbns) = SerialNumbers.Read(
            [("ISSN", journal.At("ISSN").Line(), text.LineNumber),
                ("ISSNLinking", citation.At("MedlineJournalInfo", "ISSNLinking").Line(), text.LineNumber)], issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.Raw,
            Kind = MedlineTypes.KindOf(types, hasJournal: (name ?? abbreviation) is not null, isEricArticle: false, isPartOfBook: false),
            PublicationType = types.Count == 0 ? null : string.Join("; ", types),
            Title = Title(article),
            Abstract = Abstract(article),
            Authors = PubMedXmlNames.Read(article?.Elements("AuthorList"), editors: false, text, issues),
            Editors = PubMedXmlNames.Read(article?.Elements("AuthorList"), editors: true, text, issues),
            Year = Year(journal.At("JournalIssue", "PubDate"), text, issues)
                ?? PublicationYear.Find(article.At("ArticleDate", "Year").Line()),
            Journal = name ?? abbreviation,
            JournalAbbreviation = name is null || abbreviation == name ? null : abbreviation,
            Volume = journal.At("JournalIssue", "Volume").Line(),
            Issue = journal.At("JournalIssue", "Issue").Line(),
            Pages = Pages(article),
            Doi = Doi.Normalise(Id(ids, "doi")) ?? Doi.Normalise(Location(article, "doi")),
            PubMedId = pubMedId,
            PmcId = PubMedNumbers.PmcId(Id(ids, "pmc")),
            Issns = issns,
            Isbns = isbns,
            Keywords = PubMedXmlTerms.Read(citation),
            Language = Languages.Join(Texts(article, "Language")),
            DatabaseName = "PubMed",
            AccessionNumber = pubMedId,
            Notes = PubMedXmlTerms.Notices(citation),
        };
    }

    /// <summary>
    /// The parts with their labels, each a paragraph: "METHODS: …". OtherAbstract (publishers' and translated ones) is left out.
    /// </summary>
    internal static string? Abstract(XElement? parent)
        => Abstracts.Join((parent.At("Abstract")?.Elements("AbstractText") ?? []).Select(part =>
    {
        var label = FieldText.Clean((string?)part.Attribute("Label"));
        var words = part.Paragraphs();
        return words is null || label is null || label.Equals("UNLABELLED", StringComparison.OrdinalIgnoreCase) ? words
            : $"{label}: {words}";
    }));

    internal static int? Year(XElement? date, XmlEntryText text, List<ImportIssue> issues) => PublicationYear.FindIn(
        [("Year", date.At("Year").Line(), text.LineNumber), ("MedlineDate", date.At("MedlineDate").Line(), text.LineNumber)], issues);

    internal static List<string> Texts(XElement? parent, string name)
        => [.. (parent?.Elements(name) ?? []).Select(element => element.Line()).OfType<string>()];

    /// <summary>The id of one kind. The lists of cited references hold ids of other works and are no children of this one.</summary>
    internal static string? Id(XElement? list, string kind)
        => list?.Elements("ArticleId").FirstOrDefault(id => (string?)id.Attribute("IdType") == kind).Line();

    internal static string? Location(XElement? parent, string kind) =>
        parent?.Elements("ELocationID")
        .FirstOrDefault(id => (string?)id.Attribute("EIdType") == kind && (string?)id.Attribute("ValidYN") != "N").Line();

    /// <summary>MedlinePgn, else StartPage and EndPage, else a short article number.</summary>
    internal static string? Pages(XElement? parent)
    {
        var pages = parent.At("Pagination");
        var number = Location(parent, "pii") is { Length: <= 12 } pii && pii.All(char.IsAsciiLetterOrDigit) ? pii : null;
        return (PageRange.Parse(pages.At("MedlinePgn").Line()) ?? PageRange.Parse(pages.At("StartPage").Line(), pages.At("EndPage").Line())
            ?? PageRange.Parse(number))?.ToString();
    }

    /// <summary>Where there is no title in English, the one in the language of the publication.</summary>
    private static string? Title(XElement? article)
    {
        var title = article.At("ArticleTitle").Line();
        return title is null || title.StartsWith("[Not Available]", StringComparison.OrdinalIgnoreCase)
            ? article.At("VernacularTitle").Line() ?? title : title;
    }
}
