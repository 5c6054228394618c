using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class MissedInclusionsTests
{
    // Computed apart from this code, by bisection on sums of the binomial probabilities.
    [Theory]
    [InlineData(0, 10, 0, 0.3084971078)]
    [InlineData(1, 10, 0.002528578544, 0.445016117)]
    [InlineData(10, 10, 0.6915028922, 1)]
    [InlineData(5, 100, 0.01643187918, 0.1128349111)]
    [InlineData(12, 530, 0.01175264809, 0.0392159143)]
    [InlineData(3, 2636, 0.0002347626314, 0.003322339432)]
    [InlineData(81, 263, 0.2527367456, 0.3676219226)]
    [InlineData(3, 100_000, 6.186763958e-06, 8.767020257e-05)]
    [InlineData(50_000, 100_000, 0.4968960625, 0.5031039375)]
    [InlineData(99_999, 100_000, 0.9999442848, 0.9999997468)]
    public void The_exact_interval_has_the_known_bounds(int missed, int checkedTwice, double lower, double upper)
    {
        var interval = BinomialInterval.Exact(missed, checkedTwice);

        Assert.Equal(lower, interval.Lower, 1e-8 * Math.Max(lower, 1e-3));
        Assert.Equal(upper, interval.Upper, 1e-8 * Math.Max(upper, 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void With_nothing_missed_the_upper_bound_is_the_closed_form(int checkedTwice)
    {
        var interval = BinomialInterval.Exact(0, checkedTwice);

        Assert.Equal(0, interval.Lower);
        Assert.Equal(-Math.Log(0.025) / checkedTwice, -Math.Log(1 - interval.Upper), 1e-9);
    }

    // P(X ≥ 1) = 1 − (1 − p)ⁿ
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(530)]
    public void With_one_missed_the_lower_bound_is_the_closed_form(int checkedTwice)
    {
        var expected = 1 - Math.Pow(0.975, 1.0 / checkedTwice);

        Assert.Equal(1, BinomialInterval.Exact(1, checkedTwice).Lower / expected, 3e-12);
    }

    [Fact]
    public void The_interval_holds_the_rate_and_mirrors_that_of_the_complement() => Prop.ForAll<NonNegativeInt, NonNegativeInt>((one, other) =>
    {
        var (missed, trials) = (one.Get, one.Get + other.Get + 1);
        var interval = BinomialInterval.Exact(missed, trials);
        var mirrored = BinomialInterval.Exact(trials - missed, trials);
        var rate = (double)missed / trials;
        return interval.Lower <= rate && rate <= interval.Upper
            && Math.Abs(interval.Lower - (1 - mirrored.Upper)) < 1e-9
            && Math.Abs(interval.Upper - (1 - mirrored.Lower)) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void An_impossible_count_is_refused(int successes, int trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Exact(successes, trials));

    [Fact]
    public void The_rate_is_projected_onto_the_records_read_once()
    {
        var missed = MissedInclusions.Of(5, 100, 2000);

        Assert.Equal(.05, missed.Rate);
        Assert.Equal(100, missed.Projected!.Value, 1e-9);
        Assert.Equal(32.86, missed.ProjectedLower!.Value, 0.01);
        Assert.Equal(225.67, missed.ProjectedUpper!.Value, 0.01);
    }

    [Fact]
    public void Nothing_checked_gives_no_figure()
    {
        var missed = MissedInclusions.Of(0, 0, 2000);

        Assert.Null(missed.Rate);
        Assert.Null(missed.Interval);
        Assert.Null(missed.Projected);
        Assert.Null(missed.ProjectedLower);
        Assert.Null(missed.ProjectedUpper);
    }

    [Fact]
    public void Only_what_the_first_reviewer_excluded_and_what_is_settled_counts()
    {
        var missed = MissedInclusions.FromSample(
            [
                (Verdict.Exclude, ScreeningStatus.Excluded),
                (Verdict.Exclude, ScreeningStatus.Excluded),
                (Verdict.Exclude, ScreeningStatus.Included),
                (Verdict.Exclude, ScreeningStatus.Conflict),
                (Verdict.Exclude, ScreeningStatus.Pending),
                (Verdict.Include, ScreeningStatus.Included),
                (Verdict.Maybe, ScreeningStatus.Included),
            ],
            50);

        Assert.Equal((1, 3, 2, 50), (missed.Missed, missed.Checked, missed.Open, missed.ReadOnce));
    }

    [Fact]
    public void More_missed_than_checked_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MissedInclusions.Of(2, 1, 0));

    [Theory]
    [InlineData(5, 100, 2000, "Of 100 records that the first reviewer had excluded and a second reviewer read too, 5 were finally included (5.0 %, exact 95 % CI 1.6–11.3 %); projected onto the 2,000 records that only the first reviewer read and excluded, 100 eligible records may have been missed (95 % CI 33–226).")]
    [InlineData(1, 10, 10, "Of 10 records that the first reviewer had excluded and a second reviewer read too, 1 was finally included (10.0 %, exact 95 % CI 0.3–44.5 %); projected onto the 10 records that only the first reviewer read and excluded, 1 eligible record may have been missed (95 % CI 0–4).")]
    [InlineData(0, 10, 0, "Of 10 records that the first reviewer had excluded and a second reviewer read too, 0 were finally included (0.0 %, exact 95 % CI 0.0–30.8 %); every record that the first reviewer excluded was read twice.")]
    [InlineData(0, 0, 10, "No record that the first reviewer excluded has been read a second time, so what single reading may miss cannot be estimated.")]
    public void The_figure_reads_as_a_sentence(int missed, int checkedTwice, int readOnce, string expected) =>
        Assert.Equal(expected, MissedInclusions.Of(missed, checkedTwice, readOnce).Describe());
}
