using FsCheck.Fluent;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class RecordNumberTests
{
    [Theory]
    [InlineData(1, "R-000001")]
    [InlineData(123, "R-000123")]
    [InlineData(1234567, "R-1234567")]
    public void A_number_has_six_digits_or_more(int number, string expected) => Assert.Equal(expected, RecordNumber.Format(number));

    [Fact]
    public void Every_number_is_read_back() => FsCheck.Check.QuickThrowOnFailure(
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), number => RecordNumber.TryParse(RecordNumber.Format(number), out var read)
            && read == number));

    [Theory]
    [InlineData(" r-123 ", 123)]
    [InlineData("R-000123", 123)]
    public void A_number_is_read_as_people_type_it(string text, int expected)
    {
        Assert.True(RecordNumber.TryParse(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("R-")]
    [InlineData("R-0")]
    [InlineData("R--1")]
    [InlineData("R-99999999999")]
    public void Other_text_is_no_number(string? text) => Assert.False(RecordNumber.TryParse(text, out _));

    [Fact]
    public void There_is_no_record_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => RecordNumber.Format(0));
}
