using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>The columns of the table of included studies, as a lead wants them in the manuscript; everybody sees them.</summary>
public sealed class StudyTableService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Keeps what the table is to be like from now on.</summary>
    /// <param name="before">What the person saw: what somebody else has chosen since is not written over.</param>
    public async Task<OperationResult> SaveAsync(
        Guid reviewId, StudyTableLayout layout, StudyTableLayout before, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var chosen = StudyTableLayout.OfJson(PostgresText.Of(layout.Trimmed().ToJson().Replace(@"\u0000", "", StringComparison.Ordinal)));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (chosen.Problem(await db.NewestFormAsync(reviewId, ReviewForm.Charting, cancellationToken)) is { } problem)
            return OperationResult.Refused(problem);
        var present = await db.StudyTableAsync(reviewId, cancellationToken);
        if (present == chosen)
            return OperationResult.Done;
        if (present != before)
            return OperationResult.Refused(
                "Somebody else has changed the columns since you opened this page. Load it again; nothing was saved.");
        var now = clock.GetUtcNow();
        await db.StudyTables.Where(t => t.ReviewId == reviewId).SupersedeAsync(me.UserId, now, cancellationToken);
        if (chosen != StudyTableLayout.Usual)
            db.StudyTables.Add(new StudyTableEntry { ReviewId = reviewId, LayoutJson = chosen.ToJson(), ById = me.UserId, At = now });
        db.Record(me, now, "report.columns", chosen.Caption ?? StudyTableLayout.UsualCaption, Words(present), Words(chosen));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static string Words(StudyTableLayout layout)
        => string.Join("; ", layout.Columns.Select(column => column.Heading ?? column.Key));
}

internal static class StudyTableQueries
{
    public static async Task<StudyTableLayout> StudyTableAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => StudyTableLayout.OfJson(await db.StudyTables.Current().Where(t => t.ReviewId == reviewId).Select(t => t.LayoutJson)
            .SingleOrDefaultAsync(cancellationToken));
}
