using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reporting;
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
    /// <summary>What the flow calls exclusions whose readers gave different reasons.</summary>
    public static string ReasonNotSettled { get; } = PrismaLabels.Find("left-reason-not-settled")!;

    public static IQueryable<ReviewRecord> WithRetrieval(this IQueryable<ReviewRecord> reports, ReviewDbContext db, RetrievalStatus status)
        => status == RetrievalStatus.Sought
            ? reports.Where(r => !db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id && e.Status != RetrievalStatus.Sought))
            : reports.Where(r => db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id && e.Status == status));

    /// <summary>Reports that are at hand and wait for the member's vote.</summary>
    public static IQueryable<ReviewRecord> WaitingForReader(this IQueryable<ReviewRecord> reports, ReviewDbContext db, Membership me)
        => reports.WithRetrieval(db, RetrievalStatus.Retrieved)
            .Where(r => db.WaitingFor(me.ReviewId, ScreeningStage.FullText, me.UserId).Any(a => a.RecordId == r.Id));

    /// <summary>
    /// Reports at hand whose outcome is settled, its reason included, as far as the member may know; for reviewers their own decisions,
    /// too, whatever others have still to say.
    /// </summary>
    public static IQueryable<ReviewRecord> Decided(this IQueryable<ReviewRecord> reports, ReviewDbContext db, ReviewVisibility visibility)
    {
        var settled = db.OutcomesFor(visibility, ScreeningStage.FullText)
            .Where(o => (o.Status == ScreeningStatus.Included || o.Status == ScreeningStatus.Excluded) && !o.ReasonConflict);
        var mine = db.MyCurrentVotes(visibility.Me.ReviewId, ScreeningStage.FullText, visibility.Me.UserId);
        return visibility.Me.Role == ReviewRole.Reviewer
            ? reports.WithRetrieval(db, RetrievalStatus.Retrieved)
                .Where(r => settled.Any(o => o.RecordId == r.Id) || mine.Any(d => d.RecordId == r.Id))
            : reports.WithRetrieval(db, RetrievalStatus.Retrieved).Where(r => settled.Any(o => o.RecordId == r.Id));
    }

    /// <summary>
    /// Reports at hand that others have still to judge, as far as the member may know: not theirs to read, not decided, not in conflict.
    /// </summary>
    public static IQueryable<ReviewRecord> WaitingForOthers(
        this IQueryable<ReviewRecord> reports, ReviewDbContext db, ReviewVisibility visibility)
    {
        var settled = reports.WaitingForReader(db, visibility.Me).Select(r => r.Id)
            .Concat(reports.Decided(db, visibility).Select(r => r.Id)).Concat(reports.InConflict(db, visibility).Select(r => r.Id));
        return reports.WithRetrieval(db, RetrievalStatus.Retrieved).Where(r => !settled.Contains(r.Id));
    }

    /// <summary>Reports at hand that the lead must decide on, as far as the member may know.</summary>
    public static IQueryable<ReviewRecord> InConflict(
        this IQueryable<ReviewRecord> reports, ReviewDbContext db, ReviewVisibility visibility)
    {
        var open = db.OpenConflicts(visibility, ScreeningStage.FullText);
        // A list tells more than the number of conflicts, which whoever has read all of theirs may know.
        var told = db.OutcomesTold(visibility, ScreeningStage.FullText);
        return reports.WithRetrieval(db, RetrievalStatus.Retrieved)
            .Where(r => open.Any(o => o.RecordId == r.Id) && told.Any(o => o.RecordId == r.Id));
    }

    /// <summary>Reports at hand with an outcome, as far as the member may know: the boxes of the flow.</summary>
    public static IQueryable<ReviewRecord> WithOutcome(
        this IQueryable<ReviewRecord> reports, ReviewDbContext db, ReviewVisibility visibility, ScreeningStatus status)
    {
        var outcomes = db.OutcomesFor(visibility, ScreeningStage.FullText).Where(o => o.Status == status);
        return reports.WithRetrieval(db, RetrievalStatus.Retrieved).Where(r => outcomes.Any(o => o.RecordId == r.Id));
    }

    /// <summary>Reports excluded for a reason, by its words as the flow has them; null for all.</summary>
    public static IQueryable<ReviewRecord> ExcludedFor(
        this IQueryable<ReviewRecord> reports, ReviewDbContext db, ReviewVisibility visibility, string? reason)
    {
        if (string.IsNullOrEmpty(reason))
            return reports;
        var outcomes = db.OutcomesFor(visibility, ScreeningStage.FullText).Where(o => o.Status == ScreeningStatus.Excluded);
        var ids = db.ExclusionReasons.Where(x => x.ReviewId == visibility.Me.ReviewId && x.Label.Trim() == reason).Select(x => x.Id);
        outcomes = reason == ReasonNotSettled ? outcomes.Where(o => o.ReasonConflict || o.ReasonId == null)
            : outcomes.Where(o => !o.ReasonConflict && o.ReasonId != null && ids.Contains(o.ReasonId.Value));
        return reports.Where(r => outcomes.Any(o => o.RecordId == r.Id));
    }

    public static IQueryable<ReviewRecord> Fitting(
        this IQueryable<ReviewRecord> reports, FullTextFilter filter, ReviewDbContext db, ReviewVisibility visibility) => filter switch
        {
            FullTextFilter.Mine => reports.WaitingForReader(db, visibility.Me),
            FullTextFilter.Waiting => reports.WaitingForOthers(db, visibility),
            FullTextFilter.Conflict => reports.InConflict(db, visibility),
            FullTextFilter.Sought => reports.WithRetrieval(db, RetrievalStatus.Sought),
            FullTextFilter.Requested => reports.WithRetrieval(db, RetrievalStatus.Requested),
            FullTextFilter.Retrieved => reports.WithRetrieval(db, RetrievalStatus.Retrieved),
            FullTextFilter.NotRetrieved => reports.WithRetrieval(db, RetrievalStatus.NotRetrieved),
            FullTextFilter.Decided => reports.Decided(db, visibility),
            FullTextFilter.Included => reports.WithOutcome(db, visibility, ScreeningStatus.Included),
            FullTextFilter.Excluded => reports.WithOutcome(db, visibility, ScreeningStatus.Excluded),
            _ => reports,
        };

    /// <summary>Reports on which the member has a vote from before a moment.</summary>
    public static IQueryable<ReviewRecord> VotedBefore(
        this IQueryable<ReviewRecord> reports, ReviewDbContext db, Membership me, DateTimeOffset? before)
        => before is not { } moment ? reports
            : reports.Where(
                r => db.MyCurrentVotes(me.ReviewId, ScreeningStage.FullText, me.UserId).Any(d => d.RecordId == r.Id && d.At < moment));
}
