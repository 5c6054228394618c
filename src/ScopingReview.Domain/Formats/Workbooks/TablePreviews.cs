namespace ScopingReview.Domain.Formats;

/// <summary>What a table looks like to a person who says what its columns hold, whatever it is written in.</summary>
public static class TablePreviews
{
    /// <summary>The beginning of a table. Of a workbook only where its sheet was chosen, or it has one alone.</summary>
    /// <param name="format">What <see cref="FormatDetector"/> found; of a workbook, with its sheet.</param>
    /// <param name="file">The file; must be seekable where it is a workbook, whose position is changed.</param>
    /// <param name="beginning">Its first <see cref="FormatDetector.BytesNeeded"/> bytes, or all of a shorter file.</param>
    /// <returns>The preview; null where the file is no table, or a sheet has to be chosen.</returns>
    public static CsvPreview? Of(DetectedFormat format, Stream file, ReadOnlySpan<byte> beginning)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Kind switch
        {
            FileKind.Excel => WorkbookReader.Sheets(file).Choose(format.Sheet)?.Table,
            FileKind.EndNoteTab => EndNoteTabReader.Preview(FileEncodings.ToUtf8(beginning, format.Encoding)),
            FileKind.Csv or FileKind.Tsv => CsvPreview.Of(beginning, encoding: format.Encoding),
            _ => null,
        };
    }
}
