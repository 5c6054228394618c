using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Audit;

public sealed record AuditLine(DateTimeOffset At, string By, string Action, string Subject, string? OldValue, string? NewValue);

/// <param name="Visibility">Whether events are left out, because their reader is still reading.</param>
public sealed record AuditPageOfLines(IReadOnlyList<AuditLine> Lines, int Total, ReviewVisibility Visibility);

public sealed class AuditService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private const string HiddenWhileReading = "(not shown while you are reading)";

    /// <summary>
    /// Events of the review, newest first. For leads: they tell who did what, resolutions included. To a lead who is still reading, nothing of the conflicts of the stage,
    /// nor of the studies that the readings came to, nor the seeds of draws.
    /// </summary>
    public async Task<AuditPageOfLines> ListAsync(Guid reviewId, string? search, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var events = Told(db.AuditEvents.Where(e => e.ReviewId == reviewId), visibility);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{search.Trim()}%";
            events = events.Where(e => EF.Functions.ILike(e.Action, pattern) || EF.Functions.ILike(e.Subject, pattern)
                || db.Users.Any(u => u.Id == e.ById && EF.Functions.ILike(u.DisplayName, pattern)));
        }
        var lines = await events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(skip).Take(Math.Clamp(take, 1, 500))
            .Select(e => new AuditLine(e.At, db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", e.Action, e.Subject, e.OldValue, e.NewValue))
            .ToListAsync(cancellationToken);
        return new AuditPageOfLines(visibility.IsBlind ? lines.ConvertAll(WithoutSeeds) : lines, await events.CountAsync(cancellationToken), visibility);
    }

    private static IQueryable<AuditEvent> Told(IQueryable<AuditEvent> events, ReviewVisibility visibility)
    {
        if (!visibility.IsBlind)
            return events;
        // What became of studies follows from full texts, and these from titles. An event from before stages were noted may tell of any.
        events = events.Where(e => !e.Action.StartsWith("studies.") && !e.Action.StartsWith("study.") && !e.Action.StartsWith("further-report."));
        if (visibility.Titles.IsBlind)
            events = events.Where(e => !e.Action.StartsWith("conflict."));
        return visibility.FullTexts.IsBlind
            ? events.Where(e => !(e.Action.StartsWith("conflict.") && (e.Stage == null || e.Stage == ScreeningStage.FullText)))
            : events;
    }

    private static AuditLine WithoutSeeds(AuditLine line)
        => line.Action.StartsWith("plan.", StringComparison.Ordinal) || line.Action.StartsWith("pilot.", StringComparison.Ordinal)
            ? line with { OldValue = line.OldValue is null ? null : HiddenWhileReading, NewValue = line.NewValue is null ? null : HiddenWhileReading }
            : line;
}
