using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class StandardNumbersTests
{
    [Theory]
    [InlineData("20964129 (ISSN)", "2096-4129")]
    [InlineData("0894-9867, 0894-9867", "0894-9867")]
    [InlineData("1536-5964 0025-7974", "1536-5964 0025-7974")]
    [InlineData("0025729x", "0025-729X")]
    [InlineData("1545-9616 (Print)", "1545-9616")]
    [InlineData("12345", "")]
    [InlineData("9783319456785", "")]
    [InlineData(null, "")]
    public void ISSNs_are_found(string? text, string expected) => Assert.Equal(expected, string.Join(' ', StandardNumbers.FindIssns(text)));

    [Theory]
    [InlineData("978-3-319-45678-5", "9783319456785")]
    [InlineData("9783319456785 (ISBN); 331945678x", "9783319456785 331945678X")]
    [InlineData("978 3 319 45678 5", "9783319456785")]
    [InlineData("0-306-40615-2", "0306406152")]
    [InlineData("0894-9867", "")]
    public void ISBNs_are_found(string text, string expected) => Assert.Equal(expected, string.Join(' ', StandardNumbers.FindIsbns(text)));
}
