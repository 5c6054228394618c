using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class PageRangeTests
{
    [Theory]
    [InlineData("377", "86", "377-386")]
    [InlineData("377", "386", "377-386")]
    [InlineData("349-69", null, "349-369")]
    [InlineData("1-5", null, "1-5")]
    [InlineData("1-5", "5", "1-5")]
    [InlineData("4", "4", "4")]
    [InlineData("e9128", null, "e9128")]
    [InlineData("S12", "8", "S12-S18")]
    [InlineData("S12", "S18", "S12-S18")]
    [InlineData("e100", "e110", "e100-e110")]
    [InlineData("iii", "ix", "iii-ix")]
    [InlineData("C219-C235", null, "C219-C235")]
    [InlineData("12–15", null, "12-15")]
    [InlineData("12--15", null, "12-15")]
    [InlineData("pp. 12-15.", null, "12-15")]
    [InlineData("p. 7", null, "7")]
    [InlineData("12-15, 20-22", null, "12-15, 20-22")]
    [InlineData("856", "847", "856-847")]
    [InlineData("199", "05", "199-05")]
    [InlineData("1029", "41a", "1029-1041a")]
    [InlineData("104501", null, "104501")]
    [InlineData("377-", null, "377")]
    [InlineData(null, "423", "423")]
    [InlineData("2023.04.10.23288198", null, "2023.04.10.23288198")]
    public void Pages_are_read_and_written_out(string? first, string? last, string expected) =>
        Assert.Equal(expected, PageRange.Parse(first, last)?.ToString());

    [Theory]
    [InlineData("No", "Specified")]
    [InlineData("N.PAG", "N.PAG")]
    [InlineData("n/a", "n/a")]
    [InlineData("n/a-n/a", null)]
    [InlineData("nan", null)]
    [InlineData("-", null)]
    [InlineData(" ", "")]
    [InlineData(null, null)]
    public void What_says_none_is_none(string? first, string? last) => Assert.Null(PageRange.Parse(first, last));
}
