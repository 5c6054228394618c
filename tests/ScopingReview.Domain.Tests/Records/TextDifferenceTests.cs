using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("Peer workers", "Peer workers", "Peer workers", "Peer workers")]
    [InlineData("Peer workers in Norway", "Peer workers in Sweden", "Peer workers in [Norway]", "Peer workers in [Sweden]")]
    [InlineData("Peer workers", "Peer workers: a review", "Peer workers", "Peer workers[: a review]")]
    [InlineData("The colour of care", "The color of care", "The colo[u]r of care", "The color of care")]
    [InlineData("Åkerblom, K.", "Akerblom, K.", "[Å]kerblom, K.", "[A]kerblom, K.")]
    [InlineData("", "Something", "", "[Something]")]
    [InlineData("10.1000/abc", "10.1000/abd", "10.1000/ab[c]", "10.1000/ab[d]")]
    public void What_differs_is_marked(string first, string second, string left, string right)
    {
        var difference = TextDifference.Of(first, second);

        Assert.Equal(left, Shown(difference.First));
        Assert.Equal(right, Shown(difference.Second));
    }

    [Fact]
    public void The_stretches_together_are_the_texts() => Prop.ForAll<string?, string?>((first, second) =>
    {
        var (a, b) = (first ?? "", second ?? "");
        var difference = TextDifference.Of(a, b);
        return string.Concat(difference.First.Select(s => s.Text)) == a && string.Concat(difference.Second.Select(s => s.Text)) == b
            && string.Concat(difference.First.Where(s => !s.Differs).Select(s => s.Text)) == string.Concat(
                difference.Second.Where(s => !s.Differs).Select(s => s.Text));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_very_long_text_is_compared_in_its_beginning_and_end()
    {
        var words = string.Join(' ', Enumerable.Range(0, 5000));

        var difference =
            TextDifference.Of("Begin " + words, "Begin " + words.Replace("2500", "twenty-five hundred", StringComparison.Ordinal));

        Assert.Contains(difference.First, stretch => stretch is { Differs: true, Text: "2500" });
    }

    private static string Shown(IEnumerable<TextStretch> stretches)
        => string.Concat(stretches.Select(s => s.Differs ? $"[{s.Text}]" : s.Text));
}
