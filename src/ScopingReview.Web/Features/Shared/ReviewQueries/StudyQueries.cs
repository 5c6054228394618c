using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Studies;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

/// <summary>An included report of a study.</summary>
public sealed record IncludedReport(Guid Id, int Number, string? Title, string[] Authors, int? Year, string? Journal, bool HasFile);

/// <summary>A study: the included reports that belong together. Its id and number are those of its main report.</summary>
public sealed record IncludedStudy(Guid Id, int Number, string Label, IReadOnlyList<IncludedReport> Reports)
{
    /// <summary>The report that the study is known by; another one where that is no longer included.</summary>
    public IncludedReport Main => Reports.FirstOrDefault(r => r.Id == Id) ?? Reports[0];

    /// <summary>Whether its label, or the title or number of one of its reports, holds the words.</summary>
    public bool Matches(string words) => Label.Contains(words, StringComparison.OrdinalIgnoreCase)
        || Reports.Any(r => r.Title?.Contains(words, StringComparison.OrdinalIgnoreCase) == true
            || RecordNumber.Format(r.Number).Contains(words, StringComparison.OrdinalIgnoreCase));
}

internal static class StudyQueries
{
    /// <summary>The studies of a review in the order of their labels; in an updated review the new ones.</summary>
    public static Task<IReadOnlyList<IncludedStudy>> StudiesAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => StudiesOfAsync(db, reviewId, db.Included(reviewId), cancellationToken);

    /// <summary>Those that the member may know of: without reports that they are still reading.</summary>
    public static async Task<IReadOnlyList<IncludedStudy>> StudiesAsync(
        this ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var studies = await StudiesOfAsync(db, visibility.Me.ReviewId, db.Included(visibility), cancellationToken);
        // A study goes by its first report; where that is one of those, its name would tell that it is included.
        return visibility.IsBlind ? [.. studies.Where(study => study.Reports.Any(report => report.Id == study.Id))] : studies;
    }

    private static async Task<IReadOnlyList<IncludedStudy>> StudiesOfAsync(
        ReviewDbContext db, Guid reviewId, IQueryable<ReviewRecord> included, CancellationToken cancellationToken)
    {
        var grouping = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var reports = await db.AsReports(included.Where(r => !db.FurtherReports.Current().Any(f => f.ReportId == r.Id)))
            .ToListAsync(cancellationToken);
        var groups = reports.GroupBy(r => grouping.StudyOf(r.Id)).ToDictionary(g => g.Key, g => g.ToList());
        var citations = reports.Where(r => groups.ContainsKey(r.Id))
            .Select(r => new MainReport(r.Id, r.Number, r.Authors, r.Year, r.Title)).ToList();
        // A main report may have been excluded since; the study keeps its name all the same.
        var excluded = groups.Keys.Except(citations.Select(c => c.Id)).ToList();
        if (excluded.Count > 0)
        {
            citations.AddRange(await db.Records.Where(r => excluded.Contains(r.Id))
                .Select(r => new MainReport(r.Id, r.Number, r.Authors, r.Year, r.Title)).ToListAsync(cancellationToken));
        }

        var main = citations.ToDictionary(c => c.Id);
        var labels = StudyLabels.For(citations.Select(c => new StudyCitation(c.Id, RecordMapping.AuthorsOf(c.Authors), c.Year, c.Title)));
        return
        [
            .. groups.Select(g => new IncludedStudy(g.Key, main[g.Key].Number, labels[g.Key], g.Value))
                .OrderByWords(s => s.Label).ThenBy(s => s.Number),
        ];
    }

    private sealed record MainReport(Guid Id, int Number, string[] Authors, int? Year, string? Title);

    public static IQueryable<IncludedReport> AsReports(this ReviewDbContext db, IQueryable<ReviewRecord> records)
        => records.OrderBy(r => r.Number).Select(r => new IncludedReport(
            r.Id, r.Number, r.Title, r.Authors, r.Year, r.Journal
                ?? r.JournalAbbreviation, db.FullTextFiles.Current().Any(f => f.RecordId == r.Id)));

    public static async Task<StudyGrouping> StudyGroupingAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => new(await db.StudyReports.Current().Where(s => s.ReviewId == reviewId)
            .Select(s => new KeyValuePair<Guid, Guid>(s.ReportId, s.StudyId)).ToListAsync(cancellationToken));
}
