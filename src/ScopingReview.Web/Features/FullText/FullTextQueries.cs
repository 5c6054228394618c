using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText;

internal static class FullTextQueries
{
    public static IQueryable<ReviewRecord> WithRetrieval(this IQueryable<ReviewRecord> reports, ReviewDbContext db, RetrievalStatus status)
        => status == RetrievalStatus.Sought
            ? reports.Where(r => !db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id && e.Status != RetrievalStatus.Sought))
            : reports.Where(r => db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id && e.Status == status));

    /// <summary>Reports that are at hand and wait for the member's vote.</summary>
    public static IQueryable<ReviewRecord> WaitingForReader(this IQueryable<ReviewRecord> reports, ReviewDbContext db, Membership me)
        => reports.WithRetrieval(db, RetrievalStatus.Retrieved)
            .Where(r => db.WaitingFor(me.ReviewId, ScreeningStage.FullText, me.UserId).Any(a => a.RecordId == r.Id));

    /// <summary>
    /// Reports whose outcome is settled, as far as the member may know; for reviewers their own decisions, too, whatever others have still
    /// to say.
    /// </summary>
    public static IQueryable<ReviewRecord> Decided(this IQueryable<ReviewRecord> reports, ReviewDbContext db, ReviewVisibility visibility)
    {
        var settled = db.OutcomesFor(visibility, ScreeningStage.FullText)
            .Where(o => o.Status == ScreeningStatus.Included || o.Status == ScreeningStatus.Excluded);
        var mine = db.MyCurrentVotes(visibility.Me.ReviewId, ScreeningStage.FullText, visibility.Me.UserId);
        return visibility.Me.Role == ReviewRole.Reviewer
            ? reports.Where(r => settled.Any(o => o.RecordId == r.Id) || mine.Any(d => d.RecordId == r.Id))
            : reports.Where(r => settled.Any(o => o.RecordId == r.Id));
    }

    /// <summary>Reports on which the member has a vote from before a moment.</summary>
    public static IQueryable<ReviewRecord> VotedBefore(
        this IQueryable<ReviewRecord> reports, ReviewDbContext db, Membership me, DateTimeOffset? before)
        => before is not { } moment ? reports
            : reports.Where(
                r => db.MyCurrentVotes(me.ReviewId, ScreeningStage.FullText, me.UserId).Any(d => d.RecordId == r.Id && d.At < moment));

    /// <summary>As records are searched everywhere, and by a part of the title, so that something is found while one types.</summary>
    public static IQueryable<ReviewRecord> Find(this IQueryable<ReviewRecord> reports, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return reports;
        var found = reports.Search(text);
        var part = PostgresText.Of(text.Trim()).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        return reports.Where(r => EF.Functions.ILike(ReviewDbContext.WordsOf(r.Title!), ReviewDbContext.WordsOf($"%{part}%"), @"\")
            || found.Any(f => f.Id == r.Id));
    }
}
