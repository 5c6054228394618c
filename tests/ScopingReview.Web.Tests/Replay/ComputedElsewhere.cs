using System.Numerics;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reporting;

namespace ScopingReview.Web.Tests.Replay;

/// <summary>Percent agreement, κ with error and bounds, PABAK, AC1 with error.</summary>
internal sealed record Coefficients(
    double Observed, double Kappa, double KappaError, double Lower, double Upper, double Pabak, double Ac1, double Ac1Error);

/// <summary>Holds what the application says against numbers that were computed without it.</summary>
internal static class ComputedElsewhere
{
    private const double Tolerance = 1e-9;

    public static void AssertAgreement(StageAgreement agreement, long[][] counts, Coefficients expected)
    {
        var (statistics, table) = (agreement.Statistics, agreement.Statistics.Table);
        Assert.Equal(counts,
            Enumerable.Range(0, table.Categories).Select(i => Enumerable.Range(0, table.Categories).Select(j => table[i, j]).ToArray()));
        Assert.Equal((0, counts.Sum(row => row.Sum())), (agreement.ToCome, table.Total));
        var (kappa, ac1) = (statistics.Kappa!, statistics.Ac1!);
        AssertNear(
            [expected.Observed, expected.Kappa, expected.KappaError, expected.Lower, expected.Upper, expected.Pabak, expected.Ac1,
                expected.Ac1Error],
            [statistics.ObservedAgreement!.Value, kappa.Value, kappa.StandardError!.Value, kappa.Lower!.Value, kappa.Upper!.Value,
                statistics.Pabak!.Value, ac1.Value, ac1.StandardError!.Value]);
    }

    /// <summary>Positive and negative agreement, prevalence and bias index.</summary>
    public static void AssertIndices(StageAgreement agreement, params double[] expected)
    {
        var statistics = agreement.Statistics;
        AssertNear(expected,
            [statistics.PositiveAgreement!.Value, statistics.NegativeAgreement!.Value, statistics.PrevalenceIndex!.Value,
                statistics.BiasIndex!.Value]);
    }

    /// <summary>
    /// What the estimate of missed inclusions is of, with its interval counted out in whole numbers; open ones counted as none and as
    /// all.
    /// </summary>
    public static void AssertMissed(MissedInclusions actual, int excluded, int drawn, int found, int open)
    {
        Assert.Equal((excluded, drawn, found, open), (actual.Population, actual.Drawn, actual.Found, actual.Open));
        Assert.Equal(
            (MissedAmongUnread(excluded, drawn, found), MissedAmongUnread(excluded, drawn, found + open)),
            ((actual.IfNone!.Lower, actual.IfNone.Upper), (actual.IfAll!.Lower, actual.IfAll.Upper)));
    }

    /// <summary>All M − m of which neither tail is 2.5 % of all draws or less.</summary>
    private static (int Lower, int Upper) MissedAmongUnread(int excluded, int drawn, int found)
    {
        var all = Choose(excluded, drawn);
        var possible = Enumerable.Range(0, excluded - drawn + 1).Where(missed =>
        {
            var included = found + missed;
            var fewer = Enumerable.Range(0, found).Aggregate(BigInteger.Zero, (sum, x) => sum + Ways(included, x));
            return 40 * (fewer + Ways(included, found)) > all && 40 * (all - fewer) > all;
        }).ToList();
        return (possible[0], possible[^1]);

        BigInteger Ways(int included, int x) => Choose(included, x) * Choose(excluded - included, drawn - x);
    }

    private static BigInteger Choose(int n, int k) =>
        k < 0 || k > n ? 0 : Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, i) => product * (n - k + i) / i);

    public static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (i, value) in expected.Index())
            Assert.Equal(value, actual[i], Tolerance * Math.Max(1, Math.Abs(value)));
    }
}
