using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Screening.Annotations;

internal static class LabelsInUse
{
    /// <summary>Labels in use, by name.</summary>
    public static Task<List<LabelChoice>> LabelsInUseAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Labels.Where(l => l.ReviewId == reviewId && l.RetiredAt == null).OrderBy(l => l.Name)
            .Select(l => new LabelChoice(l.Id, l.Name, l.Colour)).ToListAsync(cancellationToken);
}
