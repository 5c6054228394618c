using ScopingReview.Domain.Formats;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>What the first bytes of a file say: its format and, of a table, its columns.</summary>
internal static class FileHeader
{
    public static async Task<(DetectedFormat Format, TableReading? Table)> LookAsync(SpooledFile file, CancellationToken cancellationToken)
    {
        var beginning = new byte[Math.Min(file.Length, FormatDetector.BytesNeeded)];
        await file.Rewind().ReadExactlyAsync(beginning, cancellationToken);
        var format = FormatDetector.Detect(beginning);
        if (!format.IsTable)
            return (format, null);
        var preview = CsvPreview.Of(beginning);
        return (format, new TableReading(preview, preview.Mapping, MappingOrigin.Guessed, beginning));
    }
}
