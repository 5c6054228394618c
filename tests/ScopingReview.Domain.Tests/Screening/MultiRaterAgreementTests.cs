using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class MultiRaterAgreementTests
{
    // Ten records, three readers. By hand: 7 records unanimous, in 3 one of three pairs agrees, so pa = (7 + 3 · 1/3)/10 = 0.8; 10 of 30
    // verdicts are Include. Fleiss: pe = (1/3)² + (2/3)² = 5/9, κ = (0.8 − 5/9)/(4/9) = 0.55. AC1: pe = 2 · (1/3)(2/3) = 4/9, AC1 = (0.8 −
    // 4/9)/(5/9) = 0.64.
    [Fact]
    public void Three_readers_of_ten_records_agree_as_counted_by_hand()
    {
        string[] records = ["III", "III", "IIE", "EIE", "EEE", "EEE", "EEE", "EEE", "EEI", "EEE"];
        var agreement = MultiRaterAgreement.FromVerdicts(
            records.Select(marks => marks.Select(mark => mark == 'I' ? Verdict.Include : Verdict.Exclude).ToList()),
            MaybeHandling.CountsAsInclude);

        Assert.Equal((10, 3, 7), (agreement.Total, agreement.Raters, agreement.Unanimous));
        Assert.Equal(.8, agreement.ObservedAgreement!.Value, 1e-12);
        Assert.Equal(.55, agreement.FleissKappa!.Value, 1e-12);
        Assert.Equal(.64, agreement.Ac1!.Value, 1e-12);
    }

    // The same three readers with standard errors: computed apart from this code as the variance of the mean of what each record
    // contributes (Gwet 2014).
    [Fact]
    public void Three_readers_of_ten_records_have_the_standard_errors_computed_elsewhere()
    {
        int[][] includes = [[3, 0], [3, 0], [2, 1], [1, 2], [0, 3], [0, 3], [0, 3], [0, 3], [1, 2], [0, 3]];
        var agreement = MultiRaterAgreement.FromDistribution(includes, 2);

        Assert.Equal(0.22994564575133844, agreement.FleissKappa!.StandardError!.Value, 1e-9);
        Assert.Equal(0.20165713476096006, agreement.Ac1!.StandardError!.Value, 1e-9);
    }

    [Fact]
    public void Neither_the_order_of_readers_nor_of_records_nor_of_categories_matters_and_all_stays_within_its_range()
    => Prop.ForAll<byte[]>(marks =>
    {
        var records = marks.Chunk(3).Where(three => three.Length == 3).Select(three => three.Select(mark => (Verdict)(mark % 3)).ToArray())
            .ToList();
        var one = MultiRaterAgreement.FromVerdicts(records, MaybeHandling.OwnCategory);
        var turned = records.Select(three => new[] { three[2], three[0], three[1] }).Reverse();
        var renamed = records.Select(three => three.Select(verdict => (Verdict)(((int)verdict + 1) % 3)).ToArray());
        return new[] { turned, renamed }.Select(other => MultiRaterAgreement.FromVerdicts(other, MaybeHandling.OwnCategory)).All(other =>
                Near(one.FleissKappa?.Value, other.FleissKappa?.Value)
                && Near(one.FleissKappa?.StandardError, other.FleissKappa?.StandardError)
                && Near(one.Ac1?.Value, other.Ac1?.Value) && Near(one.Ac1?.StandardError, other.Ac1?.StandardError)
                && one.Unanimous == other.Unanimous)
            && one.ObservedAgreement is null or (>= 0 and <= 1 + 1e-12) && one.FleissKappa?.Value is null or (>= -1 and <= 1 + 1e-12)
            && one.Ac1?.Value is null or (>= -1 and <= 1 + 1e-12);
    }).QuickCheckThrowOnFailure();

    // With two readers Fleiss' κ is Scott's π (Scott 1955, doi:10.1086/266577): 20/5/10/15 gives po = 0.7, include 0.55, pe = 0.505.
    [Fact]
    public void With_two_readers_Fleiss_kappa_is_Scotts_pi()
    {
        var agreement = MultiRaterAgreement.FromDistribution(
            [.. Enumerable.Repeat<IReadOnlyList<int>>([2, 0], 20), .. Enumerable.Repeat<IReadOnlyList<int>>([1, 1], 15),
                .. Enumerable.Repeat<IReadOnlyList<int>>([0, 2], 15)], 2);

        Assert.Equal((.7 - .505) / .495, agreement.FleissKappa!.Value, 1e-12);
    }

    // Six psychiatrists, fifteen patients, five diagnoses: from Fleiss 1971 (doi:10.1037/h0031619) as worked in Gwet's Handbook and the R
    // package irrCAC.
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

    // Six psychiatrists, thirty patients, five diagnoses (Fleiss 1971), the ratings of each patient in the order of the categories, as
    // the R package irr has them: its documented kappam.fleiss is 0.430, and 0.442 "exact" (Conger 1980). The standard error was computed
    // apart from this code, in exact fractions.
    [Fact]
    public void Fleiss_psychiatric_data_give_the_values_of_irr()
    {
        string[] patients =
        [
            "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555", "144444", "124444",
            "222333", "144444", "224445",
            "333335", "111455", "111112", "224444", "133555", "555555", "244444", "224555", "114444", "144445", "222224", "111155",
            "224444", "133333", "555555",
        ];
        var agreement = MultiRaterAgreement.OfSameRaters(
            [.. patients.Select(ratings => (IReadOnlyList<int>)[.. ratings.Select(rating => rating - '1')])], 5);

        Assert.Equal((30, 6, true), (agreement.Total, agreement.Raters, agreement.HasSameRaters));
        Assert.Equal(.43024452006014086, agreement.FleissKappa!.Value, 1e-12);
        Assert.Equal(.441808540329333, agreement.CongerKappa!.Value, 1e-12);
        Assert.Equal(.050794406013078254, agreement.CongerKappa.StandardError!.Value, 1e-12);
    }

    // Conger's definition: the mean over all pairs of readers of their agreement, and of their agreement by chance.
    [Fact]
    public void Congers_kappa_is_that_of_the_means_over_all_pairs_of_readers() => Prop.ForAll<byte[]>(marks =>
    {
        var records = Records(marks, raters: 4);
        var pairs = (from first in Enumerable.Range(0, 4)
                     from second in Enumerable.Range(first + 1, 3 - first)
                     select (first, second)).ToList();
        if (records.Count == 0 || MultiRaterAgreement.OfSameRaters(records, MaybeHandling.OwnCategory).CongerKappa is not { } conger)
            return records.SelectMany(record => record).Distinct().Count() < 2;
        var observed = pairs.Average(pair => records.Average(record => record[pair.first] == record[pair.second] ? 1.0 : 0));
        var chance =
            pairs.Average(pair => Enum.GetValues<Verdict>().Sum(verdict => Share(pair.first, verdict) * Share(pair.second, verdict)));
        return Math.Abs(conger.Value - ((observed - chance) / (1 - chance))) < 1e-9;

        double Share(int rater, Verdict verdict) => records.Count(record => record[rater] == verdict) / (double)records.Count;
    }).QuickCheckThrowOnFailure();

    // Gwet divides by n(n − 1) where Fleiss, Cohen and Everitt divide by n².
    [Fact]
    public void With_two_readers_Congers_kappa_is_Cohens_and_its_variance_that_of_Fleiss_Cohen_and_Everitt_times_n_over_n_minus_1() =>
        Prop.ForAll<byte[]>(marks =>
    {
        var records = Records(marks, raters: 2);
        var conger = MultiRaterAgreement.OfSameRaters(records, MaybeHandling.OwnCategory).CongerKappa;
        var table = AgreementTable.FromVerdicts(records.Select(record => (record[0], record[1])), MaybeHandling.OwnCategory);
        var cohen = AgreementStatistics.Of(table).Kappa;
        if (cohen?.StandardError is not { } error)
            return Near(conger?.Value, cohen?.Value);
        var n = (double)records.Count;
        return Near(conger!.Value, cohen.Value) && Near(conger.StandardError * conger.StandardError, error * error * n / (n - 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_the_readers_differ_from_record_to_record_Congers_kappa_is_not_defined()
    {
        var agreement = MultiRaterAgreement.FromVerdicts(
            [[Verdict.Include, Verdict.Exclude, Verdict.Exclude], [Verdict.Include, Verdict.Include, Verdict.Exclude]],
            MaybeHandling.CountsAsInclude);

        Assert.Equal((false, null), (agreement.HasSameRaters, agreement.CongerKappa));
        Assert.NotNull(agreement.FleissKappa);
    }

    [Theory]
    [InlineData("III EEE III EEE", NoInterval.FewRecords)]
    [InlineData("III EEE III EEE EEE", NoInterval.ZeroError)]
    [InlineData("IIE IIE IIE IIE IIE IIE", NoInterval.ZeroError)]
    [InlineData("III III IIE EIE EEE", null)]
    public void Few_records_and_an_error_of_0_give_no_interval(string marks, NoInterval? why)
    {
        var records = marks.Split(' ').Select(record => record.Select(mark => mark == 'I' ? Verdict.Include : Verdict.Exclude).ToList());
        var agreement = MultiRaterAgreement.OfSameRaters(records, MaybeHandling.CountsAsInclude);

        foreach (var estimate in new[] { agreement.FleissKappa!, agreement.CongerKappa!, agreement.Ac1! })
            Assert.Equal((why, why is null), (estimate.WhyNoInterval, estimate.StandardError is not null && estimate.Upper is not null));
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

    private static List<List<Verdict>> Records(byte[] marks, int raters)
        => [.. marks.Chunk(raters).Where(record => record.Length == raters)
            .Select(record => record.Select(mark => (Verdict)(mark % 3)).ToList())];

    private static bool Near(double? one, double? other)
        => one is null ? other is null : Math.Abs(one.Value - (other ?? double.NaN)) < 1e-9;
}
