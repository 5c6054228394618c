using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class CriteriaVersionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_that_was_written_before_the_first_decision_is_version_1()
    {
        var draft = Wording("adults (draft)", added: 0, retired: 1);
        var version =
            Assert.Single(
                CriteriaVersions.Of([draft, Wording("adults", added: 1, replaces: draft), Wording("peer workers", added: 2)], At(5)));

        Assert.Equal((1, At(1)), (version.Number, version.From));
        Assert.Equal(["adults", "peer workers"], version.Changes.Select(change => change.New));
    }

    [Fact]
    public void Every_later_moment_of_change_begins_a_version_with_what_was_added_reworded_and_taken_away()
    {
        var adults = Wording("adults", added: 0, retired: 6);
        var youth = Wording("youth", added: 0, retired: 6, includes: false);
        var versions =
            CriteriaVersions.Of([adults, youth, Wording("adults over 18", added: 6, replaces: adults), Wording("peer workers", added: 8)],
                At(5));

        Assert.Equal([(1, At(0)), (2, At(6)), (3, At(8))], versions.Select(version => (version.Number, version.From)));
        Assert.Equal([new(true, "adults", "adults over 18"), new(false, "youth", null)], versions[1].Changes);
        Assert.Equal([new(true, null, "peer workers")], versions[2].Changes);
    }

    [Fact]
    public void Criteria_that_were_first_written_down_after_the_first_decision_are_a_change()
        => Assert.Equal([(1, At(6))],
            CriteriaVersions.Of([Wording("adults", added: 6)], At(5)).Select(version => (version.Number, version.From)));

    [Fact]
    public void Without_criteria_there_is_no_version() => Assert.Empty(CriteriaVersions.Of([], null));

    [Fact]
    public void Without_decisions_there_is_one_version_of_what_stands_now()
        => Assert.Equal(["b"],
            Assert.Single(CriteriaVersions.Of([Wording("a", added: 0, retired: 3), Wording("b", added: 3)], null)).Changes.Select(
                change => change.New));

    private static DateTimeOffset At(int hour) => Start.AddHours(hour);

    private static CriterionWording Wording(
        string text, int added, int? retired = null, CriterionWording? replaces = null, bool includes = true)
        => new(Guid.CreateVersion7(), includes, text, At(added), retired is { } hour ? At(hour) : null, replaces?.Id);
}
