namespace ScopingReview.Domain.Reporting;

internal static class PrismaFlowBoxes
{
    public static IReadOnlyList<PrismaBox> Of(PrismaFlow flow) =>
    [
        .. Of(flow.Left),
        .. flow.Right is { } right ? Of(right) : [],
        flow.Studies,
        flow.Reports,
        flow.ReportsOfStudies,
        flow.ReportsWithoutStudy,
        .. flow.Update?.Boxes ?? [],
        .. flow.Open.Select(open => open.Box).Where(box => box != flow.ReportsWithoutStudy),
    ];

    private static IEnumerable<PrismaBox> Of(PrismaLeftArm arm) =>
    [
        .. arm.Databases, .. arm.Registers, arm.FromDatabases, arm.FromRegisters, arm.Identified,
        arm.Duplicates, arm.RemovedByAutomation, .. arm.AutomationTools, arm.RemovedForOtherReasons, .. arm.OtherRemovalReasons,
        arm.Screened, arm.Excluded, .. arm.Undecided.Boxes, .. Of(arm.Reports),
    ];

    private static IEnumerable<PrismaBox> Of(PrismaRightArm arm) =>
    [
        .. arm.Methods.SelectMany(method => method.Sources.Prepend(method.Identified)), arm.Identified,
        arm.AlreadyIdentified, arm.Duplicates, arm.Removed, arm.Screened, arm.Excluded, .. arm.Undecided.Boxes, .. Of(arm.Reports),
    ];

    private static IEnumerable<PrismaBox> Of(PrismaReports reports) =>
    [
        reports.Sought, reports.NotRetrieved, reports.AwaitingRetrieval, reports.Assessed, reports.Excluded,
        .. reports.Reasons, reports.ReasonNotSettled, .. reports.Undecided.Boxes, reports.Included,
    ];
}
