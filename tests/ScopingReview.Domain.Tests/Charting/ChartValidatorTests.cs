using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class ChartValidatorTests
{
    private static readonly ChartingForm Form = PeerWorkerForm.Form;

    private static readonly ChartAnswers Complete = new(Form.Items
        .Where(item => item.Required)
        .Select(item => KeyValuePair.Create(item.Key, ChartAnswer.NotReported)));

    [Fact]
    public void A_chart_whose_required_items_are_not_reported_is_complete() =>
        Assert.Empty(ChartValidator.Validate(Form, Complete, 2027));

    [Fact]
    public void An_empty_chart_misses_the_required_items_in_the_order_of_the_form()
    {
        var problems = ChartValidator.Validate(Form, ChartAnswers.None, 2027);

        Assert.Equal(Form.Items.Where(item => item.Required).Select(item => item.Key), problems.Select(problem => problem.ItemKey));
        Assert.All(problems, problem => Assert.Equal(ChartProblemKind.Missing, problem.Kind));
        Assert.StartsWith("Year: an answer is needed", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_or_a_blank_is_no_answer() =>
        Assert.Equal(
            ["focus", "role"],
            ChartValidator.Validate(Form, Complete.With("role", new() { Note = "?" }).With("focus", ChartAnswer.Of(" ")), 2027)
                .Select(problem => problem.ItemKey).Order());

    [Theory]
    [InlineData("role", "partner", "Peer-worker role type: 'partner' is not one of its options.")]
    [InlineData("year", "1066", "Year: 1066 is outside the range 1800 to 2027.")]
    [InlineData("year", "2028", "Year: 2028 is outside the range 1800 to 2027.")]
    [InlineData("year", "last year", "Year: 'last year' is not a year in digits.")]
    [InlineData("country", "Atlantis", "Country: 'Atlantis' is not a country of the list.")]
    [InlineData("co-option-or-tokenism", "perhaps", "Co-option or tokenism reported: 'perhaps' is not one of its options.")]
    [InlineData("region", "asia", "Region: is computed and cannot be answered.")]
    [InlineData("colour", "red", "'colour' is not an item of this form (version 1).")]
    public void A_wrong_value_is_named_with_its_item(string item, string value, string message)
    {
        var problem = Assert.Single(ChartValidator.Validate(Form, Complete.With(item, ChartAnswer.Of(value)), 2027));

        Assert.Equal(new ChartProblem(item, ChartProblemKind.Invalid, message), problem);
    }

    [Theory]
    [InlineData("year", "2022")]
    [InlineData("country", "USA")]
    [InlineData("co-option-or-tokenism", "yes")]
    [InlineData("role", "partner-in-co-creation")]
    [InlineData("described-outcomes", "=anything at all")]
    public void A_right_value_is_accepted(string item, string value) =>
        Assert.Empty(ChartValidator.Validate(Form, Complete.With(item, ChartAnswer.Of(value)), 2027));

    [Theory]
    [InlineData("12", true)]
    [InlineData("-0.5", true)]
    [InlineData("1,234", false)]
    [InlineData("0,5", false)]
    [InlineData("about ten", false)]
    public void Numbers_are_written_with_a_decimal_point_whatever_the_culture(string value, bool valid)
    {
        var form = new ChartingForm
        {
            Name = "Small",
            Version = 1,
            Sections = [new() { Title = "All", Items = [new() { Key = "n", Label = "Participants", Type = ChartingItemType.Number }] }],
        };

        Assert.Equal(valid, ChartValidator.Validate(form, ChartAnswers.None.With("n", ChartAnswer.Of(value)), 2027).Count == 0);
    }

    [Fact]
    public void Two_roles_are_a_contradiction_and_two_phases_are_not()
    {
        var answers = Complete
            .With("role", ChartAnswer.Of("provider-of-peer-support", "partner-in-co-creation"))
            .With("phases", ChartAnswer.Of("design", "delivery"));

        var problem = Assert.Single(ChartValidator.Validate(Form, answers, 2027));

        Assert.Equal("Peer-worker role type: takes one answer, not 2.", problem.Message);
    }

    [Fact]
    public void Not_reported_together_with_a_value_is_refused() =>
        Assert.Single(
            ChartValidator.Validate(Form, Complete.With("role", ChartAnswer.NotReported with { Values = ["partner-in-co-creation"] }),
                2027));
}
