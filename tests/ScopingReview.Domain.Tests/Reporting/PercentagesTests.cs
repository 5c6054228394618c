using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class PercentagesTests
{
    [Theory]
    [InlineData(75, 172, "43.6")]
    [InlineData(36, 172, "20.9")]
    [InlineData(24, 172, "14.0")]
    [InlineData(19, 172, "11.0")]
    [InlineData(8, 172, "4.7")]
    [InlineData(6, 172, "3.5")]
    [InlineData(167, 172, "97.1")]
    [InlineData(1, 16, "6.3")]
    [InlineData(1, 8, "12.5")]
    [InlineData(1, 2000, "0.1")]
    [InlineData(1, 2001, "0.0")]
    [InlineData(0, 5, "0.0")]
    [InlineData(5, 5, "100.0")]
    [InlineData(int.MaxValue, int.MaxValue, "100.0")]
    [InlineData(0, 0, "–")]
    public void A_percentage_has_one_decimal_half_away_from_zero(int count, int total, string expected) =>
        Assert.Equal(expected, Percentages.Format(count, total));

    [Fact]
    public void It_equals_exact_decimal_rounding() =>
        Prop.ForAll(
            Gen.Choose(0, 20_000).Two().ToArbitrary(),
            pair =>
            {
                var (count, total) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2) + 1);
                var exact = Math.Round(100m * count / total, 1, MidpointRounding.AwayFromZero);
                return Percentages.Format(count, total) == exact.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("\uFEFF\u200E @x", "'\uFEFF\u200E @x")]
    [InlineData("\u00A0\u2060-1", "'\u00A0\u2060-1")]
    [InlineData("\U000E0041=1", "'\U000E0041=1")]
    [InlineData("\u3164+1", "'\u3164+1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\u200Ba=b", "\u200Ba=b")]
    [InlineData("−1", "−1")]
    [InlineData("\u200B", "\u200B")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_that_would_run_as_a_formula_is_guarded(string? text, string expected) =>
        Assert.Equal(expected, SpreadsheetText.Guard(text));
}
