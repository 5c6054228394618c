using System.Globalization;
using System.Text;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class RepeatableGroupTests
{
    private static readonly ChartingForm _form = new()
    {
        Name = "Outcomes",
        Version = 1,
        Sections =
        [
            new()
            {
                Title = "The study",
                Items =
                [
                    new() { Key = "design", Label = "Design", Type = ChartingItemType.SingleChoice, Options = Options("trial", "other"),
                        Required = true },
                    new()
                    {
                        Key = "outcomes", Label = "Outcomes", Type = ChartingItemType.Group, RowKey = "name", Required = true, Items =
                        [
                            new() { Key = "name", Label = "Name", Type = ChartingItemType.Text, Required = true },
                            new() { Key = "kind", Label = "Kind", Type = ChartingItemType.SingleChoice,
                                Options = Options("scale", "event") },
                            new() { Key = "points", Label = "Points", Type = ChartingItemType.Number, ShownIf = new("kind", ["scale"]) },
                            new() { Key = "arm", Label = "Arm", Type = ChartingItemType.Text, ShownIf = new("design", ["trial"]) },
                            new() { Key = "long", Label = "Length", Type = ChartingItemType.Derived, Options = Options("short", "long"),
                                Derivation = new(DerivationRule.Band, "points") { Bands = [new(20, "short"), new(null, "long")] } },
                        ],
                    },
                    new() { Key = "how-many", Label = "How many outcomes", Type = ChartingItemType.Derived,
                        Derivation = new(DerivationRule.Count, "outcomes") },
                ],
            },
        ],
    };

    [Fact]
    public void The_form_can_be_published() => Assert.Empty(FormCheck.Problems(_form));

    [Fact]
    public void Each_row_is_checked_and_named()
    {
        var answers = Study("other", Row("1", ("name", "Recovery"), ("kind", "scale"), ("points", "many")), Row("2", ("kind", "event")));

        var problems = ChartValidator.Validate(_form, answers, 2027);

        Assert.Equal([("points", "1", "Outcomes 1: Recovery: Points: 'many' is not a number (write 1234.5).")],
            problems.Where(problem => problem.Kind == ChartProblemKind.Invalid)
                .Select(problem => (problem.ItemKey, problem.RowId, problem.Message)));
        Assert.Equal([("name", "2")], problems.Where(problem => problem.Kind == ChartProblemKind.Missing)
            .Select(problem => (problem.ItemKey, problem.RowId)));
    }

    [Fact]
    public void What_is_not_asked_in_a_row_is_kept_and_counts_for_nothing()
    {
        var answers = Study("other", Row("1", ("name", "Recovery"), ("kind", "event"), ("points", "24"), ("arm", "A")));

        var counting = ChartedStudy.Of(Guid.CreateVersion7(), "S", _form, answers);

        Assert.Equal(["kind", "name"], counting.Answers!["outcomes"]!.Rows[0].Answers.Keys.Order());
        Assert.Contains("points", ChartCleaning.Clean(_form, answers)["outcomes"]!.Rows[0].Answers.Keys);
        Assert.Equal(["arm", "name"], ChartedStudy.Of(Guid.CreateVersion7(), "S", _form,
            Study("trial", Row("1", ("name", "x"), ("arm", "A"))))
            .Answers!["outcomes"]!.Rows[0].Answers.Keys.Order());
    }

    [Fact]
    public void A_group_is_a_table_of_its_own_and_one_cell_of_the_charting_table()
    {
        var study = ChartedStudy.Of(Guid.CreateVersion7(), "Day 2024", _form,
            Study("trial", Row("1", ("name", "Recovery"), ("kind", "scale"), ("points", "24")),
                Row("2", ("name", "Relapse"), ("kind", "event"))));

        var table = AnswerTable.OfGroup(_form, _form.Item("outcomes"), [study, new ChartedStudy(Guid.CreateVersion7(), "None", null)]);

        Assert.Equal([("Day 2024", 1), ("Day 2024", 2)], table.Rows.Select(row => (row.Label, row.Number)));
        Assert.Equal(["Recovery", "scale", "24", "Not answered", "long"], table.Columns.Select(column => column.At(0).Text));
        Assert.Equal(["Relapse", "event", "Not asked", "Not answered", "Not asked"], table.Columns.Select(column => column.At(1).Text));
        Assert.Equal("Name: Recovery, Kind: scale, Points: 24 | Name: Relapse, Kind: event",
            ChartingTable.Cell(_form.Item("outcomes"), study).Text);
        Assert.Equal("2", ChartingTable.Cell(_form.Item("how-many"), study).Text);
        Assert.Equal(["2 rows"], FrequencyTable.Of(_form.Item("outcomes"), [study]).Rows.Select(row => row.Category.Label));
    }

    [Fact]
    public void Rows_that_two_people_added_at_once_are_both_kept()
    {
        var before = Study("trial", Row("1", ("name", "Recovery")), Row("2", ("name", "Relapse")));
        var theirs = Study("trial", Row("1", ("name", "Recovery"), ("kind", "scale")), Row("2", ("name", "Relapse")),
            Row("3", ("name", "Stigma")));
        var mine = Study("trial", Row("1", ("name", "Recovery"), ("points", "24")), Row("4", ("name", "Hope")));

        var combined = ChartCleaning.Combine(_form, before, theirs, mine)["outcomes"]!.Rows;

        Assert.Equal(["1", "3", "4"], combined.Select(row => row.Id));
        Assert.Equal(["kind", "name", "points"], combined[0].Answers.Keys.Order());
    }

    [Fact]
    public void Rows_without_an_answer_are_not_stored_and_answers_come_back_from_their_JSON_as_they_were()
    {
        var answers = Study("trial", Row("1", ("name", " Recovery ")), Row("2", ("name", " ")));

        var clean = ChartCleaning.Clean(_form, answers);

        Assert.Equal("Recovery", Assert.Single(clean["outcomes"]!.Rows).Answers["name"]!.Values[0]);
        Assert.Equal(ChartingJson.Write(clean), ChartingJson.Write(ChartingJson.ReadAnswers(ChartingJson.Write(clean))));
    }

    [Fact]
    public void Items_of_a_group_are_renamed_moved_and_removed_like_any_other()
    {
        var (renamed, key) = _form.Renamed("kind", "Sort of outcome");

        Assert.Equal(new AnswerCondition("sort-of-outcome", ["scale"]).Item, renamed.FindAny("points")!.ShownIf!.Item);
        Assert.Equal(["sort-of-outcome", "name", "points", "arm", "long"],
            renamed.Moved(key, -1).Item("outcomes").Items.Select(item => item.Key));
        Assert.Equal(["name", "points", "arm", "long"], renamed.Without(key).Item("outcomes").Items.Select(item => item.Key));
        Assert.Equal(["design", "name", "kind", "points", "arm", "long"],
            _form.MovedBefore("design", "name").Item("outcomes").Items.Select(item => item.Key));
        Assert.Same(_form, _form.MovedBefore("outcomes", "name"));
    }

    [Fact]
    public async Task A_form_of_forty_items_with_two_groups_comes_back_from_its_codebook_as_it_was()
    {
        var form = _form with
        {
            Sections = [.. _form.Sections, new() { Title = "More", Items =
            [
                .. Enumerable.Range(1, 30)
                    .Select(n => new ChartingItem { Key = $"item-{n}", Label = string.Create(CultureInfo.InvariantCulture, $"Item {n}"),
                    Type = n % 2 == 0 ? ChartingItemType.Date : ChartingItemType.YesNo, QuoteWanted = n % 5 == 0 }),
                new() { Key = "arms", Label = "Arms", Type = ChartingItemType.Group, Items =
                    [new() { Key = "arm-name", Label = "Name", Type = ChartingItemType.Text },
                        new() { Key = "arm-n", Label = "Participants", Type = ChartingItemType.Number, Unit = "people" }] },
            ] }],
        };
        using var table = new MemoryStream(Encoding.UTF8.GetBytes(Codebook.Write(form)));

        var read = await Codebook.ReadAsync(table, form.Name);

        Assert.Empty(read.Problems);
        Assert.Equal(41, read.Form!.AllItems.Count());
        Assert.Equal(ChartingJson.Write(form), ChartingJson.Write(read.Form));
    }

    [Fact]
    public void An_option_that_took_the_place_of_another_counts_in_its_stead_and_wants_no_second_look()
    {
        var group = _form.Item("outcomes");
        var after = _form.With("kind",
            item => item with { Options = [new() { Key = "score", Label = "Score", Replaces = ["scale"] }, .. Options("event")] })
            .With("points", item => item with { ShownIf = new("kind", ["score"]) });
        var answers = Study("other", Row("1", ("name", "Recovery"), ("kind", "scale"), ("points", "24")));

        Assert.Equal("Name: Recovery, Kind: Score, Points: 24",
            ChartingTable.Cell(after.Item(group.Key), ChartedStudy.Of(Guid.CreateVersion7(), "S", after, answers)).Text);
        Assert.Empty(FormChanges.SecondLook(_form, after, answers));
        Assert.Contains("What was charted as “scale” in “Kind” counts as “Score”.", FormChanges.Between(_form, after));
        Assert.Contains("scale", FormChanges.SecondLook(_form,
            _form.With("kind", item => item with { Options = Options("score", "event") }), answers)[0], StringComparison.Ordinal);
    }

    private static ChartingOption[] Options(params string[] keys) => [.. keys.Select(key => new ChartingOption { Key = key, Label = key })];

    private static ChartRow Row(string id, params (string Key, string Value)[] answers)
        => new(id, new ChartAnswers(answers.Select(answer => KeyValuePair.Create(answer.Key, ChartAnswer.Of(answer.Value)))));

    private static ChartAnswers Study(string design, params ChartRow[] rows)
        => ChartAnswers.None.With("design", ChartAnswer.Of(design)).With("outcomes", new ChartAnswer { Rows = rows });
}
