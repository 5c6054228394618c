using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class CompactTextTests
{
    [Theory]
    [InlineData("The Effects of CO<sub>2</sub> &amp; <i>E. coli</i>!", "theeffectsofco2ecoli")]
    [InlineData("L&#xf3;pez", "lopez")]
    [InlineData("Åkerblom Øst Łódź Straße", "akerblomostlodzstrasse")]
    [InlineData("β-blocker", "betablocker")]
    [InlineData("Beta-Blocker", "betablocker")]
    [InlineData("µm", "mum")]
    [InlineData("ﬁeld ＡＢ", "fieldab")]
    [InlineData("Состояние 漢字", "состояние漢字")]
    [InlineData("…!", "")]
    [InlineData(null, "")]
    public void Only_what_two_exports_share_is_left(string? text, string expected) => Assert.Equal(expected, CompactText.Of(text));

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.Equal("aéb".Replace('é', 'e'), CompactText.Of("a\uD83Dé\uDE00b"));

    [Theory]
    [InlineData("abcdef", "abcdef", 1.0)]
    [InlineData("abcdef", "uvwxyz", 0.0)]
    [InlineData("abcd", "abce", 0.5)]
    [InlineData("ab", "abc", 0.0)]
    [InlineData("", "", 1.0)]
    public void Likeness_is_the_share_of_common_trigrams(string a, string b, double expected)
    {
        Assert.Equal(expected, CompactText.Likeness(a, b), 6);
        Assert.Equal(expected, CompactText.Likeness(b, a), 6);
    }
}
