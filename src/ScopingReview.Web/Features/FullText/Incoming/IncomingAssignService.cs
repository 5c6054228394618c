using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText.Texts;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText.Incoming;

/// <summary>Which report a waiting file belongs to.</summary>
public sealed record IncomingChoice(Guid FileId, int Number, FullTextKind Kind);

/// <summary>Stores waiting PDFs at the reports that a person has confirmed.</summary>
public sealed class IncomingAssignService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock, PdfTextQueue texts)
{
    /// <summary>
    /// Stores a waiting file at a report, as <see cref="FullTextFileService.StoreAsync"/> does one that was chosen there: the report is
    /// retrieved, an earlier main file is superseded and kept.
    /// </summary>
    public async Task<OperationResult> AssignAsync(Guid reviewId, IncomingChoice choice, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (!Enum.IsDefined(choice.Kind))
            return OperationResult.Refused("There is no such kind of file.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReadersAsync(reviewId, ScreeningStage.FullText, choice.Number, cancellationToken);
        if (await FullTextFileService.FindAsync(db, me, choice.Number, cancellationToken) is not { } reportId)
            return OperationResult.Refused(Refusals.NotSought(choice.Number));
        // Locked, so that two people who confirm the same list store it once.
        if (await db.IncomingPdfs.FromSql($"select * from incoming_pdfs where id = {choice.FileId} for update").AsNoTracking()
            .SingleOrDefaultAsync(f => f.ReviewId == reviewId, cancellationToken) is not { } waiting)
            return OperationResult.Refused("This file is no longer here: somebody has stored or discarded it.");
        var now = clock.GetUtcNow();
        var file = new FullTextFile
        {
            ReviewId = reviewId,
            RecordId = reportId,
            Kind = choice.Kind,
            FileName = waiting.FileName,
            Length = waiting.Length,
            Sha256 = waiting.Sha256,
            ChunkSize = ChunkWriter.ChunkSize,
            ById = me.UserId,
            At = now,
        };
        await FullTextFileService.PutAsync(db, file, me, now, cancellationToken);
        db.Record(me, now, "full-text.stored", RecordNumber.Format(choice.Number),
            newValue: string.Create(CultureInfo.InvariantCulture, $"{waiting.FileName}, SHA-256 {waiting.Sha256}"));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"insert into full_text_chunks (file_id, position, bytes) select {file.Id}, position, bytes from incoming_pdf_chunks where file_id = {waiting.Id}",
                cancellationToken);
            await db.IncomingPdfs.Where(f => f.Id == waiting.Id).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return OperationResult.Refused($"Somebody else stored a PDF for {RecordNumber.Format(choice.Number)} at the same moment; theirs was kept.");
        }

        texts.Add(file.Id);
        return OperationResult.Done;
    }
}
