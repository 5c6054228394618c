using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The selection of sources of evidence in sentences (PRISMA-ScR item 14): the flow's numbers and nothing else, each with the key of its
/// box as its link.
/// </summary>
public static class SelectionText
{
    /// <summary>The paragraphs; what is open is said last.</summary>
    public static IReadOnlyList<LinkedText> Of(PrismaFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        List<LinkedText> paragraphs = [Databases(flow.Left)];
        if (flow.Right is { } right)
            paragraphs.Add(OtherMethods(right));
        paragraphs.Add(Included(flow));
        if (flow.IsProvisional)
            paragraphs.Add($"These numbers are provisional. Still open: {LinkedText.Join("; ", flow.Open.Select(open => LinkedText.Linked(open.Sentence, open.Box.Key)))}.");
        return paragraphs;
    }

    private static LinkedText Databases(PrismaLeftArm left)
    {
        LinkedText text =
            $"The searches of databases and registers identified {Counted(left.Identified, "record", "records")}. Before screening, {Counted(left.Duplicates, "duplicate was", "duplicates were")} removed";
        if (left.RemovedByAutomation.Count > 0)
            text += MarkedIneligible(left.RemovedByAutomation);
        if (left.RemovedForOtherReasons.Count > 0)
            text += RemovedOtherwise(left.RemovedForOtherReasons);
        return text + Screened(left);
    }

    private static LinkedText MarkedIneligible(PrismaBox box)
        => $", {Counted(box, "record", "records")} marked as ineligible by automation tools";

    private static LinkedText RemovedOtherwise(PrismaBox box) => $", and {Counted(box, "record", "records")} removed for other reasons";

    private static LinkedText Screened(PrismaLeftArm left)
        => $". Titles and abstracts of {Counted(left.Screened, "record was", "records were")} screened, of which {Number(left.Excluded)} {Was(left.Excluded)} excluded. {Reports(left.Reports)}";

    private static LinkedText OtherMethods(PrismaRightArm right)
        => $"By other methods {Counted(right.Identified, "further record was", "further records were")} identified ({LinkedText.Join("; ", right.Methods.Select(method => Labelled(Lower(method.Identified.Label), method.Identified)))}). {Reports(right.Reports)}";

    private static LinkedText Reports(PrismaReports reports)
        => $"Of {Counted(reports.Sought, "report", "reports")} sought for retrieval, {Number(reports.NotRetrieved)} could not be retrieved. {Counted(reports.Assessed, "report was", "reports were")} assessed for eligibility and {Number(reports.Excluded)} excluded{Reasons(reports.ReasonLines)}.";

    private static LinkedText Reasons(IReadOnlyList<PrismaBox> lines)
        => lines.Count == 0 ? "" : Bracketed(LinkedText.Join("; ", lines.Select(reason => Labelled(reason.Label, reason))));

    private static LinkedText Bracketed(LinkedText text) => $" ({text})";

    private static LinkedText Labelled(string label, PrismaBox box) => $"{label}, n = {Number(box)}";

    private static LinkedText Included(PrismaFlow flow)
    {
        LinkedText text =
            $"{(flow.Update is null ? Counted(flow.Studies, "study", "studies") : Counted(flow.Studies, "new study", "new studies"))} in {Counted(flow.ReportsOfStudies, "report", "reports")} {Was(flow.Studies)} included in the review (Figure 1).";
        return flow.Update is { } update ? text + Together(update) : text;
    }

    private static LinkedText Together(PrismaUpdate update)
        => $" Together with {Counted(update.PreviousStudies, "study", "studies")} of the previous version, the review includes {Counted(update.TotalStudies, "study", "studies")}.";

    private static LinkedText Counted(PrismaBox box, string one, string several) => LinkedText.Counted(box.Count, one, several, box.Key);

    private static LinkedText Number(PrismaBox box) => LinkedText.Number(box.Count, box.Key);

    private static string Was(PrismaBox box) => box.Count == 1 ? "was" : "were";

    private static string Lower(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
