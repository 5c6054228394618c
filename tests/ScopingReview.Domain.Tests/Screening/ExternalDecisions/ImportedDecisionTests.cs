using System.Text;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Screening.ExternalDecisions;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Screening.ExternalDecisions;

public sealed class ImportedDecisionTests
{
    [Theory]
    [InlineData("RAYYAN-INCLUSION: {\"Ann\"=>\"Included\", \"Bo B.\"=>\"Maybe\", \"c@d\"=>\"Excluded\"}")]
    [InlineData(
        "RAYYAN-INCLUSION: {\"\"Ann\"\":\"\"Included\"\", \"\"Bo B.\"\":\"\"Maybe\"\", \"\"c@d\"\":\"\"Excluded\"\"} | RAYYAN-LABELS: x")]
    [InlineData("A note | RAYYAN-INCLUSION: {\"\"Ann\"\"=>\"\"Included\"\",\"\"Bo B.\"\"=>\"\"Maybe\"\",\"\"c@d\"\"=>\"\"Excluded\"\"}")]
    public async Task Rayyan_names_each_reviewer_and_verdict(string note)
    {
        var record = await Ris.ReadEntryAsync("TI  - One", "DO  - 10.1000/1", "N1  - " + note);

        var decisions = RayyanNotes.Read(record, 7);

        Assert.True(RayyanNotes.Has(record));
        Assert.Equal([("Ann", Verdict.Include), ("Bo B.", Verdict.Maybe), ("c@d", Verdict.Exclude)],
            decisions.Select(decision => (decision.ReviewerName!, decision.Verdict!.Value)));
        Assert.All(decisions, decision =>
            Assert.Equal(("10.1000/1", "One", 7L, null), (decision.Record.Doi, decision.Record.Title, decision.Line, decision.Stage)));
    }

    [Fact]
    public async Task Rayyan_s_labels_reasons_and_notes_are_told_apart()
    {
        var record = await Ris.ReadEntryAsync(
            "TI  - One",
            "N1  - RAYYAN-INCLUSION: {\"Ann\"=>\"Excluded\", \"Bo\"=>\"Included\"} | RAYYAN-LABELS: trial,__EXR__wrong age | RAYYAN-EXCLUSION-REASONS: wrong age,wrong population | USER-NOTES: {\"Bo\"=>[\"look, again\", \"and again\"], \"Cy\"=>[\"hm\"]}");

        var decisions = RayyanNotes.Read(record, 1);

        Assert.Equal(["Ann", "Bo", "Cy"], decisions.Select(decision => decision.ReviewerName));
        Assert.Equal(["wrong age", "wrong population"], decisions[0].Reasons);
        Assert.Empty(decisions[1].Reasons);
        Assert.All(decisions, decision => Assert.Equal(["trial"], decision.Labels));
        Assert.Equal((null, "look, again\nand again", "hm", null),
            (decisions[0].Note, decisions[1].Note, decisions[2].Note, decisions[2].Verdict));
    }

    [Fact]
    public async Task Labels_without_a_decision_are_kept_and_other_notes_are_none()
    {
        var labelled = Assert.Single(RayyanNotes.Read(await Ris.ReadEntryAsync("TI  - One", "N1  - RAYYAN-LABELS: a,b"), 1));
        var other = await Ris.ReadEntryAsync("TI  - One", "N1  - Included in a list");

        Assert.Equal((null, null), (labelled.ReviewerName, labelled.Verdict));
        Assert.Equal(["a", "b"], labelled.Labels);
        Assert.False(RayyanNotes.Has(other));
        Assert.Empty(RayyanNotes.Read(other, 1));
    }

    [Theory]
    [InlineData("ASReview_relevant", Verdict.Include)]
    [InlineData("ASReview_irrelevant", Verdict.Exclude)]
    [InlineData("ASReview_not_seen", null)]
    [InlineData("Something else", null)]
    public async Task ASReview_s_labels_are_read(string note, Verdict? verdict)
    {
        var record = await Ris.ReadEntryAsync("TI  - One", "N1  - " + note);

        Assert.Equal(verdict, AsReviewLabels.Read(record, 1)?.Verdict);
    }

    [Theory]
    [InlineData("record,reviewer,stage,verdict,reason\nR-000012,Ann,full text,exclude,wrong age\n")]
    [InlineData("Exclusion reason;Decision;Screener;Level;Record ID\nwrong age;Excluded;Ann;Full-text;r-12\n")]
    [InlineData("record\treviewer\tbasis\tvote\treason\nR-12\tAnn\tft\t0\twrong age\n")]
    public async Task Columns_are_found_in_any_order_and_under_other_names(string table)
    {
        var decision = Assert.Single((await FileAsync(table)).Decisions);

        Assert.Equal((12, "Ann", ScreeningStage.FullText, Verdict.Exclude),
            (decision.Record.RecordNumber, decision.ReviewerName, decision.Stage, decision.Verdict));
        Assert.Equal(["wrong age"], decision.Reasons);
    }

    [Theory]
    [InlineData("include", Verdict.Include)]
    [InlineData("YES", Verdict.Include)]
    [InlineData("1", Verdict.Include)]
    [InlineData("Excluded", Verdict.Exclude)]
    [InlineData("no", Verdict.Exclude)]
    [InlineData("0", Verdict.Exclude)]
    [InlineData("maybe", Verdict.Maybe)]
    [InlineData("unclear", Verdict.Maybe)]
    [InlineData("perhaps so", null)]
    public void Words_say_verdicts(string word, Verdict? verdict) => Assert.Equal(verdict, VerdictWords.VerdictOf(word));

    [Theory]
    [InlineData("title", ScreeningStage.TitleAbstract, true)]
    [InlineData("Title/Abstract", ScreeningStage.TitleAbstract, false)]
    [InlineData("ti-ab", ScreeningStage.TitleAbstract, false)]
    [InlineData("Full text review", ScreeningStage.FullText, false)]
    public void Words_say_stages(string words, ScreeningStage stage, bool byTitleAlone)
    => Assert.Equal((stage, byTitleAlone), VerdictWords.StageOf(words));

    [Theory]
    [InlineData("record,verdict\nA,perhaps so\nB,include\n", "not a recognised decision")]
    [InlineData("record,verdict\n,include\n", "does not identify a record")]
    [InlineData("record,stage,verdict\nA,lunch,include\n", "not a recognised stage")]
    public async Task A_row_that_is_not_understood_is_named(string table, string message)
    {
        var issue = Assert.Single((await FileAsync(table)).Issues);

        Assert.Contains(message, issue.Message, StringComparison.Ordinal);
        Assert.Equal(2L, issue.LineNumber);
    }

    [Fact]
    public async Task The_labels_of_ASReview_s_tables_are_read_and_unseen_records_left_out()
    {
        var file = await FileAsync("record_id,title,doi,asreview_label\n1,One,10.1000/1,1\n2,Two,,0\n3,Three,,\n4,Four,,-1\n");

        Assert.Equal([("1", Verdict.Include), ("2", Verdict.Exclude)],
            file.Decisions.Select(decision => (decision.Record.SourceRecordId!, decision.Verdict!.Value)));
        Assert.Equal(("10.1000/1", "One"), (file.Decisions[0].Record.Doi, file.Decisions[0].Record.Title));
        Assert.Equal(2, file.Undecided);
    }

    [CorporaFact]
    public async Task A_whole_review_s_decisions_are_read()
    {
        await using var stream = File.OpenRead(Corpora.Path("wba-review/decisions.csv"));
        var file = await DecisionFile.ReadAsync(stream);

        Assert.Equal(2326, file.Decisions.Count);
        Assert.Empty(file.Issues);
        Assert.Equal(["lead", "reviewer-1", "reviewer-2"], file.Reviewers.Order(StringComparer.Ordinal));
        Assert.All(file.Decisions, decision => Assert.NotNull(decision.Stage));
        Assert.All(file.Decisions, decision => Assert.Equal(2026, decision.At!.Value.Year));
    }

    private static async Task<DecisionFile> FileAsync(string table)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return await DecisionFile.ReadAsync(stream);
    }
}
