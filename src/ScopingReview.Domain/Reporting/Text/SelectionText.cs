using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The selection of sources of evidence in sentences (PRISMA-ScR item 14): the flow's numbers and nothing else, each with the key of its
/// box.
/// </summary>
public static class SelectionText
{
    /// <summary>The paragraphs; what is open is said last.</summary>
    public static IReadOnlyList<ReportParagraph> Of(PrismaFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        List<ReportParagraph> paragraphs = [Databases(flow.Left)];
        if (flow.Right is { } right)
            paragraphs.Add(OtherMethods(right));
        paragraphs.Add(Included(flow));
        if (flow.IsProvisional)
            paragraphs.Add(new([new("These numbers are provisional. Still open: "),
                .. flow.Open.SelectMany((open, i) => new[] { new ReportRun(open.Sentence, open.Box.Key),
                    new(i == flow.Open.Count - 1 ? "." : "; ") })]));
        return paragraphs;
    }

    private static ReportParagraph Databases(PrismaLeftArm left)
    {
        List<ReportRun> runs =
        [
            new("The searches of databases and registers identified "), .. Counted(left.Identified, "record", "records"),
                new(". Before screening, "),
            .. Counted(left.Duplicates, "duplicate", "duplicates"), new(left.Duplicates.Count == 1 ? " was removed" : " were removed"),
        ];
        if (left.RemovedByAutomation.Count > 0)
            runs.AddRange([new(", "), .. Counted(left.RemovedByAutomation, "record", "records"),
                new(" marked as ineligible by automation tools")]);
        if (left.RemovedForOtherReasons.Count > 0)
            runs.AddRange([new(", and "), .. Counted(left.RemovedForOtherReasons, "record", "records"), new(" removed for other reasons")]);
        runs.AddRange(
        [
            new(". Titles and abstracts of "), .. Counted(left.Screened, "record", "records"),
                new(left.Screened.Count == 1 ? " was screened, of which " : " were screened, of which "),
            Number(left.Excluded), new(left.Excluded.Count == 1 ? " was excluded. " : " were excluded. "), .. Reports(left.Reports, "Of "),
        ]);
        return new(runs);
    }

    private static ReportParagraph OtherMethods(PrismaRightArm right) => new(
    [
        new("By other methods "), .. Counted(right.Identified, "further record", "further records"),
            new(right.Identified.Count == 1 ? " was identified (" : " were identified ("),
        .. right.Methods.SelectMany((method, i) => new[]
        {
            new ReportRun((i == 0 ? "" : "; ") + char.ToLowerInvariant(method.Identified.Label[0]) + method.Identified.Label[1..]
                + ", n = "), Number(method.Identified),
        }),
        new("). "), .. Reports(right.Reports, "Of "),
    ]);

    private static IEnumerable<ReportRun> Reports(PrismaReports reports, string start)
    {
        yield return new(start);
        foreach (var run in Counted(reports.Sought, "report", "reports"))
            yield return run;
        yield return new(" sought for retrieval, ");
        yield return Number(reports.NotRetrieved);
        yield return new(" could not be retrieved. ");
        foreach (var run in Counted(reports.Assessed, "report", "reports"))
            yield return run;
        yield return new((reports.Assessed.Count == 1 ? " was" : " were") + " assessed for eligibility and ");
        yield return Number(reports.Excluded);
        yield return new(" excluded");
        foreach (var (i, reason) in reports.ReasonLines.Index())
        {
            yield return new((i == 0 ? " (" : "; ") + reason.Label + ", n = ");
            yield return Number(reason);
        }

        yield return new(reports.ReasonLines.Count == 0 ? "." : ").");
    }

    private static ReportParagraph Included(PrismaFlow flow)
    {
        List<ReportRun> runs =
        [
            .. Counted(flow.Studies, flow.Update is null ? "study" : "new study", flow.Update is null ? "studies" : "new studies"),
                new(" in "),
            .. Counted(flow.ReportsOfStudies, "report", "reports"),
            new((flow.Studies.Count == 1 ? " was" : " were") + " included in the review (Figure 1)."),
        ];
        if (flow.Update is { } update)
            runs.AddRange([new(" Together with "), .. Counted(update.PreviousStudies, "study", "studies"),
                new(" of the previous version, the review includes "),
                .. Counted(update.TotalStudies, "study", "studies"), new(".")]);
        return new(runs);
    }

    private static IEnumerable<ReportRun> Counted(PrismaBox box, string one, string several)
        => [Number(box), new(box.Count == 1 ? $" {one}" : $" {several}")];

    private static ReportRun Number(PrismaBox box) => new(box.Count.ToString("N0", CultureInfo.InvariantCulture), box.Key);
}
