using System.Globalization;
namespace ScopingReview.Domain.Reporting;

internal static class PrismaUpdateBuilder
{
    /// <summary>Null for a review without a previous version.</summary>
    /// <param name="previous">The previous version.</param>
    /// <param name="included">Included reports of this version.</param>
    /// <param name="studies">New studies.</param>
    /// <param name="reports">All new reports.</param>
    public static PrismaUpdate? Of(
        PrismaPreviousVersion? previous, PrismaRecordSet included, PrismaBox studies, PrismaBox reports)
    {
        var known = (previous?.Studies ?? []).Select(study => study.Id).ToHashSet();
        foreach (var record in included)
        {
            if (record.PreviousStudyId is { } id && !known.Contains(id))
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"Record {record.Number} is a report of a previous study that is not in the input."),
                    nameof(included));
        }

        if (previous is null)
            return null;
        Guid[] studyIds = [.. previous.Studies.Select(study => study.Id)];
        Guid[] reportIds = [.. previous.Studies.SelectMany(study => study.ReportIds)];
        return new PrismaUpdate
        {
            PreviousStudies = new("previous-studies", "Studies included in previous version of review", studyIds, PrismaUnit.PreviousStudy),
            PreviousReports = new("previous-reports", "Reports of studies included in previous version of review", reportIds,
                PrismaUnit.PreviousReport),
            FurtherReports = PrismaBox.Of("further-reports", "New reports of previously included studies",
                included.Where(record => record.PreviousStudyId is not null)),
            TotalStudies = new("total-studies", "Total studies included in review", studyIds.Concat(studies.Ids), PrismaUnit.AnyStudy),
            TotalReports = new("total-reports", "Reports of total included studies", reportIds.Concat(reports.Ids), PrismaUnit.AnyReport),
        };
    }
}
