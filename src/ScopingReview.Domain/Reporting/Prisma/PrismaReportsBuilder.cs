using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Reporting;

internal static class PrismaReportsBuilder
{
    public static PrismaReports Of(string arm, PrismaRecordSet sought)
    {
        var assessed = sought.Where(report => report.Retrieval == RetrievalStatus.Retrieved);
        var excluded = assessed.Where(report => report.FullText == ScreeningStatus.Excluded);
        return new PrismaReports
        {
            Sought = Box("sought", sought),
            NotRetrieved = Box("not-retrieved", sought.Where(report => report.Retrieval == RetrievalStatus.NotRetrieved)),
            AwaitingRetrieval = Box("awaiting-retrieval",
                sought.Where(report => report.Retrieval is null or RetrievalStatus.Sought or RetrievalStatus.Requested)),
            Assessed = Box("assessed", assessed),
            Excluded = Box("reports-excluded", excluded),
            Reasons = PrismaFlowBuilder.ByReason($"{arm}-reason", excluded.Where(ReasonIsSettled), report => report.ExclusionReason),
            ReasonNotSettled = Box("reason-not-settled", excluded.Where(report => !ReasonIsSettled(report))),
            Undecided = PrismaFlowBuilder.Undecided($"{arm}-full-text", assessed, report => report.FullText),
            Included = Box("included", assessed.Where(report => report.FullText == ScreeningStatus.Included)),
        };

        PrismaBox Box(string key, PrismaRecordSet records) => PrismaBox.Of($"{arm}-{key}", records);
    }

    private static bool ReasonIsSettled(PrismaRecord report)
        => !report.ReasonConflict && !string.IsNullOrWhiteSpace(report.ExclusionReason);
}
