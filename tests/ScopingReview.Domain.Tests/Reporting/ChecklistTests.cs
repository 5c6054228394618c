using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

/// <summary>The checklists say what is known, name what is missing, and never call filled what the authors have still to write.</summary>
public sealed class ChecklistTests
{
    [Fact]
    public void The_guidelines_have_their_items_in_order()
    {
        Assert.Equal(Enumerable.Range(1, 22), ScrItems.All.Select(item => item.Number));
        Assert.Equal(Enumerable.Range(1, 16), SearchItems.All.Select(item => item.Number));
    }

    [Fact]
    public void Of_a_review_that_has_just_begun_nothing_but_the_rule_of_deduplication_is_filled()
    {
        var scr = ScrChecklist.Of(Empty);
        var search = SearchChecklist.Of(Empty);

        Assert.DoesNotContain(scr.Answers, answer => answer.State == ChecklistState.Filled && answer.Item.Number != 14);
        Assert.Equal([16], search.Answers.Where(answer => answer.State == ChecklistState.Filled).Select(answer => answer.Item.Number));
        Assert.All(scr.Answers.Concat(search.Answers).Where(answer => answer.State != ChecklistState.Filled),
            answer => Assert.NotNull(answer.Missing));
    }

    [Fact]
    public void What_the_authors_wrote_fills_its_items_and_what_is_missing_is_named()
    {
        var facts = Empty with
        {
            Title = "Peer workers: a Scoping Review",
            Question = "What is known?",
            Protocol = new
                Dictionary<ProtocolItem, string>
            {
                [ProtocolItem.Population] = "Adults",
                [ProtocolItem.Concept] = "Roles",
                [ProtocolItem.Registration] = "OSF",
                [ProtocolItem.Funding] = "None"
            },
            Deviations = [new(new DateOnly(2026, 3, 4), "Years were limited.")],
        };

        var scr = ScrChecklist.Of(facts).Answers.ToDictionary(answer => answer.Item.Number);

        Assert.Equal(ChecklistState.Filled, scr[1].State);
        Assert.Equal((ChecklistState.Partly, "Not written down: context."), (scr[4].State, scr[4].Missing));
        Assert.Equal(["What is known?", "Population: Adults", "Concept: Roles"], scr[4].Text);
        Assert.Equal(["OSF", "Deviation, 4 March 2026: Years were limited."], scr[5].Text);
        Assert.Equal(ChecklistState.Filled, scr[22].State);
        Assert.Equal(ChecklistState.ForAuthors, scr[3].State);
        Assert.Equal(["Deviation from the protocol, 4 March 2026: Years were limited."], scr[20].Text);
    }

    [Fact]
    public void A_search_without_platform_day_or_strategy_is_named_under_each_of_them()
    {
        var facts = Empty with
        {
            Sources =
            [
                new("MEDLINE", InformationSourceKind.Database, 120,
                    [new("Ovid", new DateOnly(2026, 1, 2), true, "English", 100), new("Ovid", new DateOnly(2026, 6, 1), true, null, 20)]),
                new("CINAHL", InformationSourceKind.Database, 30, [new(null, null, false, null, 30)]),
                new("ClinicalTrials.gov", InformationSourceKind.Register, 1, []),
            ],
        };

        var search = SearchChecklist.Of(facts).Answers.ToDictionary(answer => answer.Item.Number);

        Assert.Equal(["MEDLINE (via Ovid)", "CINAHL"], search[1].Text);
        Assert.Equal("The platform is not noted for CINAHL.", search[1].Missing);
        Assert.Equal((ChecklistState.Filled, "ClinicalTrials.gov: 1 record"), (search[3].State, search[3].Text.Single()));
        Assert.Equal("The strategy is not stored for CINAHL, ClinicalTrials.gov.", search[8].Missing);
        Assert.Equal(["MEDLINE: English"], search[9].Text);
        Assert.Equal(["MEDLINE was searched 2 times (2 January 2026, 1 June 2026)."], search[12].Text);
        Assert.Equal("The date of the search is missing for CINAHL, ClinicalTrials.gov.", search[13].Missing);
        Assert.Equal(["MEDLINE: 120 records", "CINAHL: 30 records", "ClinicalTrials.gov: 1 record"], search[15].Text);
        Assert.Equal("The date of the search is missing for CINAHL, ClinicalTrials.gov.",
            ScrChecklist.Of(facts).Answers.Single(answer => answer.Item.Number == 7).Missing);
    }

    [Fact]
    public void Studies_count_as_reported_once_all_of_them_are_charted_and_a_flow_once_nothing_is_open()
    {
        var world = new PrismaWorld();
        world.Records(2, world.Source(InformationSourceKind.Database), PrismaWorld.Included).OpenPairs = 1;
        var facts = Empty with { Form = PeerWorkerForm.Form, Studies = 2, Charted = 1, Flow = world.Flow() };

        var before = ScrChecklist.Of(facts).Answers.ToDictionary(answer => answer.Item.Number);
        world.OpenPairs = 0;
        var after = ScrChecklist.Of(facts with { Charted = 2, Flow = world.Flow() }).Answers.ToDictionary(answer => answer.Item.Number);

        Assert.Equal([ChecklistState.Partly, ChecklistState.Partly, ChecklistState.Partly],
            new[] { before[14].State, before[15].State, before[17].State });
        Assert.Equal([ChecklistState.Filled, ChecklistState.Filled, ChecklistState.Filled],
            new[] { after[14].State, after[15].State, after[17].State });
        Assert.Equal(["1 of 2 included studies charted."], before[17].Text);
    }

    [Fact]
    public void The_table_for_files_has_a_row_for_each_item_and_counts_their_states()
    {
        var table = ChecklistTable.Of(SearchChecklist.Of(Empty));

        Assert.Equal(16, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.StartsWith("1 of 16 items are filled in from the workbench, 0 in part, and 15 are for the authors.",
            table.Footnotes.Single(), StringComparison.Ordinal);
    }

    private static ChecklistFacts Empty => new()
    {
        Title = "Peer workers",
        Question = null,
        Protocol = new Dictionary<ProtocolItem, string>(),
        Deviations = [],
        HasCriteria = false,
        Text = new ReportText([], []),
        Flow = new PrismaWorld().Flow(),
        Sources = [],
        Deduplication = "Duplicates were found by rules.",
        Form = null,
        Studies = 0,
        Charted = 0,
    };
}
