using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class ChartingFormTests
{
    [Fact]
    public void A_form_survives_JSON_unchanged()
    {
        var json = ChartingJson.Write(PeerWorkerForm.Form);

        var read = ChartingJson.ReadForm(json);

        Assert.Equal(json, ChartingJson.Write(read));
        Assert.Equal(PeerWorkerForm.Form.Items.Select(item => item.Key), read.Items.Select(item => item.Key));
        Assert.Equal(PeerWorkerForm.Form.Item("phases").Options, read.Item("phases").Options);
        Assert.Equal(new Derivation(DerivationRule.InvolvementFromPhases, "phases"), read.Item("involvement").Derivation);
        Assert.Equal(BibliographicField.Year, read.Item("year").PrefilledFrom);
    }

    [Fact]
    public void Stored_JSON_names_types_in_words()
    {
        var json = ChartingJson.Write(PeerWorkerForm.Form);

        Assert.Contains("\"type\":\"multipleChoice\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("allowsSeveral", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_survive_JSON_unchanged()
    {
        var answers = new ChartAnswers([])
            .With("role",
                ChartAnswer.Of("provider-of-peer-support") with
                {
                    Note = "see page 4",
                    Quotes = [new("She decides what \"we\" do", "4"), new("no page")]
                })
            .With("year", ChartAnswer.NotReported)
            .With("focus", ChartAnswer.Unclear);

        var read = ChartingJson.ReadAnswers(ChartingJson.Write(answers));

        Assert.Equal(ChartingJson.Write(answers), ChartingJson.Write(read));
        Assert.Equal(["provider-of-peer-support"], read["role"]!.Values);
        Assert.Equal(new ChartQuote("no page"), read["role"]!.Quotes[1]);
        Assert.Equal(ChartAnswerState.NotReported, read["year"]!.State);
        Assert.Null(read["country"]);
    }

    [Fact]
    public void Replacing_and_removing_an_answer_leave_the_original_as_it_was()
    {
        var first = new ChartAnswers([new("year", ChartAnswer.Of("2020"))]);

        var second = first.With("year", ChartAnswer.Of("2021"));

        Assert.Equal(["2020"], first["year"]!.Values);
        Assert.Equal(["2021"], second["year"]!.Values);
        Assert.Null(second.Without("year")["year"]);
    }

    [Fact]
    public void An_unknown_item_is_an_error_that_names_the_form()
    {
        var error = Assert.Throws<ArgumentException>(() => PeerWorkerForm.Form.Item("colour"));

        Assert.Contains("Peer workers", error.Message, StringComparison.Ordinal);
    }
}
