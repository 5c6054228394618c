using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

/// <summary>What is not perfect never reads as if it were.</summary>
public sealed class AgreementNumbersTests
{
    [Theory]
    [InlineData(1, "1.00")]
    [InlineData(.994, "0.99")]
    [InlineData(.995, "0.995")]
    [InlineData(.996, "0.996")]
    [InlineData(.9996, "0.9996")]
    [InlineData(.99979, "0.9998")]
    [InlineData(.99998, "0.99998")]
    [InlineData(-.0234, "−0.02")]
    [InlineData(-.001, "0.00")]
    public void A_coefficient_below_1_has_as_many_decimals_as_say_so(double value, string expected) =>
        Assert.Equal(expected, AgreementNumbers.Coefficient(value));

    [Fact]
    public void A_coefficient_at_four_decimals_does_so_too() => Assert.Equal("0.99998", AgreementNumbers.Coefficient(.99998, 4));

    // 50/1/1/948: κ 0.9793 (0.9507–1.0079), AC1 0.9978 (0.9947–1.0009); 5,000/1/1/94,998: κ 0.99979 (0.99950–1.00008).
    [Theory]
    [InlineData(50, 1, 1, 948, "0.98", "0.95–1.00", "0.998", "0.995–1.000")]
    [InlineData(5_000, 1, 1, 94_998, "0.9998", "0.9995–1.0000", "0.99998", "0.99995–1.00000")]
    public void An_interval_has_the_decimals_of_its_coefficient(
        int a, int b, int c, int d, string kappa, string interval, string ac1, string ac1Interval)
    {
        var statistics = AgreementStatistics.Of(AgreementTable.TwoByTwo(a, b, c, d));

        Assert.Equal((kappa, interval), (AgreementNumbers.Coefficient(statistics.Kappa!), AgreementNumbers.Interval(statistics.Kappa!)));
        Assert.Equal((ac1, ac1Interval), (AgreementNumbers.Coefficient(statistics.Ac1!), AgreementNumbers.Interval(statistics.Ac1!)));
    }

    // 0/1/1/2,634: κ −0.00038 (−0.00091 to 0.00015) is "0.00–0.00" at two decimals.
    [Fact]
    public void The_bounds_of_an_interval_differ()
    {
        var kappa = AgreementStatistics.Of(AgreementTable.TwoByTwo(0, 1, 1, 2_634)).Kappa!;

        Assert.Equal(("0.000", "−0.001 to 0.000"), (AgreementNumbers.Coefficient(kappa), AgreementNumbers.Interval(kappa)));
    }

    [Theory]
    [InlineData(999, 1_000, "99.9")]
    [InlineData(1_999, 2_000, "99.95")]
    [InlineData(999_999, 1_000_000, "99.9999")]
    [InlineData(1_000, 1_000, "100.0")]
    [InlineData(0, 5, "0.0")]
    public void A_percentage_below_100_never_reads_as_100(long part, long whole, string expected) =>
        Assert.Equal(expected, AgreementNumbers.Percent(part, whole, 1));
}
