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
    [InlineData("Åkerblom, K.", "Akerblom, K.", "(Åkerblom), K.", "(Akerblom), K.")]
    [InlineData("PEER WORKERS in Norway", "Peer workers in Sweden", "(PEER) (WORKERS) in [Norway]", "(Peer) (workers) in [Sweden]")]
    [InlineData("Peer workers.", "Peer workers", "Peer workers(.)", "Peer workers")]
    [InlineData("Peer–led care", "Peer-led care", "Peer(–)led care", "Peer(-)led care")]
    [InlineData("Aged > 65", "Aged < 65", "Aged [>] 65", "Aged [<] 65")]
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
            && Same(difference.First) == Same(difference.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_very_long_text_is_compared_in_its_beginning_and_end()
    {
        var words = string.Join(' ', Enumerable.Range(0, 5000));

        var difference =
            TextDifference.Of("Begin " + words, "Begin " + words.Replace("2500", "twenty-five hundred", StringComparison.Ordinal));

        Assert.Contains(difference.First, stretch => stretch is { Difference: Difference.Words, Text: "2500" });
    }

    [Theory]
    [InlineData("Peer workers", "Peer workers", Difference.None)]
    [InlineData("PEER WORKERS", "Peer workers", Difference.Form)]
    [InlineData("Peer workers: a study.", "Peer workers – a study", Difference.Form)]
    [InlineData("β-blockers", "beta-blockers", Difference.Form)]
    [InlineData("Peer workers", "Peer work", Difference.Words)]
    [InlineData("2020", "2021", Difference.Words)]
    [InlineData("", "Peer", Difference.Words)]
    [InlineData("…", ".", Difference.Form)]
    [InlineData("+", "±", Difference.Words)]
    public void Two_texts_are_the_same_in_all_but_form_if_their_words_are(string first, string second, Difference expected)
        => Assert.Equal(expected, TextDifference.Between(first, second));

    private static string Same(IEnumerable<TextStretch> stretches)
        => string.Concat(stretches.Where(s => s.Difference == Difference.None).Select(s => s.Text));

    private static string Shown(IEnumerable<TextStretch> stretches) => string.Concat(stretches.Select(s => s.Difference switch
    {
        Difference.Words => $"[{s.Text}]",
        Difference.Form => $"({s.Text})",
        _ => s.Text,
    }));
}
