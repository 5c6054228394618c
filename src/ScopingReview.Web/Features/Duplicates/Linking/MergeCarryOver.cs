using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>
/// Lets what was said of a duplicate count at the record that is kept for it (docs/decisions/0014): as rows of its own, marked with the
/// merge, which end with it. Nothing that was said of either record is touched, so that an undo leaves both as they were.
/// </summary>
internal sealed class MergeCarryOver(ReviewDbContext db, Membership me, DateTimeOffset now)
{
    private readonly HashSet<Guid> _splitByHand = [];

    /// <summary>
    /// The kept records that a change of links touches, if there is anything to carry or to take back; usually none. Holds votes on them
    /// off until the transaction ends.
    /// </summary>
    public async Task<Guid[]> LockAffectedAsync(Guid[] kept, Guid[] duplicates, CancellationToken cancellationToken)
    {
        Guid[] all = [.. kept.Concat(duplicates).Distinct()];
        // A vote holds its assignment while it is stored, and is refused afterwards when the record has become a duplicate meanwhile.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from assignments where record_id = any({all}) and superseded_at is null order by id for update", cancellationToken);
        return await db.WorkedOn(me.ReviewId).AnyAsync(id => all.Contains(id), cancellationToken) ? kept : [];
    }

    /// <summary>Ends what counts at these records through a merge, and puts rulings in force again that a merge had put aside.</summary>
    public async Task TakeBackAsync(Guid[] kept, CancellationToken cancellationToken)
    {
        if (kept.Length == 0)
            return;
        await db.Decisions.Where(d => kept.Contains(d.RecordId) && d.CarriedByLinkId != null)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        await db.Assignments.Where(a => kept.Contains(a.RecordId) && a.CarriedByLinkId != null)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        await db.Resolutions.Where(r => kept.Contains(r.RecordId) && r.CarriedByLinkId != null)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        await db.RetrievalEntries.Where(e => kept.Contains(e.RecordId) && e.CarriedByLinkId != null)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        await db.FullTextFiles.Where(f => kept.Contains(f.RecordId) && f.CarriedByLinkId != null)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        // Somebody took the report out of the study since: it stays out.
        _splitByHand.UnionWith(await db.StudyReports.Where(s => kept.Contains(s.ReportId) && s.CarriedByLinkId != null)
            .GroupBy(s => s.CarriedByLinkId!.Value).Where(carried => carried.All(s => s.SupersededAt != null))
            .Select(carried => carried.Key).ToListAsync(cancellationToken));
        await db.StudyReports.Where(s => kept.Contains(s.ReportId) && s.CarriedByLinkId != null)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        var suspended = await db.MergeConflicts.Current()
            .Where(v => kept.Contains(v.RecordId) && v.LinkId != null && v.SuspendedRulingId != null)
            .Select(v => v.SuspendedRulingId!.Value).Distinct().ToListAsync(cancellationToken);
        await db.MergeConflicts.Where(v => kept.Contains(v.RecordId) && v.LinkId != null).SupersedeAsync(me.UserId, now, cancellationToken);
        foreach (var ruling in await db.Resolutions.AsNoTracking().Where(r => suspended.Contains(r.Id)).OrderBy(r => r.At)
            .ToListAsync(cancellationToken))
        {
            // Unless the lead has ruled anew since.
            if (!await db.Resolutions.Current().AnyAsync(r => r.RecordId == ruling.RecordId && r.Stage == ruling.Stage, cancellationToken))
                db.Resolutions.Add(Copy(ruling, ruling.RecordId, link: null));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Carries to these records, where they are kept, what was said of their duplicates.</summary>
    public async Task CarryAsync(Guid[] kept, CancellationToken cancellationToken)
    {
        if (kept.Length == 0)
            return;
        var links = await db.DuplicateLinks.AsNoTracking().Current().Where(l => l.ReviewId == me.ReviewId && kept.Contains(l.KeptId))
            .OrderBy(l => l.Duplicate!.Number).ToListAsync(cancellationToken);
        Guid[] twins = [.. links.Select(l => l.DuplicateId)];
        var worked = (await db.WorkedOn(me.ReviewId).Where(id => twins.Contains(id)).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        foreach (var cluster in links.Where(l => worked.Contains(l.DuplicateId)).GroupBy(l => l.KeptId))
        {
            var work = await ClusterActivity.ReadAsync(db, me.ReviewId, cluster.Key, [.. cluster.Select(l => l.DuplicateId)],
                cancellationToken);
            foreach (var stage in Enum.GetValues<Domain.Screening.ScreeningStage>())
                new VoteCarryOver(db, work, stage, me, now).Carry([.. cluster]);
            CarryFullText(work, [.. cluster]);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private void CarryFullText(ClusterActivity work, DuplicateLink[] links)
    {
        foreach (var link in links)
        {
            if (work.RetrievalOf(link.KeptId) is null && work.RetrievalOf(link.DuplicateId) is { } retrieval)
            {
                work.Add(db.RetrievalEntries.Add(new RetrievalEntry
                {
                    ReviewId = me.ReviewId,
                    RecordId = link.KeptId,
                    Status = retrieval.Status,
                    Comment = retrieval.Comment,
                    RequestedFrom = retrieval.RequestedFrom,
                    RequestedOn = retrieval.RequestedOn,
                    CarriedByLinkId = link.Id,
                    DecisionImportId = retrieval.DecisionImportId,
                    ById = retrieval.ById,
                    At = retrieval.At,
                }).Entity);
            }

            if (work.FileOf(link.KeptId) is null && work.FileOf(link.DuplicateId) is { } file)
                work.Add(db.FullTextFiles.Add(Copy(file, link)).Entity);
            foreach (var supplement in work.SupplementsMissing(link.KeptId, link.DuplicateId))
                work.Add(db.FullTextFiles.Add(Copy(supplement, link)).Entity);

            // A study is known by its first report (0007): the kept record joins the twin's study, charts and all, if it has none of its
            // own.
            if (!_splitByHand.Contains(link.Id) && !work.IsInStudy(link.KeptId) && work.StudyThrough(link.DuplicateId) is { } study
                && study != link.KeptId)
            {
                work.Add(db.StudyReports.Add(new StudyReport
                {
                    ReviewId = me.ReviewId,
                    ReportId = link.KeptId,
                    StudyId = study,
                    CarriedByLinkId = link.Id,
                    ById = me.UserId,
                    At = now,
                }).Entity);
            }
        }
    }

    private static FullTextFile Copy(FullTextFile file, DuplicateLink link) => file.Again(link.KeptId, file.ById, file.At, link.Id);

    internal static Resolution Copy(Resolution ruling, Guid record, Guid? link) => new()
    {
        ReviewId = ruling.ReviewId,
        Stage = ruling.Stage,
        RecordId = record,
        Verdict = ruling.Verdict,
        ReasonId = ruling.ReasonId,
        Rationale = ruling.Rationale,
        CarriedByLinkId = link,
        ById = ruling.ById,
        At = ruling.At,
    };
}
