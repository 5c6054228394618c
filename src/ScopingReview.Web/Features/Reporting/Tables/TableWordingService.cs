using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>The words of the report's tables, as a lead wants them in the manuscript; everybody sees them.</summary>
public sealed class TableWordingService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<TableWordings> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return await db.TableWordingsAsync(me, cancellationToken);
    }

    /// <summary>Keeps the words that a table has from now on.</summary>
    /// <param name="table">Its name, as <see cref="TableReader"/> finds it.</param>
    /// <param name="form">Position of the form that it is counted from.</param>
    /// <param name="before">What the person saw: what somebody else has chosen since is not written over.</param>
    public async Task<OperationResult> SaveAsync(Guid reviewId, string table, int form, TableWording wording, TableWording before,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var chosen = new TableWording(PostgresText.Of(wording.Caption ?? ""), PostgresText.Of(wording.Note ?? ""), wording.Order).Trimmed();
        if (chosen.Problem() is { } problem)
            return OperationResult.Refused(problem);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (!HasWords(table, form, await db.NewestFormAsync(reviewId, form, cancellationToken)))
            return OperationResult.Refused("The report has no such table any more. Load the page again.");
        var present = (await db.TableWordingsAsync(me, cancellationToken)).Of(table, form);
        if (present == chosen)
            return OperationResult.Done;
        if (present != before)
            return OperationResult.Refused(
                "Somebody else has worded this table since you opened the page. Load it again; nothing was saved.");
        var now = clock.GetUtcNow();
        await db.TableWordings.Where(t => t.ReviewId == reviewId && t.FormPosition == form && t.TableName == table)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        if (chosen != TableWording.Usual)
            db.TableWordings.Add(new TableWordingEntry
            {
                ReviewId = reviewId,
                FormPosition = form,
                TableName = table,
                Caption = chosen.Caption,
                Note = chosen.Note,
                CategoryOrder = chosen.Order,
                ById = me.UserId,
                At = now,
            });
        db.Record(me, now, "report.wording", form == ReviewForm.Charting ? table : $"{table} (form {form.Grouped()})", Words(present),
            Words(chosen));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static bool HasWords(string table, int form, ChartingForm? charted) => table.Split('/') switch
    {
        _ when TableWordings.IsOfNoForm(table) => form == ReviewForm.Charting,
        ["charting"] => charted is not null,
        ["frequencies", var item] => charted?.Find(item) is not null,
        ["cross", var row, var column] => charted?.Find(row) is not null && charted.Find(column) is not null,
        _ => false,
    };

    private static string Words(TableWording wording) => string.Join("; ",
        [wording.Caption ?? "usual caption", .. wording.Note is null ? [] : new[] { wording.Note },
            .. wording.Order == CategoryOrder.ByNumber ? ["by number of studies"] : Array.Empty<string>()]);
}

/// <summary>The words of all tables of a review.</summary>
/// <param name="MayChange">Whether the member may word them.</param>
public sealed record TableWordings(IReadOnlyDictionary<(int Form, string Table), TableWording> ByTable, bool MayChange)
{
    /// <param name="table">Its name, as <see cref="TableReader"/> finds it.</param>
    /// <param name="form">Position of the form that it is counted from.</param>
    public TableWording Of(string table, int form = ReviewForm.Charting)
        => ByTable.GetValueOrDefault((IsOfNoForm(table) ? ReviewForm.Charting : form, table), TableWording.Usual);

    /// <summary>Whether a table is counted from no form.</summary>
    internal static bool IsOfNoForm(string table) => table is "searches" or "excluded" or "excluded-reasons" or "agreement";

    public TableWording OfItem(string item, int form) => Of($"frequencies/{item}", form);
}

internal static class TableWordingQueries
{
    public static async Task<TableWordings> TableWordingsAsync(
        this ReviewDbContext db, Membership me, CancellationToken cancellationToken)
        => new(await db.TableWordings.Current().Where(t => t.ReviewId == me.ReviewId).ToDictionaryAsync(t => (t.FormPosition, t.TableName),
            t => new TableWording(t.Caption, t.Note, t.CategoryOrder), cancellationToken), me.IsLead);
}
