using ScopingReview.Domain.Formats;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>What a look at a file says.</summary>
/// <param name="Format">What it is; of a workbook whose sheet is known, with the sheet.</param>
/// <param name="Table">Of a table, its columns; null of a workbook whose sheet has to be chosen.</param>
/// <param name="Sheets">Of a workbook, its sheets.</param>
internal sealed record FileLook(DetectedFormat Format, TableReading? Table, WorkbookSheets? Sheets);

/// <summary>What the first bytes of a file say: its format and, of a table, its columns.</summary>
internal static class FileHeader
{
    public static async Task<FileLook> LookAsync(SpooledFile file, CancellationToken cancellationToken)
    {
        var beginning = new byte[Math.Min(file.Length, FormatDetector.BytesNeeded)];
        await file.Rewind().ReadExactlyAsync(beginning, cancellationToken);
        var format = FormatDetector.Detect(beginning);
        if (format.Kind == FileKind.Excel)
        {
            var sheets = WorkbookReader.Sheets(file.Rewind());
            return sheets.Choose(null) is { } only
                ? new FileLook(format with { Sheet = only.Name }, TableOf(only), sheets) : new FileLook(format, null, sheets);
        }

        return TablePreviews.Of(format, Stream.Null, beginning) is { } preview
            ? new FileLook(format, new TableReading(preview, preview.Mapping, MappingOrigin.Guessed, beginning, format.Kind), null)
            : new FileLook(format, null, null);
    }

    /// <summary>A sheet as a table. What is tried out with it is read as CSV.</summary>
    public static TableReading TableOf(WorkbookSheet sheet) =>
        new(sheet.Table, sheet.Table.Mapping, MappingOrigin.Guessed, sheet.Beginning, FileKind.Csv);
}
