using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class AgreementDescriptionTests
{
    [Theory]
    [InlineData(22, 11, 1, 673,
        "Two reviewers independently screened 707 records; they agreed on 695 (98.3 %; Cohen's κ 0.78, 95 % CI 0.66–0.90; PABAK 0.97; Gwet's AC1 0.98, 95 % CI 0.97–0.99).")]
    [InlineData(45, 15, 25, 15,
        "Two reviewers independently screened 100 records; they agreed on 60 (60.0 %; Cohen's κ 0.13, 95 % CI −0.06 to 0.32; PABAK 0.20; Gwet's AC1 0.27, 95 % CI 0.06–0.47).")]
    [InlineData(0, 0, 0, 2636,
        "Two reviewers independently screened 2,636 records; they agreed on 2,636 (100.0 %; Cohen's κ not estimable; PABAK 1.00; Gwet's AC1 1.00, interval not estimable: one reviewer put everything into one category).")]
    [InlineData(0, 1, 0, 0,
        "Two reviewers independently screened 1 record; they agreed on 0 (0.0 %; Cohen's κ 0.00; PABAK −1.00; Gwet's AC1 −1.00; intervals not estimable: n < 5).")]
    [InlineData(5, 0, 0, 5,
        "Two reviewers independently screened 10 records; they agreed on 10 (100.0 %; Cohen's κ 1.00; PABAK 1.00; Gwet's AC1 1.00; intervals not estimable: with perfect agreement the standard error is 0 by construction).")]
    [InlineData(4, 0, 6, 0,
        "Two reviewers independently screened 10 records; they agreed on 4 (40.0 %; Cohen's κ 0.00; PABAK −0.20; Gwet's AC1 −0.03; intervals not estimable: one reviewer put everything into one category).")]
    [InlineData(0, 5, 5, 0,
        "Two reviewers independently screened 10 records; they agreed on 0 (0.0 %; Cohen's κ −1.00; PABAK −1.00; Gwet's AC1 −1.00; intervals not estimable: the standard error is 0 by construction).")]
    [InlineData(0, 0, 0, 0, "No record was screened independently by two reviewers.")]
    public void Agreement_reads_as_a_sentence(int a, int b, int c, int d, string expected) =>
        Assert.Equal(expected, AgreementStatistics.Of(AgreementTable.TwoByTwo(a, b, c, d)).Describe().Text);

    [Fact]
    public void The_sentence_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Contains("1,000 reports; they agreed on 1,000 (100.0 %;",
                AgreementStatistics.Of(AgreementTable.TwoByTwo(500, 0, 0, 500)).Describe("report", "reports").Text, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(1, 8, "12.5 %")]
    [InlineData(1, 2000, "0.1 %")]
    [InlineData(1, 2001, "0.0 %")]
    [InlineData(1999, 2000, "99.95 %")]
    [InlineData(99_999, 100_000, "99.999 %")]
    [InlineData(2000, 2000, "100.0 %")]
    [InlineData(2, 3, "66.7 %")]
    public void Percentages_have_one_decimal_rounded_half_away_from_zero(long part, long whole, string expected) =>
        Assert.Contains($"({expected};", AgreementStatistics.Of(AgreementTable.TwoByTwo(part, whole - part, 0, 0)).Describe().Text,
            StringComparison.Ordinal);

    [Fact]
    public void A_round_of_several_readers_reads_as_a_sentence()
    {
        var agreement =
            MultiRaterAgreement.FromDistribution([[3, 0], [3, 0], [2, 1], [1, 2], [0, 3], [0, 3], [0, 3], [0, 3], [1, 2], [0, 3]], 2);

        Assert.Equal(
            "3 reviewers independently screened 10 records; all of them agreed on 7 (70.0 %; Fleiss' κ 0.55, 95 % CI 0.10–1.00; "
                + "Conger's κ not estimable, because the reviewers differ from record to record; Gwet's AC1 0.64, 95 % CI 0.24–1.00).",
            agreement.Describe().Text);
        Assert.Equal("No record was screened independently by several reviewers.", MultiRaterAgreement.FromDistribution([], 2).Describe().Text);
    }
}
