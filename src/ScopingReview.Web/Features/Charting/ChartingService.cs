using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Charting.Building;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

/// <summary>Charting of studies. Each save that changes something is an entry of its own; the newest counts.</summary>
public sealed class ChartingService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<ChartingList> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var rows = await RowsAsync(db, visibility, cancellationToken);
        var form = await db.CurrentFormAsync(reviewId, cancellationToken);
        var seen = rows.Select(row => row.Study.Id).ToHashSet();
        var looks = form is null ? [] : (await db.SecondLooksAsync(reviewId, form.Form, cancellationToken))
            .Where(look => look.Value.Count > 0 && seen.Contains(look.Key)).ToDictionary();
        return new ChartingList(form, rows, NextFor(me, rows, null), looks, visibility);
    }

    /// <summary>
    /// The study that a report belongs to, open for charting; null if the report is not included, or no form is published.
    /// </summary>
    public async Task<ChartView?> OpenAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var rows = await RowsAsync(db, await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        var at = rows.FindIndex(r => r.Study.Number == number || r.Study.Reports.Any(x => x.Number == number));
        if (at < 0 || await db.CurrentFormAsync(reviewId, cancellationToken) is not { } form)
            return null;
        var study = rows[at].Study;
        var ids = study.Reports.Select(r => r.Id).ToList();
        var records = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
        var reports =
            await db.ReadAsync(reviewId, [.. records.OrderBy(r => r.Id != study.Main.Id).ThenBy(r => r.Number)], cancellationToken);
        var current = await CurrentAsync(db, study.Id, cancellationToken);
        return new ChartView(
            study, reports, form, current, current?.Answers ?? ChartPrefill.From(form.Form, reports[0].Record), rows[at].Chart.Entries,
            at + 1, rows.Count, at == 0 ? null : rows[at - 1].Study.Number, at == rows.Count - 1 ? null
                : rows[at + 1].Study.Number, NextFor(me, rows, study.Number), me);
    }

    /// <summary>
    /// Stores answers as draft, or as complete if nothing is missing. The same answers are not stored again, and what somebody else stored
    /// since the form was loaded is never replaced unseen.
    /// </summary>
    public async Task<ChartSaveResult> SaveAsync(Guid reviewId, int number, ChartInput input, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken) is not { } form || form.Id != input.FormVersionId)
            return new(Message: "The charting form has a new version. Reload the page; what was saved is kept.");
        if ((await db.StudiesAsync(reviewId, cancellationToken)).FirstOrDefault(s => s.Number == number) is not { } study)
            return new(Message: "This report is no longer a study of its own: it was merged into another one, or its inclusion was reopened. What was saved is kept.");
        var answers = ChartCleaning.Clean(form.Form, input.Answers);
        var now = clock.GetUtcNow();
        if (input.Complete && ChartValidator.Validate(form.Form, answers, now.Year + 1) is { Count: > 0 } problems)
            return new(Problems: problems);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var current = await CurrentAsync(db, study.Id, cancellationToken);
        if (current?.EntryId != input.BasedOn)
            return Meanwhile(form.Form, current, answers);
        if (current is not null && current.Complete == input.Complete && current.FormVersion == form.Form.Version
            && ChartingJson.Write(ChartCleaning.Clean(form.Form, current.Answers)) == ChartingJson.Write(answers))
        {
            return new(Saved: current);
        }

        if (current is not null
            && await db.ChartEntries.Where(e => e.Id == current.EntryId).SupersedeAsync(me.UserId, now, cancellationToken) == 0)
            return Meanwhile(form.Form, await CurrentAsync(db, study.Id, cancellationToken), answers);
        var entry = new ChartEntry
        {
            ReviewId = reviewId,
            StudyId = study.Id,
            FormVersionId = form.Id,
            AnswersJson = ChartingJson.Write(answers),
            Complete = input.Complete,
            ById = me.UserId,
            At = now,
        };
        db.ChartEntries.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            await transaction.RollbackAsync(cancellationToken);
            return Meanwhile(form.Form, await CurrentAsync(db, study.Id, cancellationToken), answers);
        }

        return new(Saved: await CurrentAsync(db, study.Id, cancellationToken));
    }

    /// <summary>All entries of a study, newest first, with what each changed.</summary>
    public async Task<IReadOnlyList<ChartHistoryLine>> HistoryAsync(
        Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var studies = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken) is not { } form || !studies.Any(s => s.Number == number))
            return [];
        var entries = await db.ChartEntries.AsNoTracking()
            .Where(e => e.ReviewId == reviewId && db.Records.Any(r => r.Id == e.StudyId && r.ReviewId == reviewId && r.Number == number))
            .OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e =>
                new StoredEntry(e.Id, e.AnswersJson, e.Complete, e.ById,
                    db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", e.At,
                db.ChartingForms.Where(f => f.Id == e.FormVersionId).Select(f => f.Version).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        var before = ChartAnswers.None;
        List<ChartHistoryLine> lines = [];
        foreach (var chart in entries.Select(e => e.Read()))
        {
            lines.Add(new ChartHistoryLine(chart.At, chart.By, chart.Complete, chart.FormVersion,
                Labels(form.Form, before, chart.Answers)));
            before = chart.Answers;
        }

        lines.Reverse();
        return lines;
    }

    private static ChartSaveResult Meanwhile(ChartingForm form, StoredChart? current, ChartAnswers answers)
        => new(Meanwhile: current, Differences: Labels(form, current?.Answers ?? ChartAnswers.None, answers),
            Message: current is null ? "What was charted here is no longer there. Reload the page." : null);

    private static IReadOnlyList<string> Labels(ChartingForm form, ChartAnswers one, ChartAnswers other)
        => [.. ChartCleaning.Differences(form, one, other).Select(key => form.Item(key).Label)];

    private static async Task<StoredChart?> CurrentAsync(ReviewDbContext db, Guid studyId, CancellationToken cancellationToken)
        => (await db.ChartEntries.AsNoTracking().Current().Where(e => e.StudyId == studyId)
            .Select(e =>
                new StoredEntry(e.Id, e.AnswersJson, e.Complete, e.ById,
                    db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", e.At,
                db.ChartingForms.Where(f => f.Id == e.FormVersionId).Select(f => f.Version).FirstOrDefault()))
            .SingleOrDefaultAsync(cancellationToken))?.Read();

    private static async Task<List<StudyRow>> RowsAsync(
        ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var charts = await db.ChartStatusesAsync(visibility.Me.ReviewId, cancellationToken);
        return [.. (await db.StudiesAsync(visibility, cancellationToken)).Select(
            s => new StudyRow(s, charts.GetValueOrDefault(s.Id, ChartStatus.NotBegun)))];
    }

    private static int? NextFor(Membership me, List<StudyRow> rows, int? except)
        => rows.Where(r => r.Study.Number != except && r.Chart.State != ChartState.Complete)
            .OrderBy(r => r.Chart.State == ChartState.Draft && r.Chart.ById == me.UserId ? 0 : r.Chart.State == ChartState.NotBegun ? 1 : 2)
            .Select(r => (int?)r.Study.Number).FirstOrDefault();

    private sealed record StoredEntry(Guid Id, string Json, bool Complete, Guid ById, string By, DateTimeOffset At, int FormVersion)
    {
        public StoredChart Read() => new(Id, ChartingJson.ReadAnswers(Json), Complete, ById, By, At, FormVersion);
    }
}
