using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening.Annotations;

/// <summary>A label on a record, with who put it there.</summary>
public sealed record ShownLabel(LabelChoice Label, string By, bool IsMine, bool InUse);

/// <param name="Labels">On the record now: one's own, and others' as far as one may know of them.</param>
/// <param name="Choices">Labels that could be put on it.</param>
/// <param name="Note">One's note to oneself.</param>
public sealed record RecordAnnotations(
    int Number, IReadOnlyList<ShownLabel> Labels, IReadOnlyList<LabelChoice> Choices, string? Note, Membership Me)
{
    public bool Has(Guid label) => Labels.Any(l => l.IsMine && l.Label.Id == label);
}

public sealed class RecordAnnotationsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>Labels and one's own note on a record, for the pages about it; empty for a number that does not exist.</summary>
    public async Task<RecordAnnotations> GetAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var labels = await db.LabelsFor(await db.VisibilityAsync(me, cancellationToken)).Where(l => l.Record!.Number == number)
            .OrderBy(l => l.Label!.Name).ThenBy(l => l.At)
            .Select(l => new ShownLabel(
                new LabelChoice(l.LabelId, l.Label!.Name, l.Label.Colour),
                db.Users.Where(u => u.Id == l.ById).Select(u => u.DisplayName).FirstOrDefault()
                    ?? "", l.ById == me.UserId, l.Label.RetiredAt == null))
            .ToListAsync(cancellationToken);
        return new RecordAnnotations(
            number, labels, await db.LabelsInUseAsync(reviewId, cancellationToken),
            await db.PrivateNotes.Current()
                .Where(n => n.ReviewId == reviewId && n.ById == me.UserId && db.Records.Any(r => r.Id == n.RecordId && r.Number == number))
                .Select(n => n.Text).SingleOrDefaultAsync(cancellationToken),
            me);
    }
}
