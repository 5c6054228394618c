using System.Collections.Frozen;
using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of an EndNote "record" element.</summary>
internal static class EndNoteXmlRecord
{
    /// <summary>Reference types by number, for programs that write no name.</summary>
    private static readonly FrozenDictionary<string, string> _types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["0"] = "Journal Article",
        ["5"] = "Book Section",
        ["6"] = "Book",
        ["10"] = "Conference Proceedings",
        ["12"] = "Web Page",
        ["13"] = "Generic",
        ["17"] = "Journal Article",
        ["19"] = "Magazine Article",
        ["23"] = "Newspaper Article",
        ["24"] = "Pamphlet",
        ["27"] = "Report",
        ["28"] = "Edited Book",
        ["32"] = "Thesis",
        ["34"] = "Unpublished Work",
        ["36"] = "Manuscript",
        ["43"] = "Electronic Article",
        ["44"] = "Electronic Book",
        ["45"] = "Online Database",
        ["46"] = "Government Document",
        ["47"] = "Conference Paper",
        ["48"] = "Online Multimedia",
        ["49"] = "Classical Work",
        ["52"] = "Dictionary",
        ["53"] = "Encyclopedia",
        ["54"] = "Grant",
        ["56"] = "Blog",
        ["57"] = "Serial",
        ["58"] = "Standard",
        ["60"] = "Electronic Book Section",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] _customFields = ["custom1", "custom2", "custom3", "custom4", "custom5", "custom6", "custom7"];

    public static BibliographicRecord Map(XElement record, XmlEntryText entry, int position, List<ImportIssue> issues)
    {
        var type = Type(record);
        var kind = PublicationTypes.KindOf(type);
        var (journal, abbreviation) = Journal(record, kind);
        var urls = Links.Collect(record.Elements("urls").Descendants("url").SelectMany(url => url.Lines()));
        var notes = Notes(record);
        var database = record.At("remote-database-name").Line();
        var provider = record.At("remote-database-provider").Line();
        var accession = record.At("accession-num").Line();
        var pmc = _customFields.Select(name => PubMedNumbers.PmcId(record.At(name).Line())).FirstOrDefault(id => id is not null);
        var (pubMedId, pmcId) = Links.PubMed(urls, EndNoteNumbers.PubMedId(accession, database, provider), pmc);
        // A report carries its own number where others carry an ISSN or ISBN.
        var (issns, isbns) = SerialNumbers.Read(
            record.Elements("isbn").Concat(record.Elements("issn"))
                .Select(number => (number.Name.LocalName, number.Line(), entry.LineNumber)), kind == PublicationKind.Report ? [] : issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = entry.Raw,
            SourceRecordId = record.At("rec-number").Line(),
            Kind = kind,
            PublicationType = type,
            Title = record.At("titles", "title").Line() ?? record.At("titles", "short-title").Line()
                ?? record.At("titles", "translated-title").Line(),
            Abstract = Abstracts.Join(record.Elements("abstract").Select(part => part.Paragraphs())),
            Authors = Names(record, "authors", entry, issues),
            Editors = Names(record, "secondary-authors", entry, issues),
            Year = Year(record, entry, issues),
            Journal = journal,
            JournalAbbreviation = abbreviation,
            Volume = record.At("volume").Line(),
            Issue = record.At("number").Line() ?? record.At("issue").Line(),
            Pages = PageRange.Parse(record.At("pages").Line())?.ToString(),
            Doi = DoiField.Read(record.At("electronic-resource-num").Line(), "electronic-resource-num", entry.LineNumber, issues)
                ?? urls.Select(Doi.FromUrl)
                .FirstOrDefault(doi => doi is not null) ?? DoiInNotes.Find(notes.SelectMany(note => note.Split('\n'))),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = IndexTerms.Split(record.Elements("keywords").Elements("keyword").SelectMany(word => word.Lines())),
            Language = Languages.Join(record.At("language").Lines()),
            Urls = urls,
            DatabaseName = database ?? provider,
            AccessionNumber = accession,
            Notes = notes,
        };
    }

    /// <summary>The name in the attribute; else in the element; else what the number stands for.</summary>
    private static string? Type(XElement record)
    {
        var type = record.At("ref-type");
        var words = FieldText.Clean((string?)type?.Attribute("name")) ?? type.Line();
        return words is null ? null : _types.GetValueOrDefault(words, words);
    }

    /// <summary>The periodical, else the secondary title; for a whole book that one is a series and is left out.</summary>
    private static (string? Name, string? Abbreviation) Journal(XElement record, PublicationKind kind)
    {
        var (full, secondary) = (record.At("periodical", "full-title").Line(), record.At("titles", "secondary-title").Line());
        var name = kind switch
        {
            PublicationKind.Book => full,
            PublicationKind.BookChapter => secondary ?? full,
            _ => full ?? secondary,
        };
        string?[] shorter = [record.At("periodical", "abbr-1").Line(), record.At("periodical", "abbr-2").Line()];
        if (kind != PublicationKind.Book)
            name ??= shorter[0] ?? shorter[1] ?? record.At("titles", "alt-title").Line();
        // EndNote's own import from PubMed has the two the wrong way round: the long name stands in abbr-1.
        return (name, Array.Find(shorter, text => text is not null && text.Length < (name?.Length ?? int.MaxValue)));
    }

    private static List<AuthorName> Names(XElement record, string role, XmlEntryText entry, List<ImportIssue> issues)
    {
        var names = new List<AuthorName>();
        var texts = record.Elements("contributors").Elements(role).Elements("author").SelectMany(author => author.Lines())
            .SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => name.TrimEnd(','));
        PersonNames.Add(names, texts, role, entry.LineNumber, issues);
        return names;
    }

    private static int? Year(XElement record, XmlEntryText entry, List<ImportIssue> issues)
    {
        var year = record.At("dates", "year");
        List<(string, string?, long)> dates = [("year", year.Line() ?? (string?)year?.Attribute("year"), entry.LineNumber)];
        foreach (var date in record.Elements("dates").Elements("pub-dates").Elements("date"))
        {
            if (PublicationYear.Find(date.Line()) is not null)
                dates.Add(("date", date.Line(), entry.LineNumber));
        }

        return PublicationYear.FindIn(dates, issues);
    }

    /// <summary>Notes, research notes, and the label, in which people sort their references.</summary>
    private static List<string> Notes(XElement record)
    {
        List<string> notes = [.. record.Elements("notes").Concat(record.Elements("research-notes")).Select(note => note.Paragraphs())
            .OfType<string>()];
        if (record.At("label").Line() is { } label)
            notes.Add($"Label: {label}");
        return notes;
    }
}
