using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class PrismaFlowPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Every_invariant_holds_whatever_the_review() =>
        Check(input => PrismaInvariants.Check(PrismaFlow.Compute(input)).Count == 0);

    [Fact]
    public void Sibling_boxes_are_disjoint() => Check(input =>
    {
        var flow = PrismaFlow.Compute(input);
        return Siblings(flow).All(boxes => boxes.SelectMany(box => box.Ids).Distinct().Count() == boxes.Sum(box => box.Count));
    });

    [Fact]
    public void Every_record_is_counted_once() => Check(input =>
    {
        var flow = PrismaFlow.Compute(input);
        var leftUnique = flow.Left.Screened.Count + flow.Left.RemovedByAutomation.Count + flow.Left.RemovedForOtherReasons.Count;
        var right = flow.Right is { } arm ? arm.Identified.Count + arm.AlreadyIdentified.Count + arm.Duplicates.Count + arm.Removed.Count
            : 0;
        return leftUnique + flow.Left.Duplicates.Count + right == input.Records.Count;
    });

    [Fact]
    public void A_unique_record_is_in_the_left_arm_exactly_if_a_member_of_its_cluster_is() => Check(input =>
    {
        var flow = PrismaFlow.Compute(input);
        var kinds = input.Sources.ToDictionary(source => source.Id, source => source.Kind);
        return input.Records.GroupBy(record => record.DuplicateOfId ?? record.Id).All(cluster =>
        {
            var left = cluster.Any(record => kinds[record.SourceId].IsLeftArm());
            var counted = flow.Left.Screened.Contains(cluster.Key) || flow.Left.RemovedByAutomation.Contains(cluster.Key)
                || flow.Left.RemovedForOtherReasons.Contains(cluster.Key);
            return left == counted;
        });
    });

    [Fact]
    public void The_totals_of_an_updated_review_are_both_versions_together() => Check(input =>
    {
        var flow = PrismaFlow.Compute(input);
        return flow.Update is { } update
            ? input.Previous is not null
                && update.TotalStudies.Count == input.Previous.Studies.Count + flow.Studies.Count
                && update.TotalReports.Count == input.Previous.Studies.Sum(study => study.ReportIds.Count)
                + flow.Left.Reports.Included.Count + (flow.Right?.Reports.Included.Count ?? 0)
                && flow.Reports.Count == flow.ReportsOfStudies.Count + update.FurtherReports.Count
            : input.Previous is null && flow.Reports.Count == flow.ReportsOfStudies.Count;
    });

    [Fact]
    public void A_mark_taken_back_leaves_the_flow_as_it_was() => Check(input =>
    {
        var without =
            input with
            {
                Records = [.. input.Records.Select(
                record => record with { Removal = RemovalBeforeScreening.None, RemovalReason = null })]
            };
        var marked =
            without with
            {
                Records = [.. without.Records.Select((record, i) =>
                i % 3 == 0 ? record with { Removal = RemovalBeforeScreening.Automation, RemovalReason = "A tool" } : record)]
            };
        var back = marked with
        {
            Records = [.. marked.Records.Select(
            record => record with { Removal = RemovalBeforeScreening.None, RemovalReason = null })]
        };
        return PrismaInvariants.Check(PrismaFlow.Compute(marked)).Count == 0
            && PrismaFlow.Compute(without).Boxes.Zip(PrismaFlow.Compute(back).Boxes)
            .All(pair => pair.First.Key == pair.Second.Key && pair.First.Ids.SequenceEqual(pair.Second.Ids));
    });

    [Fact]
    public void A_flow_with_nothing_open_has_no_open_terms() => Check(input =>
    {
        var flow = PrismaFlow.Compute(input);
        return flow.IsProvisional
            || !PrismaInvariants.Equations(flow).Any(equation => equation.Text.Contains("open", StringComparison.Ordinal));
    });

    [Fact]
    public void The_order_of_records_does_not_matter() => Check(input =>
    {
        var (forward, backward) = (PrismaFlow.Compute(input), PrismaFlow.Compute(input with { Records = [.. input.Records.Reverse()] }));
        return forward.Boxes.Zip(backward.Boxes)
            .All(pair => pair.First.Key == pair.Second.Key && pair.First.Ids.SequenceEqual(pair.Second.Ids));
    });

    private static IEnumerable<IReadOnlyList<PrismaBox>> Siblings(PrismaFlow flow)
    {
        var left = flow.Left;
        yield return [.. left.Databases, .. left.Registers];
        yield return [left.Duplicates, left.RemovedByAutomation, left.RemovedForOtherReasons, left.Screened];
        yield return left.AutomationTools;
        yield return left.OtherRemovalReasons;
        if (flow.Update is { } update)
        {
            yield return [update.PreviousStudies, update.PreviousReports, flow.Studies];
            yield return [flow.ReportsOfStudies, update.FurtherReports];
        }

        yield return [left.Excluded, .. left.Undecided.Boxes, left.Reports.Sought, left.RemovedByAutomation, left.RemovedForOtherReasons];
        yield return Leaves(left.Reports);
        if (flow.Right is { } right)
        {
            yield return [right.Identified, right.AlreadyIdentified, right.Duplicates, right.Removed];
            yield return [right.Excluded, .. right.Undecided.Boxes, right.Reports.Sought];
            yield return [.. Leaves(left.Reports), .. Leaves(right.Reports), left.Excluded, right.Excluded];
        }
    }

    private static IReadOnlyList<PrismaBox> Leaves(PrismaReports reports) =>
        [reports.NotRetrieved, reports.AwaitingRetrieval, .. reports.ReasonLines, .. reports.Undecided.Boxes, reports.Included];

    private static void Check(Func<PrismaInput, bool> property) =>
        FsCheck.Check.One(Many, Prop.ForAll(PrismaGenerator.Inputs, property));
}
