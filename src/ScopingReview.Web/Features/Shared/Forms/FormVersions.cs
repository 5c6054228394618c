using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.Forms;

internal static class FormVersions
{
    /// <summary>The published versions of a form, the one in use first.</summary>
    /// <param name="position">The form's place among those of the review, from 1.</param>
    public static IQueryable<ChartingFormVersion> VersionsOf(this ReviewDbContext db, Guid reviewId, int position) => db.ChartingForms
        .AsNoTracking().Where(v => v.ReviewId == reviewId && db.ReviewForms.Any(form => form.Id == v.FormId && form.Position == position))
        .OrderByDescending(v => v.Version);

    /// <summary>The form in use; null while none is published.</summary>
    public static async Task<ChartingForm?> NewestFormAsync(
        this ReviewDbContext db, Guid reviewId, int position, CancellationToken cancellationToken)
        => await db.VersionsOf(reviewId, position).Select(v => v.FormJson).FirstOrDefaultAsync(cancellationToken) is { } json
            ? ChartingJson.ReadForm(json) : null;
}
