using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class ChartAnswersReaderTests
{
    [Fact]
    public void Whatever_is_written_is_read_as_it_was_by_one_reader_for_all_charts() => Prop
        .ForAll(Arb.From(Answers(depth: 1).ListOf()), charts =>
        {
            var reader = new ChartAnswersReader();
            Assert.All(charts, chart =>
            {
                var json = ChartingJson.Write(chart);
                Assert.Equal(json, ChartingJson.Write(reader.Read(json)));
                Assert.Equal(json, ChartingJson.Write(ChartingJson.ReadAnswers(json)));
            });
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_short_answer_of_two_charts_is_one_object_and_a_long_one_is_not()
    {
        var reader = new ChartAnswersReader();
        var text = new string('x', 500);

        var first = reader.Read($$$"""{"role":{"values":["provider"]},"aim":{"values":["{{{text}}}"]}}""");
        var second = reader.Read($$$"""{"aim":{"values":["{{{text}}}"]},"role":{"values":["provider"]}}""");

        Assert.Same(first["role"], second["role"]);
        Assert.NotSame(first["aim"], second["aim"]);
        Assert.Equal(first["aim"]!.Values, second["aim"]!.Values);
    }

    [Fact]
    public void Bytes_are_read_with_names_escaped_and_not_and_the_last_of_two_answers_to_an_item_counts()
    {
        var answers = new ChartAnswersReader().Read(
            """
            {"größe":{"\u0076alues":["Ö"]},"a\u0062":{"note":"n"},"year":{"values":["1"]},"year":{"values":["2"]}}
            """u8);

        Assert.Equal(["Ö"], answers["größe"]!.Values);
        Assert.Equal("n", answers["ab"]!.Note);
        Assert.Equal(["2"], answers["year"]!.Values);
    }

    [Fact]
    public void Spaces_and_what_it_does_not_know_are_passed_over()
    {
        var answers = ChartingJson.ReadAnswers(
            """
             { "year" : { "since": {"a": [1, 2]}, "state": "notReported", "values": [ ] },
               "x": {"rows": [{"id": "1", "old": [], "answers": {}}]} }
            """);

        Assert.Equal(ChartAnswerState.NotReported, answers["year"]!.State);
        Assert.Empty(answers["year"]!.Values);
        Assert.Equal("1", Assert.Single(answers["x"]!.Rows).Id);
        Assert.Equal(["x", "year"], answers.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":{\"values\":[\"b\"]}")]
    [InlineData("{\"a\":null}")]
    [InlineData("{\"a\":\"b\"}")]
    [InlineData("{\"a\":{\"values\":\"b\"}}")]
    [InlineData("{\"a\":{\"values\":[1]}}")]
    [InlineData("{\"a\":{\"state\":\"perhaps\"}}")]
    [InlineData("{\"a\":{\"rows\":[1]}}")]
    [InlineData("{\"a\":{\"rows\":[{\"answers\":[]}]}}")]
    public void What_are_no_answers_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => ChartingJson.ReadAnswers(json));

    private static Gen<ChartAnswers> Answers(int depth) =>
        from keys in Gen.Elements("role", "year", "a \"key\"", "größe", "n").ListOf()
        from answers in Answer(depth).ListOf(keys.Count)
        select new ChartAnswers(keys.Zip(answers).DistinctBy(one => one.First).Select(one => KeyValuePair.Create(one.First, one.Second)));

    private static Gen<ChartAnswer> Answer(int depth) =>
        from state in Gen.Elements(Enum.GetValues<ChartAnswerState>())
        from values in Text().ListOf()
        from note in Gen.OneOf(Text(), Gen.Constant<string>(null!))
        from quotes in Text().ListOf()
        from rows in depth == 0 ? Gen.Constant(new List<ChartAnswers>()) : Answers(depth - 1).ListOf()
        select new ChartAnswer
        {
            State = state,
            Values = [.. values],
            Note = note,
            Quotes = [.. quotes.Select((text, i) => new ChartQuote(text, i % 2 == 0 ? null : $"e{i}"))],
            Rows = [.. rows.Select((row, i) => new ChartRow($"row-{i}", row))],
        };

    private static Gen<string> Text()
        => Gen.Elements("", "option-1", "Norway", "so \"quoted\" \\ \u00e9 \U0001F600\n", new string('w', 300));
}
