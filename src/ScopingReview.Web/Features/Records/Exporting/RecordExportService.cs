using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Records.Exporting;

public enum RecordExportFormat
{
    Ris,
    Csv,
}

/// <param name="Raw">Of a table: text as it is, for programs and not for spreadsheets.</param>
/// <param name="PartSize">Records per file of a ZIP; null for one file.</param>
public sealed record RecordExportOptions(RecordExportFormat Format, bool Raw = false, int? PartSize = null)
{
    internal string Extension => Format == RecordExportFormat.Ris ? "ris" : "csv";
    internal string ContentType => PartSize is not null ? "application/zip" : Format == RecordExportFormat.Ris
        ? "application/x-research-info-systems; charset=utf-8" : CsvTable.ContentType;
}

/// <summary>What an export will be, known before it is written.</summary>
/// <param name="LeastPartSize">Records that a part must hold, since there would be too many parts otherwise.</param>
public sealed record RecordExportHead(string FileName, string ContentType, int Records, int LeastPartSize);

/// <summary>
/// Writes the records that the table lists, all pages of it, to a file. Whatever the number of records, only a few hundred are in memory.
/// </summary>
public sealed class RecordExportService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock, RecordLists lists)
{
    private const int BatchSize = 500;
    private const int MostParts = 200;

    /// <summary>Name and size of the export; null where the query names a set that does not exist.</summary>
    public async Task<RecordExportHead?> LookAsync(
        Guid reviewId, RecordQuery query, RecordExportOptions options, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        if (await lists.FindAsync(db, await db.VisibilityAsync(me, cancellationToken), query, cancellationToken) is not { } list)
            return null;
        var title = await db.Reviews.Where(r => r.Id == reviewId).Select(r => r.Title).SingleAsync(cancellationToken);
        var records = await list.Fitting.CountAsync(cancellationToken);
        return new RecordExportHead(
            ExportFile.NameOf(title, NameOf(list, query, options), provisional: false, clock.GetUtcNow(),
                options.PartSize is null ? options.Extension : "zip"),
            options.ContentType, records, Math.Max(1, (records + MostParts - 1) / MostParts));
    }

    /// <summary>Which records: two lists of one day lie beside each other under names that tell them apart.</summary>
    private static string NameOf(RecordList list, RecordQuery query, RecordExportOptions options)
        => string.Join('_',
            new[] { "records", list.SetTitle is { } title ? ExportFile.Slug(title) : null,
                query.Only is not null ? "selected" : query.IsFiltered ? "filtered" : null,
                options.Raw ? "for-programs" : null }
            .OfType<string>());

    /// <summary>Writes the export; nothing where the query names a set that does not exist.</summary>
    public async Task WriteAsync(
        Guid reviewId, RecordQuery query, RecordExportOptions options, Stream output, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        // One moment for the list and all that is said of its records.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (await lists.FindAsync(db, visibility, query, cancellationToken) is not { } list)
            return;
        var hits = await list.Fitting.CountAsync(cancellationToken);
        var ids = await list.Fitting.InOrder(query, hits).Select(r => r.Id).ToListAsync(cancellationToken);
        var records = new ExportedRecords(db, visibility, withDecisions: options.Format == RecordExportFormat.Csv);
        if (options.PartSize is { } size)
            await WritePartsAsync(records, [.. ids.Chunk(Math.Max(1, size))], options, output, cancellationToken);
        else
            await WriteFileAsync(records, ids, options, output, cancellationToken);
    }

    /// <summary>
    /// By way of a temporary file: what writes a ZIP does not always write asynchronously, which a web server insists on.
    /// </summary>
    private static async Task WritePartsAsync(
        ExportedRecords records, List<Guid[]> parts, RecordExportOptions options, Stream output, CancellationToken cancellationToken)
    {
        await using var temporary = TemporaryFile.Open();
        await using (var zip =
            await ZipArchive.CreateAsync(temporary, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            foreach (var (i, part) in parts.Index())
            {
                var entry = zip.CreateEntry(FormattableString.Invariant($"records-part-{i + 1}-of-{parts.Count}.{options.Extension}"),
                    CompressionLevel.Fastest);
                await using var file = await entry.OpenAsync(cancellationToken);
                await WriteFileAsync(records, part, options, file, cancellationToken);
            }
        }

        temporary.Position = 0;
        await temporary.CopyToAsync(output, cancellationToken);
    }

    private static async Task WriteFileAsync(
        ExportedRecords records, IReadOnlyList<Guid> ids, RecordExportOptions options, Stream output, CancellationToken cancellationToken)
    {
        using var writer = new ExportWriter(options);
        writer.WriteHeader();
        foreach (var batch in ids.Chunk(BatchSize))
        {
            foreach (var record in await records.ReadAsync(batch, cancellationToken))
                writer.Write(record);
            await writer.FlushAsync(output, cancellationToken);
        }

        await writer.FlushAsync(output, cancellationToken);
    }
}
