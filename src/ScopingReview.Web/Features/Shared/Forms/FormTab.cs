using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Forms;

/// <summary>One of the review's forms.</summary>
/// <param name="Name">Of its newest version, or of the draft where none is published.</param>
/// <param name="IsPublished">Whether studies can be charted with it.</param>
public sealed record FormTab(int Position, string Name, bool IsPublished);

internal static class FormTabQueries
{
    /// <summary>The review's forms that were published, for whoever leads it also those that are drafts only.</summary>
    public static async Task<IReadOnlyList<FormTab>> FormTabsAsync(this ReviewDbContext db, Membership me,
        CancellationToken cancellationToken)
    {
        var forms = await db.ReviewForms.Where(f => f.ReviewId == me.ReviewId).OrderBy(f => f.Position)
            .Select(f => new
            {
                f.Position,
                Published = db.ChartingForms.Where(v => v.FormId == f.Id).OrderByDescending(v => v.Version).Select(v => v.Name)
                    .FirstOrDefault(),
                Draft = db.ChartingFormDrafts.Where(d => d.FormId == f.Id).Select(d => d.FormJson).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. forms.Where(f => f.Published is not null || (me.IsLead && f.Draft is not null))
            .Select(f => new FormTab(f.Position, f.Published ?? ChartingJson.ReadForm(f.Draft!).Name, f.Published is not null))];
    }

    /// <summary>Those that studies can be charted with.</summary>
    public static async Task<IReadOnlyList<FormTab>> PublishedFormsAsync(this ReviewDbContext db, Membership me,
        CancellationToken cancellationToken)
        => [.. (await db.FormTabsAsync(me, cancellationToken)).Where(form => form.IsPublished)];
}
