using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Charting.Building;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

/// <summary>Charting of studies with one of the review's forms.</summary>
public sealed class ChartingService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, ChartSaving saving)
{
    public async Task<ChartingList> ListAsync(
        Guid reviewId, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var tabs = await db.FormTabsAsync(me, cancellationToken);
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
        {
            return new ChartingList(null, tabs, [.. studies.Select(study => new StudyRow(study, ChartStatus.NotBegun))], null,
                new Dictionary<Guid, IReadOnlyList<string>>(), ChartingMode.One, null, visibility);
        }

        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        var rows = await RowsAsync(db, me, published, studies, readings, cancellationToken);
        var seen = studies.Where(study => !readings.IsBlind || readings.Of(study).IsOf(me.UserId)).Select(study => study.Id).ToHashSet();
        var looks = (await db.SecondLooksAsync(published.FormId, published.Form, cancellationToken))
            .Where(look => look.Value.Count > 0 && seen.Contains(look.Key)).ToDictionary();
        return new ChartingList(published, tabs, rows, NextFor(me, rows, readings, null), looks, readings.Plan.Mode, readings.WhyClosed,
            visibility);
    }

    /// <summary>
    /// The study that a report belongs to, open for charting; null if the report is not included, or no form is published.
    /// </summary>
    public async Task<ChartView?> OpenAsync(
        Guid reviewId, int number, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var studies = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return null;
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        var rows = await RowsAsync(db, me, published, studies, readings, cancellationToken);
        var at = rows.FindIndex(r => r.Study.Number == number || r.Study.Reports.Any(x => x.Number == number));
        if (at < 0)
            return null;
        var study = rows[at].Study;
        var ids = study.Reports.Select(r => r.Id).ToList();
        var records = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
        var reports =
            await db.ReadAsync(reviewId, [.. records.OrderBy(r => r.Id != study.Main.Id).ThenBy(r => r.Number)], cancellationToken);
        var standing = readings.Of(study);
        var place = ChartPlace.Of(me, standing, readings.IsBlind);
        var current = place.Shown is { } shown ? await db.StoredChartAsync(published.FormId, study.Id, shown, cancellationToken) : null;
        var reading = place.Shown ?? ChartReading.First;
        // A second who checks begins with what the first has charted.
        var begin = reading == ChartReading.Second && standing.Verified && current is null
            ? (await db.StoredChartAsync(published.FormId, study.Id, ChartReading.First, cancellationToken))?.Answers : null;
        var holder = standing[reading].PersonId;
        return new ChartView(
            study, reports, published, reading, place.WhyClosed,
            holder is null || holder == me.UserId || place.WhyClosed is not null || standing[reading].Complete ? null
                : await db.Users.Where(u => u.Id == holder).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken),
            standing, current,
            current?.Answers ?? begin ?? (place.WhyClosed is null ? ChartPrefill.From(published.Form, reports[0].Record)
                : ChartAnswers.None),
            rows[at].Chart.Entries, at + 1, rows.Count, at == 0 ? null : rows[at - 1].Study.Number,
            at == rows.Count - 1 ? null : rows[at + 1].Study.Number, NextFor(me, rows, readings, study.Number), me)
        {
            Joined = standing.IsOfTwo ? [] : await JoinedAsync(db, published, study, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<JoinedChart>> JoinedAsync(
        ReviewDbContext db, PublishedForm form, IncludedStudy study, CancellationToken cancellationToken)
    {
        List<JoinedChart> joined = [];
        foreach (var report in study.Reports.Where(report => report.Id != study.Id))
        {
            if ((await db.StoredChartAsync(form.FormId, report.Id, ChartReading.Consensus, cancellationToken)
                ?? await db.StoredChartAsync(form.FormId, report.Id, ChartReading.First, cancellationToken)) is { } chart)
                joined.Add(new JoinedChart(report.Number, chart));
        }

        return joined;
    }

    /// <inheritdoc cref="ChartSaving.SaveAsync"/>
    public async Task<ChartSaveResult> SaveAsync(
        Guid reviewId, int number, ChartInput input, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // What counts of two charts is the lead's to say.
        var me = await access.RequireAsync(db, reviewId,
            input.Reading == ChartReading.Consensus ? ReviewPermission.Lead : ReviewPermission.Contribute, cancellationToken);
        return await saving.SaveAsync(db, me, number, form, input, cancellationToken);
    }

    /// <summary>All entries of a study that one may see, newest first, with what each changed.</summary>
    public async Task<IReadOnlyList<ChartHistoryLine>> HistoryAsync(
        Guid reviewId, int number, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var studies = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published
            || studies.FirstOrDefault(s => s.Number == number) is not { } study)
            return [];
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        var standing = readings.Of(study);
        var entries = await db.ReadAsync(
            db.ChartEntries.Where(e => e.FormId == published.FormId && e.StudyId == study.Id), cancellationToken);
        Dictionary<ChartReading, ChartAnswers> before = [];
        List<ChartHistoryLine> lines = [];
        foreach (var chart in entries.Where(entry => standing.MaySee(me.UserId, entry.Reading)
            && (!readings.IsBlind || standing[entry.Reading].PersonId == me.UserId)))
        {
            lines.Add(new ChartHistoryLine(chart.At, standing.IsOfTwo ? chart.Reading : null, chart.By, chart.Complete, chart.FormVersion,
                ChartSaving.Labels(published.Form, before.GetValueOrDefault(chart.Reading, ChartAnswers.None), chart.Answers)));
            before[chart.Reading] = chart.Answers;
        }

        lines.Reverse();
        return lines;
    }

    private static async Task<List<StudyRow>> RowsAsync(
        ReviewDbContext db, Membership me, PublishedForm form, IReadOnlyList<IncludedStudy> studies, FormReadings readings,
        CancellationToken cancellationToken)
    {
        var charts = await db.ChartStatusesAsync(me, form.FormId, studies, readings, cancellationToken);
        var blind = readings.IsBlind;
        return [.. studies.Select(study => new StudyRow(study, charts[study.Id])
        {
            IsMine = readings.Of(study).IsOf(me.UserId),
            IsForMe = readings.Of(study).WaitsFor(me.UserId),
            IsOfTwo = !blind && readings.Of(study).IsOfTwo,
        })];
    }

    private static int? NextFor(Membership me, List<StudyRow> rows, FormReadings readings, int? except)
        => !me.MayContribute ? null
            : rows.Where(r => r.Study.Number != except && (r.IsForMe || readings.Of(r.Study) is { IsOfTwo: false, IsDone: false }))
                .OrderBy(r => r is { IsMine: true, IsForMe: true, Chart.State: ChartState.Draft } ? 0
                    : r is { IsMine: true, IsForMe: true } ? 1 : r.Chart.State == ChartState.NotBegun ? 2 : r.IsForMe ? 3 : 4)
                .Select(r => (int?)r.Study.Number).FirstOrDefault();
}
