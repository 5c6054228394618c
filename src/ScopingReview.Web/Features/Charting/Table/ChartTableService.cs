using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Charting.Table;

/// <summary>A study behind rows of the table.</summary>
/// <param name="EntryId">The entry that its answers are of; null while it has no complete chart.</param>
public sealed record TableStudy(int Number, string? Title, Guid? EntryId);

/// <param name="Group">The group whose rows are shown; null for the studies.</param>
public sealed record ChartTableView(
    ChartingForm Form, ChartingItem? Group, AnswerTable Table, IReadOnlyDictionary<Guid, TableStudy> Studies, ReviewVisibility Visibility)
{
    public Membership Me => Visibility.Me;
}

/// <summary>Looks across what was charted: studies and items, or the rows of a group.</summary>
public sealed class ChartTableService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const string NoForm = "The review has no charting form yet, so there is nothing charted to export.";

    /// <summary>
    /// The whole table of the studies or of a group; null while no form is published, without studies for whoever is still reading. An
    /// unknown group is none.
    /// </summary>
    public async Task<ChartTableView?> GetAsync(Guid reviewId, string? group, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken) is not { } form)
            return null;
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        // As all that is made of final outcomes (decision 0009): closed to whoever is still reading.
        var charts = visibility.IsBlind ? [] : await db.CountingChartsAsync(visibility, form.Form, cancellationToken);
        List<ChartedStudy> studies = [.. charts.Select(chart => chart.Answers)];
        var item = GroupOf(form.Form, group);
        return new ChartTableView(form.Form, item,
            item is null ? AnswerTable.Of(form.Form, studies) : AnswerTable.OfGroup(form.Form, item, studies),
            charts.ToDictionary(chart => chart.Study.Id,
                chart => new TableStudy(chart.Study.Number, chart.Study.Main.Title, chart.EntryId)), visibility);
    }

    /// <summary>The rows and columns that a query shows, as CSV.</summary>
    public async Task<OperationResult<ExportFile>> ExportAsync(
        Guid reviewId, ChartTableQuery query, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (visibility.WhyClosed is { } closed)
            return OperationResult.Refused<ExportFile>(closed);
        if (await db.CurrentFormAsync(reviewId, cancellationToken) is not { } form)
            return OperationResult.Refused<ExportFile>(NoForm);
        var charts = await db.CountingChartsAsync(visibility, form.Form, cancellationToken);
        var group = GroupOf(form.Form, query.Group);
        if (group is null && query.Group is not null)
            return OperationResult.Refused<ExportFile>($"The charting form has no group '{query.Group}'.");
        var ids = charts.Select(chart => chart.Study.Id).ToList();
        var dois = await db.Records.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Doi })
            .ToDictionaryAsync(r => r.Id, r => r.Doi, cancellationToken);
        var numbers = charts.ToDictionary(chart => chart.Study.Id, chart => RecordNumber.Format(chart.Study.Number));
        var rows = AnswerSheet.Of(form.Form, group, [.. charts.Select(chart => chart.Answers)], query.View,
            study => (numbers[study], dois.GetValueOrDefault(study)));
        var title = await db.Reviews.Where(r => r.Id == reviewId).Select(r => r.Title).SingleAsync(cancellationToken);
        var name = ExportFile.NameOf(title, group is null ? "charting-table" : $"charting-table_{ExportFile.Slug(group.Label)}",
            provisional: false, clock.GetUtcNow(), "csv");
        return OperationResult.Of(new ExportFile(name, CsvTable.ContentType, CsvTable.Write(rows)));
    }

    private static ChartingItem? GroupOf(ChartingForm form, string? key)
        => form.Items.FirstOrDefault(item => item.Type == ChartingItemType.Group && item.Key == key);
}
