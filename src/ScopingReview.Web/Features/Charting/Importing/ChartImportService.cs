using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Importing;

/// <summary>A table that somebody has laid out; nothing of it is stored.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Sheets">Its tables: of a workbook, all sheets.</param>
public sealed record LaidOutCharts(string FileName, IReadOnlyList<ChartSheet> Sheets);

/// <summary>What an import of charted data would do.</summary>
/// <param name="Import">Studies and problems.</param>
/// <param name="New">Studies of which nothing was charted.</param>
/// <param name="Changed">Studies of which something is different.</param>
/// <param name="Same">Studies that stay as they are.</param>
/// <param name="Complete">Of the new and the changed, those that would be complete.</param>
public sealed record ChartImportPreview(ChartImport Import, int New, int Changed, int Same, int Complete);

/// <summary>Brings in what was charted elsewhere, from a table: all or nothing, as entries of whoever imports.</summary>
public sealed class ChartImportService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, ChartSaving saving,
    TimeProvider clock)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = 50L * 1024 * 1024;

    private const string NoForm = "Publish the form first: the columns of the table become answers to its items.";

    /// <summary>The form whose items the columns can be; null while none is published.</summary>
    public async Task<PublishedForm?> GetFormAsync(
        Guid reviewId, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        return await db.CurrentFormAsync(reviewId, cancellationToken, form);
    }

    /// <summary>Reads a file and says which tables are in it. Nothing is stored.</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="open">Opens it; not called when it is too large.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<OperationResult<LaidOutCharts>> ReadAsync(
        Guid reviewId, string fileName, long length, Func<CancellationToken, Stream> open, CancellationToken cancellationToken = default)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (length == 0)
            return OperationResult.Refused<LaidOutCharts>("The file is empty.");
        if (length > LargestFile)
            return OperationResult.Refused<LaidOutCharts>($"The file is larger than {LargestFile / 1024 / 1024} MB.");
        await using var file = TemporaryFile.Open();
        await using (var upload = open(cancellationToken))
            await upload.CopyToAsync(file, cancellationToken);
        var (sheets, refusal) = await ChartSheet.ReadAsync(Path.GetFileName(fileName), file, cancellationToken);
        return refusal is not null ? OperationResult.Refused<LaidOutCharts>(refusal)
            : OperationResult.Of(new LaidOutCharts(Path.GetFileName(fileName), sheets));
    }

    /// <summary>What importing a table with these columns would do.</summary>
    public async Task<OperationResult<ChartImportPreview>> PreviewAsync(
        Guid reviewId, ChartSheet sheet, ChartImportColumns columns, int form = ReviewForms.Charting,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return OperationResult.Refused<ChartImportPreview>(NoForm);
        var reading = await ReadAsync(db, me, published, sheet, columns, form, cancellationToken);
        var changes = reading.Import.Charts.Where(chart => chart.Changed.Count > 0).ToList();
        return OperationResult.Of(new ChartImportPreview(reading.Import,
            changes.Count(chart => !reading.Targets[chart.Study.Number].Begun),
                changes.Count(chart => reading.Targets[chart.Study.Number].Begun),
            reading.Import.Charts.Count - changes.Count, changes.Count(chart => IsComplete(published.Form, chart.Answers))));
    }

    /// <summary>
    /// Imports a table, all or nothing. A study to which nothing required is missing becomes complete, where that is wished; the others are
    /// drafts. Doing it again changes nothing.
    /// </summary>
    /// <param name="complete">Whether studies become complete.</param>
    /// <returns>How many studies were new or different.</returns>
    public async Task<OperationResult<int>> StoreAsync(
        Guid reviewId, ChartSheet sheet, ChartImportColumns columns, bool complete, int form = ReviewForms.Charting,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return OperationResult.Refused<int>(NoForm);
        var (import, targets) = await ReadAsync(db, me, published, sheet, columns, form, cancellationToken);
        if (import.Problems.Count > 0)
            return OperationResult.Refused<int>("The table has problems now; nothing was imported. Look at the list.");
        var stored = 0;
        foreach (var chart in import.Charts.Where(chart => chart.Changed.Count > 0))
        {
            var target = targets[chart.Study.Number];
            var result = await saving.SaveWithinAsync(db, me, published, target.Study, target.Standing, new ChartInput(
                published.Id, target.EntryId, chart.Answers, complete && IsComplete(published.Form, chart.Answers), target.Reading),
                    cancellationToken);
            if (result.Saved is null)
                return OperationResult.Refused<int>($"{chart.Study.Label} could not be stored, so nothing was imported. {result.Message}");
            stored++;
        }

        if (stored > 0)
        {
            db.Record(me, clock.GetUtcNow(), "charting.imported", published.Form.Name,
                newValue: FormattableString.Invariant($"{stored} {(stored == 1 ? "study" : "studies")}"));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(stored);
    }

    private bool IsComplete(ChartingForm form, ChartAnswers answers)
        => ChartValidator.Validate(form, ChartCleaning.Clean(form, answers), clock.GetUtcNow().Year + 1).Count == 0;

    /// <summary>Where what is said of a study goes.</summary>
    private sealed record Target(IncludedStudy Study, StudyReadings Standing, ChartReading Reading, Guid? EntryId)
    {
        public bool Begun => EntryId is not null;
    }

    private async Task<(ChartImport Import, Dictionary<int, Target> Targets)> ReadAsync(
        ReviewDbContext db, Membership me, PublishedForm published, ChartSheet sheet, ChartImportColumns columns, int form,
        CancellationToken cancellationToken)
    {
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        var charts = (await db.ChartEntries.Current().Where(e => e.FormId == published.FormId && e.Reading != ChartReading.Consensus)
            .Select(e => new { e.StudyId, e.Reading, e.Id, e.AnswersJson }).ToListAsync(cancellationToken))
            .ToDictionary(e => (e.StudyId, e.Reading));
        var ids = studies.SelectMany(study => study.Reports).Select(report => report.Id).ToList();
        var dois = await db.Records.Where(r => ids.Contains(r.Id) && r.Doi != null).Select(r => new { r.Id, r.Doi })
            .ToDictionaryAsync(r => r.Id, r => r.Doi!, cancellationToken);
        // A table that says what counts already changes nothing, also of what is settled; to whoever may not know that yet, it is not
        // compared.
        var counting = await db.WhyChartsClosedAsync(visibility, cancellationToken, form) is not null ? []
            : await db.CountingCharts.Where(c => c.FormId == published.FormId)
                .ToDictionaryAsync(c => c.StudyId, c => c.AnswersJson, cancellationToken);
        Dictionary<int, Target> targets = [];
        List<ChartImportStudy> known = [];
        foreach (var study in studies)
        {
            var standing = readings.Of(study);
            // What somebody else charts, or was settled, is not the importer's to change.
            var place = ChartPlace.Of(me, standing, readings.IsBlind);
            var reading = place.Shown ?? ChartReading.First;
            var chart = place.WhyClosed is null ? charts.GetValueOrDefault((study.Id, reading)) : null;
            targets[study.Number] = new Target(study, standing, reading, chart?.Id);
            var json = place.WhyClosed is null ? chart?.AnswersJson : counting.GetValueOrDefault(study.Id);
            known.Add(new ChartImportStudy(study.Number, study.Label, study.Main.Title,
                [.. study.Reports.Select(report => dois.GetValueOrDefault(report.Id)).OfType<string>()],
                json is null ? ChartAnswers.None : ChartingJson.ReadAnswers(json), place.WhyClosed));
        }

        return (ChartImport.Read(published.Form, sheet, columns, known, clock.GetUtcNow().Year + 1), targets);
    }
}
