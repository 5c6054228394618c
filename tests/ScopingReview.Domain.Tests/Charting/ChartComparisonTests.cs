using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class ChartComparisonTests
{
    private static readonly ChartingForm _form = new()
    {
        Name = "Test",
        Version = 1,
        Sections =
        [
            new ChartingSection
            {
                Title = "Study",
                Items =
                [
                    Item("design", ChartingItemType.SingleChoice, "rct", "other"),
                    Item("phases", ChartingItemType.MultipleChoice, "early", "late"),
                    Item("n", ChartingItemType.Number),
                    Item("where", ChartingItemType.Country),
                    Item("notes", ChartingItemType.Text),
                    new ChartingItem
                    {
                        Key = "outcomes", Label = "Outcomes", Type = ChartingItemType.Group, RowKey = "name",
                        Items = [Item("name", ChartingItemType.Text), Item("better", ChartingItemType.YesNo)],
                    },
                ],
            },
        ],
    };

    [Theory]
    [InlineData("design", "rct", "rct", true)]
    [InlineData("design", "rct", "other", false)]
    [InlineData("design", "rct", "?", false)]
    [InlineData("design", "-", "-", true)]
    [InlineData("design", "?", "?", true)]
    [InlineData("phases", "early|late", "late|early", true)]
    [InlineData("phases", "early", "late|early", false)]
    [InlineData("n", "12", "12.0", true)]
    [InlineData("n", "12", "13", false)]
    [InlineData("where", "USA", "United States", true)]
    [InlineData("notes", " as said ", "as said", true)]
    public void Two_answers_are_the_same_if_they_say_the_same(string key, string first, string second, bool expected)
        => Assert.Equal(expected, AnswerComparison.Same(_form.Item(key), Answer(first), Answer(second)));

    [Fact]
    public void Rows_are_matched_by_the_key_item_then_by_hand_and_the_rest_are_differences()
    {
        var first = Rows(("r1", "Hope", "yes"), ("r2", "Quality of life", "no"), ("r3", "Stigma", "yes"));
        var second = Rows(("s1", "hope!", "yes"), ("s2", "QoL", "yes"));

        var byKey = ChartComparison.Of(_form, first, second);
        var byHand = ChartComparison.Of(_form, first, second, [("r2", "s2")]);

        Assert.Equal(["r1-s1", "r2-", "r3-", "-s2"], Pairs(byKey));
        Assert.Equal(["r1-s1", "r2-s2", "r3-"], Pairs(byHand));
        // Of the matched rows, the name and "better" differ; the third is a row of its own.
        Assert.Equal(3, ChartSettling.Differences(byHand)
            .Count(difference => difference.Row is not null && difference.Row.First?.Id != "r1"));
        Assert.False(byKey.Groups[0].Same);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Taking_everything_of_one_gives_what_that_one_said(bool takeFirst)
    {
        var first = Rows(("r1", "Hope", "yes"), ("r3", "Stigma", "yes")).With("design", ChartAnswer.Of("rct"))
            .With("n", ChartAnswer.Of("12"))
            .With("notes", ChartAnswer.Of("a"));
        var second = Rows(("s1", "hope", "no"), ("s2", "Work", "no")).With("design", ChartAnswer.Of("other"))
            .With("n", ChartAnswer.Of("12"))
            .With("phases", ChartAnswer.NotReported);
        var comparison = ChartComparison.Of(_form, first, second);

        var settled = ChartSettling.Differences(comparison)
            .Aggregate(ChartSettling.Agreed(comparison), (so, difference) => ChartSettling.Take(so, difference, takeFirst));

        Assert.Equal(0, ChartComparison.Of(_form, settled, takeFirst ? first : second).Differences);
        Assert.NotEqual(0, ChartComparison.Of(_form, settled, takeFirst ? second : first).Differences);
    }

    [Fact]
    public void What_both_say_is_settled_with_the_notes_and_quotes_of_both()
    {
        var first = ChartAnswers.None.With("design", ChartAnswer.Of("rct") with { Note = "one" });
        var second = ChartAnswers.None.With("design", ChartAnswer.Of("rct") with { Note = "two" });

        var agreed = ChartSettling.Agreed(ChartComparison.Of(_form, first, second));

        Assert.Equal("one\ntwo", agreed["design"]!.Note);
    }

    [Fact]
    public void Agreement_is_kappa_for_a_choice_a_table_for_each_option_and_a_count_for_numbers()
    {
        // 20 studies: 11 both "rct", 4 both "other", 3 and 2 apart: observed 15/20, expected (14·13 + 6·7)/400 = 0.56.
        List<ChartComparison> charts = [];
        void Add(int times, string first, string second)
        {
            for (var i = 0; i < times; i++)
                charts.Add(ChartComparison.Of(_form, ChartAnswers.None.With("design", ChartAnswer.Of(first)).With("n", ChartAnswer.Of("1")),
                    ChartAnswers.None.With("design", ChartAnswer.Of(second)).With("n", ChartAnswer.Of(first == second ? "1.0" : "2"))));
        }

        Add(11, "rct", "rct");
        Add(4, "other", "other");
        Add(3, "rct", "other");
        Add(2, "other", "rct");
        charts.Add(ChartComparison.Of(_form, ChartAnswers.None.With("design", ChartAnswer.Of("rct")), ChartAnswers.None));

        var agreement = ItemAgreement.Of(_form, charts);
        var design = agreement.Single(one => one is { Item.Key: "design" });
        var number = agreement.Single(one => one is { Item.Key: "n" });

        Assert.Equal((20, 15, 1), (design.Compared, design.Same, design.OneOnly));
        Assert.Equal((0.75 - 0.56) / 0.44, design.Statistics!.Kappa!.Value, 10);
        Assert.Equal([15, 16, 17, 18, 19], design.Differing);
        Assert.Equal((20, 15), (number.Compared, number.Same));
        Assert.Null(number.Statistics);
        // Texts are not rated; a multiple choice has itself and its options.
        Assert.DoesNotContain(agreement, one => one.Item.Key == "notes");
        Assert.Equal(3, agreement.Count(one => one.Item.Key == "phases"));
        Assert.All(agreement.Where(one => one.Item.Key == "phases"), one => Assert.Null(one.Statistics));
    }

    private static ChartingItem Item(string key, ChartingItemType type, params string[] options) => new()
    {
        Key = key,
        Label = key,
        Type = type,
        Options = [.. options.Select(option => new ChartingOption { Key = option, Label = option })],
    };

    private static ChartAnswer? Answer(string text)
        => text == "-" ? null : text == "?" ? ChartAnswer.NotReported : new ChartAnswer { Values = text.Split('|') };

    private static ChartAnswers Rows(params (string Id, string Name, string Better)[] rows)
        => ChartAnswers.None.With("outcomes", new ChartAnswer
        {
            Rows = [.. rows.Select(row => new ChartRow(row.Id,
            ChartAnswers.None.With("name", ChartAnswer.Of(row.Name)).With("better", ChartAnswer.Of(row.Better))))],
        });

    private static string[] Pairs(ChartComparison comparison)
        => [.. comparison.Groups[0].Rows.Select(row => $"{row.Pair.First?.Id}-{row.Pair.Second?.Id}")];
}
