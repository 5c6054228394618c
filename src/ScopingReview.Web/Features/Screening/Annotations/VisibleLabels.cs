using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening.Annotations;

internal static class VisibleLabels
{
    /// <summary>Labels in use, by name.</summary>
    public static Task<List<LabelChoice>> LabelsInUseAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Labels.Where(l => l.ReviewId == reviewId && l.RetiredAt == null).OrderBy(l => l.Name).Select(l => new LabelChoice(l.Id, l.Name, l.Colour)).ToListAsync(cancellationToken);

    /// <summary>The labels now on records that the person may know of: her own, and others' where she may see the votes of the stage at which they were put on.</summary>
    public static IQueryable<RecordLabel> LabelsFor(this ReviewDbContext db, Membership me)
    {
        var current = db.RecordLabels.Where(l => l.ReviewId == me.ReviewId && l.SupersededAt == null);
        var titles = db.VotesShown(me, ScreeningStage.TitleAbstract);
        var reports = db.VotesShown(me, ScreeningStage.FullText);
        return current.Where(l => l.ById == me.UserId
            || (l.Stage == ScreeningStage.TitleAbstract && titles.Any(o => o.RecordId == l.RecordId))
            || (l.Stage == ScreeningStage.FullText && reports.Any(o => o.RecordId == l.RecordId)));
    }

    /// <summary>Where <see cref="Blinding"/> shows the person everybody's votes; VisibleLabelsTests hold it against that rule.</summary>
    public static IQueryable<RecordOutcome> VotesShown(this ReviewDbContext db, Membership me, ScreeningStage stage)
    {
        var locked = db.Outcomes.Where(o => o.ReviewId == me.ReviewId && o.Stage == stage && o.Locked);
        return me.Role switch
        {
            ReviewRole.Lead => locked,
            ReviewRole.Reviewer => locked.Where(o => !db.OpenReadings(me, stage).Any()
                && db.Decisions.Any(d => d.RecordId == o.RecordId && d.Stage == stage && d.ReviewerId == me.UserId && d.SupersededAt == null)),
            _ => locked.Where(_ => false),
        };
    }
}
