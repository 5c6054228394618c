using ScopingReview.Domain.Ranking;

namespace ScopingReview.Domain.Tests.Ranking;

public sealed class RankingMetricsTests
{
    [Theory]
    [InlineData("1100", 0)]
    [InlineData("0011", 1)]
    [InlineData("1001", 0.5)]
    public void Loss_is_0_for_the_best_order_and_1_for_the_worst(string order, double expected)
        => Assert.Equal(expected, RankingMetrics.Loss(Found(order)), 12);

    [Fact]
    public void Ndcg_discounts_by_the_logarithm_of_the_rank()
    {
        Assert.Equal(1, RankingMetrics.Ndcg(Found("1100")), 12);
        Assert.Equal(1 / Math.Log2(3), RankingMetrics.Ndcg(Found("0100")), 12);
    }

    [Fact]
    public void Work_saved_is_what_need_not_be_read_less_what_chance_would_save()
    {
        var found = Found("1100000000");

        Assert.Equal(2, RankingMetrics.ReadUntil(found, 0.95m));
        Assert.Equal(0.75, RankingMetrics.WorkSaved(found, 0.95m), 12);
        Assert.Equal(0.5, RankingMetrics.RecallAfter(found, 1), 12);
    }

    private static bool[] Found(string order) => [.. order.Select(c => c == '1')];
}
