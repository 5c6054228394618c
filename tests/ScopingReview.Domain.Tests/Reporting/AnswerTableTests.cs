using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class AnswerTableTests
{
    private static readonly ChartingItem _choice = Item("design", ChartingItemType.MultipleChoice) with
    {
        Options = [Option("trial", "Trial"), Option("cohort", "Cohort; prospective"), Option("unclear", "Unclear"), Option("minus", "-ve")],
    };

    private static readonly ChartingItem _group = Item("outcomes", ChartingItemType.Group) with
    {
        Items = [Item("name", ChartingItemType.Text), Item("value", ChartingItemType.Number)],
    };

    private static readonly ChartingForm _form = new()
    {
        Name = "Form",
        Version = 1,
        Sections = [new() { Title = "Study", Items = [_choice, Item("n", ChartingItemType.Number), Item("seen", ChartingItemType.Date),
            Item("aims", ChartingItemType.Text), _group] }],
    };

    [Theory]
    [InlineData("n", false, "B C A D E")]
    [InlineData("n", true, "A C B D E")]
    [InlineData("seen", false, "C A B D E")]
    [InlineData("design", false, "B A C D E")]
    [InlineData(null, true, "E D C B A")]
    public void Rows_are_sorted_by_typed_values_and_what_is_no_value_stays_last(string? by, bool descending, string expected)
        => Assert.Equal(expected, Shown(new AnswerView { SortBy = by, Descending = descending }));

    [Theory]
    [InlineData("n|>9.5", "A C")]
    [InlineData("n|>9.5|<50", "C")]
    [InlineData("seen|<2020", "A C")]
    [InlineData("design|=cohort", "A")]
    [InlineData("design|=trial|!NotAnswered", "B D")]
    [InlineData("n|!NotReported", "D")]
    [InlineData("n|!NotCharted", "E")]
    [InlineData("aims|~PEER", "B")]
    [InlineData("outcomes|>2", "A")]
    public void Rows_are_filtered_by_any_answer_and_by_the_lack_of_one(string filter, string expected)
        => Assert.Equal(expected, Shown(new AnswerView { Filters = [AnswerFilter.Read(filter)!] }));

    [Fact]
    public void A_filter_is_read_from_an_address_as_it_was_written()
    {
        var filter = new AnswerFilter
        {
            Item = "a",
            Values = ["x|y", "100%7C"],
            Kinds = [CategoryKind.Unclear],
            From = "1",
            To = "2",
            Contains = "=z"
        };

        Assert.Equal(filter.Write(), AnswerFilter.Read(filter.Write())!.Write());
        Assert.Equal(filter.Values, AnswerFilter.Read(filter.Write())!.Values);
        Assert.Null(AnswerFilter.Read("a|!Nonsense"));
    }

    [Fact]
    public void The_rows_of_a_group_are_a_table_of_their_own()
    {
        var table = AnswerTable.OfGroup(_form, _group, Studies());

        Assert.Equal([("A", 1), ("A", 2)], table.Rows.Select(row => (row.Label, row.Number)));
        Assert.Equal("-3", table.Columns[1].At(0).Text);
    }

    [Fact]
    public void Values_and_their_lack_are_counted()
    {
        var column = AnswerTable.Of(_form, Studies()).Column("design")!;

        Assert.Equal([("trial", 1), ("cohort", 1), ("unclear", 1), ("minus", 0)],
            column.Values().Select(value => (value.Value, value.Rows)));
        Assert.Equal([(CategoryKind.NotAnswered, 1), (CategoryKind.NotCharted, 1)], column.WithoutValue());
    }

    [Fact]
    public void Whatever_was_answered_reads_back_from_its_cell() => Prop.ForAll(Answers().ToArbitrary(), one =>
    {
        var (item, answer) = one;
        var cell = SpreadsheetText.Guard(AnswerText.Write(item, answer));
        var read = AnswerText.Read(item, cell).Answer;
        return answer is null ? read is null : read is not null && read.State == answer.State && read.Values.SequenceEqual(answer.Values);
    }).QuickCheckThrowOnFailure();

    private static Gen<(ChartingItem Item, ChartAnswer? Answer)> Answers()
    {
        string[] texts = ["Not reported", "'Unclear", "NR", "=1+1", "'=1", "''not asked", "a; b", "-5", "@x", "plain"];
        return Gen.OneOf(
            Gen.Elements(_form.Items.Where(item => item.Type != ChartingItemType.Group).ToArray()).SelectMany(item =>
                Gen.Elements<ChartAnswer?>(null, ChartAnswer.NotReported, ChartAnswer.Unclear).Select(answer => (item, answer))),
            Gen.Elements(texts).Select(text => (Item("aims", ChartingItemType.Text), (ChartAnswer?)ChartAnswer.Of(text))),
            Gen.Elements(true, false).ArrayOf(4).Where(chosen => chosen.Any(one => one)).Select(chosen =>
                (_choice, (ChartAnswer?)ChartAnswer.Of([.. _choice.Options.Where((_, at) => chosen[at]).Select(option => option.Key)]))));
    }

    private static string Shown(AnswerView view)
    {
        var table = AnswerTable.Of(_form, Studies());
        return string.Join(' ', table.Select(view).Select(row => table.Rows[row].Label));
    }

    private static IReadOnlyList<ChartedStudy> Studies() =>
    [
        Study("A", ("design", ChartAnswer.Of("cohort")), ("n", ChartAnswer.Of("100")), ("seen", ChartAnswer.Of("2020-12-31")),
            ("outcomes", new ChartAnswer { Rows = [new("r1", new([new("value", ChartAnswer.Of("-3"))])),
                new("r2", new([new("name", ChartAnswer.Of("Hope"))]))] })),
        Study("B", ("design", ChartAnswer.Of("trial")), ("n", ChartAnswer.Of("9")), ("seen", ChartAnswer.Of("2021")),
            ("aims", ChartAnswer.Of("For peer workers"))),
        Study("C", ("design", ChartAnswer.Of("unclear")), ("n", ChartAnswer.Of("10.0")), ("seen", ChartAnswer.Of("2019-03"))),
        Study("D", ("n", ChartAnswer.NotReported)),
        new(Guid.CreateVersion7(), "E", null),
    ];

    private static ChartedStudy Study(string label, params (string Key, ChartAnswer Answer)[] answers)
        => ChartedStudy.Of(Guid.CreateVersion7(), label, _form,
            new ChartAnswers(answers.Select(one => KeyValuePair.Create(one.Key, one.Answer))));

    private static ChartingItem Item(string key, ChartingItemType type) => new() { Key = key, Label = key, Type = type };

    private static ChartingOption Option(string key, string label) => new() { Key = key, Label = label };
}
