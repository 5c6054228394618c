using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Studies;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.PreviousVersions;

/// <summary>
/// Reads an export file of the previous version's studies into the text that they are added from. Nothing of it is stored.
/// </summary>
public sealed class PreviousFileService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = 20L * 1024 * 1024;

    private const int MostRecords = 5000;

    /// <param name="open">Opens the upload; not called when the file is too large.</param>
    /// <param name="sheet">Which sheet of a workbook; null if it is not known, which asks for it where there are several.</param>
    public async Task<OperationResult<PreviousFile>> ReadAsync(
        Guid reviewId, string fileName, long length, Func<CancellationToken, Stream> open, string? sheet = null,
        CancellationToken cancellationToken = default)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var name = Path.GetFileName(fileName);
        if (length > LargestFile)
            return Refused($"{name} is larger than {LargestFile / 1024 / 1024} MB. Export the included studies alone.");
        using var content = new MemoryStream();
        if (length > 0)
        {
            await using var upload = open(cancellationToken);
            await upload.CopyToAsync(content, cancellationToken);
        }

        var format = FormatDetector.Detect(content.GetBuffer().AsSpan(0, (int)Math.Min(content.Length, FormatDetector.BytesNeeded)));
        if (!format.IsImportable)
            return Refused($"{name}: {format.Explanation}");
        content.Position = 0;
        if (format.Kind == FileKind.Excel)
        {
            var sheets = WorkbookReader.Sheets(content);
            if (sheets.Refusal is { } refusal)
                return Refused($"{name}: {refusal}");
            if (sheets.Choose(sheet) is not { } chosen)
                return sheet is null
                    ? OperationResult.Of(new PreviousFile("", 0, 0)
                    {
                        Sheets = [.. sheets.Sheets.Select(s => new PreviousSheet(s.Name, s.Rows))],
                    })
                    : Refused($"{name} has no sheet “{sheet}” that holds anything.");
            format = format with { Sheet = chosen.Name };
            content.Position = 0;
        }

        List<BibliographicRecord> records = [];
        var refused = 0;
        await foreach (var item in BibliographicReader.ReadAsync(format, content, cancellationToken))
        {
            if (item is ReadRecord read)
                records.Add(read.Record with { RawText = "", Abstract = null });
            else if (item is RefusedEntry)
                refused++;
            if (records.Count > MostRecords)
                return Refused(
                    string.Create(CultureInfo.InvariantCulture,
                        $"{name} holds more than {MostRecords:N0} records. Export the included studies alone, or in parts."));
        }

        return records.Count == 0
            ? Refused($"{name}: no record could be read.")
            : OperationResult.Of(new PreviousFile(PreviousStudyText.Of(records), records.Count, refused));
    }

    private static OperationResult<PreviousFile> Refused(string why) => OperationResult.Refused<PreviousFile>(why);
}
