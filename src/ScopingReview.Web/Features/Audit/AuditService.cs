using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Audit;

/// <summary>Which events to show; each condition that is null is none.</summary>
/// <param name="Person">Done by this person, or to their account.</param>
/// <param name="Record">The number of a record that the event names.</param>
/// <param name="Search">In the words of the event, in what it happened to, or in the person's name.</param>
public sealed record AuditFilter(Guid? Person = null, AuditKind? Kind = null, int? Record = null, string? Search = null)
{
    public bool IsEmpty => this is { Person: null, Kind: null, Record: null } && string.IsNullOrWhiteSpace(Search);
}

public sealed record AuditLine(DateTimeOffset At, string By, string Action, string Subject, string? OldValue, string? NewValue);

/// <param name="People">All who are or were members, by name: whom one can look for.</param>
/// <param name="Visibility">Whether events are left out, because their reader is still reading.</param>
public sealed record AuditPageOfLines(
    IReadOnlyList<AuditLine> Lines, int Total, IReadOnlyList<(Guid Id, string Name)> People, ReviewVisibility Visibility);

public sealed class AuditService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private const string HiddenWhileReading = "(hidden while you are still screening)";
    private const string Somebody = "Somebody";
    private const string Host = "The administrator";

    /// <summary>
    /// Events of the review and of its members' accounts, newest first. For leads: they tell who did what, resolutions included. To a lead
    /// who is still reading, nothing of the conflicts of the stage, nor of the studies that the readings came to, nor the seeds of draws,
    /// nor what others downloaded. What a filter finds is part of what they are told.
    /// </summary>
    public async Task<AuditPageOfLines> ListAsync(
        Guid reviewId, AuditFilter filter, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var events = Fitting(db, Told(db.AuditEvents.Where(e => e.ReviewId == reviewId), visibility, me), filter);
        var accounts = Fitting(db, OfMembers(db, reviewId), filter);
        // Two tables, each in order: so many of both hold the page that is asked for.
        var (from, upTo) = (Math.Max(0, skip), Math.Max(0, skip) + Math.Clamp(take, 1, 500));
        var lines = await events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(upTo)
            .Select(e => new AuditLine(
                e.At, db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                e.Action, e.Subject, e.OldValue, e.NewValue))
            .ToListAsync(cancellationToken);
        var signIns = await accounts.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(upTo)
            .Select(e => new AuditLine(
                e.At,
                e.Action == AccountEvents.SignInFailed ? Somebody
                    : e.Action == AccountEvents.LinkMade && e.ById == null ? Host
                    : db.Users.Where(u => u.Id == (e.ById ?? e.UserId)).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                e.Action, db.Users.Where(u => u.Id == e.UserId).Select(u => u.DisplayName).FirstOrDefault() ?? "", null, null))
            .ToListAsync(cancellationToken);
        // Stable: within each table the order stays as it was read.
        AuditLine[] shown = [.. lines.Concat(signIns).OrderByDescending(line => line.At).Take(upTo).Skip(from)];
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        return new AuditPageOfLines(
            visibility.IsBlind ? Array.ConvertAll(shown, WithoutSeeds) : shown,
            await events.CountAsync(cancellationToken) + await accounts.CountAsync(cancellationToken),
            [.. names.Select(name => (name.Key, name.Value)).OrderBy(person => person.Value, StringComparer.Ordinal)],
            visibility);
    }

    /// <summary>What happened to people's accounts while they were members: before and after it is no matter of this review.</summary>
    private static IQueryable<AccountEvent> OfMembers(ReviewDbContext db, Guid reviewId)
        => db.AccountEvents.Where(e => db.Members.Any(m => m.ReviewId == reviewId && m.UserId == e.UserId
            && m.JoinedAt <= e.At && (m.RemovedAt == null || m.RemovedAt >= e.At)));

    private static IQueryable<AuditEvent> Told(IQueryable<AuditEvent> events, ReviewVisibility visibility, Membership me)
    {
        if (!visibility.IsBlind)
            return events;
        // What became of studies follows from full texts, and these from titles. An event from before stages were noted may tell of any.
        events = events.Where(e => !e.Action.StartsWith("studies.") && !e.Action.StartsWith("study.")
            && !e.Action.StartsWith("further-report."));
        // Which lists others save, and how they are called, follows from what they see in them.
        events = events.Where(e => e.Action != DownloadAudit.Downloaded || e.ById == me.UserId);
        if (visibility.Titles.IsBlind)
            events = events.Where(e => !e.Action.StartsWith("conflict."));
        return visibility.FullTexts.IsBlind
            ? events.Where(e => !(e.Action.StartsWith("conflict.") && (e.Stage == null || e.Stage == ScreeningStage.FullText)))
            : events;
    }

    private static IQueryable<AuditEvent> Fitting(ReviewDbContext db, IQueryable<AuditEvent> events, AuditFilter filter)
    {
        if (filter.Person is { } person)
            events = events.Where(e => e.ById == person);
        if (filter.Kind is { } kind)
        {
            var actions = AuditDisplayText.ActionsOf(kind);
            events = events.Where(e => actions.Contains(e.Action));
        }
        if (filter.Record is { } number)
        {
            // Six digits or more: no number is the beginning of another but at a million and beyond.
            var name = number > 0 ? RecordNumber.Format(number) : "";
            events = number <= 0 ? events.Where(_ => false) : events.Where(e => e.Subject.Contains(name) || e.OldValue!.Contains(name)
                || db.Records.IgnoreQueryFilters().Any(r => r.Id == e.RecordId && r.Number == number));
        }
        if (string.IsNullOrWhiteSpace(filter.Search))
            return events;
        var pattern = $"%{filter.Search.Trim()}%";
        var saying = AuditDisplayText.ActionsSaying(filter.Search.Trim());
        return events.Where(e => saying.Contains(e.Action) || EF.Functions.ILike(e.Subject, pattern)
            || db.Users.Any(u => u.Id == e.ById && EF.Functions.ILike(u.DisplayName, pattern)));
    }

    private static IQueryable<AccountEvent> Fitting(ReviewDbContext db, IQueryable<AccountEvent> events, AuditFilter filter)
    {
        if (filter.Record is not null || filter.Kind is not (null or AuditKind.Accounts))
            return events.Where(_ => false);
        if (filter.Person is { } person)
            events = events.Where(e => e.UserId == person || e.ById == person);
        if (string.IsNullOrWhiteSpace(filter.Search))
            return events;
        var pattern = $"%{filter.Search.Trim()}%";
        var saying = AuditDisplayText.ActionsSaying(filter.Search.Trim());
        return events.Where(e => saying.Contains(e.Action)
            || db.Users.Any(u => (u.Id == e.UserId || u.Id == e.ById) && EF.Functions.ILike(u.DisplayName, pattern)));
    }

    private static AuditLine WithoutSeeds(AuditLine line)
        => line.Action.StartsWith("plan.", StringComparison.Ordinal) || line.Action.StartsWith("pilot.", StringComparison.Ordinal)
            ? line with
            {
                OldValue = line.OldValue is null ? null : HiddenWhileReading,
                NewValue = line.NewValue is null ? null : HiddenWhileReading
            }
            : line;
}
