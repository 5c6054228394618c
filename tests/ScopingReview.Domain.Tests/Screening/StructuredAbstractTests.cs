using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class StructuredAbstractTests
{
    [Theory]
    [InlineData("Objective: To learn. Methods: We asked.", "Objective:|Methods:")]
    [InlineData("BACKGROUND: Many.\nRESULTS AND DISCUSSION: Few.", "BACKGROUND:|RESULTS AND DISCUSSION:")]
    [InlineData("Design/methods: An interview study. Main outcome measures: None.", "Design/methods:|Main outcome measures:")]
    [InlineData("We found two results: one and two.", "")]
    [InlineData("We asked for methods: none were named.", "")]
    [InlineData("Trial registration: NCT01: open.", "Trial registration:")]
    [InlineData("(Funded.) Conclusions: Good.", "Conclusions:")]
    [InlineData("Peer support: a review.", "")]
    [InlineData(": Nothing", "")]
    [InlineData("", "")]
    public void Headings_are_found_where_a_sentence_begins(string text, string expected)
        => Assert.Equal(expected,
            string.Join('|', StructuredAbstract.Headings(text).Select(heading => text.Substring(heading.Start, heading.Length))));

    [Fact]
    public void Any_text_has_its_headings_in_order_and_within_it() => Prop.ForAll<NonNull<string>>(any =>
    {
        var text = any.Get.Replace("a", "Methods: ", StringComparison.Ordinal);
        var end = 0;
        foreach (var (start, length) in StructuredAbstract.Headings(text))
        {
            Assert.InRange(start, end, text.Length - length);
            end = start + length;
        }
    }).QuickCheckThrowOnFailure();
}
