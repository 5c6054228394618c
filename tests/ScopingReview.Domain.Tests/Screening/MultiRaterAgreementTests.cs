using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class MultiRaterAgreementTests
{
    // Ten records, three readers. By hand: 7 records unanimous, in 3 one of three pairs agrees, so pa = (7 + 3 · 1/3)/10 = 0.8; 10 of 30 verdicts are Include.
    // Fleiss: pe = (1/3)² + (2/3)² = 5/9, κ = (0.8 − 5/9)/(4/9) = 0.55. AC1: pe = 2 · (1/3)(2/3) = 4/9, AC1 = (0.8 − 4/9)/(5/9) = 0.64.
    [Fact]
    public void Three_readers_of_ten_records_agree_as_counted_by_hand()
    {
        string[] records = ["III", "III", "IIE", "EIE", "EEE", "EEE", "EEE", "EEE", "EEI", "EEE"];
        var agreement = MultiRaterAgreement.FromVerdicts(
            records.Select(marks => marks.Select(mark => mark == 'I' ? Verdict.Include : Verdict.Exclude).ToList()), MaybeHandling.CountsAsInclude);

        Assert.Equal((10, 3, 7), (agreement.Total, agreement.Raters, agreement.Unanimous));
        Assert.Equal(.8, agreement.ObservedAgreement!.Value, 1e-12);
        Assert.Equal(.55, agreement.FleissKappa!.Value, 1e-12);
        Assert.Equal(.64, agreement.Ac1!.Value, 1e-12);
    }

    // The same three readers with standard errors: computed apart from this code as the variance of the mean of what each record contributes (Gwet 2014).
    [Fact]
    public void Three_readers_of_ten_records_have_the_standard_errors_computed_elsewhere()
    {
        int[][] includes = [[3, 0], [3, 0], [2, 1], [1, 2], [0, 3], [0, 3], [0, 3], [0, 3], [1, 2], [0, 3]];
        var agreement = MultiRaterAgreement.FromDistribution(includes, 2);

        Assert.Equal(0.22994564575133844, agreement.FleissKappa!.StandardError!.Value, 1e-9);
        Assert.Equal(0.20165713476096006, agreement.Ac1!.StandardError!.Value, 1e-9);
    }

    [Fact]
    public void Neither_the_order_of_readers_nor_of_records_nor_of_categories_matters_and_all_stays_within_its_range() => Prop.ForAll<byte[]>(marks =>
    {
        var records = marks.Chunk(3).Where(three => three.Length == 3).Select(three => three.Select(mark => (Verdict)(mark % 3)).ToArray()).ToList();
        var one = MultiRaterAgreement.FromVerdicts(records, MaybeHandling.OwnCategory);
        var turned = records.Select(three => new[] { three[2], three[0], three[1] }).Reverse();
        var renamed = records.Select(three => three.Select(verdict => (Verdict)(((int)verdict + 1) % 3)).ToArray());
        return new[] { turned, renamed }.Select(other => MultiRaterAgreement.FromVerdicts(other, MaybeHandling.OwnCategory)).All(other =>
                Near(one.FleissKappa?.Value, other.FleissKappa?.Value) && Near(one.FleissKappa?.StandardError, other.FleissKappa?.StandardError)
                && Near(one.Ac1?.Value, other.Ac1?.Value) && Near(one.Ac1?.StandardError, other.Ac1?.StandardError) && one.Unanimous == other.Unanimous)
            && one.ObservedAgreement is null or (>= 0 and <= 1 + 1e-12) && one.FleissKappa?.Value is null or (>= -1 and <= 1 + 1e-12) && one.Ac1?.Value is null or (>= -1 and <= 1 + 1e-12);
    }).QuickCheckThrowOnFailure();

    // With two readers Fleiss' κ is Scott's π (Scott 1955, doi:10.1086/266577): 20/5/10/15 gives po = 0.7, include 0.55, pe = 0.505.
    [Fact]
    public void With_two_readers_Fleiss_kappa_is_Scotts_pi()
    {
        var agreement = MultiRaterAgreement.FromDistribution(
            [.. Enumerable.Repeat<IReadOnlyList<int>>([2, 0], 20), .. Enumerable.Repeat<IReadOnlyList<int>>([1, 1], 15), .. Enumerable.Repeat<IReadOnlyList<int>>([0, 2], 15)], 2);

        Assert.Equal((.7 - .505) / .495, agreement.FleissKappa!.Value, 1e-12);
    }

    // Six psychiatrists, fifteen patients, five diagnoses: from Fleiss 1971 (doi:10.1037/h0031619) as worked in Gwet's Handbook and the R package irrCAC.
    [Fact]
    public void Fleiss_example_gives_the_values_of_irrCAC()
    {
        var agreement = MultiRaterAgreement.FromDistribution(
            [
                [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0],
                [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6],
                [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1],
            ],
            5);

        Assert.Equal(.5511111, agreement.ObservedAgreement!.Value, 0.00000005);
        Assert.Equal(.4139265, agreement.FleissKappa!.Value, 0.00000005);
        Assert.Equal(.08119291, agreement.FleissKappa.StandardError!.Value, 0.000000005);
        Assert.Equal(.4448007, agreement.Ac1!.Value, 0.00000005);
        Assert.Equal(.08418757, agreement.Ac1.StandardError!.Value, 0.000000005);
    }

    [Fact]
    public void Two_readers_have_the_AC1_of_the_two_by_two_table() => Prop.ForAll<bool[], bool>((firsts, flip) =>
    {
        var pairs = firsts.Select((first, index) => (First: Of(first), Second: Of(index % 3 == 0 ? first ^ flip : first))).ToList();
        var table = AgreementStatistics.Of(AgreementTable.FromVerdicts(pairs, MaybeHandling.OwnCategory));
        var several = MultiRaterAgreement.FromVerdicts(pairs.Select(pair => new[] { pair.First, pair.Second }), MaybeHandling.OwnCategory);
        return table.Ac1 is null ? several.Ac1 is null : Math.Abs(table.Ac1.Value - several.Ac1!.Value) < 1e-9;

        static Verdict Of(bool include) => include ? Verdict.Include : Verdict.Exclude;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_records_nothing_is_estimable()
    {
        var agreement = MultiRaterAgreement.FromVerdicts([], MaybeHandling.CountsAsInclude);

        Assert.Equal((0, 0, 0), (agreement.Total, agreement.Raters, agreement.Unanimous));
        Assert.Null(agreement.ObservedAgreement);
        Assert.Null(agreement.FleissKappa);
        Assert.Null(agreement.Ac1);
    }

    [Fact]
    public void Fleiss_kappa_is_not_estimable_where_everybody_says_the_same_of_everything()
    {
        var agreement = MultiRaterAgreement.FromDistribution([[0, 3], [0, 3]], 2);

        Assert.Null(agreement.FleissKappa);
        Assert.Equal(1, agreement.Ac1!.Value);
    }

    [Fact]
    public void Records_with_different_numbers_of_readers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MultiRaterAgreement.FromDistribution([[2, 1], [1, 1]], 2));
        Assert.Throws<ArgumentException>(() => MultiRaterAgreement.FromDistribution([[1, 0]], 2));
        Assert.Throws<ArgumentException>(() => MultiRaterAgreement.FromDistribution([[1, 1, 1], [3, 0]], 3));
    }

    private static bool Near(double? one, double? other) => one is null ? other is null : Math.Abs(one.Value - (other ?? double.NaN)) < 1e-9;
}
