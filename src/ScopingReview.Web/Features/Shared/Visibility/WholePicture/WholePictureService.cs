using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Visibility.WholePicture;

/// <summary>What a member is told at the stages, and since when a lead sees everything there.</summary>
/// <param name="Unblinded">The stages at which the member asked for the whole picture, with the moment.</param>
public sealed record WholePictureView(ReviewVisibility Visibility, IReadOnlyDictionary<ScreeningStage, DateTimeOffset> Unblinded)
{
    /// <summary>A lead may end their own blindness; reviewers may not, since independent votes are what they are asked for.</summary>
    public bool MayAsk => Visibility.Me.IsLead;
}

/// <summary>
/// A lead who still has records to read may ask to see everybody's decisions. It cannot be taken back: the audit and the methods text say
/// so, and the votes that follow are left out where independent votes are compared.
/// </summary>
public sealed class WholePictureService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    internal const string NotBlind = "You see everything at this stage already. Nothing was changed.";

    public async Task<WholePictureView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return new WholePictureView(
            await db.VisibilityAsync(me, cancellationToken),
            await db.Unblindings.Where(u => u.ReviewId == reviewId && u.UserId == me.UserId)
                .ToDictionaryAsync(u => u.Stage, u => u.At, cancellationToken));
    }

    /// <summary>Shows the acting lead everybody's decisions at a stage from now on.</summary>
    public async Task<OperationResult> AskAsync(Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Asked twice at the same moment, it is stored once.
        await db.Database.ExecuteSqlAsync($"select 1 from members where review_id = {reviewId} and user_id = {me.UserId} for update",
            cancellationToken);
        if (!Enum.IsDefined(stage) || !(await db.VisibilityAsync(me, cancellationToken)).At(stage).IsBlind)
            return OperationResult.Refused(NotBlind);
        var now = clock.GetUtcNow();
        db.Unblindings.Add(new Unblinding { ReviewId = reviewId, UserId = me.UserId, Stage = stage, At = now });
        db.Record(me, now, "lead.unblinded", stage.Title(), stage: stage);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }
}
