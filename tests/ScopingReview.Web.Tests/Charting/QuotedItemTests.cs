using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.FullText;

namespace ScopingReview.Web.Tests.Charting;

public sealed class QuotedItemTests
{
    private static readonly ChartingForm _form = new()
    {
        Name = "A form",
        Version = 1,
        Sections =
        [
            new ChartingSection
            {
                Title = "Study",
                Items =
                [
                    Item("aims", ChartingItemType.LongText), Item("region", ChartingItemType.Derived),
                    Item("outcomes", ChartingItemType.Group) with { Items = [Item("name", ChartingItemType.Text)] },
                ],
            },
        ],
    };

    private static readonly ChartAnswers _answers = new(
    [
        new("aims", ChartAnswer.Of("To ask peer workers") with { Quotes = [new ChartQuote("first", "e12")] }),
        new("outcomes",
            new ChartAnswer { Rows = [new ChartRow("a1", ChartAnswers.None),
            new ChartRow("b2", new ChartAnswers([new("name", ChartAnswer.Of("Hope"))]))] }),
    ]);

    [Fact]
    public void Words_are_added_behind_the_quotes_of_an_item_and_its_answer_stays()
    {
        var quoted = QuotedItem.Add(_form, _answers, new SelectedWords("in some teams", 3, "item-aims"))!;

        Assert.Equal(("aims", "To ask peer workers"), (quoted.Item.Key, quoted.Answer.Values.Single()));
        Assert.Equal([new ChartQuote("first", "e12"), new ChartQuote("in some teams", "PDF p. 3")], quoted.Answer.Quotes);
    }

    [Fact]
    public void Words_go_into_the_note_that_had_the_focus_with_their_page_and_become_a_quote_where_it_is_full()
    {
        var answers = new ChartAnswers([new("aims", ChartAnswer.Of("To ask") with { Note = "Compare: " })]);

        var noted = QuotedItem.Add(_form, answers, new SelectedWords("in some teams", 3, "item-aims", IntoNote: true))!.Answer;
        var full = QuotedItem.Add(_form, answers, new SelectedWords(new string('x', 2000), 3, "item-aims", IntoNote: true))!.Answer;

        Assert.Equal(("Compare: “in some teams” (PDF p. 3)", 0), (noted.Note, noted.Quotes.Count));
        Assert.Equal(("Compare: ", 2000), (full.Note, full.Quotes.Single().Text.Length));
    }

    [Fact]
    public void Words_go_into_the_row_of_a_group_that_had_the_focus()
    {
        var quoted = QuotedItem.Add(_form, _answers, new SelectedWords("more hope", 7, "item-b2-name"))!;

        Assert.Equal(("outcomes", "outcomes: name"), (quoted.Item.Key, quoted.Label));
        Assert.Null(quoted.Answer.Rows[0].Answers["name"]);
        Assert.Equal(("Hope", "more hope"), (quoted.Answer.Rows[1].Answers["name"]!.Values.Single(),
            quoted.Answer.Rows[1].Answers["name"]!.Quotes.Single().Text));
    }

    [Theory]
    [InlineData("item-region")]
    [InlineData("item-other")]
    [InlineData("item-c3-name")]
    public void What_is_computed_or_not_there_takes_no_quote(string field)
        => Assert.Null(QuotedItem.Add(_form, _answers, new SelectedWords("words", 1, field)));

    [Theory]
    [InlineData("PDF p. 3", 3)]
    [InlineData("3", null)]
    [InlineData("e12", null)]
    [InlineData("PDF p. 0", null)]
    [InlineData("PDF p. -1", null)]
    [InlineData("PDF p. 99999999999", null)]
    [InlineData(null, null)]
    public void A_quote_opens_the_page_that_it_was_taken_from(string? page, int? expected)
        => Assert.Equal(expected, DocumentPlace.PageOf(page));

    private static ChartingItem Item(string key, ChartingItemType type) => new() { Key = key, Label = key, Type = type };
}
