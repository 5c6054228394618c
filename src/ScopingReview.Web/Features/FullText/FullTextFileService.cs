using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText.Texts;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText;

/// <param name="SameAt">Said where the very same file stands at other reports, which is seldom meant; null where it does not.</param>
public sealed record StoredFullText(Guid Id, string FileName, long Length, string Sha256, string? SameAt = null);

public enum UploadRefusal
{
    NoSuchReport,
    NotAPdf,
    TooLarge,
    SomebodyElseWasFirst,
}

/// <summary>A stored file, or why nothing was stored, in a sentence for the person.</summary>
public sealed record UploadResult(StoredFullText? File, UploadRefusal? Refusal, string? Message);

/// <summary>A stored PDF for reading; the caller disposes the stream.</summary>
public sealed record FullTextContent(string FileName, string Sha256, Stream Stream);

/// <summary>Stores PDFs in the database and reads them from there.</summary>
public sealed class FullTextFileService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock, IOptions<FullTextOptions> options,
    PdfTextQueue texts)
{
    public long MaxBytes => options.Value.MaxBytes;

    /// <summary>
    /// Receives a PDF, writes it to the database and marks its report as retrieved, in one transaction: a file that breaks off, is too
    /// large or is no PDF leaves nothing behind. An earlier file of the report is superseded and kept.
    /// </summary>
    /// <param name="announcedLength">Length that the sender announced; refuses a file that is too large before reading it.</param>
    public async Task<UploadResult> StoreAsync(
        Guid reviewId, int number, string? fileName, Stream content, long? announcedLength = null, FullTextKind kind = FullTextKind.Main,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var name = FileNames.Clean(fileName);
        if (await FindAsync(db, me, number, cancellationToken) is not { } reportId)
            return Refused(UploadRefusal.NoSuchReport, Refusals.NotSought(number));
        if (announcedLength > MaxBytes)
            return Refused(UploadRefusal.TooLarge, Refusals.Of(ReceiveProblem.TooLarge, name, options.Value.MaxMegabytes));

        await using var received = await ReceivedFile.ReceiveAsync(content, MaxBytes, cancellationToken);
        if (received.Problem is { } problem)
            return Refused(problem == ReceiveProblem.TooLarge ? UploadRefusal.TooLarge : UploadRefusal.NotAPdf,
                Refusals.Of(problem, name, options.Value.MaxMegabytes));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var id = Guid.CreateVersion7();
        await ChunkWriter.WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), "full_text_chunks", id, received.Content,
            cancellationToken);
        // The file may have taken minutes to arrive: the report may have become a duplicate meanwhile, and no merge comes between this look
        // and the end.
        await db.LockReadersAsync(reviewId, ScreeningStage.FullText, number, cancellationToken);
        if (await FindAsync(db, me, number, cancellationToken) is null)
            return Refused(UploadRefusal.NoSuchReport, Refusals.NotSought(number));
        var now = clock.GetUtcNow();
        var file = new FullTextFile
        {
            Id = id,
            ReviewId = reviewId,
            RecordId = reportId,
            Kind = kind,
            FileName = name,
            Length = received.Length,
            Sha256 = received.Sha256,
            ChunkSize = ChunkWriter.ChunkSize,
            ById = me.UserId,
            At = now,
        };
        await PutAsync(db, file, me, now, cancellationToken);
        db.Record(me, now, "full-text.stored", RecordNumber.Format(number), newValue: $"{name}, SHA-256 {received.Sha256}");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return Refused(UploadRefusal.SomebodyElseWasFirst,
                $"Somebody else stored a PDF for {RecordNumber.Format(number)} at the same moment; theirs was kept. Check it before you replace it.");
        }

        texts.Add(id);
        return new UploadResult(
            new StoredFullText(id, name, received.Length, received.Sha256,
                await SameAtAsync(db, db.AtFullText(await db.VisibilityAsync(me, cancellationToken)), received.Sha256, number,
                    cancellationToken)), null, null);
    }

    /// <summary>
    /// Adds a file to its report, which is retrieved with it. A main file supersedes the one before; a supplement stands beside the others.
    /// </summary>
    internal static async Task PutAsync(
        ReviewDbContext db, FullTextFile file, Membership me, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (file.Kind == FullTextKind.Main)
            await db.FullTextFiles.Where(f => f.RecordId == file.RecordId && f.Kind == FullTextKind.Main)
                .SupersedeAsync(me.UserId, now, cancellationToken);
        db.FullTextFiles.Add(file);
        // A supplement alone is not the report.
        if (file.Kind == FullTextKind.Supplement || await db.RetrievalEntries.Current()
            .AnyAsync(e => e.RecordId == file.RecordId && e.Status == RetrievalStatus.Retrieved, cancellationToken))
            return;
        await db.RetrievalEntries.Where(e => e.RecordId == file.RecordId).SupersedeAsync(me.UserId, now, cancellationToken);
        db.RetrievalEntries.Add(new RetrievalEntry
        {
            ReviewId = file.ReviewId,
            RecordId = file.RecordId,
            Status = RetrievalStatus.Retrieved,
            ById = me.UserId,
            At = now,
        });
    }

    /// <summary>
    /// Takes a supplement away from its report; it is kept as an earlier file. The main file is replaced, not taken away.
    /// </summary>
    public async Task<OperationResult> RemoveSupplementAsync(Guid reviewId, Guid fileId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (await SupplementAsync(db, me, fileId, cancellationToken) is not ({ SupersededAt: null } file, var number))
            return OperationResult.Refused("This report has no such supplement any more.");
        var now = clock.GetUtcNow();
        db.Record(me, now, "full-text.supplement-removed", RecordNumber.Format(number), oldValue: file.FileName);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FullTextFiles.Where(f => f.Id == fileId).SupersedeAsync(me.UserId, now, cancellationToken) == 0)
            return OperationResult.Refused("This report has no such supplement any more.");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Puts a supplement that was taken away beside its report again: a new entry of the same content.</summary>
    public async Task<OperationResult> RestoreSupplementAsync(Guid reviewId, Guid fileId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (await SupplementAsync(db, me, fileId, cancellationToken) is not ({ SupersededAt: not null } file, var number))
            return OperationResult.Refused("This report has no such earlier supplement.");
        var content = file.ContentOfId ?? file.Id;
        if (await db.FullTextFiles.Current()
            .AnyAsync(f => f.RecordId == file.RecordId && (f.Id == content || f.ContentOfId == content), cancellationToken))
            return OperationResult.Done; // somebody was sooner
        var now = clock.GetUtcNow();
        db.FullTextFiles.Add(file.Again(file.RecordId, me.UserId, now));
        db.Record(me, now, "full-text.supplement-restored", RecordNumber.Format(number), newValue: file.FileName);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>A supplement, taken away or not, of a report that the member may know; else null.</summary>
    private static async Task<(FullTextFile File, int Number)?> SupplementAsync(
        ReviewDbContext db, Membership me, Guid fileId, CancellationToken cancellationToken)
    {
        var reports = db.AtFullText(await db.VisibilityAsync(me, cancellationToken));
        var found = await (from file in db.FullTextFiles.AsNoTracking()
                           where file.ReviewId == me.ReviewId && file.Id == fileId && file.Kind == FullTextKind.Supplement
                           join report in reports on file.RecordId equals report.Id
                           select new { file, report.Number }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.file, found.Number);
    }

    /// <summary>A file of this review, superseded ones included; null if there is none with this id.</summary>
    public async Task<FullTextContent?> OpenAsync(Guid reviewId, Guid fileId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var file = await db.FullTextFiles.AsNoTracking()
            .SingleOrDefaultAsync(f => f.ReviewId == reviewId && f.Id == fileId, cancellationToken);
        return file is null ? null
            : new FullTextContent(file.FileName, file.Sha256,
                new ChunkedFileStream(contexts, file.ContentOfId ?? file.Id, file.Length, file.ChunkSize));
    }

    // Of the reports that the member may see, so that nothing is told of others.
    private static async Task<string?> SameAtAsync(
        ReviewDbContext db, IQueryable<ReviewRecord> reports, string sha256, int number, CancellationToken cancellationToken)
    {
        const int MostNamed = 5;
        var others =
            await reports.Where(r => r.Number != number && db.FullTextFiles.Current().Any(f => f.RecordId == r.Id && f.Sha256 == sha256))
            .OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(cancellationToken);
        if (others.Count == 0)
            return null;
        var more = others.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {others.Count - MostNamed} more") : null;
        return $"The same file is also stored for {string.Join(", ", others.Take(MostNamed).Select(RecordNumber.Format))}{more}. Check that it belongs to both.";
    }

    /// <summary>The report, as far as it is at full text and the member may know; else null.</summary>
    internal static async Task<Guid?> FindAsync(ReviewDbContext db, Membership me, int number, CancellationToken cancellationToken)
        => await db.AtFullText(await db.VisibilityAsync(me, cancellationToken)).Where(r => r.Number == number).Select(r => (Guid?)r.Id)
            .SingleOrDefaultAsync(cancellationToken);

    private static UploadResult Refused(UploadRefusal refusal, string message) => new(null, refusal, message);
}
