using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

/// <summary>A published version of one of the review's forms.</summary>
/// <param name="Id">Id of the version.</param>
/// <param name="FormId">The form that it is a version of.</param>
/// <param name="Position">The form's place among those of the review, from 1.</param>
public sealed record PublishedForm(Guid Id, Guid FormId, int Position, ChartingForm Form, DateTimeOffset At);

internal static class ReviewForms
{
    /// <summary>Position of the charting form, by which studies count as charted.</summary>
    public const int Charting = ReviewForm.Charting;

    /// <summary>Most forms of a review.</summary>
    public const int Most = 9;

    public static Task<ReviewForm?> FormAsync(this ReviewDbContext db, Guid reviewId, int position, CancellationToken cancellationToken)
        => db.ReviewForms.AsNoTracking().SingleOrDefaultAsync(f => f.ReviewId == reviewId && f.Position == position, cancellationToken);

    /// <summary>The version in use: the newest; null while none is published.</summary>
    public static async Task<PublishedForm?> CurrentFormAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken, int position = Charting)
    {
        var version = await db.VersionsOf(reviewId, position).FirstOrDefaultAsync(cancellationToken);
        return version is null ? null
            : new PublishedForm(version.Id, version.FormId, position, ChartingJson.ReadForm(version.FormJson), version.At);
    }

    /// <summary>The draft of a form; at most one.</summary>
    public static IQueryable<ChartingFormDraft> Drafts(this ReviewDbContext db, Guid reviewId, int position)
        => db.ChartingFormDrafts.Where(d => db.ReviewForms.Any(f => f.Id == d.FormId && f.ReviewId == reviewId && f.Position == position));

    /// <summary>The form at a position, begun where there is none yet.</summary>
    public static async Task<ReviewForm> FormToBeginAsync(
        this ReviewDbContext db, Membership me, int position, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.FormAsync(me.ReviewId, position, cancellationToken) is { } form)
            return form;
        form = new ReviewForm { ReviewId = me.ReviewId, Position = position, AddedById = me.UserId, AddedAt = now };
        db.ReviewForms.Add(form);
        return form;
    }

    /// <summary>Adds a version of the form, which is in use once it is saved, and says so in the audit trail.</summary>
    public static void Publish(
        this ReviewDbContext db, Membership me, ReviewForm of, ChartingForm form, string? note, DateTimeOffset now)
    {
        db.ChartingForms.Add(new ChartingFormVersion
        {
            ReviewId = me.ReviewId,
            FormId = of.Id,
            Version = form.Version,
            Name = form.Name,
            FormJson = ChartingJson.Write(form),
            Note = note,
            ById = me.UserId,
            At = now,
        });
        db.Record(me, now, "charting-form.published", form.Name,
            newValue: string.Create(CultureInfo.InvariantCulture, $"version {form.Version}"));
    }
}
