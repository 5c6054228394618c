using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Forms;
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
/// <param name="WhyClosed">Why nothing is shown yet; null where all is.</param>
public sealed record ChartTableView(
    PublishedForm Published, IReadOnlyList<FormTab> Forms, ChartingItem? Group, AnswerTable Table,
    IReadOnlyDictionary<Guid, TableStudy> Studies, string? WhyClosed, ReviewVisibility Visibility)
{
    public ChartingForm Form => Published.Form;

    public Membership Me => Visibility.Me;
}

/// <summary>Looks across what was charted: studies and items, or the rows of a group.</summary>
public sealed class ChartTableService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, ReadCharts read, TimeProvider clock)
{
    private const string NoForm = "The review has no charting form yet, so there is nothing charted to export.";

    /// <summary>
    /// The whole table of the studies or of a group; null while no form is published, without studies for whoever is still reading. An
    /// unknown group is none.
    /// </summary>
    public async Task<ChartTableView?> GetAsync(
        Guid reviewId, string? group, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return null;
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        // As all that is made of final outcomes (decision 0009): closed to whoever is still reading, or charts independently of somebody.
        var closed = await db.WhyChartsClosedAsync(visibility, cancellationToken, form);
        var charts = closed is not null ? [] : await db.CountingAnswersAsync(visibility, published, read, cancellationToken);
        List<ChartedStudy> studies = [.. charts.Select(chart => chart.Answers)];
        var item = GroupOf(published.Form, group);
        return new ChartTableView(published, await db.FormTabsAsync(me, cancellationToken), item,
            item is null ? AnswerTable.Of(published.Form, studies) : AnswerTable.OfGroup(published.Form, item, studies),
            charts.ToDictionary(chart => chart.Study.Id,
                chart => new TableStudy(chart.Study.Number, chart.Study.Main.Title, chart.EntryId)), closed, visibility);
    }

    /// <summary>The rows and columns that a query shows, as CSV.</summary>
    public async Task<OperationResult<ExportFile>> ExportAsync(
        Guid reviewId, ChartTableQuery query, int position = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, position) is not { } form)
            return OperationResult.Refused<ExportFile>(NoForm);
        if (await db.WhyChartsClosedAsync(visibility, cancellationToken, position) is { } closed)
            return OperationResult.Refused<ExportFile>(closed);
        var charts = await db.CountingAnswersAsync(visibility, form, read, cancellationToken);
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
        var table = position == ReviewForms.Charting ? "charting-table" : $"{ExportFile.Slug(form.Form.Name)}-table";
        var name = ExportFile.NameOf(title, group is null ? table : $"{table}_{ExportFile.Slug(group.Label)}",
            provisional: false, clock.GetUtcNow(), "csv");
        return OperationResult.Of(new ExportFile(name, CsvTable.ContentType, CsvTable.Write(rows)));
    }

    private static ChartingItem? GroupOf(ChartingForm form, string? key)
        => form.Items.FirstOrDefault(item => item.Type == ChartingItemType.Group && item.Key == key);
}
