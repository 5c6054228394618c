using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Audit;

public sealed record AuditLine(DateTimeOffset At, string By, string Action, string Subject, string? OldValue, string? NewValue);

public sealed record AuditPageOfLines(IReadOnlyList<AuditLine> Lines, int Total);

public sealed class AuditService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>Events of the review, newest first. For leads: they tell who did what, rulings included.</summary>
    public async Task<AuditPageOfLines> ListAsync(Guid reviewId, string? search, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var events = db.AuditEvents.Where(e => e.ReviewId == reviewId);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{search.Trim()}%";
            events = events.Where(e => EF.Functions.ILike(e.Action, pattern) || EF.Functions.ILike(e.Subject, pattern)
                || db.Users.Any(u => u.Id == e.ById && EF.Functions.ILike(u.DisplayName, pattern)));
        }
        var lines = await events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(skip).Take(Math.Clamp(take, 1, 500))
            .Select(e => new AuditLine(e.At, db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", e.Action, e.Subject, e.OldValue, e.NewValue))
            .ToListAsync(cancellationToken);
        return new AuditPageOfLines(lines, await events.CountAsync(cancellationToken));
    }
}
