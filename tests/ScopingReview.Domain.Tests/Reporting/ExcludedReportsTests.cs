using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class ExcludedReportsTests
{
    [Fact]
    public void Reasons_stand_in_the_order_of_the_reviews_list_with_the_lines_of_both_arms()
    {
        var world = new PrismaWorld();
        var (database, website) = (world.Source(InformationSourceKind.Database), world.Source(InformationSourceKind.Website));
        world.Records(3, database, PrismaWorld.ExcludedFor("Wrong concept"))
            .Records(1, database, PrismaWorld.ExcludedFor("Wrong population"))
            .Records(2, website, PrismaWorld.ExcludedFor("Wrong population")).Records(1, website, PrismaWorld.ExcludedFor("Protocol"))
            .Records(1, database, PrismaWorld.ExcludedFor("No longer in the list")).Records(2, website, PrismaWorld.ExcludedFor(null))
            .Records(4, database, PrismaWorld.Included);

        var groups = ExcludedReports.Of(world.Flow(), ["Protocol", " Wrong population ", "Wrong concept", "Never used"]);

        Assert.Equal(
            [("Protocol", null, 1, 1), ("Wrong population", 1, 2, 3), ("Wrong concept", 3, null, 3), ("No longer in the list", 1, null, 1),
                ("Reason not settled yet", null, 2, 2)],
            groups.Select(group => (group.Reason, group.Left?.Count, group.Right?.Count, group.Count)));
    }

    [Fact]
    public void Without_an_exclusion_there_is_no_group() => Assert.Empty(ExcludedReports.Of(new PrismaWorld().Flow(), ["Protocol"]));

    [Fact]
    public void Whatever_the_review_the_groups_are_the_flows_lines_and_add_up_to_its_boxes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(PrismaGenerator.Inputs, input =>
        {
            var flow = PrismaFlow.Compute(input);
            var groups = ExcludedReports.Of(flow, ["Wrong concept", "Wrong population"]);
            PrismaReports[] arms = [flow.Left.Reports, .. flow.Right is { } right ? new[] { right.Reports } : []];
            return groups.SelectMany(group => group.Lines).Select(line => line.Key).Order(StringComparer.Ordinal)
                    .SequenceEqual(arms.SelectMany(arm => arm.ReasonLines).Select(line => line.Key).Order(StringComparer.Ordinal))
                && groups.SelectMany(group => group.Ids).Order().SequenceEqual(arms.SelectMany(arm => arm.Excluded.Ids).Order())
                && groups.Sum(group => group.Count) == arms.Sum(arm => arm.Excluded.Count);
        }));
}
