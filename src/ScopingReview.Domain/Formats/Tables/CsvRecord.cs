using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the cells of a row, or says why none can be made.</summary>
internal sealed partial class CsvRecord(CsvMapping mapping)
{
    private readonly Dictionary<CsvField, int[]> _columns = mapping.Columns.Where(column => column.Field is not null)
        .GroupBy(column => column.Field!.Value).ToDictionary(group => group.Key, group => group.Select(column => column.Index).ToArray());

    private readonly string _titleName = mapping.Columns.FirstOrDefault(column => column.Field == CsvField.Title)?.Name ?? "title";

    public ImportItem Read(IReadOnlyList<string> cells, DelimitedRow row, int position, List<ImportIssue> issues) =>
        EntryOutcome.Of(() => Map(new CsvCells(_columns, cells), row, position, issues), () => row.Raw, position, row.Line, issues,
            _titleName);

    private BibliographicRecord Map(CsvCells cells, DelimitedRow row, int position, List<ImportIssue> issues)
    {
        var source = cells.One(CsvField.Journal);
        var named = CsvCitation.Parse(cells.One(CsvField.Citation)) ?? CsvCitation.ParseSource(cells.One(CsvField.Citation));
        var inJournal = mapping.Layout == CsvLayout.Eric ? CsvCitation.Parse(source) : CsvCitation.ParseSource(source);
        var citation = named ?? inJournal;
        var urls = Links.Collect(cells.All(CsvField.Url).SelectMany(cell => cell.Split('\n', StringSplitOptions.TrimEntries)));
        var notes = cells.All(CsvField.Notes).SelectMany(Notes).ToList();
        var (pubMedId, pmcId) = Links.PubMed(urls, PubMedNumber(cells, row.Line, issues),
            PubMedNumbers.PmcId(cells.One(CsvField.PmcId)));
        var (issns, isbns) = SerialNumbers.Read(cells.All(CsvField.SerialNumber).Select(cell => ("ISSN", (string?)cell, row.Line)), issues);
        var type = cells.One(CsvField.PublicationType);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = row.Raw,
            SourceRecordId = cells.One(CsvField.SourceRecordId),
            Kind = Enum.TryParse<PublicationKind>(cells.One(CsvField.Kind), out var kind) && Enum.IsDefined(kind) ? kind
                : CsvKinds.Of(type),
            PublicationType = type,
            Title = Title(cells),
            Abstract = Abstracts.Join([cells.Lines(CsvField.Abstract)]),
            Authors = Names(cells, CsvField.AuthorFullNames, row.Line, issues) is { Count: > 0 } full ? full
                : Names(cells, CsvField.Authors, row.Line, issues),
            Editors = Names(cells, CsvField.Editors, row.Line, issues),
            Year = Year(cells, row.Line, issues) ?? citation?.Year,
            Journal = inJournal?.Journal ?? source ?? named?.Journal,
            JournalAbbreviation = cells.One(CsvField.JournalAbbreviation),
            Volume = Spreadsheet(cells, CsvField.Volume, row.Line, issues) ?? citation?.Volume,
            Issue = Spreadsheet(cells, CsvField.Issue, row.Line, issues) ?? citation?.Issue,
            Pages = Pages(cells, citation, row.Line, issues),
            Doi = DoiField.Read(cells.One(CsvField.Doi), "DOI", row.Line, issues)
                ?? urls.Select(Doi.FromUrl).FirstOrDefault(doi => doi is not null)
                ?? Doi.FromNote(cells.One(CsvField.Citation)),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = Keywords(cells),
            Language = cells.One(CsvField.Language),
            Urls = urls,
            DatabaseName = cells.One(CsvField.DatabaseName),
            AccessionNumber = WithoutLink(cells.One(CsvField.AccessionNumber)),
            Notes = notes,
        };
    }

    private List<AuthorName> Names(CsvCells cells, CsvField field, long line, List<ImportIssue> issues)
    {
        var list = cells.Lines(field);
        if (mapping.Layout != CsvLayout.Workbench || list is null)
            return AuthorLists.Read(list, field == CsvField.Editors ? "editors" : "authors", line, issues);
        return [.. list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(AuthorName.Parse)];
    }

    private static int? Year(CsvCells cells, long line, List<ImportIssue> issues) => PublicationYear.FindIn(
        cells.All(CsvField.Year).Select(cell => ("year", (string?)cell, line))
            .Concat(cells.All(CsvField.Date).Where(cell => PublicationYear.Find(cell) is not null)
                .Select(cell => ("date", (string?)cell, line))),
        issues);

    /// <summary>Google Scholar writes before a title what its entry is: "[CITATION][C] ".</summary>
    private string? Title(CsvCells cells)
    {
        var title = cells.One(CsvField.Title);
        return title is not null && mapping.Layout == CsvLayout.PublishOrPerish ? ScholarLabel().Replace(title, "") : title;
    }

    private static string? Pages(CsvCells cells, CsvCitation? citation, long line, List<ImportIssue> issues) =>
        (PageRange.Parse(Spreadsheet(cells, CsvField.Pages, line, issues))
            ?? PageRange.Parse(Spreadsheet(cells, CsvField.FirstPage, line, issues), Spreadsheet(cells, CsvField.LastPage, line, issues))
            ?? PageRange.Parse(cells.One(CsvField.ArticleNumber)) ?? PageRange.Parse(citation?.Pages))?.ToString();

    private static string? Spreadsheet(CsvCells cells, CsvField field, long line, List<ImportIssue> issues) =>
        cells.One(field) is { } text && text != "0" ? SpreadsheetDamage.Undo(text, field.ToString(), line, issues) : null;

    /// <summary>The PubMed id; of Ovid's MEDLINE also the accession number. Ovid writes a link behind it: "38589815 [https://…]".</summary>
    private string? PubMedNumber(CsvCells cells, long line, List<ImportIssue> issues)
    {
        var text = WithoutLink(Spreadsheet(cells, CsvField.PubMedId, line, issues));
        if (text is null && mapping.Layout == CsvLayout.Ovid && IsMedline(cells))
            text = WithoutLink(cells.One(CsvField.AccessionNumber));
        return PubMedNumbers.PubMedId(text);
    }

    private static bool IsMedline(CsvCells cells) =>
        cells.One(CsvField.DatabaseName)?.Contains("MEDLINE", StringComparison.OrdinalIgnoreCase) ?? false;

    private static string? WithoutLink(string? text) => text is null ? null : LinkBehind().Replace(text, "");

    /// <summary>Lists with semicolons or bars, else with commas; a list as Python writes it.</summary>
    private static List<string> Keywords(CsvCells cells) => IndexTerms.Tidy(cells.All(CsvField.Keywords).SelectMany(cell =>
    {
        var list = FieldText.CleanLines(CsvCells.LineFeeds(cell)) ?? "";
        if (list is ['[', .., ']'])
            return list[1..^1].Split(',').Select(item => item.Trim().Trim('\'', '"'));
        var separator = Array.Find([";", "|", "\n"], sign => list.Contains(sign, StringComparison.Ordinal)) ?? ",";
        return list.Split(separator);
    }));

    /// <summary>Notes stand apart by an empty line, as this program writes them.</summary>
    private static IEnumerable<string> Notes(string cell) =>
        CsvCells.LineFeeds(cell).Split("\n\n").Select(FieldText.CleanLines).OfType<string>();

    [GeneratedRegex(@"^(\[[A-Z]{1,10}\]\s*)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex ScholarLabel();

    [GeneratedRegex(@"\s*\[https?://[^\]\s]*\]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex LinkBehind();
}
