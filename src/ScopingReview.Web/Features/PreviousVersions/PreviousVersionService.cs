using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Studies;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.PreviousVersions;

/// <summary>
/// Enters what the previous version of an updated review included. Nothing that was entered is changed or deleted: it is superseded, and
/// can be put back.
/// </summary>
public sealed class PreviousVersionService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const string KnownReport = "This report is already in the list.";
    private const string GoneReport = "This report is no longer in the list. Check the list; nothing was changed.";

    /// <summary>Says which publication the review updates; without a citation and DOI, that it updates none.</summary>
    public async Task<OperationResult> SetReferenceAsync(
        Guid reviewId, string? citation, string? doi, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var entry = PreviousReportEntry.Of(PostgresText.Of(citation ?? ""));
        var given = string.IsNullOrWhiteSpace(doi) ? null : Doi.Normalise(doi);
        if (given is null && !string.IsNullOrWhiteSpace(doi))
            return OperationResult.Refused("This is not a DOI: a DOI begins with “10.”, or is a link to doi.org.");
        if (entry.Citation.Length == 0 && given is not null)
            entry = PreviousReportEntry.Of($"https://doi.org/{given}");
        if (entry.Citation.Length > 0 && PreviousRules.Problem(entry) is { } problem)
            return OperationResult.Refused(problem);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var current = db.PreviousVersions.Current().Where(v => v.ReviewId == reviewId);
        var before = await current.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var after = entry.Citation.Length == 0 ? null : new PreviousVersion
        {
            ReviewId = reviewId,
            Citation = entry.Citation,
            Doi = given ?? entry.Doi,
            ById = me.UserId,
            At = clock.GetUtcNow(),
        };
        if ((before?.Citation, before?.Doi) == (after?.Citation, after?.Doi))
            return OperationResult.Done;
        await current.SupersedeAsync(me.UserId, clock.GetUtcNow(), cancellationToken);
        if (after is not null)
            db.PreviousVersions.Add(after);
        db.Record(me, clock.GetUtcNow(), "previous-version.reference", "Previous version of the review", before?.Citation, after?.Citation);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Adds studies to the end of the list.</summary>
    /// <param name="text">A citation a line, a blank line between studies.</param>
    public async Task<OperationResult<PreviousAdded>> AddAsync(Guid reviewId, string? text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var studies = PreviousStudyText.Parse(PostgresText.Of(text ?? ""));
        if (PreviousRules.Problem(studies) is { } problem)
            return OperationResult.Refused<PreviousAdded>(problem);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var writer = await PreviousWriter.BeginAsync(db, me, clock.GetUtcNow(), cancellationToken);
        foreach (var study in studies)
        {
            // A study that is there altogether is left out; half of one could belong to the study that is there.
            if (!study.All(writer.Knows) && study.FirstOrDefault(writer.Knows) is { } known)
            {
                return OperationResult.Refused<PreviousAdded>(
                    $"“{PreviousStudyChoice.LabelOf(known.Citation)}” is in the list already, but other reports of the same study are not. "
                    + "Add those to the study in the list, or delete this line. Nothing was added.");
            }

            if (!study.All(writer.Knows))
                writer.Add(study);
        }

        var leftOut = studies.Sum(study => study.Count) - writer.Added.Count;
        if (writer.Added.Count == 0)
            return OperationResult.Refused<PreviousAdded>(leftOut == 1 ? KnownReport
                : string.Create(CultureInfo.InvariantCulture, $"All {leftOut:N0} reports are in the list already."));
        var added = writer.Added.Select(report => report.StudyId).Distinct().Count();
        db.Record(me, clock.GetUtcNow(), "previous-version.added", PreviousVersionDisplayText.Counted(added, writer.Added.Count),
            newValue: PreviousVersionDisplayText.Begin(writer.Added.Select(r => r.Citation)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(new PreviousAdded([.. writer.Added.Select(report => report.Id)], added, leftOut));
    }

    /// <summary>Adds a report to a study of the list.</summary>
    /// <returns>The report.</returns>
    public async Task<OperationResult<Guid>> AddReportAsync(
        Guid reviewId, Guid studyId, string? citation, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var entry = PreviousReportEntry.Of(PostgresText.Of(citation ?? ""));
        if (PreviousRules.Problem(entry) is { } problem)
            return OperationResult.Refused<Guid>(problem);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (!await db.PreviousStudies.Current().AnyAsync(s => s.Id == studyId && s.ReviewId == reviewId, cancellationToken))
            return OperationResult.Refused<Guid>("This study is not in the list any more. Nothing was added.");
        var writer = await PreviousWriter.BeginAsync(db, me, clock.GetUtcNow(), cancellationToken);
        if (writer.Knows(entry))
            return OperationResult.Refused<Guid>(KnownReport);
        var report = writer.Add(studyId, entry,
            await db.PreviousReports.Where(r => r.StudyId == studyId).MaxAsync(r => (int?)r.Position, cancellationToken) + 1 ?? 1);
        db.Record(me, clock.GetUtcNow(), "previous-version.added", PreviousVersionDisplayText.Counted(0, 1),
            newValue: PreviousVersionDisplayText.Begin([entry.Citation]));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(report.Id);
    }

    /// <summary>Changes a report's citation.</summary>
    /// <returns>The report that it is now.</returns>
    public async Task<OperationResult<Guid>> ChangeReportAsync(
        Guid reviewId, Guid reportId, string? citation, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var entry = PreviousReportEntry.Of(PostgresText.Of(citation ?? ""));
        if (PreviousRules.Problem(entry) is { } problem)
            return OperationResult.Refused<Guid>(problem);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var current = db.PreviousReports.Current().Where(r => r.Id == reportId && r.ReviewId == reviewId);
        if (await current.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } before)
            return OperationResult.Refused<Guid>(GoneReport);
        if (before.Citation == entry.Citation)
            return OperationResult.Of(before.Id);
        await current.SupersedeAsync(me.UserId, clock.GetUtcNow(), cancellationToken);
        var writer = await PreviousWriter.BeginAsync(db, me, clock.GetUtcNow(), cancellationToken);
        if (writer.Knows(entry))
            return OperationResult.Refused<Guid>("Another report in the list has the same citation. Nothing was changed.");
        var after = writer.Add(before.StudyId, entry, before.Position);
        db.Record(me, clock.GetUtcNow(), "previous-version.changed", "1 report", before.Citation, entry.Citation);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(after.Id);
    }

    /// <summary>Takes reports away; a study of which none is left goes with them.</summary>
    public async Task<OperationResult> TakeAwayAsync(
        Guid reviewId, IReadOnlyCollection<Guid> reportIds, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var reports = await db.PreviousReportsOf(reviewId).Where(r => reportIds.Contains(r.Id)).AsNoTracking()
            .ToListAsync(cancellationToken);
        if (reports.Count == 0)
            return OperationResult.Refused(GoneReport);
        Guid[] ids = [.. reports.Select(r => r.Id)];
        var emptied = await db.PreviousStudies.Current()
            .Where(s => s.ReviewId == reviewId && !db.PreviousReports.Current().Any(r => r.StudyId == s.Id && !ids.Contains(r.Id)))
            .Select(s => s.Id).ToArrayAsync(cancellationToken);
        var further = await db.FurtherReports.Current().Where(f => emptied.Contains(f.PreviousStudyId))
            .OrderBy(f => f.Report!.Number).Select(f => f.Report!.Number).ToListAsync(cancellationToken);
        if (further.Count > 0)
            return OperationResult.Refused(PreviousRules.HasFurtherReports(further, emptied.Length));
        var now = clock.GetUtcNow();
        await db.PreviousReports.Where(r => ids.Contains(r.Id)).SupersedeAsync(me.UserId, now, cancellationToken);
        await db.PreviousStudies.Where(s => emptied.Contains(s.Id)).SupersedeAsync(me.UserId, now, cancellationToken);
        db.Record(me, now, "previous-version.taken-away", PreviousVersionDisplayText.Counted(emptied.Length, ids.Length),
            oldValue: PreviousVersionDisplayText.Begin(reports.Select(r => r.Citation)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Puts back what was taken away, where it stood; what is in the list by now stays as it is.</summary>
    public async Task<OperationResult> PutBackAsync(
        Guid reviewId, IReadOnlyCollection<Guid> reportIds, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var gone = await db.PreviousReports.AsNoTracking().Include(r => r.Study)
            .Where(r => r.ReviewId == reviewId && reportIds.Contains(r.Id) && r.SupersededAt != null)
            .OrderBy(r => r.Position).ToListAsync(cancellationToken);
        var writer = await PreviousWriter.BeginAsync(db, me, clock.GetUtcNow(), cancellationToken);
        foreach (var study in gone.GroupBy(r => r.StudyId))
            writer.PutBack(study.First().Study!, [.. study]);
        if (writer.Added.Count == 0)
            return OperationResult.Refused("There is nothing to put back: these reports are in the list already.");
        db.Record(me, clock.GetUtcNow(), "previous-version.put-back",
            PreviousVersionDisplayText.Counted(writer.NewStudies, writer.Added.Count),
            newValue: PreviousVersionDisplayText.Begin(writer.Added.Select(r => r.Citation)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }
}
