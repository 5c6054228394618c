using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

using static ScopingReview.Domain.Tests.Reporting.PrismaWorld;

namespace ScopingReview.Domain.Tests.Reporting;

/// <summary>Boxes of a flow as sets, and the equations that compare them.</summary>
public sealed class PrismaBoxTests
{
    private readonly PrismaWorld _world = new();

    [Fact]
    public void A_box_of_more_than_64_records_has_its_ids_in_the_order_of_their_numbers()
    {
        var source = _world.Source(InformationSourceKind.Database);
        var records = Enumerable.Range(0, 200).Select(i => _world.Record(source, i % 3 == 0 ? Excluded : null)).ToList();

        var flow = _world.Flow();

        Assert.Equal(records.Select(record => record.Id), flow.Left.Identified.Ids);
        Assert.Equal(records.Where((_, i) => i % 3 == 0).Select(record => record.Id), flow.Left.Excluded.Ids);
        Assert.All(records, record => Assert.True(
            flow.Left.Excluded.Contains(record.Id) != flow.Left.Undecided.Pending.Contains(record.Id)));
        Assert.False(flow.Left.Identified.Contains(Guid.CreateVersion7()));
    }

    [Fact]
    public void A_flow_is_the_same_whether_the_order_of_its_records_is_given_or_made_and_another_order_is_refused()
    {
        _world.Records(3, _world.Source(InformationSourceKind.Database), Excluded)
            .Records(2, _world.Source(InformationSourceKind.Website), Included);
        var input = _world.Input();
        var places = new RecordPlaces(input.Records.OrderBy(record => record.Number).Select(record => record.Id));

        Assert.Equal(PrismaFlow.Compute(input).Boxes.Select(box => (box.Key, string.Join(' ', box.Ids))),
            PrismaFlow.Compute(input with { Order = places }).Boxes.Select(box => (box.Key, string.Join(' ', box.Ids))));
        Assert.Throws<ArgumentException>(() => PrismaFlow.Compute(
            input with { Order = new RecordPlaces(input.Records.OrderByDescending(record => record.Number).Select(record => record.Id)) }));
        Assert.Throws<ArgumentException>(() => PrismaFlow.Compute(input with { Order = new RecordPlaces([]) }));
    }

    [Fact]
    public void An_equation_of_the_flows_own_boxes_that_overlap_does_not_hold_and_names_the_records()
    {
        _world.Records(3, _world.Source(InformationSourceKind.Database), Excluded)
            .Records(2, _world.Source(InformationSourceKind.Register), Included);
        var flow = _world.Flow();

        var overlapping = flow with { Left = flow.Left with { Excluded = flow.Left.Screened } };

        Assert.Equal(flow.Left.Reports.Sought.Ids,
            PrismaInvariants.Equations(overlapping).First(equation => !equation.Holds).Misplaced);
    }

    [Fact]
    public void Boxes_of_two_flows_of_a_review_are_compared_by_their_ids()
    {
        _world.Records(70, _world.Source(InformationSourceKind.Database), Excluded);
        var (flow, again) = (_world.Flow(), _world.Flow());

        Assert.Empty(PrismaInvariants.Check(flow with { Left = flow.Left with { Excluded = again.Left.Excluded } }));
        Assert.NotEmpty(PrismaInvariants.Check(flow with { Left = flow.Left with { Excluded = again.Left.Undecided.Pending } }));
    }

    [Fact]
    public void What_is_open_in_both_arms_is_listed_by_record_number()
    {
        var website = _world.Source(InformationSourceKind.Website, screensTitles: true);
        var (first, second) = (_world.Record(website), _world.Record(_world.Source(InformationSourceKind.Database)));

        Assert.Equal([first.Id, second.Id], _world.Flow().Find("open-title-pending")!.Ids);
    }

    [Fact]
    public void A_flow_that_does_not_add_up_is_told_in_words()
    {
        _world.Records(3, _world.Source(InformationSourceKind.Database), Excluded);
        var flow = _world.Flow();

        var lost = flow with
        {
            Left =
            flow.Left with { Excluded = new PrismaBox("left-excluded", "Records excluded", flow.Left.Excluded.Ids.Take(2)) }
        };
        var swapped =
            flow with
            {
                Left =
                flow.Left with
                {
                    Excluded = new PrismaBox("left-excluded", "Records excluded",
                    [Guid.CreateVersion7(), .. flow.Left.Excluded.Ids.Take(2)])
                }
            };

        Assert.Equal(["Records screened: 3 − 2 records excluded = 0 reports sought for retrieval"], PrismaInvariants.Check(lost));
        Assert.Single(PrismaInvariants.Check(swapped));
        Assert.Equal([flow.Left.Excluded.Ids[2]], PrismaInvariants.Equations(lost).Single(equation => !equation.Holds).Misplaced);
        Assert.Equal([swapped.Left.Excluded.Ids[0], flow.Left.Excluded.Ids[2]],
            PrismaInvariants.Equations(swapped).Single(equation => !equation.Holds).Misplaced);
        Assert.All(PrismaInvariants.Equations(flow), equation => Assert.Empty(equation.Misplaced));
    }
}
