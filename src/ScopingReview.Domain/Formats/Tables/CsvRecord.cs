using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the cells of a row, or says why none can be made.</summary>
internal sealed class CsvRecord(CsvMapping mapping)
{
    private readonly Dictionary<CsvField, int[]> _columns = mapping.Columns.Where(column => column.Field is not null)
        .GroupBy(column => column.Field!.Value).ToDictionary(group => group.Key, group => group.Select(column => column.Index).ToArray());

    private readonly string _titleName = mapping.Columns.FirstOrDefault(column => column.Field == CsvField.Title)?.Name ?? "title";

    public ImportItem Read(IReadOnlyList<string> cells, DelimitedRow row, int position, List<ImportIssue> issues) =>
        EntryOutcome.Of(() => Map(new CsvCells(_columns, cells), row, position, issues), () => row.Raw, position, row.Line, issues,
            _titleName);

    private BibliographicRecord Map(CsvCells cells, DelimitedRow row, int position, List<ImportIssue> issues)
    {
        var citation =
            CsvCitation.Parse(cells.One(CsvField.Citation) ?? (mapping.Layout == CsvLayout.Eric ? cells.One(CsvField.Journal) : null));
        var urls = Links.Collect(cells.All(CsvField.Url).SelectMany(cell => cell.Split('\n', StringSplitOptions.TrimEntries)));
        var notes = cells.All(CsvField.Notes).SelectMany(Notes).ToList();
        var (pubMedId, pmcId) = Links.PubMed(urls, PubMedNumber(cells.One(CsvField.PubMedId)),
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
            Title = cells.One(CsvField.Title),
            Abstract = Abstracts.Join([cells.Lines(CsvField.Abstract)]),
            Authors = Names(cells, CsvField.AuthorFullNames, row.Line, issues) is { Count: > 0 } full ? full
                : Names(cells, CsvField.Authors, row.Line, issues),
            Editors = Names(cells, CsvField.Editors, row.Line, issues),
            Year = Year(cells, row.Line, issues) ?? citation?.Year,
            Journal = citation?.Journal ?? cells.One(CsvField.Journal),
            JournalAbbreviation = cells.One(CsvField.JournalAbbreviation),
            Volume = cells.One(CsvField.Volume) ?? citation?.Volume,
            Issue = cells.One(CsvField.Issue) ?? citation?.Issue,
            Pages = Pages(cells, citation),
            Doi = Doi.Normalise(cells.One(CsvField.Doi)) ?? urls.Select(Doi.FromUrl).FirstOrDefault(doi => doi is not null)
                ?? Doi.FromNote(cells.One(CsvField.Citation)),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = Keywords(cells),
            Language = cells.One(CsvField.Language),
            Urls = urls,
            DatabaseName = cells.One(CsvField.DatabaseName),
            AccessionNumber = cells.One(CsvField.AccessionNumber),
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

    private static string? Pages(CsvCells cells, CsvCitation? citation) =>
        (PageRange.Parse(cells.One(CsvField.Pages)) ?? PageRange.Parse(cells.One(CsvField.FirstPage), cells.One(CsvField.LastPage))
            ?? PageRange.Parse(cells.One(CsvField.ArticleNumber)) ?? PageRange.Parse(citation?.Pages))?.ToString();

    /// <summary>Spreadsheets write whole numbers as 123.0.</summary>
    private static string? PubMedNumber(string? text) =>
        PubMedNumbers.PubMedId(text is not null && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text);

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
}
