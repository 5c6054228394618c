using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>All that was said of the records of a cluster, each of it of the record itself: read when nothing is carried yet.</summary>
internal sealed class ClusterActivity
{
    private readonly List<RetrievalEntry> _retrieval;
    private readonly List<FullTextFile> _files;
    private readonly List<StudyReport> _studies;
    private readonly HashSet<Guid> _studyIds;

    private ClusterActivity(List<RetrievalEntry> retrieval, List<FullTextFile> files, List<StudyReport> studies, HashSet<Guid> studyIds)
        => (_retrieval, _files, _studies, _studyIds) = (retrieval, files, studies, studyIds);

    public required List<Assignment> Assignments { get; init; }
    public required List<Decision> Decisions { get; init; }
    public required List<Resolution> Rulings { get; init; }
    public required List<RecordOutcome> Outcomes { get; init; }

    public static async Task<ClusterActivity> ReadAsync(
        ReviewDbContext db, Guid reviewId, Guid kept, Guid[] twins, CancellationToken cancellationToken)
    {
        Guid[] ids = [kept, .. twins];
        var charted = await db.ChartEntries.Current().Where(c => c.ReviewId == reviewId && ids.Contains(c.StudyId)).Select(c => c.StudyId)
            .ToListAsync(cancellationToken);
        var studies = await db.StudyReports.AsNoTracking().Current()
            .Where(s => s.ReviewId == reviewId && (ids.Contains(s.ReportId) || ids.Contains(s.StudyId))).ToListAsync(cancellationToken);
        return new ClusterActivity(
            await db.RetrievalEntries.AsNoTracking().Current().Where(e => ids.Contains(e.RecordId)).ToListAsync(cancellationToken),
            await db.FullTextFiles.AsNoTracking().Current().Where(f => ids.Contains(f.RecordId)).OrderBy(f => f.At)
                .ToListAsync(cancellationToken),
            studies, [.. charted, .. studies.Select(s => s.StudyId)])
        {
            Assignments = await db.Assignments.AsNoTracking().Current().Where(a => ids.Contains(a.RecordId))
                .OrderBy(a => a.Position == ReviewerPosition.Second).ThenBy(a => a.Id).ToListAsync(cancellationToken),
            Decisions = await db.Decisions.AsNoTracking().Current().Where(d => ids.Contains(d.RecordId)).ToListAsync(cancellationToken),
            Rulings = await db.Resolutions.AsNoTracking().Current().Where(r => ids.Contains(r.RecordId)).ToListAsync(cancellationToken),
            Outcomes = await db.Outcomes.AsNoTracking().Where(o => o.ReviewId == reviewId && ids.Contains(o.RecordId))
                .ToListAsync(cancellationToken),
        };
    }

    public RecordOutcome? OutcomeOf(Guid record, ScreeningStage stage) => Outcomes.Find(o => o.RecordId == record && o.Stage == stage);
    public Resolution? RulingOn(Guid record, ScreeningStage stage) => Rulings.Find(r => r.RecordId == record && r.Stage == stage);
    public RetrievalEntry? RetrievalOf(Guid record) => _retrieval.Find(e => e.RecordId == record);
    public FullTextFile? FileOf(Guid record) => _files.Find(f => f.RecordId == record && f.Kind == FullTextKind.Main);

    /// <summary>Supplements of one record that the other lacks.</summary>
    public IReadOnlyList<FullTextFile> SupplementsMissing(Guid kept, Guid duplicate)
        => _files.FindAll(f => f.RecordId == duplicate && f.Kind == FullTextKind.Supplement
            && !_files.Exists(own => own.RecordId == kept && own.Sha256 == f.Sha256));

    /// <summary>It was put to a study, gave one its name, or was charted.</summary>
    public bool IsInStudy(Guid record) => StudyThrough(record) is not null;

    public Guid? StudyThrough(Guid record)
        => _studies.Find(s => s.ReportId == record)?.StudyId ?? (_studyIds.Contains(record) ? record : null);

    public void Add(RetrievalEntry entry) => _retrieval.Add(entry);
    public void Add(FullTextFile file) => _files.Add(file);
    public void Add(StudyReport report) => _studies.Add(report);
}
