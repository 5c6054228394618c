namespace ScopingReview.Domain.Studies;

/// <summary>A report that changes its study.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="StudyId">The study it belongs to from now on; null if it is a study of its own again.</param>
public sealed record StudyChange(Guid ReportId, Guid? StudyId);

/// <summary>
/// Which reports belong to one study (PRISMA 2020: a study may have several reports). A study is known by the id of its main report,
/// and only reports that belong to another one's study are noted, so that a review in which each study has one report needs no grouping at
/// all.
/// </summary>
public sealed class StudyGrouping
{
    private readonly Dictionary<Guid, Guid> _studyOf;

    /// <summary>A grouping.</summary>
    /// <param name="entries">Reports that were put to the study of another report.</param>
    public StudyGrouping(IEnumerable<KeyValuePair<Guid, Guid>> entries) => _studyOf = new(entries);

    /// <summary>The study of a report.</summary>
    public Guid StudyOf(Guid reportId) => _studyOf.GetValueOrDefault(reportId, reportId);

    /// <summary>The reports among those given that belong to a study, in the order given.</summary>
    public IReadOnlyList<Guid> ReportsOf(Guid studyId, IEnumerable<Guid> reports)
        => [.. reports.Where(report => StudyOf(report) == studyId)];

    /// <summary>
    /// What must change for the studies to become one: all their reports, not only some of them, since a report that stayed behind would
    /// belong to a study that no longer exists.
    /// </summary>
    /// <param name="studies">The studies.</param>
    /// <param name="mainReport">The report that the study is known by from now on; one of theirs.</param>
    /// <param name="reports">All reports of the review.</param>
    /// <exception cref="ArgumentException">The main report belongs to none of the studies.</exception>
    public IReadOnlyList<StudyChange> Merge(IReadOnlyCollection<Guid> studies, Guid mainReport, IReadOnlyCollection<Guid> reports)
    {
        ArgumentNullException.ThrowIfNull(studies);
        ArgumentNullException.ThrowIfNull(reports);
        if (!studies.Contains(StudyOf(mainReport)))
            throw new ArgumentException("The main report must be one of the merged studies' own.", nameof(mainReport));
        return Regroup([.. reports.Where(report => studies.Contains(StudyOf(report)))], mainReport);
    }

    /// <summary>
    /// What must change for a report to become a study of its own. Where it is the one that the study was known by, the first of the
    /// remaining reports takes its place.
    /// </summary>
    /// <param name="report">The report to take out.</param>
    /// <param name="reports">All reports of the review, in the order in which they succeed each other.</param>
    public IReadOnlyList<StudyChange> Split(Guid report, IReadOnlyCollection<Guid> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var study = StudyOf(report);
        var rest = ReportsOf(study, reports.Where(other => other != report));
        if (study != report)
            return [new StudyChange(report, null)];
        return rest.Count == 0 ? [] : Regroup(rest, rest[0]);
    }

    private IReadOnlyList<StudyChange> Regroup(IReadOnlyList<Guid> reports, Guid mainReport) =>
    [
        .. reports
            .Where(report => StudyOf(report) != mainReport)
            .Select(report => new StudyChange(report, report == mainReport ? null : mainReport)),
    ];
}
