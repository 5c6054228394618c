using System.Globalization;
using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>A table or an export among the files that somebody brings; one of them holds the decisions.</summary>
/// <param name="Name">File, and sheet or file in an archive where there are several.</param>
/// <param name="Table">A table to be mapped; null where the decisions are known without.</param>
/// <param name="Ready">Decisions that are known without a mapping; null where there is a table.</param>
/// <param name="Keys">Records by their ids, for another file that names them by the id alone.</param>
public sealed record DecisionSheet(
    string Name, DecisionTable? Table, DecisionFile? Ready, IReadOnlyDictionary<string, ImportedRecordKey> Keys)
{
    /// <summary>True where nothing has to be said before its decisions can be looked at.</summary>
    public bool IsClear => Ready is not null || Table!.Guess() is { IsComplete: true } mapping
        && Table.Values(mapping).All(value => value.Meaning != VerdictMeaning.Unknown);
}

/// <summary>Everything that was found in the files that somebody brings.</summary>
/// <param name="Sheets">What may hold decisions, in the order of the files.</param>
/// <param name="Problems">Files that hold nothing of the kind, and why, as sentences.</param>
public sealed record DecisionSheets(IReadOnlyList<DecisionSheet> Sheets, IReadOnlyList<string> Problems)
{
    /// <summary>Cells are cut after this many characters: decisions, titles and reasons are shorter, abstracts are not needed.</summary>
    private const int LongestCell = 1000;

    /// <summary>More rows than any review has records; further ones are refused.</summary>
    private const int MostRows = 1_000_000;

    private static readonly string[] _exportHeaders =
        ["Original ID", "DOI", "PubMed ID", "Title", "Year", "Labels", "Notes"];

    /// <summary>The sheet to begin with: the first that is clear, logs before the rest, else the first.</summary>
    public DecisionSheet? First => Sheets.OrderByDescending(sheet => sheet.Ready?.Origin == DecisionOrigin.RayyanLog)
        .ThenByDescending(sheet => sheet.IsClear).FirstOrDefault();

    /// <summary>The decisions of a sheet; records that it names by an id alone get what the other files say of that id.</summary>
    /// <param name="sheet">One of <see cref="Sheets"/>.</param>
    /// <param name="mapping">Of a table, which column holds what; null to go by the names.</param>
    public DecisionFile Read(DecisionSheet sheet, DecisionMapping? mapping)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var file = sheet.Ready ?? sheet.Table!.Read(mapping ?? sheet.Table.Guess());
        var others = Sheets.Where(other => other != sheet && other.Keys.Count > 0).ToList();
        return others.Count == 0 ? file : file.WithKeys(others.SelectMany(other => other.Keys)
            .GroupBy(key => key.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(key => key.Key, key => key.First().Value, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Reads files of any kind: tables, workbooks with all their sheets, exports with decisions in their notes (Rayyan, ASReview) or
    /// without any, and ZIP archives of these.
    /// </summary>
    /// <param name="files">The files by name; must be seekable, are left open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<DecisionSheets> ReadAsync(
        IReadOnlyList<(string Name, Stream File)> files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<DecisionSheet> sheets = [];
        List<string> problems = [];
        foreach (var (name, file) in files)
            await AddAsync(name, file, sheets, problems, mayBeArchive: true, cancellationToken);
        return new DecisionSheets(sheets, problems);
    }

    private static async Task AddAsync(
        string name, Stream file, List<DecisionSheet> sheets, List<string> problems, bool mayBeArchive, CancellationToken cancellationToken)
    {
        var beginning = new byte[FormatDetector.BytesNeeded];
        file.Position = 0;
        var length = await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        var format = FormatDetector.Detect(beginning.AsSpan(0, length));
        file.Position = 0;
        switch (format.Kind)
        {
            case FileKind.Zip when mayBeArchive:
                await AddArchiveAsync(name, file, sheets, problems, cancellationToken);
                break;
            case FileKind.Excel:
                AddWorkbook(name, file, sheets, problems);
                break;
            case FileKind.Csv or FileKind.Tsv or FileKind.PlainText:
                var table = await TableAsync(file, beginning.AsMemory(0, length), cancellationToken);
                if (format.IsImportable && table.Rows.Any(row => row.Cells.Any(HoldsRayyan)))
                    await AddExportAsync(name, format, file, sheets, cancellationToken);
                else if (table.Headers.Count >= 2)
                    sheets.Add(Sheet(name, table));
                else
                    problems.Add($"{name} is neither a table nor an export of records.");
                break;
            default:
                if (format.IsImportable)
                    await AddExportAsync(name, format, file, sheets, cancellationToken);
                else
                    problems.Add($"{name} looks like {format.Name}. Decisions are imported from tables, workbooks, and exports of records.");
                break;
        }
    }

    private static bool HoldsRayyan(string cell) => cell.Contains("RAYYAN-INCLUSION", StringComparison.OrdinalIgnoreCase);

    private static DecisionSheet Sheet(string name, DecisionTable table)
    {
        if (RayyanLog.Is(table.Headers))
            return new DecisionSheet(name, null, RayyanLog.Read(table), new Dictionary<string, ImportedRecordKey>(StringComparer.Ordinal));
        var mapping = table.Guess();
        var keys = new Dictionary<string, ImportedRecordKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in table.Rows.Select(row => DecisionTable.Key(row, mapping)))
            AddKey(keys, key);
        return new DecisionSheet(name, table, null, keys);
    }

    private static void AddKey(Dictionary<string, ImportedRecordKey> keys, ImportedRecordKey key)
    {
        if (key.SourceRecordId is { } id && (key.Title ?? key.Doi ?? key.PubMedId) is not null)
            keys.TryAdd(SourceIds.WithoutPrefix(id), key);
    }

    private static async Task AddArchiveAsync(
        string name, Stream file, List<DecisionSheet> sheets, List<string> problems, CancellationToken cancellationToken)
    {
        using var archive = ExportArchive.Open(file);
        if (archive.Refusal is { } refusal)
        {
            problems.Add($"{name}: {refusal}");
            return;
        }

        foreach (var archived in archive.Files)
        {
            await using var unpacked = await SeekableCopy.OfAsync(Stream.Null, cancellationToken);
            if (await archive.UnpackAsync(archived, unpacked, cancellationToken) is { } reason)
                problems.Add($"{archived.Name}: {reason}");
            else
                await AddAsync(archived.Name, unpacked, sheets, problems, mayBeArchive: false, cancellationToken);
        }
    }

    private static void AddWorkbook(string name, Stream file, List<DecisionSheet> sheets, List<string> problems)
    {
        using var workbook = Workbook.Open(file, out var refusal);
        if (workbook is null)
        {
            problems.Add($"{name}: {refusal}");
            return;
        }

        for (var first = true; workbook.MoveTo(null, goOn: !first); first = false)
        {
            var sheet = workbook.Name;
            var (headers, header) = Header([.. workbook.FirstRows.Select(row => row.Cells)]);
            List<DecisionTableRow> rows = [];
            var seen = 0;
            while (workbook.ReadRow() is { } row && rows.Count < MostRows)
            {
                if (!row.IsEmpty && seen++ > header)
                    rows.Add(new DecisionTableRow(row.Number, [.. row.Cells.Select(Cut)]));
            }

            if (headers.Count >= 2)
                sheets.Add(Sheet($"{name}, sheet “{sheet}”", new DecisionTable(headers, rows, [])));
        }

        if (workbook.Failure is { } failure)
            problems.Add($"{name}: {failure}");
    }

    private static async Task<DecisionTable> TableAsync(Stream file, ReadOnlyMemory<byte> beginning, CancellationToken cancellationToken)
    {
        List<DecisionTableRow> rows = [];
        List<ImportIssue> issues = [];
        IReadOnlyList<string> headers = [];
        var page = FileEncodings.CodePage(FileEncodings.Guess(beginning.Span), isChosen: false);
        var text = page is null ? file : Encoding.CreateTranscodingStream(file, page, Encoding.UTF8, leaveOpen: true);
        await foreach (var row in DelimitedTable.ReadAsync(text, cancellationToken))
        {
            headers = row.Headers;
            if (row.Row.Defect is { } defect)
                issues.Add(new ImportIssue(ImportIssueSeverity.Refusal, row.Row.Line, null, defect));
            else if (!row.Row.IsEmpty && rows.Count < MostRows)
                rows.Add(new DecisionTableRow(row.Row.Line, [.. row.Row.Cells.Select(Cut)]));
        }

        file.Position = 0;
        // Names of columns that no export of records has are names all the same: the first row, where no row was found to hold names.
        var isFirstRow = rows.Count > 0 && rows[0].Cells.SequenceEqual(headers.Select(Cut), StringComparer.Ordinal);
        if (isFirstRow && IsHeader(headers))
            rows.RemoveAt(0);
        else if (!IsHeader(headers) && !DecisionMapping.Guess(headers).NamesRecord)
        {
            if (!isFirstRow)
                rows.Insert(0, new DecisionTableRow(1, [.. headers.Select(Cut)]));
            headers = Numbered(headers.Count);
        }

        return new DecisionTable(headers, rows, issues);
    }

    private static async Task AddExportAsync(
        string name, DetectedFormat format, Stream file, List<DecisionSheet> sheets, CancellationToken cancellationToken)
    {
        List<DecisionTableRow> rows = [];
        List<ImportIssue> issues = [];
        var keys = new Dictionary<string, ImportedRecordKey>(StringComparer.OrdinalIgnoreCase);
        var noted = new DecisionNotes();
        file.Position = 0;
        await foreach (var item in BibliographicReader.ReadAsync(format, file, cancellationToken))
        {
            if (item is RefusedEntry refused)
                issues.Add(refused.Issue);
            if (item is not ReadRecord read)
                continue;
            AddKey(keys, ImportedRecordKey.Of(read.Record));
            noted.Add(read.Record, read.LineNumber);
            if (rows.Count < MostRows)
                rows.Add(new DecisionTableRow(read.LineNumber, Cells(read.Record)));
        }

        sheets.Add(noted.Origin is { } origin
            ? new DecisionSheet(name, null, new DecisionFile(origin, noted.Decisions, rows.Count + issues.Count, issues)
            { Undecided = noted.Undecided }, keys)
            : new DecisionSheet(name, new DecisionTable(_exportHeaders, rows, issues), null, keys));
    }

    private static string[] Cells(BibliographicRecord record) =>
    [
        record.SourceRecordId ?? "", record.Doi ?? "", record.PubMedId ?? "", record.Title ?? "",
        record.Year is { } year ? year.ToString(CultureInfo.InvariantCulture) : "",
        string.Join("; ", record.Keywords.Take(20)) is var words ? Cut(words) : "", Cut(string.Join('\n', record.Notes)),
    ];

    private static (IReadOnlyList<string> Headers, int Row) Header(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        for (var i = 0; i < Math.Min(rows.Count, 10); i++)
        {
            if (rows[i].Count >= 2 && DecisionMapping.Guess(rows[i]).NamesRecord)
                return (rows[i], i);
        }

        return rows.Count == 0 ? ([], -1) : IsHeader(rows[0]) ? (rows[0], 0) : (Numbered(rows[0].Count), -1);
    }

    /// <summary>No cell of it is a number or a verdict, and all are short: names, and not what they name.</summary>
    private static bool IsHeader(IReadOnlyList<string> cells) => cells.All(cell => cell.Length <= 60
        && !double.TryParse(cell, CultureInfo.InvariantCulture, out _) && Doi.Normalise(cell) is null)
        && cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() == cells.Count
        && !cells.All(cell => VerdictWords.VerdictOf(cell) is not null);

    private static IReadOnlyList<string> Numbered(int count)
        => [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"Column {number}"))];

    private static string Cut(string cell) => cell.Length <= LongestCell ? cell : EntryOutcome.Beginning(cell, LongestCell);
}
