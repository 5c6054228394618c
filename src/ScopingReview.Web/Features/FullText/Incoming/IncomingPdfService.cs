using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText.Texts;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText.Incoming;

/// <summary>A received PDF, or why nothing was kept.</summary>
public sealed record IncomingResult(Guid? FileId, UploadRefusal? Refusal, string? Message);

/// <summary>
/// Receives PDFs of which nobody has said yet which report they belong to. They are in the database as soon as they are acknowledged, so
/// that leaving the page loses nothing.
/// </summary>
public sealed class IncomingPdfService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock, IOptions<FullTextOptions> options, PdfWork work)
{
    /// <summary>Receives a file and reads what its first pages tell.</summary>
    public async Task<IncomingResult> ReceiveAsync(
        Guid reviewId, string? fileName, Stream content, long? announcedLength = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var name = FileNames.Clean(fileName);
        if (announcedLength > options.Value.MaxBytes)
            return Refused(ReceiveProblem.TooLarge, name);
        await using var received = await ReceivedFile.ReceiveAsync(content, options.Value.MaxBytes, cancellationToken);
        if (received.Problem is { } problem)
            return Refused(problem, name);
        var clues = await work.CluesAsync(received.Content, cancellationToken);
        received.Content.Position = 0;
        var file = new IncomingPdf
        {
            ReviewId = reviewId,
            FileName = name,
            Length = received.Length,
            Sha256 = received.Sha256,
            State = clues.State,
            PageCount = clues.PageCount,
            CluesJson = PostgresText.Of(JsonSerializer.Serialize(clues).Replace(@"\u0000", "", StringComparison.Ordinal)),
            ById = me.UserId,
            At = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.IncomingPdfs.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        await ChunkWriter.WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), "incoming_pdf_chunks", file.Id, received.Content,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new IncomingResult(file.Id, null, null);
    }

    /// <summary>Leaves files out: they and their bytes go. Those that are gone already are passed over.</summary>
    public async Task LeaveOutAsync(Guid reviewId, IReadOnlyCollection<Guid> files, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await db.IncomingPdfs.Where(f => f.ReviewId == reviewId && files.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private IncomingResult Refused(ReceiveProblem problem, string name)
        => new(null, problem == ReceiveProblem.TooLarge ? UploadRefusal.TooLarge : UploadRefusal.NotAPdf,
            Refusals.Of(problem, name, options.Value.MaxMegabytes));
}
