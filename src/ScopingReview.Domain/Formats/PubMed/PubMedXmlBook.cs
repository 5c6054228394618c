using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of a book or chapter in PubMed's XML.</summary>
internal static class PubMedXmlBook
{
    public static BibliographicRecord Map(XElement entry, XElement document, XmlEntryText text, int position, List<ImportIssue> issues)
    {
        var book = document.Element("Book");
        var (chapter, title) = (document.At("ArticleTitle").Line(), book.At("BookTitle").Line());
        var types = PubMedXmlRecord.Texts(document, "PublicationType");
        var lists = document.Elements("AuthorList").ToList();
        var bookLists = book?.Elements("AuthorList").ToList() ?? [];
        var authors = PubMedXmlNames.Read(lists, editors: false, text, issues);
        var ids = document.Element("ArticleIdList");
        var pubMedId = PubMedNumbers.PubMedId(document.At("PMID").Line() ?? PubMedXmlRecord.Id(ids, "pubmed"));
        var (issns, isbns) =
            SerialNumbers.Read(book?.Elements("Isbn").Select(isbn => ("Isbn", isbn.Line(), text.LineNumber)) ?? [], issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.Raw,
            Kind = chapter is null ? PublicationKind.Book : PublicationKind.BookChapter,
            PublicationType = types.Count == 0 ? null : string.Join("; ", types),
            Title = chapter ?? title,
            Abstract = PubMedXmlRecord.Abstract(document),
            Authors = authors.Count > 0 ? authors : PubMedXmlNames.Read(bookLists, editors: false, text, issues),
            Editors = PubMedXmlNames.Read([.. lists, .. bookLists], editors: true, text, issues),
            Year = PubMedXmlRecord.Year(book.At("PubDate"), text, issues)
                ?? PublicationYear.Find(document.At("ContributionDate", "Year").Line()),
            Journal = chapter is null ? null : title,
            Volume = book.At("Volume").Line(),
            Pages = PubMedXmlRecord.Pages(document),
            Doi = Doi.Normalise(PubMedXmlRecord.Id(ids, "doi")) ?? Doi.Normalise(PubMedXmlRecord.Location(document, "doi"))
                ?? Doi.Normalise(PubMedXmlRecord.Location(book, "doi")),
            PubMedId = pubMedId,
            PmcId = PubMedNumbers.PmcId(PubMedXmlRecord.Id(ids, "pmc")),
            Issns = issns,
            Isbns = isbns,
            Keywords = PubMedXmlTerms.Read(document),
            Language = Languages.Join(PubMedXmlRecord.Texts(document, "Language")),
            DatabaseName = "PubMed",
            AccessionNumber = pubMedId ?? PubMedXmlRecord.Id(ids, "bookaccession"),
            Notes = PubMedXmlTerms.Notices(document),
        };
    }
}
