using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public class StudyTableLayoutTests
{
    private static readonly ChartingForm _form = PeerWorkerForm.Form;
    private static readonly string _role = StudyTableLayout.OfItem(PeerWorkerForm.ItemKey.Role);

    [Fact]
    public void Nobody_having_chosen_the_table_is_the_bibliography()
    {
        Assert.Equal(StudyTableLayout.Usual, StudyTableLayout.OfJson(null));
        Assert.Null(StudyTableLayout.Usual.Problem(form: null));
        Assert.Equal(StudyTableLayout.Bibliography.Keys, StudyTableLayout.Usual.ColumnsOf(form: null).Select(column => column.Key));
    }

    [Fact]
    public void What_is_chosen_comes_back_from_where_it_is_kept()
    {
        var layout = new StudyTableLayout("Studies of peer workers", [new("study", "Who"), new(_role), new("year")]);

        Assert.Equal(layout, StudyTableLayout.OfJson(layout.ToJson()));
        Assert.NotEqual(layout, StudyTableLayout.OfJson((layout with { Columns = [new("study"), new(_role), new("year")] }).ToJson()));
        Assert.Equal(layout, new StudyTableLayout(" Studies of peer workers ", [new("study", " Who"), new(_role, " "), new("year", "")]).Trimmed());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"columns\":null}")]
    public void What_cannot_be_read_is_the_usual_table(string json) => Assert.Equal(StudyTableLayout.Usual, StudyTableLayout.OfJson(json));

    [Fact]
    public void An_item_that_the_form_has_no_more_is_left_out_and_cannot_be_chosen()
    {
        var layout = new StudyTableLayout(null, [new("study"), new(StudyTableLayout.OfItem("gone")), new(_role)]);

        Assert.Equal(["study", _role], layout.ColumnsOf(_form).Select(column => column.Key));
        Assert.Equal(["study"], layout.ColumnsOf(form: null).Select(column => column.Key));
        Assert.Contains("no longer in the charting form", layout.Problem(_form), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_no_column_twice_and_no_endless_words_can_be_chosen()
    {
        Assert.Contains("at least one", Problem([]), StringComparison.Ordinal);
        Assert.Contains("twice", Problem([new("year"), new("year", "When")]), StringComparison.Ordinal);
        Assert.Contains("heading", Problem([new("year", new string('x', StudyTableLayout.LongestHeading + 1))]), StringComparison.Ordinal);
        Assert.Contains("caption", new StudyTableLayout(new string('x', StudyTableLayout.LongestCaption + 1), [new("year")]).Problem(_form),
            StringComparison.Ordinal);
        Assert.Contains("At most", Problem([.. Enumerable.Range(0, StudyTableLayout.MostColumns + 1)
            .Select(i => new StudyColumn(FormattableString.Invariant($"column-{i}")))]), StringComparison.Ordinal);
        Assert.Null(Problem([new("year", "When"), new(_role)]));

        static string? Problem(IReadOnlyList<StudyColumn> columns) => new StudyTableLayout(null, columns).Problem(_form);
    }
}
