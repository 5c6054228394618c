using System.Numerics;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class HypergeometricIntervalTests
{
    // Computed apart from this code with forty digits, by trying every M or by bisection.
    [Theory]
    [InlineData(12_000, 2_400, 0, 0, 16)]
    [InlineData(12_000, 2_400, 3, 1, 37)]
    [InlineData(12_000, 2_400, 8, 12, 66)]
    [InlineData(12_000, 2_400, 198, 677, 918)]
    [InlineData(1_000, 500, 0, 0, 5)]
    [InlineData(1_000, 500, 3, 0, 11)]
    [InlineData(1_000, 800, 0, 0, 2)]
    [InlineData(60, 20, 4, 1, 19)]
    [InlineData(100, 90, 9, 0, 3)]
    [InlineData(10, 5, 5, 2, 5)]
    [InlineData(1_000_000, 200_000, 100, 317, 496)]
    [InlineData(1_000_000, 20_000, 10_000, 483_116, 496_884)]
    public void The_number_missed_among_the_unread_has_the_known_bounds(int population, int drawn, int found, int lower, int upper) =>
        Assert.Equal(new HypergeometricInterval(lower, upper), HypergeometricInterval.Of(population, drawn, found));

    // P(X ≥ 1) at M = 1 is 1/40, which is 2.5 % and does not exceed it.
    [Fact]
    public void A_probability_of_exactly_the_limit_is_outside() =>
        Assert.Equal(new HypergeometricInterval(1, 39), HypergeometricInterval.Of(40, 1, 1));

    [Fact]
    public void Every_small_table_has_the_bounds_that_its_definition_gives_in_whole_numbers()
    {
        for (var population = 1; population <= 22; population++)
        {
            for (var drawn = 0; drawn <= population; drawn++)
            {
                for (var found = 0; found <= drawn; found++)
                {
                    foreach (var inverseAlpha in new[] { 20, 40 })
                    {
                        var expected = ByDefinition(population, drawn, found, inverseAlpha);
                        Assert.True(
                            expected == HypergeometricInterval.Of(population, drawn, found, 1.0 / inverseAlpha),
                            $"N {population}, k {drawn}, m {found}, α 1/{inverseAlpha}: {expected} expected.");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(10, .2)]
    [InlineData(10, .5)]
    [InlineData(10, .8)]
    [InlineData(30, .2)]
    [InlineData(30, .5)]
    [InlineData(30, .8)]
    [InlineData(100, .2)]
    [InlineData(100, .5)]
    [InlineData(100, .8)]
    public void The_number_missed_among_the_unread_is_covered_as_often_as_it_says(int truth, double fraction)
    {
        const int population = 2_000;
        var drawn = (int)(population * fraction);
        var covered = Enumerable.Range(0, truth + 1)
            .Where(found => HypergeometricInterval.Of(population, drawn, found) is var interval
                && interval.Lower <= truth - found && truth - found <= interval.Upper)
            .Sum(found => Probability(population, truth, drawn, found));

        Assert.InRange(covered, .95, 1);
    }

    [Theory]
    [InlineData(10, 11, 0)]
    [InlineData(10, 5, 6)]
    [InlineData(10, 5, -1)]
    [InlineData(-1, -1, -1)]
    public void Impossible_counts_are_refused(int population, int drawn, int found) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HypergeometricInterval.Of(population, drawn, found));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_level_that_is_none_is_refused(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HypergeometricInterval.Of(10, 5, 1, alpha));

    /// <summary>All M − m with P(X ≤ m) and P(X ≥ m) above 1/(2·inverseAlpha), each of them compared in whole numbers.</summary>
    private static HypergeometricInterval ByDefinition(int population, int drawn, int found, int inverseAlpha)
    {
        var all = Choose(population, drawn);
        var missed = Enumerable.Range(0, population - drawn + 1).Where(count =>
        {
            var good = found + count;
            BigInteger Ways(int from, int to) => Enumerable.Range(from, to - from + 1)
                .Aggregate(BigInteger.Zero, (sum, x) => sum + (Choose(good, x) * Choose(population - good, drawn - x)));
            return Ways(0, found) * 2 * inverseAlpha > all && Ways(found, drawn) * 2 * inverseAlpha > all;
        }).ToList();
        Assert.Equal(missed.Count, missed[^1] - missed[0] + 1);
        return new(missed[0], missed[^1]);
    }

    private static BigInteger Choose(int n, int k) =>
        k < 0 || k > n ? 0 : Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, i) => product * (n - k + i) / i);

    private static double Probability(int population, int good, int drawn, int found)
    {
        return Math.Exp(Log(good, found) + Log(population - good, drawn - found) - Log(population, drawn));

        static double Log(int n, int k) => Enumerable.Range(1, k).Sum(i => Math.Log((double)(n - k + i) / i));
    }
}
