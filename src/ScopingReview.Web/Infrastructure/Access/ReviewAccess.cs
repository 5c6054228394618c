using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Infrastructure.Access;

/// <summary>What an operation asks of the person.</summary>
public enum ReviewPermission
{
    /// <summary>Any member.</summary>
    Read,

    /// <summary>Reviewers and leads: screening and charting.</summary>
    Contribute,

    /// <summary>Leads.</summary>
    Lead,
}

/// <summary>The acting member of a review.</summary>
public sealed record Membership(Guid ReviewId, Guid UserId, ReviewRole Role)
{
    public bool IsLead => Role == ReviewRole.Lead;
    public bool MayContribute => Role is ReviewRole.Lead or ReviewRole.Reviewer;
}

/// <summary>
/// The one gate to a review's data. Every service method asks it first, on every call, so that a removed member is stopped at the next
/// click.
/// </summary>
public sealed class ReviewAccess(CurrentUser user)
{
    /// <exception cref="ReviewAccessDeniedException">Not signed in, not (or no longer) a member, or the role does not allow it.</exception>
    public async Task<Membership> RequireAsync(
        ReviewDbContext db, Guid reviewId, ReviewPermission permission, CancellationToken cancellationToken = default)
    {
        var userId = RequireSignedIn();
        var role = await db.Members.Current()
            .Where(m => m.ReviewId == reviewId && m.UserId == userId)
            .Select(m => (ReviewRole?)m.Role)
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw new ReviewAccessDeniedException(DeniedBecause.NotAMember);
        var member = new Membership(reviewId, userId, role);
        var allowed = permission switch
        {
            ReviewPermission.Read => true,
            ReviewPermission.Contribute => member.MayContribute,
            _ => member.IsLead,
        };
        return allowed ? member : throw new ReviewAccessDeniedException(DeniedBecause.RoleTooLow);
    }

    /// <exception cref="ReviewAccessDeniedException">Nobody is signed in.</exception>
    public Guid RequireSignedIn() => user.Id ?? throw new ReviewAccessDeniedException(DeniedBecause.NotSignedIn);
}

public enum DeniedBecause
{
    NotSignedIn,

    /// <summary>Also said of a review that does not exist, so that an answer does not tell which ids do.</summary>
    NotAMember,

    RoleTooLow,
}

/// <summary>
/// Refuses an operation. An exception rather than a result, because no page offers what its reader may not do:
/// it is met only by a stale page, a foreign link or a forged call (docs/decisions/0004).
/// </summary>
public sealed class ReviewAccessDeniedException(DeniedBecause because) : Exception("Access denied: " + because)
{
    public DeniedBecause Because { get; } = because;
}
