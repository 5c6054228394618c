using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the fields of a RefWorks entry, or says why none can be made.</summary>
internal static class RefWorksRecord
{
    private static readonly string[] _dateTags = ["YR", "FD"];
    private static readonly char[] _separators = [';', '；'];

    public static ImportItem Read(TaggedEntryText text, int position, List<ImportIssue> issues)
    {
        if (text.IsTooLarge)
            return EntryOutcome.RefuseTooLarge(position, text.Beginning(EntryOutcome.RefusedTextKept), text.FirstLineNumber, "RT line");
        var titles = text.Lines.Where(line => line.Tag == "T1").Take(2).ToList();
        if (titles.Count == 2)
        {
            return EntryOutcome.Refuse(position, text.Raw, text.FirstLineNumber, string.Create(CultureInfo.InvariantCulture,
                $"The entry has a second title (T1) on line {titles[1].Number}: the RT line of another entry is probably missing before it, so that the two cannot be told apart."));
        }

        return EntryOutcome.Of(() => Map(new TaggedFields(text), text, position, issues), () => text.Raw, position, text.FirstLineNumber,
            issues, "T1");
    }

    private static BibliographicRecord Map(TaggedFields fields, TaggedEntryText text, int position, List<ImportIssue> issues)
    {
        var type = fields.First("RT");
        var kind = RefWorksTags.KindOf(type);
        var urls = Links.Collect(fields.All("UL", "LK").SelectMany(fields.Lines));
        var notes = fields.All("NO").Select(fields.Paragraphs).OfType<string>().ToList();
        var database = fields.First("DS", "DB");
        var accession = fields.First("AN");
        var (pubMedId, pmcId) = Links.PubMed(urls,
            PubMedNumbers.PubMedId(fields.First("PMID")) ?? EndNoteNumbers.PubMedId(accession, database),
            PubMedNumbers.PmcId(fields.First("PMCID")));
        var (issns, isbns) = SerialNumbers.Read(fields.All("SN").Select(field => ("SN", fields.Joined(field), field.Number)),
            kind is PublicationKind.Report or PublicationKind.Thesis ? [] : issues);
        var (journal, abbreviation) = Journal(fields, kind);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.RawWithoutBlankEnd,
            SourceRecordId = fields.First("ID"),
            Kind = kind,
            PublicationType = type,
            Title = fields.First("T1", "OT", "ST"),
            Abstract = Abstracts.Join(fields.All("AB").Select(fields.Paragraphs)),
            Authors = Names(fields, issues, "A1"),
            Editors = kind == PublicationKind.Book ? Names(fields, issues, "A3") : Names(fields, issues, "A2"),
            Year = PublicationYear.FindIn(
                _dateTags.SelectMany(tag => fields.All(tag)).Select(field => (field.Tag, fields.Joined(field), field.Number)), issues),
            Journal = journal,
            JournalAbbreviation = abbreviation,
            Volume = fields.First("VO"),
            Issue = fields.First("IS"),
            Pages = Pages(fields, kind),
            Doi = Doi.Normalise(fields.First("DO")) ?? urls.Select(Doi.FromUrl).FirstOrDefault(doi => doi is not null)
                ?? DoiInNotes.Find(notes.SelectMany(note => note.Split('\n'))),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = IndexTerms.Tidy(fields.All("K1").SelectMany(fields.Lines).SelectMany(line => line.Split(_separators))),
            Language = Languages.Join(fields.All("LA").SelectMany(fields.Lines)),
            Urls = urls,
            DatabaseName = database,
            AccessionNumber = accession,
            Notes = notes,
        };
    }

    private static List<AuthorName> Names(TaggedFields fields, List<ImportIssue> issues, string tag)
    {
        var names = new List<AuthorName>();
        foreach (var field in fields.All(tag))
        {
            var texts = (fields.Joined(field) ?? "").Split(_separators,
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            PersonNames.Add(names, texts, tag, field.Number, issues);
        }

        return names;
    }

    /// <summary>
    /// JF, else the title of the book or the proceedings, else the abbreviation; a whole book has none, its T2 is a series.
    /// </summary>
    private static (string? Name, string? Abbreviation) Journal(TaggedFields fields, PublicationKind kind)
    {
        if (kind is PublicationKind.Book or PublicationKind.Thesis)
            return (null, null);
        var abbreviation = fields.First("JO");
        var name = kind == PublicationKind.BookChapter ? fields.First("T2", "JF") : fields.First("JF", "T2");
        name ??= abbreviation;
        return (name, abbreviation == name ? null : abbreviation);
    }

    /// <summary>SP and OP; CNKI has the whole range in OP. Of a book or thesis, SP alone is how many pages it has.</summary>
    private static string? Pages(TaggedFields fields, PublicationKind kind)
    {
        var (first, last) = (fields.First("SP"), fields.First("OP"));
        return last is null && kind is PublicationKind.Book or PublicationKind.Thesis ? null : PageRange.Parse(first, last)?.ToString();
    }
}
