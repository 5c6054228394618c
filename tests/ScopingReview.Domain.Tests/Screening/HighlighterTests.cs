using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class HighlighterTests
{
    // In the text, what is expected stands between brackets: [ ] include, { } exclude, ( ) own.
    [Theory]
    [InlineData("i:peer", "[Peer] support and [PEER] work", "whole words in any case")]
    [InlineData("i:peer", "peers, compeer, speer", "no part of a word")]
    [InlineData("i:peer*", "[peers] and [peer]-[peerage]", "wildcard at the end")]
    [InlineData("i:wom*n", "[women], [woman], [womn], womens", "wildcard within")]
    [InlineData("i:*therapy", "[psychotherapy] [therapy] therapies", "wildcard in front")]
    [InlineData("i:*a*b*", "[cab] [ab] ba", "several wildcards")]
    [InlineData("i:a**b", "[ab] [axxb]", "repeated wildcards")]
    [InlineData("i:peer support", "a [peer support] and [peer  \n support]; [peer-support]", "phrase across spaces, line ends and hyphens")]
    [InlineData("i:peer support", "no peer. Support, peer, support", "phrase not across punctuation")]
    [InlineData("i:co-creat*", "[co-creation], [co creating], cocreation", "hyphen in a term")]
    [InlineData("i:co‑production", "[co-production] [co–production]", "any hyphen or dash")]
    [InlineData("i:peer * worker", "[peer support worker] peer worker", "wildcard in place of a word")]
    [InlineData("i:user's", "the [user's] and [user’s] users", "apostrophes")]
    [InlineData("i:user", "the [user]'s", "before an apostrophe")]
    [InlineData("i:etude", "[Étude], [étude], [E\u0301tude]", "accents in the text, composed or not")]
    [InlineData("i:Åkerblom", "[Akerblom], [ÅKERBLOM], [A\u030Akerblom]", "accents in the term")]
    [InlineData("i:lodz", "[Łódź]", "letters that do not decompose")]
    [InlineData("i:strasse", "[Straße] [STRASSE]", "sharp s")]
    [InlineData("i:istanbul", "[İstanbul] [ISTANBUL] [ıstanbul]", "dotted and dotless i")]
    [InlineData("i:office", "[o\uFB03ce]", "ligatures")]
    [InlineData("i:οδος", "[ΟΔΟΣ] [οδος]", "final sigma")]
    [InlineData("i:peer", "😀[peer]😀 𝐱 [peer]", "between surrogate pairs")]
    [InlineData("i:bold", "[𝐛𝐨𝐥𝐝] text", "letters outside the basic plane")]
    [InlineData("i:coproduction", "[co\u00ADproduction]\u200B ", "soft hyphens and zero-width spaces")]
    [InlineData("i:covid 19", "[COVID-19]", "digits")]
    [InlineData("i:peer", "[peer]_support", "an underscore ends a word")]
    [InlineData("i:peer;e:peer", "{peer}", "exclude wins over include")]
    [InlineData("o:peer;i:peer", "[peer]", "include wins over own")]
    [InlineData("o:peer;e:peer", "{peer}", "exclude wins over own")]
    [InlineData("i:peer support worker;e:support", "[peer] {support} [worker]", "a stronger term within a phrase splits it")]
    [InlineData("i:peer support;i:support worker", "[peer support worker]", "overlapping phrases of a kind join")]
    [InlineData("i:peer support;e:support worker", "[peer] {support worker}", "overlapping phrases of two kinds")]
    [InlineData("e:peer support;i:support", "{peer support}", "a weaker term within a phrase vanishes")]
    [InlineData("i:peer;i:support", "[peer] [support]", "neighbouring terms stay apart")]
    [InlineData("i:peer support;e:peer;e:support", "{peer} {support}", "a covered phrase leaves no bond")]
    [InlineData("o:mice;i:human*;e:animal model*", "[Humans], (mice) and {animal models}", "all kinds")]
    [InlineData("i:*;i:;i:--;i:* *", "nothing is highlighted", "terms without a letter")]
    [InlineData("i:a a", "[a a a] b a", "a phrase that overlaps itself")]
    [InlineData("i:peer", "", "empty text")]
    public void Terms_are_found(string terms, string marked, string what)
    {
        var (text, expected) = Unmarked(marked);
        var found = new Highlighter(terms.Split(';').Select(Term)).Find(text);

        Assert.True(expected.SequenceEqual(found), $"{what}: {string.Join(", ", found)}");
    }

    [Fact]
    public void Ranges_are_in_order_apart_and_within_the_text() => Prop.ForAll<string?, string?, string?>((text, one, other) =>
    {
        var end = 0;
        foreach (var range in new Highlighter(
            [new(one ?? "", HighlightKind.Include), new(other ?? "", HighlightKind.Exclude), new("*a*", HighlightKind.Own)]).Find(text
                ?? ""))
        {
            if (range.Start < end || range.Length <= 0 || range.Start + range.Length > text!.Length)
            {
                return false;
            }

            end = range.Start + range.Length;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Single_words_are_found_as_a_regular_expression_finds_them()
    {
        var words = Gen.Elements("a", "b", "ab", "ba", "abba", "bab", "aab");
        var patterns = Gen.Elements("a", "ab", "a*", "*a", "a*a", "*b*", "b*b*", "*ab*a");
        Prop.ForAll(Gen.ArrayOf(words).ToArbitrary(), patterns.ToArbitrary(), (textWords, pattern) =>
        {
            var text = string.Join(' ', textWords);
            var expected =
                Regex.Matches(text, $@"\b{pattern.Replace("*", @"\w*", StringComparison.Ordinal)}\b", RegexOptions.NonBacktracking)
                .Select(match => new HighlightRange(match.Index, match.Length, HighlightKind.Include));
            return new Highlighter([new(pattern, HighlightKind.Include)]).Find(text).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Half_a_surrogate_pair_ends_a_word() =>
        Assert.Equal([new(1, 4, HighlightKind.Include)], new Highlighter([new("peer", HighlightKind.Include)]).Find("\uD83Dpeer\uDE00"));

    [Fact]
    public void Terms_and_texts_that_would_make_a_backtracking_matcher_run_for_years_come_to_an_end()
    {
        var terms = Enumerable.Range(0, 200)
            .Select(number => new HighlightTerm(string.Concat(Enumerable.Repeat("a*", 20)) + "b" + number, HighlightKind.Own));
        var highlighter = new Highlighter([.. terms, new(string.Join(' ', Enumerable.Repeat("a", 50)), HighlightKind.Include)]);

        Assert.Empty(highlighter.Find(new string('a', 20_000)));
        Assert.Single(highlighter.Find(string.Join(' ', Enumerable.Repeat("a", 20_000))));
    }

    private static HighlightTerm Term(string term) => new(term[2..], term[0] switch
    {
        'i' => HighlightKind.Include,
        'e' => HighlightKind.Exclude,
        _ => HighlightKind.Own,
    });

    private static (string Text, List<HighlightRange> Expected) Unmarked(string marked)
    {
        var text = new System.Text.StringBuilder();
        var expected = new List<HighlightRange>();
        var start = 0;
        foreach (var character in marked)
        {
            switch (character)
            {
                case '[' or '{' or '(':
                    start = text.Length;
                    break;
                case ']' or '}' or ')':
                    expected.Add(
                        new(start, text.Length - start,
                            character switch { ']' => HighlightKind.Include, '}' => HighlightKind.Exclude, _ => HighlightKind.Own }));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        return (text.ToString(), expected);
    }
}
