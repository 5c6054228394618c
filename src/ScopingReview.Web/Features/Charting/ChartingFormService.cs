using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

/// <summary>A published version of the review's charting form.</summary>
public sealed record PublishedForm(Guid Id, ChartingForm Form, DateTimeOffset At);

public sealed class ChartingFormService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Publishes a form as the review's first version.</summary>
    internal async Task<OperationResult> PublishFirstAsync(Guid reviewId, ChartingForm form, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await db.ChartingForms.AnyAsync(f => f.ReviewId == reviewId, cancellationToken))
            return OperationResult.Refused("This review has a charting form already.");
        db.Publish(me, form, note: null, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return OperationResult.Refused("Another lead published a form at the same moment; it is in use now.");
        }

        return OperationResult.Done;
    }
}

internal static class ChartingForms
{
    /// <summary>The version in use: the newest; null while none is published.</summary>
    public static async Task<PublishedForm?> CurrentFormAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var version = await db.ChartingForms.AsNoTracking().Where(f => f.ReviewId == reviewId).OrderByDescending(f => f.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return version is null ? null : new PublishedForm(version.Id, ChartingJson.ReadForm(version.FormJson), version.At);
    }

    /// <summary>Adds a version of the form, which is in use once it is saved, and says so in the audit trail.</summary>
    public static void Publish(this ReviewDbContext db, Membership me, ChartingForm form, string? note, DateTimeOffset now)
    {
        db.ChartingForms.Add(new ChartingFormVersion
        {
            ReviewId = me.ReviewId,
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
