using System.Globalization;
using CsvHelper;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Infrastructure.Exports;

/// <summary>
/// Writes a table as CSV for spreadsheets (RFC 4180): UTF-8 with a byte order mark (without it Excel takes "Åkerblom" for the old code
/// page), invariant numbers, rows filled up to the same length. Text that would run as a formula is disarmed; numbers stay numbers.
/// </summary>
internal static class CsvTable
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var table = rows.ToList();
        var width = table.Count == 0 ? 0 : table.Max(row => row.Count);
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var row in table)
            {
                for (var i = 0; i < width; i++)
                    csv.WriteField(Text(i < row.Count ? row[i] : null));
                csv.EndRecord();
            }
        }
        return memory.ToArray();
    }

    private static string Text(object? cell) => cell is IFormattable number and not Guid
        ? number.ToString(null, CultureInfo.InvariantCulture)
        : SpreadsheetText.Guard(cell?.ToString());
}
