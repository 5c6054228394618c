using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

/// <summary>Rules that a team writes itself: cases, bands, counts.</summary>
public sealed class DerivationRulesTests
{
    private static readonly ChartingItem _involvement = new()
    {
        Key = "involved",
        Label = "Involved",
        Type = ChartingItemType.Derived,
        Options = Options("co-creation", "co-production", "neither"),
        Derivation = DerivationText.Read(new Derivation(DerivationRule.Cases, ""),
            "phase = commission | design & phase = delivery: co-creation; phase = delivery: co-production; otherwise: neither", out _),
    };

    private static readonly ChartingItem _size = new()
    {
        Key = "size",
        Label = "Size",
        Type = ChartingItemType.Derived,
        Options = Options("small", "middle", "large"),
        Derivation = DerivationText.Read(new Derivation(DerivationRule.Band, "n"), "below 50: small; below 200: middle; otherwise: large",
            out _),
    };

    [Theory]
    [InlineData("design,delivery", "co-creation")]
    [InlineData("delivery", "co-production")]
    [InlineData("delivery,assessment", "co-production")]
    [InlineData("design", "neither")]
    public void The_first_case_that_holds_gives_the_result(string phases, string result)
        => Assert.Equal([result], DerivedItems.AnswerOf(_involvement, Answer("phase", phases.Split(',')))!.Values);

    [Fact]
    public void Nothing_follows_from_what_is_unclear_or_not_answered()
    {
        Assert.Null(DerivedItems.AnswerOf(_involvement, ChartAnswers.None));
        Assert.Null(DerivedItems.AnswerOf(_involvement, ChartAnswers.None.With("phase", ChartAnswer.Unclear)));
        Assert.Null(DerivedItems.AnswerOf(_involvement, ChartAnswers.None.With("phase", ChartAnswer.NotReported)));
    }

    [Theory]
    [InlineData("49.5", "small")]
    [InlineData("50", "middle")]
    [InlineData("199", "middle")]
    [InlineData("200", "large")]
    public void A_number_falls_in_the_first_band_whose_limit_it_is_below(string number, string band)
        => Assert.Equal([band], DerivedItems.AnswerOf(_size, Answer("n", number))!.Values);

    [Fact]
    public void A_count_is_of_answers_or_of_rows()
    {
        var item = _size with { Derivation = new Derivation(DerivationRule.Count, "n"), Options = [] };

        Assert.Equal(["3"], DerivedItems.AnswerOf(item, Answer("n", "a", "b", "c"))!.Values);
        Assert.Equal(["2"], DerivedItems.AnswerOf(item, ChartAnswers.None.With("n", new ChartAnswer
        {
            Rows = [new("1", Answer("x", "1")), new("2", Answer("x", "2"))],
        }))!.Values);
        Assert.Null(DerivedItems.AnswerOf(item, ChartAnswers.None));
    }

    [Fact]
    public void A_rule_comes_back_from_its_text_as_it_was()
    {
        foreach (var rule in new[] { _involvement.Derivation!, _size.Derivation! })
        {
            var read = DerivationText.Read(new Derivation(rule.Rule, rule.FromItem), DerivationText.Write(rule), out var fault);

            Assert.Null(fault);
            Assert.Equal(DerivationText.Write(rule), DerivationText.Write(read));
        }
    }

    [Theory]
    [InlineData(DerivationRule.Cases, "phase is design: early", "phase is design: early")]
    [InlineData(DerivationRule.Cases, "phase = design", "phase = design")]
    [InlineData(DerivationRule.Band, "under 5: few", "under 5: few")]
    [InlineData(DerivationRule.Band, "below five: few; otherwise: many", "below five: few")]
    public void The_part_of_a_rule_that_is_not_understood_is_named(DerivationRule rule, string text, string expected)
    {
        DerivationText.Read(new Derivation(rule, "n"), text, out var fault);

        Assert.Equal(expected, fault);
    }

    [Fact]
    public void What_is_wrong_with_a_rule_is_said_before_it_is_published()
    {
        var number = new ChartingItem { Key = "n", Label = "Participants", Type = ChartingItemType.Number };
        var phase = new ChartingItem
        {
            Key = "phase",
            Label = "Phase",
            Type = ChartingItemType.MultipleChoice,
            Options = Options("design", "delivery")
        };
        var falling = _size with { Derivation = _size.Derivation! with { Bands = [new(200, "small"), new(50, "middle")] } };
        var circle = _size with { Key = "loop", Label = "Loop", Derivation = new Derivation(DerivationRule.Count, "loop") };
        var form = new ChartingForm
        {
            Name = "Mine",
            Version = 1,
            Sections = [new() { Title = "All", Items = [number, phase, _involvement, falling, circle] }]
        };

        var problems = FormCheck.Problems(form).Select(problem => problem.Message).ToList();

        Assert.Contains("“Involved” has a condition on an option that is not there.", problems);
        Assert.Contains("“Size” has bands whose limits do not rise.", problems);
        Assert.Contains("“Loop” is computed from itself.", problems);
    }

    private static ChartingOption[] Options(params string[] keys) => [.. keys.Select(key => new ChartingOption { Key = key, Label = key })];

    private static ChartAnswers Answer(string key, params string[] values) => ChartAnswers.None.With(key, ChartAnswer.Of(values));
}
