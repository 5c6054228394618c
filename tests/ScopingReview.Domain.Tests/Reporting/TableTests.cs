using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class TableTests
{
    private static readonly ChartingForm Form = PeerWorkerForm.Form;
    private static readonly ChartingItem Role = Form.Item("role");
    private static readonly ChartingItem Phases = Form.Item("phases");

    private static readonly ChartedStudy[] Studies =
    [
        Study("A", ("role", "provider-of-peer-support"), ("phases", "delivery")),
        Study("B", ("role", "provider-of-peer-support"), ("phases", "delivery|assessment"), ("country", "USA"), ("year", "2021")),
        Study("C", ("role", "partner-in-co-creation"), ("phases", "design|delivery"), ("country", "United States|Canada"), ("year", "2012")),
        new(Guid.CreateVersion7(), "D", ChartAnswers.None.With("role", ChartAnswer.Unclear).With("phases", ChartAnswer.NotReported)),
        Study("E", ("role", "partner-in-co-creation|provider-of-peer-support")),
    ];

    [Fact]
    public void A_single_choice_table_adds_up_to_the_number_of_studies()
    {
        var table = FrequencyTable.Of(Role, Studies);

        Assert.Equal("n (%), N = 5", table.Header);
        Assert.Equal(
            ["Provider of pre-determined services 0 0.0", "Provider of peer support 2 40.0", "Partner in co-creation 1 20.0", "Unclear 1 20.0", "More than one answer: to be adjudicated 1 20.0"],
            table.Rows.Select(Line));
        Assert.Equal(5, table.Rows.Sum(row => row.Category.Count));
        Assert.Null(table.Footnote);
    }

    [Fact]
    public void A_multiple_choice_table_counts_a_study_in_each_of_its_categories_and_says_so()
    {
        var table = FrequencyTable.Of(Phases, Studies);

        Assert.Equal(
            ["Commission 0 0.0", "Design 1 20.0", "Delivery 3 60.0", "Assessment 1 20.0", "Not reported 1 20.0", "Not charted yet 1 20.0"],
            table.Rows.Select(Line));
        Assert.Equal("Categories are not mutually exclusive; percentages may exceed 100 %.", table.Footnote);
    }

    [Fact]
    public void A_derived_table_says_what_cannot_be_derived() =>
        Assert.Equal(
            ["Co-creation 1 20.0", "Co-production 2 40.0", "Not derivable 1 20.0", "Not charted yet 1 20.0"],
            FrequencyTable.Of(Form.Item("involvement"), Studies).Rows.Select(Line));

    [Fact]
    public void Countries_under_different_names_are_one_row()
    {
        var table = FrequencyTable.Of(Form.Item("country"), Studies);

        Assert.Equal(["Canada 1 20.0", "United States 2 40.0", "Not charted yet 3 60.0"], table.Rows.Select(Line));
        Assert.NotNull(table.Footnote);
        Assert.Null(FrequencyTable.Of(Form.Item("country"), Studies[..2]).Footnote);
    }

    [Fact]
    public void Years_are_in_order() =>
        Assert.Equal(["2012 1 20.0", "2021 1 20.0", "Not charted yet 3 60.0"], FrequencyTable.Of(Form.Item("year"), Studies).Rows.Select(Line));

    [Fact]
    public void A_value_that_is_no_option_of_the_form_is_shown_rather_than_lost()
    {
        var table = FrequencyTable.Of(Role, [Study("A", ("role", "volunteer"))]);

        Assert.Equal("volunteer (not an option of this form) 1 100.0", Line(table.Rows[3]));
    }

    [Fact]
    public void Without_studies_there_are_no_percentages() =>
        Assert.All(FrequencyTable.Of(Role, []).Rows, row => Assert.Equal("–", row.Percent));

    [Fact]
    public void A_study_given_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => FrequencyTable.Of(Role, [Studies[0], Studies[0]]));

    [Fact]
    public void Totals_of_a_cross_table_are_sets_and_not_sums()
    {
        var table = CrossTable.Of(Role, Phases, Studies);
        var peerSupport = 1;

        Assert.Equal([0, 0, 2, 1, 0, 0], table.Cells[peerSupport].Select(cell => cell.Count));
        Assert.Equal(2, table.Rows[peerSupport].Count);
        Assert.Equal(3, table.Columns[2].Count);
        Assert.Equal(5, table.StudyIds.Count);
        Assert.Equal([Studies[1].Id], table.Cells[peerSupport][3]);
        Assert.Equal("50.0", table.PercentOfRow(peerSupport, 3));
        Assert.Equal("66.7", table.PercentOfColumn(peerSupport, 2));
        Assert.NotNull(table.Footnote);
    }

    [Fact]
    public void Cells_of_two_single_choice_items_add_up_in_both_directions()
    {
        var table = CrossTable.Of(Role, Form.Item("focus"), Studies);

        Assert.Null(table.Footnote);
        for (var row = 0; row < table.Rows.Count; row++)
            Assert.Equal(table.Rows[row].Count, table.Cells[row].Sum(cell => cell.Count));
        Assert.Equal(Studies.Length, table.Rows.Sum(row => row.Count));
        Assert.Equal(Studies.Length, table.Columns.Sum(column => column.Count));
    }

    [Fact]
    public void The_charting_table_gives_answers_in_words()
    {
        var noted = Study("F", ("sector", "other")) is var study
            ? study with { Answers = study.Answers.With("sector", ChartAnswer.Of("other") with { Note = "housing" }) }
            : null!;

        var table = ChartingTable.Of(Form, [.. Studies, noted]);

        Assert.Equal(Form.Items.Count(), table.Columns.Count);
        Assert.Equal("Design; Delivery", Cell("C", "phases"));
        Assert.Equal("Co-creation", Cell("C", "involvement"));
        Assert.Equal("US; Canada", Cell("C", "region"));
        Assert.Equal("Unclear", Cell("D", "role"));
        Assert.Equal("Not derivable", Cell("D", "involvement"));
        Assert.Equal("", Cell("A", "year"));
        Assert.Equal("Other [housing]", Cell("F", "sector"));

        string Cell(string label, string item) =>
            table.Rows.Single(row => row.Label == label).Cells[table.Columns.ToList().FindIndex(column => column.Key == item)];
    }

    private static string Line(FrequencyRow row) => $"{row.Category.Label} {row.Category.Count} {row.Percent}";

    private static ChartedStudy Study(string label, params (string Item, string Values)[] answers) => new(
        Guid.CreateVersion7(),
        label,
        new ChartAnswers(answers.Select(answer => KeyValuePair.Create(answer.Item, ChartAnswer.Of(answer.Values.Split('|'))))));
}
