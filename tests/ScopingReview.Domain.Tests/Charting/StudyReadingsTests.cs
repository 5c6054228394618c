using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class StudyReadingsTests
{
    private static readonly Guid Anna = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Bo = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Cleo = Guid.Parse("00000000-0000-0000-0000-00000000000c");

    [Theory]
    // One person: open to everybody, whoever began.
    [InlineData("one", "-", "-", "c", "First")]
    [InlineData("one", "a", "-", "c", "First")]
    // Two independently: one's own, else what is free.
    [InlineData("dual", "-", "-", "c", "First")]
    [InlineData("dual", "a", "-", "c", "Second")]
    [InlineData("dual", "a", "b", "a", "First")]
    [InlineData("dual", "a", "b", "b", "Second")]
    [InlineData("dual", "-", "b", "b", "Second")]
    [InlineData("dual", "a", "b", "c", null)]
    // One checks: not before there is something to check.
    [InlineData("verified", "a", "-", "c", null)]
    [InlineData("verified", "A", "-", "c", "Second")]
    [InlineData("verified", "A", "-", "a", "First")]
    public void A_person_charts_their_own_reading_or_one_that_is_free(string mode, string first, string second, string person,
        string? expected)
        => Assert.Equal(expected, Study(mode, first, second).For(Who(person)!.Value)?.ToString());

    [Theory]
    [InlineData("one", "a", "-", "-", null)]
    [InlineData("one", "A", "-", "-", "First")]
    [InlineData("dual", "A", "b", "-", null)]
    [InlineData("dual", "A", "B", "-", null)]
    [InlineData("dual", "A", "B", "l", null)]
    [InlineData("dual", "A", "B", "L", "Consensus")]
    [InlineData("verified", "A", "-", "-", "First")]
    [InlineData("verified", "A", "B", "-", "First")]
    [InlineData("verified", "A", "B", "L", "Consensus")]
    public void What_counts_is_what_was_settled_else_the_first_unless_two_chart_independently(
        string mode, string first, string second, string settled, string? expected)
        => Assert.Equal(expected, Study(mode, first, second, settled).Counts?.ToString());

    [Fact]
    public void Answers_of_two_who_chart_independently_are_seen_by_nobody_else_before_both_are_complete()
    {
        foreach (var (first, second) in new[] { ("a", "b"), ("A", "b"), ("a", "B") })
        {
            var study = Study("dual", first, second);
            Assert.True(study.MaySee(Anna, ChartReading.First));
            Assert.False(study.MaySee(Bo, ChartReading.First));
            Assert.False(study.MaySee(Cleo, ChartReading.First));
            Assert.False(study.MaySee(Anna, ChartReading.Second));
        }

        Assert.True(Study("dual", "A", "B").MaySee(Cleo, ChartReading.Second));
        Assert.True(Study("verified", "a", "-").MaySee(Bo, ChartReading.First));
    }

    [Fact]
    public void Whoever_has_something_left_to_chart_where_two_chart_is_told_of_their_own_only()
    {
        StudyReadings[] studies = [Study("dual", "A", "-"), Study("one", "b", "-")];

        Assert.False(ChartBlinding.IsBlind(Anna, mayChart: true, isLead: true, studies));
        Assert.True(ChartBlinding.IsBlind(Bo, mayChart: true, isLead: false, studies));
        Assert.True(ChartBlinding.IsBlind(Cleo, mayChart: true, isLead: false, studies));
        Assert.False(ChartBlinding.IsBlind(Cleo, mayChart: false, isLead: false, studies));
        // A lead who charts nothing looks after it.
        Assert.False(ChartBlinding.IsBlind(Cleo, mayChart: true, isLead: true, studies));
        Assert.False(ChartBlinding.IsBlind(Bo, mayChart: true, isLead: false, [Study("one", "b", "-")]));
    }

    [Theory]
    [InlineData("0.2", 0, 0, 10, 2)]
    [InlineData("0.2", 10, 2, 3, 1)]
    [InlineData("0.2", 13, 3, 2, 0)]
    [InlineData("1", 0, 0, 7, 7)]
    [InlineData("0.01", 0, 0, 5, 1)]
    public void A_draw_takes_what_the_share_of_all_lacks(string share, int before, int drawn, int frame, int expected)
        => Assert.Equal(expected, ChartShare.Lacking(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), before, drawn,
            frame));

    [Fact]
    public void A_pilot_is_charted_by_two_in_every_mode()
    {
        foreach (var mode in Enum.GetValues<ChartingMode>())
        {
            var plan = new ChartingPlan(mode, 0.5m, new HashSet<int> { 2 }, new HashSet<int> { 1 });
            Assert.True(plan.IsIndependent(1));
            Assert.Equal(mode == ChartingMode.Dual, plan.IsIndependent(2));
            Assert.False(plan.IsIndependent(3));
            Assert.Equal(mode == ChartingMode.Verified, plan.IsVerified(3));
            Assert.False(plan.IsVerified(1));
        }
    }

    // A letter for whose it is, a capital where it is complete; "-" for nobody's.
    private static StudyReadings Study(string mode, string first, string second, string settled = "-")
        => new(mode == "dual", mode == "verified", Standing(first), Standing(second), Standing(settled));

    private static ReadingStanding Standing(string text)
        => text == "-" ? ReadingStanding.Nobody : new ReadingStanding(Who(text), true, char.IsUpper(text[0]));

    private static Guid? Who(string letter) => letter.ToLowerInvariant() switch { "a" => Anna, "b" => Bo, "-" => null, _ => Cleo };
}
