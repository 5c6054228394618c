namespace ScopingReview.Domain.Reporting;

/// <summary>
/// What an updated review has besides (PRISMA 2020, template for updated reviews): its previous version and the totals of both. A study of
/// the previous version may gain a report in this one; the template has no line for it, so it gets one below the reports of new studies.
/// </summary>
public sealed record PrismaUpdate
{
    /// <summary>Studies included in the previous version.</summary>
    public required PrismaBox PreviousStudies { get; init; }

    /// <summary>Reports of those studies.</summary>
    public required PrismaBox PreviousReports { get; init; }

    /// <summary>Included reports of this version that belong to a study of the previous one: new reports, but of no new study.</summary>
    public required PrismaBox FurtherReports { get; init; }

    /// <summary>Studies of the previous version and new ones.</summary>
    public required PrismaBox TotalStudies { get; init; }

    /// <summary>Reports of the previous version and all new ones.</summary>
    public required PrismaBox TotalReports { get; init; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<PrismaBox> Boxes => [PreviousStudies, PreviousReports, FurtherReports, TotalStudies, TotalReports];
}
