using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records.Selecting;

/// <param name="Label">Its name.</param>
/// <param name="On">It was put on, else taken off.</param>
/// <param name="RecordIds">The records that changed by it: what an undo takes back.</param>
/// <param name="Selected">All that were selected.</param>
public sealed record BulkLabelling(Guid LabelId, string Label, bool On, IReadOnlyList<Guid> RecordIds, int Selected);

/// <summary>Puts one's label on all records of a list, or takes it off. Others' labels on them are not touched.</summary>
public sealed class BulkLabelService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock, RecordLists lists)
{
    public const int Most = 5000;
    private const string NoLongerInUse = "This label is no longer in use. Nothing was changed.";

    public async Task<OperationResult<BulkLabelling>> PutAsync(
        Guid reviewId, RecordQuery query, Guid labelId, bool on, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (await lists.FindAsync(db, visibility, query, cancellationToken) is not { } list)
            return OperationResult.Refused<BulkLabelling>("There is no such list in this review.");
        var ids = await list.Fitting.OrderBy(r => r.Number).Select(r => r.Id).Take(Most + 1).ToListAsync(cancellationToken);
        if (ids.Count > Most)
            return OperationResult.Refused<BulkLabelling>(
                $"At most {Most.Grouped()} records can be labelled at once. Filter the list further.");
        return await ChangeAsync(db, visibility, labelId, on, ids, cancellationToken);
    }

    /// <summary>Takes back what was done, as far as it still stands.</summary>
    public async Task<OperationResult<BulkLabelling>> UndoAsync(
        Guid reviewId, BulkLabelling done, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var ids = await db.Records.Where(r => r.ReviewId == reviewId && done.RecordIds.Contains(r.Id)).Select(r => r.Id)
            .ToListAsync(cancellationToken);
        return await ChangeAsync(db, await db.VisibilityAsync(me, cancellationToken), done.LabelId, !done.On, ids, cancellationToken);
    }

    private async Task<OperationResult<BulkLabelling>> ChangeAsync(
        ReviewDbContext db, ReviewVisibility visibility, Guid labelId, bool on, List<Guid> ids, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        var label = await db.Labels.SingleOrDefaultAsync(l => l.Id == labelId && l.ReviewId == me.ReviewId && (!on || l.RetiredAt == null),
            cancellationToken);
        if (label is null)
            return OperationResult.Refused<BulkLabelling>(NoLongerInUse);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mine = db.RecordLabels.Current().Where(l => l.LabelId == labelId && l.ById == me.UserId && ids.Contains(l.RecordId));
        var labelled = await mine.Select(l => l.RecordId).ToHashSetAsync(cancellationToken);
        var changed = on ? ids.FindAll(id => !labelled.Contains(id)) : ids.FindAll(labelled.Contains);
        var now = clock.GetUtcNow();
        if (on)
        {
            var reports = await db.AtFullText(visibility).Where(r => changed.Contains(r.Id)).Select(r => r.Id)
                .ToHashSetAsync(cancellationToken);
            db.RecordLabels.AddRange(changed.Select(id => new RecordLabel
            {
                ReviewId = me.ReviewId,
                LabelId = labelId,
                RecordId = id,
                Stage = reports.Contains(id) ? ScreeningStage.FullText : ScreeningStage.TitleAbstract,
                ById = me.UserId,
                At = now,
            }));
        }
        else
        {
            await mine.SupersedeAsync(me.UserId, now, cancellationToken);
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return OperationResult.Refused<BulkLabelling>(
                "You labelled one of these records in another tab at the same moment. Nothing was changed here; try again.");
        }
        return OperationResult.Of(new BulkLabelling(labelId, label.Name, on, changed, ids.Count));
    }
}
