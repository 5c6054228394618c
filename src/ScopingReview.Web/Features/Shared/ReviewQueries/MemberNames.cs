using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

internal static class MemberNames
{
    /// <summary>Names of all who are or were members, by account.</summary>
    public static async Task<Dictionary<Guid, string>> MemberNamesAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => (await db.Members.Where(m => m.ReviewId == reviewId).Select(m => new { m.UserId, m.User!.DisplayName })
            .ToListAsync(cancellationToken))
            .ToDictionary(m => m.UserId, m => m.DisplayName);
}
