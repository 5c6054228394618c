using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class ChartCleaningTests
{
    private const string Note = "funding";
    private static readonly ChartingForm _form = PeerWorkerForm.Form;

    [Fact]
    public void Blank_answers_strangers_and_computed_items_are_not_stored()
    {
        var answers = new ChartAnswers(
        [
            new(Note, ChartAnswer.Of("  A fund \0 ")),
            new("country", ChartAnswer.Of(" ", "")),
            new("involvement", ChartAnswer.Of("co-creation")),
            new("no-such-item", ChartAnswer.Of("x")),
            new("design", new ChartAnswer { Note = " ", Quotes = [new ChartQuote("  ", "3")] }),
        ]);

        var clean = ChartCleaning.Clean(_form, answers);

        Assert.Equal([Note], clean.Keys);
        Assert.Equal("A fund", clean[Note]!.Values.Single());
    }

    [Fact]
    public void Not_reported_keeps_its_note_and_quotes_but_no_value()
    {
        var clean = ChartCleaning.Clean(_form,
            new([new(Note,
                new ChartAnswer { State = ChartAnswerState.NotReported, Values = ["left over"],
                    Quotes = [new ChartQuote(" said so ", " 4 ")] })]));

        Assert.Empty(clean[Note]!.Values);
        Assert.Equal(new ChartQuote("said so", "4"), clean[Note]!.Quotes.Single());
    }

    [Theory]
    [InlineData("old", "old", "old", "old")]
    [InlineData("old", "theirs", "old", "theirs")]
    [InlineData("old", "old", "mine", "mine")]
    [InlineData("old", "theirs", "mine", "mine")]
    [InlineData("old", "theirs", "", "")]
    [InlineData("", "theirs", "", "theirs")]
    [InlineData("old", "", "old", "")]
    public void What_two_people_did_is_combined_item_by_item(string before, string theirs, string mine, string combined)
        => Assert.Equal(combined, Text(ChartCleaning.Combine(_form, Answers(before), Answers(theirs), Answers(mine))));

    [Fact]
    public void Differences_come_in_the_order_of_the_form()
        => Assert.Equal(["year", "design"], ChartCleaning.Differences(
            _form, new([new("design", ChartAnswer.Unclear), new("year", ChartAnswer.Of("2001")), new(Note, ChartAnswer.Of("same "))]),
            new([new("year", ChartAnswer.Of("2002")), new(Note, ChartAnswer.Of("same"))])));

    private static ChartAnswers Answers(string text) => text.Length == 0 ? ChartAnswers.None : new([new(Note, ChartAnswer.Of(text))]);

    private static string Text(ChartAnswers answers) => answers[Note]?.Values.Single() ?? "";
}
