using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening.Annotations;

/// <param name="Number">The record's number in the review.</param>
/// <param name="Text">Empty takes the note away.</param>
/// <param name="ReviewerId">Whose note it is, where the page knows it.</param>
public sealed record NoteToOneself(int Number, string? Text, Guid? ReviewerId = null);

/// <summary>Notes to oneself. Nobody else reads them: there is no method that answers anybody's note but one's own.</summary>
public sealed class PrivateNoteService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int LongestNote = 4000;

    /// <summary>Writes one's note on a record anew; the same words again change nothing.</summary>
    public async Task<OperationResult> SaveAsync(Guid reviewId, NoteToOneself note, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (note.ReviewerId is { } author && author != me.UserId)
            return OperationResult.Refused(DecisionService.OtherAccount);
        var text = PostgresText.Of(note.Text ?? "").Trim();
        if (text.Length > LongestNote)
            return OperationResult.Refused(
                string.Create(CultureInfo.InvariantCulture, $"The note is longer than {LongestNote:N0} characters. Shorten it."));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Records.Where(r => r.ReviewId == reviewId && r.Number == note.Number).Select(r => (Guid?)r.Id)
            .SingleOrDefaultAsync(cancellationToken) is not { } recordId)
            return OperationResult.Refused("There is no such record in this review.");
        var mine = db.PrivateNotes.Current().Where(n => n.RecordId == recordId && n.ById == me.UserId);
        if (await mine.Select(n => n.Text).SingleOrDefaultAsync(cancellationToken) is var present && (present ?? "") == text)
            return OperationResult.Done;
        var now = clock.GetUtcNow();
        await mine.SupersedeAsync(me.UserId, now, cancellationToken);
        if (text.Length > 0)
            db.PrivateNotes.Add(new PrivateNote { ReviewId = reviewId, RecordId = recordId, ById = me.UserId, Text = text, At = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return OperationResult.Refused("You wrote another note on this record at the same moment, in another tab. That one was kept.");
        }
        return OperationResult.Done;
    }
}
