using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.Visibility;

internal static class VisibleLabels
{
    /// <summary>
    /// The labels now on records that the member may know of: their own, and others' where they may see the votes of the stage at which
    /// they were put on.
    /// </summary>
    public static IQueryable<RecordLabel> LabelsFor(this ReviewDbContext db, ReviewVisibility visibility)
    {
        var me = visibility.Me;
        var current = db.RecordLabels.Current().Where(l => l.ReviewId == me.ReviewId);
        var titles = db.VotesShown(visibility, ScreeningStage.TitleAbstract);
        var reports = db.VotesShown(visibility, ScreeningStage.FullText);
        return current.Where(l => l.ById == me.UserId
            || (l.Stage == ScreeningStage.TitleAbstract && titles.Any(o => o.RecordId == l.RecordId))
            || (l.Stage == ScreeningStage.FullText && reports.Any(o => o.RecordId == l.RecordId)));
    }

    /// <summary>
    /// Outcomes of the records on which <see cref="Blinding"/> shows the member everybody's votes; AnnotationTests hold it against that
    /// rule.
    /// </summary>
    public static IQueryable<RecordOutcome> VotesShown(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
    {
        var me = visibility.Me;
        var locked = db.OutcomesTold(visibility, stage).Where(o => o.Locked);
        return me.Role switch
        {
            ReviewRole.Lead => locked,
            ReviewRole.Reviewer =>
                locked.Where(
                    o => db.Decisions.Current().Any(d => d.RecordId == o.RecordId && d.Stage == stage && d.ReviewerId == me.UserId)),
            _ => locked.Where(_ => false),
        };
    }
}
