using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class AgreementStatisticsTests
{
    [Theory]
    [InlineData(20, 5, 10, 15, .4000, .1270, .1511, .6489, .40, .4059, .1302, .7273, .6667)]
    [InlineData(45, 15, 25, 15, .1304, .0987, -.0629, .3238, .20, .2661, .1034, .6923, .4286)]
    [InlineData(40, 9, 6, 45, .6995, .0714, .5596, .8394, .70, .7007, .0714, .8421, .8571)]
    [InlineData(80, 10, 5, 5, .3182, .1335, .0566, .5798, .70, .8080, .0521, .9143, .4000)]
    [InlineData(118, 5, 2, 0, -.0234, .0123, -.0475, .0007, .888, .9408, .0230, .9712, 0)]
    [InlineData(30, 12, 18, 440, .6339, .0616, .5132, .7545, .88, .9282, .0134, .6667, .9670)]
    public void Two_by_two_tables_give_the_published_values(
        int a, int b, int c, int d, double kappa, double error, double lower, double upper, double pabak, double ac1, double ac1Error,
        double positive, double negative)
    {
        var statistics = AgreementStatistics.Of(AgreementTable.TwoByTwo(a, b, c, d));

        Assert.Equal(a + b + c + d, statistics.Table.Total);
        Assert.Equal(kappa, statistics.Kappa!.Value, 0.00005);
        Assert.Equal(error, statistics.Kappa.StandardError!.Value, 0.00005);
        Assert.Equal(lower, statistics.Kappa.Lower!.Value, 0.00005);
        Assert.Equal(upper, statistics.Kappa.Upper!.Value, 0.00005);
        Assert.Equal(pabak, statistics.Pabak!.Value, 0.00005);
        Assert.Equal(ac1, statistics.Ac1!.Value, 0.00005);
        Assert.Equal(ac1Error, statistics.Ac1.StandardError!.Value, 0.00005);
        Assert.Equal(positive, statistics.PositiveAgreement!.Value, 0.00005);
        Assert.Equal(negative, statistics.NegativeAgreement!.Value, 0.00005);
    }

    [Fact]
    public void A_three_by_three_table_gives_the_values_of_irrCAC()
    {
        var statistics = AgreementStatistics.Of(AgreementTable.FromCounts([[13, 0, 0], [0, 20, 7], [0, 4, 56]]));

        Assert.Equal(.7964094, statistics.Kappa!.Value, 0.00000005);
        Assert.Equal(.05891072, statistics.Kappa.StandardError!.Value, 0.000000005);
        Assert.Equal(.8493305, statistics.Ac1!.Value, 0.00000005);
        Assert.Equal(.04321747, statistics.Ac1.StandardError!.Value, 0.000000005);
        Assert.Equal(.835, statistics.Pabak!.Value, 0.0005);
    }

    [Fact]
    public void A_three_by_three_table_gives_the_values_of_SAS()
    {
        var kappa = AgreementStatistics.Of(AgreementTable.FromCounts([[0, 4, 1], [0, 8, 0], [0, 1, 5]])).Kappa!;

        Assert.Equal(.4842, kappa.Value, 0.00005);
        Assert.Equal(.1380, kappa.StandardError!.Value, 0.00005);
        Assert.Equal(.2137, kappa.Lower!.Value, 0.00005);
        Assert.Equal(.7547, kappa.Upper!.Value, 0.00005);
    }

    [Fact]
    public void More_than_two_categories_have_no_positive_agreement_nor_indices()
    {
        var statistics = AgreementStatistics.Of(AgreementTable.FromCounts([[1, 0, 0], [0, 1, 0], [0, 0, 1]]));

        Assert.Null(statistics.PositiveAgreement);
        Assert.Null(statistics.NegativeAgreement);
        Assert.Null(statistics.PrevalenceIndex);
        Assert.Null(statistics.BiasIndex);
    }

    [Fact]
    public void Without_records_nothing_is_estimable()
    {
        var statistics = AgreementStatistics.Of(AgreementTable.TwoByTwo(0, 0, 0, 0));

        Assert.Null(statistics.ObservedAgreement);
        Assert.Null(statistics.Kappa);
        Assert.Null(statistics.Pabak);
        Assert.Null(statistics.Ac1);
        Assert.Null(statistics.PositiveAgreement);
        Assert.Null(statistics.NegativeAgreement);
        Assert.Null(statistics.PrevalenceIndex);
        Assert.Null(statistics.BiasIndex);
    }

    [Theory]
    [InlineData(0, 49)]
    [InlineData(49, 0)]
    [InlineData(0, 3)]
    public void Kappa_is_not_estimable_where_both_put_everything_in_one_category(int a, int d)
    {
        var statistics = AgreementStatistics.Of(AgreementTable.TwoByTwo(a, 0, 0, d));

        Assert.Null(statistics.Kappa);
        Assert.Equal(1, statistics.ObservedAgreement);
        Assert.Equal(1, statistics.Ac1!.Value);
        Assert.Equal(a == 0, statistics.PositiveAgreement is null);
        Assert.Equal(d == 0, statistics.NegativeAgreement is null);
    }

    [Theory]
    [InlineData(3, 0, 0, 7, 1d, 1, NoInterval.ZeroError)] // perfect agreement
    [InlineData(0, 5, 5, 0, -1d, -1, NoInterval.ZeroError)] // each the opposite of the other
    [InlineData(5, 0, 15, 0, 0d, -.4118, NoInterval.ConstantReviewer)]
    [InlineData(0, 0, 1, 99, 0d, .9899, NoInterval.ConstantReviewer)]
    [InlineData(0, 10, 0, 0, 0d, -1, NoInterval.ConstantReviewer)] // one includes everything, the other nothing
    [InlineData(1, 1, 1, 1, 0d, 0, NoInterval.FewRecords)]
    [InlineData(4, 0, 0, 0, null, 1, NoInterval.FewRecords)]
    [InlineData(0, 0, 0, 49, null, 1, NoInterval.ConstantReviewer)]
    public void A_degenerate_table_has_coefficients_and_the_reason_why_they_have_no_interval(
        int a, int b, int c, int d, double? kappa, double ac1, NoInterval why)
    {
        var statistics = AgreementStatistics.Of(AgreementTable.TwoByTwo(a, b, c, d));

        Assert.Equal(kappa is null, statistics.Kappa is null);
        Assert.Equal(kappa ?? 0, statistics.Kappa?.Value ?? 0, 0.00005);
        Assert.Equal(ac1, statistics.Ac1!.Value, 0.00005);
        foreach (var estimate in new[] { statistics.Kappa, statistics.Ac1 }.OfType<CoefficientEstimate>())
        {
            Assert.Equal((why, null, null, null), (estimate.WhyNoInterval, estimate.StandardError, estimate.Lower, estimate.Upper));
        }
    }

    [Fact]
    public void Five_records_with_a_disagreement_are_enough_for_an_interval()
    {
        var kappa = AgreementStatistics.Of(AgreementTable.TwoByTwo(2, 1, 0, 2)).Kappa!;

        Assert.Null(kappa.WhyNoInterval);
        Assert.True(kappa.StandardError > 0);
    }

    [Fact]
    public void Three_categories_in_which_both_use_another_one_throughout_leave_no_error()
    {
        // Each of the first reviewer's categories is another one of the second's: κ = −½ on every record.
        var kappa = AgreementStatistics.Of(AgreementTable.FromCounts([[0, 4, 0], [0, 0, 4], [4, 0, 0]])).Kappa!;

        Assert.Equal(-.5, kappa.Value, 1e-12);
        Assert.Equal(NoInterval.ZeroError, kappa.WhyNoInterval);
    }

    // Two disagreements in a million: the error of κ is lost where it is a difference of two squares near 1. Computed apart from this
    // code with exact fractions.
    [Fact]
    public void A_rare_disagreement_does_not_lose_its_error_to_rounding()
    {
        var kappa = AgreementStatistics.Of(AgreementTable.TwoByTwo(0, 1, 1, 999_998)).Kappa!;

        Assert.Equal(-1.000001000001e-6, kappa.Value, 1e-12);
        Assert.Equal(7.071074882936822e-7, kappa.StandardError!.Value, 1e-11);
    }

    [Fact]
    public void Prevalence_and_bias_are_signed()
    {
        var statistics = AgreementStatistics.Of(AgreementTable.TwoByTwo(10, 5, 15, 70));

        Assert.Equal(-.60, statistics.PrevalenceIndex!.Value, 1e-12);
        Assert.Equal(-.10, statistics.BiasIndex!.Value, 1e-12);
    }

    [Fact]
    public void Swapping_the_readers_changes_nothing_but_the_sign_of_the_bias() => ForAnyTable(table =>
    {
        var (one, other) = (AgreementStatistics.Of(table), AgreementStatistics.Of(table.Transposed()));
        return Near(one.Kappa?.Value, other.Kappa?.Value)
            && Near(one.Kappa?.StandardError, other.Kappa?.StandardError)
            && Near(one.Ac1?.Value, other.Ac1?.Value)
            && Near(one.Ac1?.StandardError, other.Ac1?.StandardError)
            && Near(one.Pabak, other.Pabak)
            && Near(one.ObservedAgreement, other.ObservedAgreement)
            && Near(one.PositiveAgreement, other.PositiveAgreement)
            && Near(one.NegativeAgreement, other.NegativeAgreement)
            && Near(one.PrevalenceIndex, other.PrevalenceIndex)
            && Near(one.BiasIndex, -other.BiasIndex);
    });

    [Fact]
    public void Swapping_include_and_exclude_swaps_positive_and_negative_agreement_and_the_signs_of_the_indices() => ForAnyTable(table =>
    {
        var (one, other) =
            (AgreementStatistics.Of(table),
                AgreementStatistics.Of(AgreementTable.TwoByTwo(table[1, 1], table[1, 0], table[0, 1], table[0, 0])));
        return Near(one.Kappa?.Value, other.Kappa?.Value)
            && Near(one.Kappa?.StandardError, other.Kappa?.StandardError)
            && Near(one.Ac1?.Value, other.Ac1?.Value)
            && Near(one.Ac1?.StandardError, other.Ac1?.StandardError)
            && Near(one.PositiveAgreement, other.NegativeAgreement)
            && Near(one.PrevalenceIndex, -other.PrevalenceIndex)
            && Near(one.BiasIndex, -other.BiasIndex);
    });

    [Fact]
    public void With_three_categories_too_neither_the_order_of_the_readers_nor_that_of_the_categories_matters()
    => Prop.ForAll<byte[]>(cells =>
    {
        long Cell(int row, int column) => (row * 3) + column < cells.Length ? cells[(row * 3) + column] % 9 : 0;
        var table = AgreementTable.FromCounts(
            [.. Enumerable.Range(0, 3)
                .Select(row => (IReadOnlyList<long>)[.. Enumerable.Range(0, 3).Select(column => Cell(row, column))])]);
        var turned =
            AgreementTable.FromCounts(
                [.. Enumerable.Range(0, 3)
                    .Select(row =>
                        (IReadOnlyList<long>)[.. Enumerable.Range(0, 3).Select(column => Cell((row + 1) % 3, (column + 1) % 3))])]);
        var one = AgreementStatistics.Of(table);
        return new[] { AgreementStatistics.Of(table.Transposed()), AgreementStatistics.Of(turned) }.All(other =>
            Near(one.Kappa?.Value, other.Kappa?.Value) && Near(one.Kappa?.StandardError, other.Kappa?.StandardError)
            && Near(one.Ac1?.Value, other.Ac1?.Value) && Near(one.Ac1?.StandardError, other.Ac1?.StandardError)
            && Near(one.Pabak, other.Pabak))
            && Within(one.Kappa?.Value, -1, 1) && Within(one.Ac1?.Value, -1, 1) && Within(one.Pabak, -0.5, 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coefficients_stay_within_their_ranges() => ForAnyTable(table =>
    {
        var statistics = AgreementStatistics.Of(table);
        return Within(statistics.ObservedAgreement, 0, 1)
            && Within(statistics.Kappa?.Value, -1, 1)
            && Within(statistics.Pabak, -1, 1)
            && Within(statistics.Ac1?.Value, -1, 1)
            && Within(statistics.PositiveAgreement, 0, 1)
            && Within(statistics.NegativeAgreement, 0, 1)
            && Within(statistics.PrevalenceIndex, -1, 1)
            && Within(statistics.BiasIndex, -1, 1)
            && Within(statistics.Kappa?.StandardError, 0, double.MaxValue)
            && Within(statistics.Ac1?.StandardError, 0, double.MaxValue)
            && (statistics.Kappa is not { Lower: { } lower, Upper: { } upper }
                || (lower <= statistics.Kappa.Value + 1e-12 && upper >= statistics.Kappa.Value - 1e-12));
    });

    // Byrt, Bishop and Carlin 1993, doi:10.1016/0895-4356(93)90018-V
    [Fact]
    public void Kappa_follows_from_pabak_prevalence_and_bias() => ForAnyTable(table =>
    {
        var statistics = AgreementStatistics.Of(table);
        var (prevalence, bias) = (statistics.PrevalenceIndex * statistics.PrevalenceIndex, statistics.BiasIndex * statistics.BiasIndex);
        return statistics.Kappa is null || Near(statistics.Kappa.Value, (statistics.Pabak - prevalence + bias) / (1 - prevalence + bias));
    });

    [Fact]
    public void A_maybe_counts_as_the_setting_says()
    {
        (Verdict, Verdict)[] pairs =
        [
            (Verdict.Include, Verdict.Maybe), (Verdict.Maybe, Verdict.Exclude), (Verdict.Maybe, Verdict.Maybe),
            (Verdict.Exclude, Verdict.Exclude),
        ];

        Assert.Equal([2, 1, 0, 1], Cells(AgreementTable.FromVerdicts(pairs, MaybeHandling.CountsAsInclude)));
        Assert.Equal([0, 1, 0, 3], Cells(AgreementTable.FromVerdicts(pairs, MaybeHandling.CountsAsExclude)));
        Assert.Equal([0, 1, 0, 0, 1, 1, 0, 0, 1], Cells(AgreementTable.FromVerdicts(pairs, MaybeHandling.OwnCategory)));
    }

    [Fact]
    public void A_table_that_is_not_square_or_has_negative_counts_is_refused()
    {
        Assert.Throws<ArgumentException>(() => AgreementTable.FromCounts([[1, 2], [3]]));
        Assert.Throws<ArgumentException>(() => AgreementTable.FromCounts([[1]]));
        Assert.Throws<ArgumentException>(() => AgreementTable.TwoByTwo(1, -1, 0, 0));
    }

    private static void ForAnyTable(Func<AgreementTable, bool> holds) => Prop.ForAll<byte[]>(cells =>
    {
        long Cell(int index) => index < cells.Length ? cells[index] : 0;
        return holds(AgreementTable.TwoByTwo(Cell(0), Cell(1), Cell(2), Cell(3)))
            && holds(AgreementTable.TwoByTwo(Cell(0) % 2, Cell(1) % 2, Cell(2) % 2, Cell(3) % 3))
            && holds(AgreementTable.TwoByTwo(Cell(0), Cell(1) % 3, Cell(2) % 3, Cell(3) * 100));
    }).QuickCheckThrowOnFailure();

    private static bool Near(double? one, double? other)
        => one is null ? other is null : Math.Abs(one.Value - (other ?? double.NaN)) < 1e-7;

    private static bool Within(double? value, double low, double high) => value is null || (value >= low - 1e-12 && value <= high + 1e-12);

    private static IEnumerable<long> Cells(AgreementTable table) => Enumerable.Range(0, table.Categories)
        .SelectMany(row => Enumerable.Range(0, table.Categories).Select(column => table[row, column]));
}
