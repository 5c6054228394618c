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
        Study("C", ("role", "partner-in-co-creation"), ("phases", "design|delivery"), ("country", "United States|Canada"),
            ("year", "2012")),
        new(Guid.CreateVersion7(), "D", ChartAnswers.None.With("role", ChartAnswer.Unclear).With("phases", ChartAnswer.NotReported)),
        Study("E", ("role", "partner-in-co-creation|provider-of-peer-support")),
    ];

    [Fact]
    public void A_single_choice_table_adds_up_to_the_number_of_studies()
    {
        var table = FrequencyTable.Of(Role, Studies);

        Assert.Equal("n (%), N = 5", table.Header);
        Assert.Equal(
            ["Provider of pre-determined services 0 0.0", "Provider of peer support 2 40.0", "Partner in co-creation 1 20.0",
                "Unclear 1 20.0", "More than one answer: to be settled 1 20.0"],
            table.Rows.Select(Line));
        Assert.Equal(5, table.Rows.Sum(row => row.Category.Count));
        Assert.Null(table.Footnote);
    }

    [Fact]
    public void A_multiple_choice_table_counts_a_study_in_each_of_its_categories_and_says_so()
    {
        var table = FrequencyTable.Of(Phases, Studies);

        Assert.Equal(
            ["Commission 0 0.0", "Design 1 20.0", "Delivery 3 60.0", "Assessment 1 20.0", "Not reported 1 20.0", "Not answered 1 20.0"],
            table.Rows.Select(Line));
        Assert.Equal("Categories are not mutually exclusive; percentages may exceed 100 %.", table.Footnote);
    }

    [Fact]
    public void A_derived_table_says_what_cannot_be_derived() =>
        Assert.Equal(
            ["Co-creation 1 20.0", "Co-production 2 40.0", "Not derivable 1 20.0", "Not answered 1 20.0"],
            FrequencyTable.Of(Form.Item("involvement"), Studies).Rows.Select(Line));

    [Fact]
    public void A_study_without_a_chart_and_an_item_left_empty_are_two_rows()
    {
        var table = FrequencyTable.Of(Form.Item("sector"), [.. Studies, Uncharted, Study("G", ("sector", "both"))]);

        Assert.Equal(
            [("both", CategoryKind.Value, 1), ("not-answered", CategoryKind.NotAnswered, 5), ("not-charted", CategoryKind.NotCharted, 1)],
            table.Rows.Where(row => row.Category.Count > 0).Select(row => (row.Category.Key, row.Category.Kind, row.Category.Count)));
        Assert.Equal(["Not answered 5 71.4", "Not charted yet 1 14.3"], table.Rows.TakeLast(2).Select(Line));
        Assert.Equal([Uncharted.Id], table.Rows[^1].Category.StudyIds);
    }

    [Fact]
    public void A_study_without_a_chart_is_in_the_last_row_and_column_of_a_cross_table_and_in_no_other()
    {
        var table = CrossTable.Of(Role, Phases, [.. Studies, Uncharted]);

        Assert.Equal((CategoryKind.NotCharted, CategoryKind.NotCharted), (table.Rows[^1].Kind, table.Columns[^1].Kind));
        Assert.Equal([Uncharted.Id], table.Cells[^1][^1]);
        Assert.All(table.Cells.SkipLast(1), row => Assert.Empty(row[^1]));
        Assert.All(table.Cells[^1].SkipLast(1), Assert.Empty);
        Assert.Equal(6, table.Rows.Sum(row => row.Count));
    }

    [Fact]
    public void Countries_under_different_names_are_one_row()
    {
        var table = FrequencyTable.Of(Form.Item("country"), Studies);

        Assert.Equal(["Canada 1 20.0", "United States 2 40.0", "Not answered 3 60.0"], table.Rows.Select(Line));
        Assert.NotNull(table.Footnote);
        Assert.Null(FrequencyTable.Of(Form.Item("country"), Studies[..2]).Footnote);
    }

    [Fact]
    public void Years_are_in_order() =>
        Assert.Equal(["2012 1 20.0", "2021 1 20.0", "Not answered 3 60.0"],
            FrequencyTable.Of(Form.Item("year"), Studies).Rows.Select(Line));

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
    public void The_charting_table_gives_answers_in_words_and_leaves_no_cell_empty()
    {
        var noted = Study("F", ("sector", "other"));
        noted = noted with
        {
            Answers = noted.Answers!.With("sector", ChartAnswer.Of("other") with { Note = " housing " })
            .With("year", new ChartAnswer { Note = "in press" })
        };

        var table = ChartingTable.Of(Form, [.. Studies, noted, Uncharted]);

        Assert.Equal(Form.Items.Count(), table.Columns.Count);
        Assert.Equal("Design; Delivery", Cell("C", "phases").Text);
        Assert.Equal("Co-creation", Cell("C", "involvement").Text);
        Assert.Equal("US; Canada", Cell("C", "region").Text);
        Assert.Equal("United States; Canada", Cell("C", "country").Text);
        Assert.Equal("Not reported", Cell("D", "phases").Text);
        Assert.Equal("Unclear", Cell("D", "role").Text);
        Assert.Equal("Not derivable", Cell("D", "involvement").Text);
        Assert.Equal("Not answered", Cell("A", "year").Text);
        Assert.Equal("Partner in co-creation; Provider of peer support", Cell("E", "role").Text);
        Assert.Equal(new ChartingCell(CategoryKind.Value, "Other", "housing"), Cell("F", "sector"));
        Assert.Equal(new ChartingCell(CategoryKind.NotAnswered, "Not answered", "in press"), Cell("F", "year"));
        Assert.All(table.Rows[^1].Cells, cell => Assert.Equal(new ChartingCell(CategoryKind.NotCharted, "Not charted yet", null), cell));
        Assert.All(table.Rows, row => Assert.All(row.Cells, cell => Assert.NotEmpty(cell.Text)));

        ChartingCell Cell(string label, string item) =>
            table.Rows.Single(row => row.Label == label).Cells[table.Columns.ToList().FindIndex(column => column.Key == item)];
    }

    [Fact]
    public void Columns_of_the_same_name_are_told_apart_by_their_keys()
    {
        static ChartingItem Item(string key, string label) => new() { Key = key, Label = label, Type = ChartingItemType.Text };
        var form = new ChartingForm
        {
            Name = "A form",
            Version = 1,
            Sections = [new() { Title = "One", Items = [Item("setting-1", "Setting"), Item("aim", "Aim")] },
                new() { Title = "Two", Items = [Item("setting-2", "setting"), Item("doi-of-protocol", "DOI")] }],
        };

        Assert.Equal(["Study", "DOI", "Setting (setting-1)", "Aim", "setting (setting-2)", "DOI (doi-of-protocol)"],
            ChartingTable.Of(form, []).Headings("Study", "DOI"));
    }

    [Fact]
    public void Notes_and_quotes_are_a_row_each_with_the_answer_they_belong_to()
    {
        var study = Study("A", ("role", "provider-of-peer-support"), ("focus", "outcomes"));
        study = study with
        {
            Answers = study.Answers!
                .With("role",
                    ChartAnswer.Of("provider-of-peer-support") with
                    {
                        Note = "see also p. 9",
                        Quotes = [new("They met weekly.", "4"), new("“Alone, never”")]
                    })
                .With("sector", ChartAnswer.Unclear with { Note = "both?" })
                .With("funding", new ChartAnswer { Quotes = [new("None declared", "12")] }),
        };

        Assert.Equal(
            [
                ("A", "role", "Provider of peer support", "see also p. 9", "They met weekly.", "4"),
                ("A", "role", "Provider of peer support", "see also p. 9", "“Alone, never”", null),
                ("A", "sector", "Unclear", "both?", null, null),
                ("A", "funding", "Not answered", null, "None declared", "12"),
            ],
            ChartingNotes.Of(Form, [study, Uncharted])
                .Select(note => (note.Label, note.Item.Key, note.Answer, note.Note, note.Quote, note.Page))
                .OrderBy(note => Array.IndexOf(["role", "sector", "funding"], note.Key)));
    }

    private static readonly ChartedStudy Uncharted = new(Guid.CreateVersion7(), "U", null);

    private static string Line(FrequencyRow row) => $"{row.Category.Label} {row.Category.Count} {row.Percent}";

    private static ChartedStudy Study(string label, params (string Item, string Values)[] answers) => new(
        Guid.CreateVersion7(),
        label,
        new ChartAnswers(answers.Select(answer => KeyValuePair.Create(answer.Item, ChartAnswer.Of(answer.Values.Split('|'))))));
}
