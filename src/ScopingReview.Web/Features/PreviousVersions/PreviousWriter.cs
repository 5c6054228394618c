using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Studies;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.PreviousVersions;

/// <summary>Adds studies and reports to the list, each report once. Within the transaction of whoever calls.</summary>
internal sealed class PreviousWriter
{
    private readonly ReviewDbContext _db;
    private readonly Membership _me;
    private readonly DateTimeOffset _now;
    private readonly HashSet<string> _dois;
    private readonly HashSet<string> _citations;
    private readonly HashSet<Guid> _studies;
    private int _position;

    private PreviousWriter(ReviewDbContext db, Membership me, DateTimeOffset now, List<PreviousReport> there, int position)
    {
        (_db, _me, _now, _position) = (db, me, now, position);
        _dois = there.Select(r => r.Doi).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _citations = there.Select(r => r.Citation).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _studies = [.. there.Select(r => r.StudyId)];
    }

    /// <summary>Reports that were added.</summary>
    public List<PreviousReport> Added { get; } = [];

    /// <summary>Studies that were added with them.</summary>
    public int NewStudies { get; private set; }

    public static async Task<PreviousWriter> BeginAsync(
        ReviewDbContext db, Membership me, DateTimeOffset now, CancellationToken cancellationToken)
        => new(db, me, now, await db.PreviousReportsOf(me.ReviewId).AsNoTracking().ToListAsync(cancellationToken),
            await db.PreviousStudies.Where(s => s.ReviewId == me.ReviewId).MaxAsync(s => (int?)s.Position, cancellationToken) ?? 0);

    /// <summary>As <see cref="PreviousReportEntry.IsSameAs"/>, by look-up.</summary>
    public bool Knows(PreviousReportEntry report)
        => (report.Doi is not null && _dois.Contains(report.Doi)) || _citations.Contains(report.Citation);

    public void Add(IReadOnlyList<PreviousReportEntry> study)
    {
        var id = AddStudy(++_position);
        foreach (var (i, report) in study.Index())
        {
            if (!Knows(report))
                Add(id, report, i + 1);
        }
    }

    public PreviousReport Add(Guid study, PreviousReportEntry report, int position)
    {
        var added = new PreviousReport
        {
            ReviewId = _me.ReviewId,
            StudyId = study,
            Position = position,
            Citation = report.Citation,
            Doi = report.Doi,
            ById = _me.UserId,
            At = _now,
        };
        _db.PreviousReports.Add(added);
        Added.Add(added);
        _citations.Add(report.Citation);
        if (report.Doi is not null)
            _dois.Add(report.Doi);
        return added;
    }

    /// <summary>Puts reports back into their study, or into one in its place where it went with them.</summary>
    public void PutBack(PreviousStudy study, IReadOnlyList<PreviousReport> reports)
    {
        var wanted = reports.Where(r => !Knows(new PreviousReportEntry(r.Citation, r.Doi))).ToList();
        if (wanted.Count == 0)
            return;
        var id = _studies.Contains(study.Id) ? study.Id : AddStudy(study.Position);
        foreach (var report in wanted)
            Add(id, new PreviousReportEntry(report.Citation, report.Doi), report.Position);
    }

    private Guid AddStudy(int position)
    {
        var study = new PreviousStudy { ReviewId = _me.ReviewId, Position = position, ById = _me.UserId, At = _now };
        _db.PreviousStudies.Add(study);
        NewStudies++;
        return study.Id;
    }
}
