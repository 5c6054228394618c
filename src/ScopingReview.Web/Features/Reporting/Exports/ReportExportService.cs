using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>
/// The report's files. Nothing leaves before the flow's equations are checked: numbers that do not add up are not exported. Nor does
/// anything for somebody who is still reading: their numbers are their own, and a file forgets to say so.
/// </summary>
public sealed class ReportExportService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const string NoForm = "The review has no charting form yet, so there is nothing charted to export.";

    private sealed record Source(string Title, PrismaFlow Flow, ChartedReview Charted);

    /// <summary>The flow diagram as one SVG file that needs nothing else; always light, whatever the reader's theme.</summary>
    public Task<OperationResult<ExportFile>> FlowSvgAsync(Guid reviewId, CancellationToken cancellationToken = default)
        => MakeAsync(reviewId, source =>
        {
            using var text = new StringWriter();
            PrismaDiagram.WriteSvg(source.Flow, text);
            return File(source, "prisma-flow", "svg", "image/svg+xml", Encoding.UTF8.GetBytes(text.ToString()));
        }, cancellationToken);

    /// <summary>The flow as data for the PRISMA2020 R package: UTF-8 without a byte order mark.</summary>
    public Task<OperationResult<ExportFile>> FlowCsvAsync(Guid reviewId, CancellationToken cancellationToken = default)
        => MakeAsync(reviewId, source =>
        {
            using var text = new StringWriter();
            PrismaCsv.Write(source.Flow, text);
            return File(source, "prisma2020", "csv", CsvTable.ContentType, Encoding.UTF8.GetBytes(text.ToString()));
        }, cancellationToken);

    /// <summary>Frequency tables of all items, one line for each category.</summary>
    public Task<OperationResult<ExportFile>> FrequenciesAsync(Guid reviewId, CancellationToken cancellationToken = default)
        => WithFormAsync(reviewId, (source, form) =>
            Csv(source, "frequencies", ReportTables.Of(form.Items.Select(item => FrequencyTable.Of(item, source.Charted.Studies)))),
            cancellationToken);

    public Task<OperationResult<ExportFile>> FrequencyAsync(Guid reviewId, string item, CancellationToken cancellationToken = default)
        => WithFormAsync(reviewId, (source, form) => form.Find(item) is not { } found
            ? NoItem(item)
            : Csv(source, $"frequency-of-{found.Key}", ReportTables.Of(FrequencyTable.Of(found, source.Charted.Studies))),
            cancellationToken);

    public Task<OperationResult<ExportFile>> CrossAsync(
        Guid reviewId, string rowItem, string columnItem, CancellationToken cancellationToken = default)
        => WithFormAsync(reviewId, (source, form) => (form.Find(rowItem), form.Find(columnItem)) is not ({ } row, { } column)
            ? NoItem(form.Find(rowItem) is null ? rowItem : columnItem)
            : Csv(source, $"{row.Key}-by-{column.Key}", ReportTables.Of(CrossTable.Of(row, column, source.Charted.Studies))),
            cancellationToken);

    /// <summary>The included studies with their bibliography.</summary>
    public Task<OperationResult<ExportFile>> StudiesAsync(Guid reviewId, CancellationToken cancellationToken = default)
        => MakeAsync(reviewId, source => Csv(source, "included-studies", ReportTables.Of(source.Charted.Citations)), cancellationToken);

    /// <summary>The charting table, to be analysed: a row for each study, a column for each item with its value alone.</summary>
    public Task<OperationResult<ExportFile>> ChartingAsync(Guid reviewId, CancellationToken cancellationToken = default)
        => WithFormAsync(
            reviewId,
            (source, form) =>
                Csv(source, "charting-table", ChartingTables.Of(ChartingTable.Of(form, source.Charted.Studies), source.Charted.Citations)),
            cancellationToken);

    /// <summary>Notes and quotes to the answers, a row for each.</summary>
    public Task<OperationResult<ExportFile>> ChartingNotesAsync(Guid reviewId, CancellationToken cancellationToken = default)
        => WithFormAsync(
            reviewId,
            (source, form) =>
                Csv(source, "charting-notes", ChartingTables.Of(ChartingNotes.Of(form, source.Charted.Studies), source.Charted.Citations)),
            cancellationToken);

    /// <summary>Agreement at both stages, of all reviewers together and of every pair, as far as the reader may know it.</summary>
    public async Task<OperationResult<ExportFile>> AgreementAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (visibility.WhyClosed is { } closed)
            return OperationResult.Refused<ExportFile>(closed);
        var votes = await ReviewVotes.ReadAsync(db, reviewId, await db.ReadFlowAsync(visibility, cancellationToken), cancellationToken);
        var titles = (await AgreementReader.ReadAsync(db, visibility, votes, ScreeningStage.TitleAbstract, cancellationToken))!;
        var fullTexts = (await AgreementReader.ReadAsync(db, visibility, votes, ScreeningStage.FullText, cancellationToken))!;
        var title = await TitleAsync(db, reviewId, cancellationToken);
        var provisional = titles.Of().IsProvisional || fullTexts.Of().IsProvisional;
        var name = ExportFile.NameOf(title, "agreement", provisional, clock.GetUtcNow(), "csv");
        var rows = AgreementRows.Of(titles, "Title and abstract").Append([]).Concat(AgreementRows.Of(fullTexts, "Full text"));
        return OperationResult.Of(new ExportFile(name, CsvTable.ContentType, CsvTable.Write(rows)));
    }

    /// <summary>Reports excluded at full text, with reasons; refused while a list of them is closed to the reader.</summary>
    public async Task<OperationResult<ExportFile>> ExcludedAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (visibility.WhyClosed is { } closed)
            return OperationResult.Refused<ExportFile>(closed);
        var flow = await db.ReadFlowAsync(visibility, cancellationToken);
        if (PrismaInvariants.Check(flow) is { Count: > 0 } violations)
            return OperationResult.Refused<ExportFile>(DoesNotAddUp(violations));
        var excluded = await ExcludedView.ReadAsync(db, visibility, flow, cancellationToken);
        if (!excluded.IsOpen)
            return OperationResult.Refused<ExportFile>(ListVisibility.WhyClosed);
        var title = await TitleAsync(db, reviewId, cancellationToken);
        var name = ExportFile.NameOf(title, "excluded-reports", flow.IsProvisional, clock.GetUtcNow(), "csv");
        return OperationResult.Of(new ExportFile(name, CsvTable.ContentType, CsvTable.Write(ReportTables.Of(excluded.Reports))));
    }

    private Task<OperationResult<ExportFile>> WithFormAsync(
        Guid reviewId, Func<Source, ChartingForm, OperationResult<ExportFile>> make, CancellationToken cancellationToken)
        => MakeAsync(reviewId, source => source.Charted.Form is { } form ? make(source, form) : OperationResult.Refused<ExportFile>(NoForm),
            cancellationToken);

    private async Task<OperationResult<ExportFile>> MakeAsync(
        Guid reviewId, Func<Source, OperationResult<ExportFile>> make, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (visibility.WhyClosed is { } closed)
            return OperationResult.Refused<ExportFile>(closed);
        var flow = await db.ReadFlowAsync(visibility, cancellationToken);
        if (PrismaInvariants.Check(flow) is { Count: > 0 } violations)
            return OperationResult.Refused<ExportFile>(DoesNotAddUp(violations));
        return make(
            new Source(await TitleAsync(db, reviewId, cancellationToken), flow,
                await ChartedReview.ReadAsync(db, reviewId, flow, cancellationToken)));
    }

    internal static string DoesNotAddUp(IReadOnlyList<string> violations)
        => $"Nothing was exported, because the numbers do not add up: {string.Join("; ", violations)}. "
            + "This is a fault of the workbench and not of your data, which is all kept. Please report it with this sentence.";

    private OperationResult<ExportFile> Csv(Source source, string what, IEnumerable<IReadOnlyList<object?>> rows)
        => File(source, what, "csv", CsvTable.ContentType, CsvTable.Write(rows));

    private OperationResult<ExportFile> File(Source source, string what, string extension, string contentType, byte[] content)
        => OperationResult.Of(
            new ExportFile(ExportFile.NameOf(source.Title, what, source.Flow.IsProvisional, clock.GetUtcNow(), extension), contentType,
                content));

    private static OperationResult<ExportFile> NoItem(string key)
        => OperationResult.Refused<ExportFile>($"The charting form has no item '{key}'.");

    private static Task<string> TitleAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Reviews.Where(r => r.Id == reviewId).Select(r => r.Title).SingleAsync(cancellationToken);
}
