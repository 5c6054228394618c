using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class StratifiedSampleTests
{
    [Theory]
    [InlineData(new[] { 70, 20, 10 }, 10, new[] { 7, 2, 1 })]
    [InlineData(new[] { 5, 5, 5 }, 4, new[] { 2, 1, 1 })]
    [InlineData(new[] { 1, 1, 8 }, 2, new[] { 0, 0, 2 })]
    [InlineData(new[] { 6, 6, 2 }, 10, new[] { 4, 4, 2 })]
    [InlineData(new[] { 6, 6, 2 }, 11, new[] { 5, 5, 1 })]
    [InlineData(new[] { 3, 0, 2 }, 5, new[] { 3, 0, 2 })]
    [InlineData(new int[0], 0, new int[0])]
    public void The_total_is_shared_by_largest_remainder_with_ties_by_name(int[] sizes, int total, int[] expected) =>
        Assert.Equal(expected,
            LargestRemainder.Allocate([.. sizes.Select((size, index) => ($"stratum {(char)('a' + index)}", size, 0))], total));

    [Fact]
    public void Ties_go_by_name_whatever_the_order_of_the_strata() =>
        Assert.Equal([1, 2], LargestRemainder.Allocate([("Z", 5, 0), ("A", 5, 0)], 3));

    [Fact]
    public void A_larger_total_takes_nothing_back_where_the_plain_method_would() =>
        Assert.Equal([5, 4, 2], LargestRemainder.Allocate([("a", 6, 4), ("b", 6, 4), ("c", 2, 2)], 11));

    [Theory]
    [InlineData(new[] { 4, 4, 4 }, 6, new[] { 2, 2, 2 })]
    [InlineData(new[] { 4, 0, 4 }, 6, new[] { 3, 0, 3 })]
    [InlineData(new[] { 1, 4, 1 }, 6, new[] { 1, 4, 1 })]
    public void A_stratum_that_can_give_no_more_is_passed_over(int[] rooms, int total, int[] expected) =>
        Assert.Equal(expected,
            LargestRemainder.Allocate([.. rooms.Select((room, index) => ($"stratum {(char)('a' + index)}", 10, 0, room))], total));

    [Fact]
    public void More_than_there_is_room_for_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRemainder.Allocate([("a", 10, 2, 1), ("b", 10, 0, 2)], 6));

    [Fact]
    public void Every_stratum_gets_its_quota_rounded_down_or_up_and_the_total_is_exact()
    => Prop.ForAll<NonNegativeInt[], int>((drawnSizes, percent) =>
    {
        var sizes = drawnSizes.Select(size => size.Get % 200).ToArray();
        var total = SecondReviewerSample.SampleSize(Math.Abs(percent % 101) / 100m, sizes.Sum());
        var allocation = LargestRemainder.Allocate([.. sizes.Select((size, index) => ($"{index:D4}", size, 0))], total);
        return allocation.Sum() == total
            && sizes.Zip(allocation).All(pair => pair.Second <= pair.First
                && Math.Abs((pair.Second * (double)sizes.Sum()) - (total * (double)pair.First)) < Math.Max(1, sizes.Sum()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_stratum_gives_its_first_in_rank_order()
    {
        var frame = Frame(60, 30, 10);
        var draw = Draw(0.2m, frame);

        Assert.Equal("sha256-rank-strata/1", draw.Algorithm);
        Assert.Equal(20, draw.Drawn.Count());
        Assert.Equal([12, 6, 2],
            draw.Drawn.CountBy(entry => entry.Stratum!).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));
        Assert.All(draw.Entries.GroupBy(entry => entry.Stratum), stratum =>
            Assert.Equal(stratum.OrderByDescending(entry => entry.Drawn), stratum));
    }

    [Fact]
    public void The_ranking_is_that_of_the_simple_draw()
    {
        var frame = Frame(60, 30, 10);
        var simple = SecondReviewerSample.Rank("seed", [.. frame.Select(member => member.Record)]);

        Assert.Equal(
            simple.Select(entry => (entry.Record, entry.Hash, entry.Rank)),
            Draw(0.2m, frame).Entries.Select(entry => (entry.Record, entry.Hash, entry.Rank)));
    }

    [Fact]
    public void The_frames_hash_covers_the_strata() =>
        Assert.NotEqual(StratifiedSample.FrameSha256([new("1", "a")]), StratifiedSample.FrameSha256([new("1", "b")]));

    [Fact]
    public void A_record_in_two_strata_is_refused() =>
        Assert.Throws<ArgumentException>(() => Draw(0.2m, [new("1", "a"), new("1", "b")]));

    private static RankedDraw Draw(decimal share, StratumMember[] frame) =>
        new SampleFrame([.. frame.Select(member => member.Record)], [.. frame.Select(member => member.Stratum)]).Draw("seed",
            new DrawStep(share));

    private static StratumMember[] Frame(params int[] sizes) =>
    [
        .. sizes.SelectMany((size, stratum) => Enumerable.Repeat($"{(char)('A' + stratum)}", size))
            .Select((stratum, index) => new StratumMember($"R{index + 1:D4}", stratum)),
    ];
}
