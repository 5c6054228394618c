using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

public sealed class ChartingFormService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Publishes a form as the first version of the review's charting form.</summary>
    internal async Task<OperationResult> PublishFirstAsync(Guid reviewId, ChartingForm form, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await db.ChartingForms.AnyAsync(f => f.ReviewId == reviewId, cancellationToken))
            return OperationResult.Refused("This review has a charting form already.");
        var now = clock.GetUtcNow();
        db.Publish(me, await db.FormToBeginAsync(me, ReviewForms.Charting, now, cancellationToken), form, note: null, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return OperationResult.Refused("Another lead published a form at the same moment; it is in use now.");
        }

        return OperationResult.Done;
    }
}
