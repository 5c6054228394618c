using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// A workbook, row by row. ExcelDataReader throws whatever comes up in a broken file; here it becomes a reason, and nothing is thrown but
/// what the stream itself throws.
/// </summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>Rows that are looked at to find the names of the columns.</summary>
    private const int RowsLookedAt = 40;

    /// <summary>More than any table of records has; further cells of a row are not read.</summary>
    private const int MostColumns = 500;

    /// <summary>So many empty rows in a row are the end: one stray cell can make a sheet a million rows long.</summary>
    private const int MostEmptyRows = 20_000;

    private const int MostParts = 2000;
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly IExcelDataReader _reader;
    private readonly Queue<WorkbookRow> _looked = [];
    private bool _ended;
    private int _number;
    private int _empty;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private Workbook(IExcelDataReader reader, int errorCells) => (_reader, ErrorCells) = (reader, errorCells);

    /// <summary>Why reading stopped before the end; null where it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Cells of the workbook that hold an error (#NAME?); the library hands them out as empty ones.</summary>
    public int ErrorCells { get; }

    /// <summary>Number of the last row that was read, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Name of the sheet.</summary>
    public string Name => _reader.Name ?? "";

    /// <summary>Rows that the sheet says it has.</summary>
    public int RowCount => _reader.RowCount;

    /// <summary>The beginning of the sheet, without empty rows; all of it is handed out by <see cref="ReadRow"/> again.</summary>
    public IReadOnlyList<WorkbookRow> FirstRows => [.. _looked.Where(row => !row.IsEmpty)];

    /// <summary>Opens a workbook; null with the reason where it cannot be read.</summary>
    public static Workbook? Open(Stream stream, out string reason)
    {
        reason = "";
        try
        {
            var errorCells = 0;
            if (IsZip(stream) && TooLarge(stream, out errorCells) is { } refusal)
            {
                reason = refusal;
                return null;
            }

            stream.Position = 0;
            return new Workbook(ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }),
                errorCells);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or IOException { InnerException: not null }))
        {
            reason = failure is ExcelDataReader.Exceptions.InvalidPasswordException
                ? "The workbook is locked with a password. Save it without one."
                : "The workbook is damaged or is none. Open it in a spreadsheet program and save it again as .xlsx or CSV, or export the search results "
                    + "from the database as RIS.";
            return null;
        }
    }

    /// <summary>
    /// Goes to the sheet of a name or, where none is given, to the next one that holds anything; false where there is none.
    /// </summary>
    public bool MoveTo(string? name, bool goOn = false)
    {
        if (goOn && !Next())
            return false;
        do
        {
            if ((name is null || Name.Equals(name, StringComparison.OrdinalIgnoreCase)) && LookAhead())
                return true;
        }
        while (Failure is null && Next());
        return false;
    }

    /// <summary>The next row of the sheet; null at its end.</summary>
    public WorkbookRow? ReadRow()
    {
        var row = _looked.TryDequeue(out var looked) ? looked : Read();
        Row = row?.Number ?? Row;
        return row;
    }

    public void Dispose() => _reader.Dispose();

    private bool Next()
    {
        _looked.Clear();
        (_ended, _number, _empty) = (false, 0, 0);
        return Try(_reader.NextResult);
    }

    private bool LookAhead()
    {
        while (_looked.Count < RowsLookedAt || _looked.All(row => row.IsEmpty))
        {
            if (Read() is not { } row)
                break;
            _looked.Enqueue(row);
        }

        return _looked.Any(row => !row.IsEmpty);
    }

    private WorkbookRow? Read()
    {
        if (_ended || !Try(_reader.Read))
        {
            _ended = true;
            return null;
        }

        WorkbookRow? row = null;
        _ended = !Try(() => (row = Cells()) is not null);
        _empty = row is null or { IsEmpty: true } ? _empty + 1 : 0;
        _ended |= _empty > MostEmptyRows;
        return _ended ? null : row;
    }

    private WorkbookRow Cells()
    {
        var cells = new List<string>();
        for (var i = 0; i < Math.Min(_reader.FieldCount, MostColumns); i++)
        {
            var value = _reader.GetValue(i);
            cells.Add(WorkbookCell.Text(value, value is DateTime ? _reader.GetNumberFormatString(i) : null));
        }

        while (cells.Count > 1 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        return new WorkbookRow(++_number, cells);
    }

    /// <summary>Whatever the library makes of a broken file, short of what ends the program, is the file's fault.</summary>
    private bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failure = "The workbook is damaged there. Open it in a spreadsheet program and save it again as .xlsx or CSV.";
            return false;
        }
    }

    private static bool IsZip(Stream stream)
    {
        var head = new byte[2];
        stream.Position = 0;
        return stream.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && head.AsSpan().SequenceEqual("PK"u8);
    }

    /// <summary>Unpacks everything once, to nowhere, before the library does it in memory.</summary>
    private static string? TooLarge(Stream stream, out int errorCells)
    {
        errorCells = 0;
        if (ZipDirectory.Refusal(stream, MostParts) is { } refusal)
            return refusal;
        stream.Position = 0;
        using var parts = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var inflated = new InflatedBytes(MostBytes);
        var buffer = new byte[80 * 1024];
        foreach (var part in parts.Entries)
        {
            using var content = part.Open();
            var size = 0L;
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                size += read;
                if (inflated.Add(read, size, part.CompressedLength) is { } reason)
                    return $"The workbook is not read: {reason} Save the sheet as CSV.";
                if (part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal))
                    errorCells += buffer.AsSpan(0, read).Count(" t=\"e\""u8);
            }
        }

        return null;
    }
}
