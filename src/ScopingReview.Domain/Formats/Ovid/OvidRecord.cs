using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the fields of an Ovid entry, or says why none can be made.</summary>
internal static partial class OvidRecord
{
    /// <summary>Ovid wraps lines, if at all, at more than so many characters.</summary>
    private const int ShortLine = 60;

    private static readonly string[] _dateTags = ["YR", "DP"];
    private static readonly string[] _keywordTags = ["KW", "MH", "DE", "OD", "SH", "ID", "MC"];

    public static ImportItem Read(TaggedEntryText text, int position, string? database, List<ImportIssue> issues)
    {
        if (text.IsTooLarge)
            return EntryOutcome.RefuseTooLarge(position, text.Beginning(EntryOutcome.RefusedTextKept), text.FirstLineNumber,
                "number of the entry");
        return EntryOutcome.Of(() => Map(new TaggedFields(text), text, position, database, issues), () => text.Raw, position,
            text.FirstLineNumber, issues, "Title");
    }

    private static BibliographicRecord Map(
        TaggedFields fields, TaggedEntryText text, int position, string? database, List<ImportIssue> issues)
    {
        database = fields.First("DB") ?? database;
        var types = fields.All("PT", "DT").Select(fields.Joined).OfType<string>().Select(type => type.TrimEnd('.')).ToList();
        var (title, kindInTitle) = Title(fields, text, issues);
        if (fields.All("TI").Skip(1).FirstOrDefault() is { Tag: not null } second)
            issues.Add(ImportIssue.Remark(second.Number, "TI", "The entry has a second title, which was left out."));
        var (bookTitle, chapter) = (fields.First("BT"), fields.First(OvidFieldNames.ChapterTitle)?.TrimEnd('.'));
        if (chapter is not null)
            (title, bookTitle) = (chapter, bookTitle ?? title);
        var source = OvidSource.Parse(fields.First("SO") ?? fields.First("AS"));
        title ??= bookTitle ?? fields.First("TT") ?? source?.Book;
        var journal = fields.First("JN", "JT", "NJ") ?? source?.Journal ?? (source?.Book == title ? null : source?.Book);
        var abbreviation = fields.First("JA", "TA");
        var kind = MedlineTypes.KindOf(types, hasJournal: (journal ?? abbreviation) is not null && bookTitle is null, isEricArticle: false,
            isPartOfBook: title is not null && bookTitle is not null && !bookTitle.StartsWith(title, StringComparison.OrdinalIgnoreCase));
        var urls = Links.Collect(fields.All("UR", "JL", "XL", "LK").Select(fields.Joined).OfType<string>());
        var (pubMedId, pmcId) = Links.PubMed(urls, PubMedId(fields, database), PubMedNumbers.PmcId(fields.First("PMC")));
        var (issns, isbns) = SerialNumbers.Read(fields.All("IS", "IB").SelectMany(
            field => fields.Lines(field).Select(line => (field.Tag, (string?)line, field.Number))), issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.RawWithoutBlankEnd,
            Kind = kind,
            PublicationType = types.Count > 0 ? string.Join("; ", types) : kindInTitle,
            Title = title,
            Abstract = Abstracts.Join(fields.All("AB").Select(fields.Paragraphs)),
            Authors = OvidNames.Authors(fields, issues),
            Editors = OvidNames.Editors(fields, source?.Editors),
            Year = Year(fields, source, issues),
            Journal = kind == PublicationKind.Book ? null : bookTitle ?? journal ?? abbreviation,
            JournalAbbreviation = abbreviation == (journal ?? abbreviation) ? null : abbreviation,
            Volume = fields.First("VI", "VO") ?? source?.Volume,
            Issue = fields.First("IP") ?? source?.Issue,
            Pages = (PageRange.Parse(fields.First("PG")) ?? PageRange.Parse(source?.Pages))?.ToString(),
            Doi = Doi.Normalise(fields.First("DO", "DI")),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = IndexTerms.Split(fields.All(_keywordTags).SelectMany(fields.Lines).Select(line => line.TrimEnd('.'))),
            Language = fields.First("LG", "LA")?.TrimEnd('.'),
            Urls = urls,
            DatabaseName = database,
            AccessionNumber = (fields.First("UI", "AN") ?? pubMedId)?.TrimEnd('.'),
            Notes = [.. fields.All("NT").Select(fields.Joined).OfType<string>()],
        };
    }

    /// <summary>
    /// Without the full stop that Ovid puts behind titles, and without the kind in brackets ("[Review]"), which is handed on.
    /// </summary>
    private static (string? Title, string? Kind) Title(TaggedFields fields, TaggedEntryText text, List<ImportIssue> issues)
    {
        if (fields.All("TI").FirstOrDefault(field => fields.Joined(field) is not null) is not { Tag: not null } field)
            return (null, null);
        var lines = fields.Lines(field).ToList();
        var title = fields.Joined(field)!;
        // In citations a title that goes on where its line had room, or into a source, has lost the name of the next field.
        var isCitation = text.Value(text.Lines[field.FirstLine]).IsEmpty;
        if (isCitation && lines.Count > 1 && (lines[0].Length < ShortLine || OvidSource.Parse(lines[1])?.Volume is not null))
        {
            title = lines[0];
            issues.Add(ImportIssue.Remark(field.Number, "Title",
                $"After the title the name of a field is missing; left out: “{EntryOutcome.Shorten(string.Join(' ', lines.Skip(1)))}”."));
        }

        string? kind = null;
        if (KindInTitle().Match(title) is { Success: true } match)
            (title, kind) = (title[..match.Index], match.Groups["kind"].Value);
        title = title.EndsWith('.') && !title.EndsWith("..", StringComparison.Ordinal) ? title[..^1] : title;
        return (title.Trim() is { Length: > 0 } some ? some : null, kind);
    }

    /// <summary>
    /// Ovid's number is PubMed's where the database is MEDLINE, or is not named: then the field is called after MEDLINE's.
    /// </summary>
    private static string? PubMedId(TaggedFields fields, string? database)
    {
        if (PubMedNumbers.PubMedId(fields.First("PM")) is { } given)
            return given;
        var isMedline = database is null || database.Contains("MEDLINE", StringComparison.OrdinalIgnoreCase);
        return isMedline ? PubMedNumbers.PubMedId(fields.First("UI")) : null;
    }

    private static int? Year(TaggedFields fields, OvidSource? source, List<ImportIssue> issues)
    {
        var dates = _dateTags.SelectMany(tag => fields.All(tag)).Select(field => (field.Tag, fields.Joined(field), field.Number)).ToList();
        if (dates.Count > 0 && PublicationYear.FindIn(dates, source?.Year is null ? issues : []) is { } year)
            return year;
        return source?.Year ?? (fields.First("ST") is { } status ? PublicationYear.Find(status) : null);
    }

    [GeneratedRegex(
        @"\.?\s*\[(?<kind>Article|Original Article|Review|Review Article|Report|Case Report|Miscellaneous|Letter|Editorial|Erratum|Comment|Commentary|Abstract|References|News|Note|Book Review|Conference Paper)\]\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex KindInTitle();
}
