using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the fields of a RIS entry, or says why none can be made.</summary>
internal static class RisRecord
{
    private const int RefusedTextKept = 10_000;

    private static readonly HashSet<string> _noAbstract = new(StringComparer.OrdinalIgnoreCase)
    {
        "NA", "N/A", "nan", "none", "null", "undefined", "No abstract", "No abstract available", "Abstract not available", "No abstract provided", "Not available",
    };

    public static ImportItem Read(RisEntryText text, int position, ImportIssue? remark)
    {
        if (text.IsTooLarge)
        {
            var limit = RisReader.MaxEntryLength / 1024;
            return Refuse(text, position, $"The entry is larger than {limit} thousand characters. The ER line after it is probably missing, or the file is damaged.");
        }

        var fields = new RisFields(text);
        var issues = new List<ImportIssue>();
        if (remark is not null)
            issues.Add(remark);
        var record = Map(fields, text, position, issues);
        if (!IsRecognisable(record))
            return Refuse(text, position, "The entry has no title, author, abstract, DOI, link or other number by which it could be recognised.");
        if (record.Title is null)
            issues.Add(ImportIssue.Remark(text.FirstLineNumber, "TI", "The entry has no title."));
        return new ReadRecord(record, text.FirstLineNumber, issues);
    }

    private static BibliographicRecord Map(RisFields fields, RisEntryText text, int position, List<ImportIssue> issues)
    {
        var type = fields.First("TY");
        var kind = RisTypes.KindOf(type);
        var urls = RisIdentifiers.Urls(fields);
        var (journal, abbreviation) = RisPlace.Journal(fields, kind);
        var (pubMedId, pmcId) = RisIdentifiers.PubMed(fields, urls);
        var (issns, isbns) = RisIdentifiers.SerialNumbers(fields, issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.Raw,
            SourceRecordId = fields.First("ID"),
            Kind = kind,
            PublicationType = fields.First("M3") is { } words && Doi.Normalise(words) is null ? words : type,
            Title = fields.First("TI", "T1", "CT") ?? (kind == PublicationKind.Book ? fields.First("BT") : null) ?? fields.First("ST", "TT"),
            Abstract = Abstract(fields),
            Authors = RisNames.Read(fields, issues, "AU", "A1"),
            Editors = RisNames.Read(fields, issues, "A2", "ED", "A3", "A4"),
            Year = Year(fields, issues),
            Journal = journal,
            JournalAbbreviation = abbreviation,
            Volume = fields.First("VL", "VO"),
            Issue = fields.First("IS", "CP"),
            Pages = RisPlace.Pages(fields),
            Doi = RisIdentifiers.Doi(fields, urls),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = Keywords(fields),
            Language = fields.First("LA"),
            Urls = urls,
            DatabaseName = fields.First("DB", "DP"),
            AccessionNumber = RisIdentifiers.AccessionNumber(fields),
            Notes = [.. fields.All("N1", "RN").Select(fields.Paragraphs).OfType<string>()],
        };
    }

    /// <summary>AB, else N2. A text that only says that there is none, or a publisher's notice ("Copyright of …"), is no abstract.</summary>
    private static string? Abstract(RisFields fields)
    {
        foreach (var tag in (ReadOnlySpan<string>)["AB", "N2"])
        {
            var parts = fields.All(tag).Select(fields.Paragraphs).OfType<string>().Where(IsAbstract).Distinct(StringComparer.Ordinal).ToList();
            if (parts.Count > 0)
                return string.Join('\n', parts);
        }

        return null;
    }

    private static bool IsAbstract(string text) =>
        !text.StartsWith("Copyright of ", StringComparison.OrdinalIgnoreCase) && (text.Length > 40 || !_noAbstract.Contains(text.Trim('[', ']', '(', ')', '.', ' ')));

    /// <summary>The first run of four digits that can be a year in PY, else Y1, else DA ("2016/09//", "20180327").</summary>
    private static int? Year(RisFields fields, List<ImportIssue> issues)
    {
        (string Tag, string Text, long Line)? unread = null;
        foreach (var tag in (ReadOnlySpan<string>)["PY", "Y1", "DA"])
        {
            foreach (var field in fields.All(tag))
            {
                if (fields.Joined(field) is not { } text)
                    continue;
                if (FindYear(text) is { } year)
                    return year;
                if (tag != "DA")
                    unread ??= (tag, text, field.Number);
            }
        }

        if (unread is var (unreadTag, words, line))
            issues.Add(ImportIssue.Remark(line, unreadTag, $"No year in “{Shorten(words)}”."));
        return null;
    }

    private static int? FindYear(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var run = 0;
            while (i + run < text.Length && char.IsAsciiDigit(text[i + run]))
                run++;
            // Four digits, or six or eight that begin with a year (a date without separators).
            if (run is 4 or 6 or 8 && text[i] is '1' or '2')
            {
                var digits = text.Slice(i, 4);
                return ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
            }

            i += run;
        }

        return null;
    }

    /// <summary>One per line, or lists with semicolons; a single line with three commas or more is a list too. The star of a major topic is left out.</summary>
    private static List<string> Keywords(RisFields fields)
    {
        var lines = fields.All("KW").SelectMany(fields.Lines).ToList();
        var separator = lines.Count == 1 && !lines[0].Contains(';', StringComparison.Ordinal) && lines[0].AsSpan().Count(',') >= 3 ? ',' : ';';
        var words = lines.SelectMany(line => line.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return [.. words.Select(word => word.TrimStart('*').Trim()).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsRecognisable(BibliographicRecord record) =>
        record.Title is not null || record.Abstract is not null || record.Authors.Count > 0 || record.Editors.Count > 0
        || record.Doi is not null || record.PubMedId is not null || record.PmcId is not null || record.AccessionNumber is not null
        || record.Isbns.Count > 0 || record.Urls.Count > 0;

    private static RefusedEntry Refuse(RisEntryText text, int position, string reason) =>
        new(position, text.Beginning(RefusedTextKept), new ImportIssue(ImportIssueSeverity.Refusal, text.FirstLineNumber, null, reason));

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…";
}
