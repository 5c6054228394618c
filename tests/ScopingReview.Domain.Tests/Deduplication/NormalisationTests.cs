using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class NormalisationTests
{
    [Theory]
    [InlineData("Sepsis in β-thalassaemia: a review", "sepsis in beta thalassaemia a review")]
    [InlineData("Sepsis in newborns. [Review] [35 refs] [in German]", "sepsis in newborns")]
    [InlineData("Sepsis in newborns [corrected].", "sepsis in newborns")]
    [InlineData("Sepsis in newborns.[Erratum appears in J Examples. 2003 Jun;1(2):3 [added]", "sepsis in newborns")]
    [InlineData("Sepsis in newborns (vol 12, pg 3, 2009)", "sepsis in newborns correction")]
    [InlineData("Sepsis in newborns (Journal of Examples (2009) 12 (3-9))", "sepsis in newborns correction")]
    [InlineData("Erratum: Sepsis in newborns (The Journal of Examples (J", "sepsis in newborns correction")]
    [InlineData("Abstract P123: Sepsis in newborns", "sepsis in newborns")]
    [InlineData("[Sepsis in <i>newborns</i> &amp; adults]", "sepsis in newborns adults")]
    [InlineData("The patient’s view (and the doctor's)", "the patients view and the doctors")]
    [InlineData("UNKNOWN", "")]
    [InlineData(null, "")]
    public void Titles_lose_what_databases_add(string? title, string expected)
    => Assert.Equal(expected, string.Join(' ', TitleText.Words(title)));

    [Theory]
    [InlineData("Smith, John", "smith/john/j")]
    [InlineData("van der Berg, J. A.", "berg//j")]
    [InlineData("Müller, K", "muller//k")]
    [InlineData("Mueller K", "muller//k")]
    [InlineData("J. A. Smith", "smith//j")]
    [InlineData("Smith JA", "smith//j")]
    [InlineData("Volodymyr Example", "example/volodymyr/")]
    [InlineData("Le, Quintrec M.", "le/quintrec/q")]
    [InlineData("Lo, Amber W.", "lo/amber/a")]
    [InlineData("Tan A.Schulze A.O'Donnell C. P.Davis P. G.", "tan//a schulze//a odonnell//c davis//p")]
    [InlineData("Smith, J. and Doe, K.", "smith//j doe//k")]
    [InlineData("Smith J; Doe K", "smith//j doe//k")]
    [InlineData("Smith J, Doe K, Roe L", "smith//j doe//k roe//l")]
    [InlineData("Anonymous", "")]
    [InlineData("UNKNOWN", "")]
    public void Authors_are_read_in_whatever_form(string text, string expected) => Assert.Equal(
        expected, string.Join(' ',
            AuthorKey.Of([AuthorName.Parse(text)]).Select(key => $"{key.Family}/{key.Other}/{(key.Initial == '\0' ? "" : key.Initial)}")));

    [Theory]
    [InlineData("Nat Rev Nephrol", "Nature Reviews Nephrology", JournalLikeness.Same)]
    [InlineData("N Engl J Med", "The New England Journal of Medicine", JournalLikeness.Same)]
    [InlineData("J. Natl. Cancer Inst.", "Journal of the National Cancer Institute", JournalLikeness.Same)]
    [InlineData("Dtsch Med Wochenschr", "Deutsche Medizinische Wochenschrift (1946)", JournalLikeness.Same)]
    [InlineData("JAMA", "Journal of the American Medical Association", JournalLikeness.Same)]
    [InlineData("Thorax.Conference: 3rd Example Meeting London.", "Thorax", JournalLikeness.Same)]
    [InlineData("50th Annual Hawaii International Conference on System Sciences", "Hawaii International Conference on System Sciences",
        JournalLikeness.Same)]
    [InlineData("Proceedings of the National Academy of Sciences",
        "Proceedings of the National Academy of Sciences of the United States of America", JournalLikeness.Similar)]
    [InlineData("Journal of Digital Studies", "Workshop of Digital Studies", JournalLikeness.Similar)]
    [InlineData("British Journal of Haematology", "Transfusion", JournalLikeness.Different)]
    [InlineData("Lancet", null, JournalLikeness.Unknown)]
    public void Journals_and_their_abbreviations_go_together(string a, string? b, JournalLikeness expected)
    {
        Assert.Equal(expected, JournalName.Compare(JournalName.Key(a), JournalName.Key(b)));
        Assert.Equal(expected, JournalName.Compare(JournalName.Key(b), JournalName.Key(a)));
    }

    [Theory]
    [InlineData("244-58", "244", "258")]
    [InlineData("pp. S12–S18", "s12", "s18")]
    [InlineData("376 -- 383", "376", "383")]
    [InlineData("1034-42; quiz 1043", "1034", "1042")]
    [InlineData("e0123", "e123", "")]
    [InlineData("448+", "448", "")]
    [InlineData("22-22", "22", "")]
    [InlineData("no pagination", "", "")]
    [InlineData(null, "", "")]
    public void Pages_are_written_out(string? pages, string first, string last) => Assert.Equal((first, last), PlaceKeys.Pages(pages));

    [Theory]
    [InlineData("10411 LNCS", "10411")]
    [InlineData("4 (1) (no pagination)", "4")]
    [InlineData("Suppl. 02", "2")]
    [InlineData("May", "may")]
    [InlineData("UNKNOWN", "")]
    public void Volumes_and_issues_are_their_numbers(string text, string expected) => Assert.Equal(expected, PlaceKeys.Number(text));

    [Fact]
    public void The_edit_distance_is_that_of_the_textbook() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Two(Gen.Choose(0, 200).SelectMany(length => Gen.Elements("abcxyzÆж".ToCharArray()).ArrayOf(length))).ToArbitrary(),
        pair => EditDistance.Between(pair.Item1, pair.Item2) == Textbook(pair.Item1, pair.Item2)));

    private static int Textbook(char[] a, char[] b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        foreach (var (letter, i) in a.Select((letter, index) => (letter, index)))
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (letter == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
