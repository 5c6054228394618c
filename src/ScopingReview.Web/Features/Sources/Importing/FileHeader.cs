using ScopingReview.Domain.Formats;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>What a look at a file says.</summary>
/// <param name="Format">What it is; of a workbook whose sheet is known, with the sheet.</param>
/// <param name="Table">Of a table, its columns; null of a workbook whose sheet has to be chosen.</param>
/// <param name="Sheets">Of a workbook, its sheets.</param>
/// <param name="Encoding">What its bytes speak for; null of a workbook, which has none.</param>
internal sealed record FileLook(DetectedFormat Format, TableReading? Table, WorkbookSheets? Sheets, FileEncoding? Encoding);

/// <summary>What the first bytes of a file say: its format and, of a table, its columns.</summary>
internal static class FileHeader
{
    /// <param name="chosen">The encoding that somebody has chosen; null to go by the bytes.</param>
    public static async Task<FileLook> LookAsync(SpooledFile file, FileEncoding? chosen, CancellationToken cancellationToken)
    {
        var beginning = new byte[Math.Min(file.Length, FormatDetector.BytesNeeded)];
        await file.Rewind().ReadExactlyAsync(beginning, cancellationToken);
        var format = FormatDetector.Detect(beginning) with { Encoding = chosen };
        if (format.Kind == FileKind.Excel)
        {
            var sheets = WorkbookReader.Sheets(file.Rewind());
            return sheets.Choose(null) is { } only
                ? new FileLook(format with { Sheet = only.Name }, TableOf(only), sheets, null)
                : new FileLook(format, null, sheets, null);
        }

        var table = TablePreviews.Of(format, Stream.Null, beginning) is { } preview
            ? new TableReading(preview, preview.Mapping, MappingOrigin.Guessed, beginning, format)
            : null;
        return new FileLook(format, table, null, FileEncodings.Guess(beginning));
    }

    /// <summary>A sheet as a table. What is tried out with it is read as CSV.</summary>
    public static TableReading TableOf(WorkbookSheet sheet) =>
        new(sheet.Table, sheet.Table.Mapping, MappingOrigin.Guessed, sheet.Beginning, new DetectedFormat(FileKind.Csv));
}
