using System.Text;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class FormBuildingTests
{
    public static TheoryData<string> Templates => [.. FormTemplates.All.Select(template => template.Key)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_template_can_be_published_as_it_is(string key)
        => Assert.Empty(FormCheck.Problems(FormTemplates.Find(key)!.Form));

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_template_comes_back_from_its_codebook_as_it_was(string key)
    {
        var form = FormTemplates.Find(key)!.Form;

        var read = await ReadAsync(Codebook.Write(form), form.Name);

        Assert.Empty(read.Problems);
        // The description is no part of the table.
        Assert.Equal(ChartingJson.Write(form with { Description = null }), ChartingJson.Write(read.Form!));
    }

    [Fact]
    public async Task A_codebook_that_somebody_typed_gets_its_keys_from_the_names()
    {
        var read = await ReadAsync("section,item,kind,required,option\nSetting,Country of study,country,yes,\n,Setting,multiple choice,no,Hospital\n,,,,Community\n,Key findings,long text,yes,\n", "Mine");

        Assert.Empty(read.Problems);
        Assert.Equal(["country-of-study", "setting", "key-findings"], read.Form!.Items.Select(item => item.Key));
        Assert.Equal(["hospital", "community"], read.Form.Item("setting").Options.Select(option => option.Key));
        Assert.Equal([true, false, true], read.Form.Items.Select(item => item.Required));
    }

    [Theory]
    [InlineData("item,kind\nAge,slider\n", "Line 2: “slider” is not a kind of item")]
    [InlineData("item,kind,key\nAge,number,a\nSex,text,a\n", "Line 3: the key “a” is there twice")]
    [InlineData("item,kind,option\nSex,single choice,Women\n", "needs at least two options")]
    [InlineData("item,kind,rule,computed from\nRegion,computed,RegionOfCountry,country\n", "from an item that the form does not have")]
    [InlineData("item,kind,filled from\nYear,year,Spine\n", "“Spine” is none of")]
    [InlineData("name,sort\nAge,number\n", "at least “item” and “kind”")]
    [InlineData("item,kind\n", "no items")]
    public async Task What_is_not_understood_in_a_codebook_is_named_and_gives_no_form(string table, string problem)
    {
        var read = await ReadAsync(table, "Mine");

        Assert.Null(read.Form);
        Assert.Contains(read.Problems, said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void What_keeps_a_form_from_being_published_is_said_item_by_item()
    {
        var form = FormTemplates.Blank with
        {
            Name = " ",
            Sections = [new ChartingSection { Title = "", Items =
            [
                new() { Key = "a", Label = "Design", Type = ChartingItemType.SingleChoice },
                new() { Key = "b", Label = "design ", Type = ChartingItemType.Text },
                new() { Key = "b", Label = "", Type = ChartingItemType.Derived },
                new() { Key = "c", Label = "Region", Type = ChartingItemType.Derived,
                    Derivation = new(DerivationRule.RegionOfCountry, "a") },
                new() { Key = "d", Label = "Region of region", Type = ChartingItemType.Derived,
                    Derivation = new(DerivationRule.RegionOfCountry, "c") },
            ] }],
        };

        var problems = FormCheck.Problems(form).Select(problem => problem.Message).ToList();

        foreach (var part in new[] { "no name", "section has no title", "two items have the key", "are called", "at least two options",
            "an item has no name",
            "nothing says from what", "does not hold countries", "which is computed itself" })
            Assert.Contains(problems, problem => problem.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Items_move_within_their_section_and_into_the_next()
    {
        var form = FormTemplates.Find("jbi")!.Form;

        Assert.Equal("year", form.Moved("authors", 1).Items.First().Key);
        Assert.Equal(["population", "aims"], form.Moved("aims", 1).Moved("population", -1).Items.Skip(4).Take(2).Select(item => item.Key));
        Assert.Equal(form.Items.Select(item => item.Key), form.Moved("authors", -1).Items.Select(item => item.Key));
        Assert.Equal(["findings", "authors"], form.MovedBefore("findings", "authors").Items.Take(2).Select(item => item.Key));
        Assert.Equal("Population, concept, context", form.MovedSection(0, 1).Sections[0].Title);
        Assert.Null(form.Without("aims").Find("aims"));
    }

    [Fact]
    public void Reworded_options_keep_their_keys_and_new_items_get_keys_of_their_own()
    {
        var (form, key) = FormTemplates.Find("jbi")!.Form.WithItem(1, "Aims", ChartingItemType.Text);

        Assert.Equal("aims-2", key);
        var reworded = form.With("design",
            item => item with { Options = [.. item.Options.Select(option => option with { Label = option.Label + "!" })] });
        Assert.Equal(form.Item("design").Options.Select(option => option.Key),
            reworded.Item("design").Options.Select(option => option.Key));
    }

    [Fact]
    public void An_item_that_was_never_published_takes_its_key_from_its_name_and_what_is_computed_from_it_follows()
    {
        var (form, key) = FormTemplates.Find("jbi")!.Form.Renamed("origin", "Country of the study");

        Assert.Equal(("country-of-the-study", "Country of the study"), (key, form.Item(key).Label));
        Assert.Equal(key, form.Item("region").Derivation!.FromItem);
        Assert.Empty(FormCheck.Problems(form));
    }

    [Fact]
    public void A_new_version_says_what_it_changes_and_which_charts_want_another_look()
    {
        var before = FormTemplates.Find("jbi")!.Form;
        var after = before.Without("sample-size").With("aims", item => item with { Label = "Purpose" })
            .With("design",
                item => item with { Options = [.. item.Options.Skip(1), new ChartingOption { Key = "case", Label = "Case study" }] })
            .WithItem(0, "Funding", ChartingItemType.Text).Form;

        Assert.Equal(["“Aims” is called “Purpose”.", "New item “Funding”.", "“Study design” has a new option “Case study”.",
            "“Study design” has no option “Quantitative” any more.",
                "“Sample size” is no longer asked; what was answered is kept in the history."],
            FormChanges.Between(before, after));
        var answers = new ChartAnswers([KeyValuePair.Create("design", ChartAnswer.Of("quantitative"))]);
        Assert.Equal(["“Funding” is new.", "“Study design” was answered with “Quantitative”, which is no longer an option."],
            FormChanges.SecondLook(before, after, answers));
        Assert.Empty(FormChanges.SecondLook(before, before, answers));
    }

    [Fact]
    public async Task An_item_is_asked_by_the_answer_to_another_and_its_answer_is_kept_and_counts_for_nothing_while_it_is_not()
    {
        var form = (await ReadAsync("item,kind,required,option,asked if,asked if answer,unit\nDesign,single choice,yes,Trial,,,\n,,,Survey,,,\nArms,number,yes,,design,trial,arms\nBlinding,yes/no,yes,,design,trial,\nWho,text,yes,,blinding,yes,\n", "Trials")).Form!;
        Assert.Equal(ChartingJson.Write(form), ChartingJson.Write((await ReadAsync(Codebook.Write(form), "Trials")).Form!));
        var answers = new ChartAnswers([KeyValuePair.Create("design", ChartAnswer.Of("survey")),
            KeyValuePair.Create("arms", ChartAnswer.Of("3")),
            KeyValuePair.Create("blinding", ChartAnswer.Of("yes"))]);

        Assert.Equal(["arms", "blinding", "who"], FormConditions.NotAsked(form, answers).Order(StringComparer.Ordinal));
        Assert.Empty(ChartValidator.Validate(form, answers, 2030));
        Assert.Equal(["design"], FormConditions.Counting(form, answers).Keys);
        var trial = answers.With("design", ChartAnswer.Of("trial"));
        Assert.Empty(FormConditions.NotAsked(form, trial));
        Assert.Equal(["who"], ChartValidator.Validate(form, trial, 2030).Select(problem => problem.ItemKey));

        ChartedStudy[] studies = [ChartedStudy.Of(Guid.CreateVersion7(), "A", form, answers),
            ChartedStudy.Of(Guid.CreateVersion7(), "B", form, trial)];
        Assert.Equal([("3", 1), ("Not asked", 1)],
            FrequencyTable.Of(form.Item("arms"), studies).Rows.Select(row => (row.Category.Label, row.Category.Count)));
    }

    [Theory]
    [InlineData("yes", "yes", true)]
    [InlineData("yes", "no", false)]
    [InlineData("no", "yes", false)]
    public void A_computed_item_is_told_where_its_source_is_asked_and_its_own_condition_is_met(string source, string own, bool told)
    {
        var form = FormTemplates.Blank with
        {
            Sections = [new ChartingSection { Title = "One", Items =
            [
                new() { Key = "a", Label = "A", Type = ChartingItemType.YesNo },
                new() { Key = "b", Label = "B", Type = ChartingItemType.YesNo },
                new() { Key = "from", Label = "From", Type = ChartingItemType.Country, ShownIf = new AnswerCondition("a", ["yes"]) },
                new()
                {
                    Key = "region", Label = "Region", Type = ChartingItemType.Derived,
                    Derivation = new Derivation(DerivationRule.RegionOfCountry, "from"), ShownIf = new AnswerCondition("b", ["yes"]),
                },
            ] }],
        };
        var answers = new ChartAnswers([KeyValuePair.Create("a", ChartAnswer.Of(source)), KeyValuePair.Create("b", ChartAnswer.Of(own))]);

        Assert.Equal(told, FormConditions.IsAsked(form, form.Item("region"), answers));
    }

    [Theory]
    [InlineData("a", "x", "an option that")]
    [InlineData("b", "", "which has no options")]
    [InlineData("nowhere", "x", "does not have")]
    [InlineData("c", "yes", "lead in a circle")]
    public void A_condition_that_can_never_be_met_keeps_the_form_from_being_published(string item, string value, string problem)
    {
        var form = FormTemplates.Blank with
        {
            Sections = [new ChartingSection { Title = "One", Items =
            [
                new() { Key = "a", Label = "A", Type = ChartingItemType.YesNo },
                new() { Key = "b", Label = "B", Type = ChartingItemType.Text },
                new() { Key = "c", Label = "C", Type = ChartingItemType.YesNo, ShownIf = new AnswerCondition("d", ["yes"]) },
                new() { Key = "d", Label = "D", Type = ChartingItemType.YesNo, ShownIf = new AnswerCondition(item, [value]) },
            ] }],
        };

        Assert.Contains(FormCheck.Problems(form), said => said.ItemKey == "d" && said.Message.Contains(problem, StringComparison.Ordinal));
    }

    private static async Task<CodebookReading> ReadAsync(string table, string name)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return await Codebook.ReadAsync(stream, name);
    }
}
