using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Reporting;

/// <summary>What the published review says of 71 studies, charted here: its tables must add up where the published ones do not.</summary>
public sealed class ChartingFactsTests
{
    private static readonly ChartingForm Form = PeerWorkerForm.Form;

    [CorporaFact]
    public void Roles_add_up_to_the_studies_and_the_four_studies_under_two_roles_wait_for_adjudication()
    {
        var studies = Read();

        var table = FrequencyTable.Of(Form.Item("role"), studies);

        Assert.Equal(71, studies.Count);
        Assert.Equal(71, table.Rows.Sum(row => row.Category.Count));
        var contradictory = Assert.Single(table.Rows, row => row.Category.Kind == CategoryKind.Contradictory);
        Assert.Equal(
            ["Agrawal et al., 2016", "O'Connell et al., 2018", "Ranzenhofer et al., 2020", "Rogers et al., 2016"],
            contradictory.Category.StudyIds.Select(id => studies.Single(study => study.Id == id).Label));
        Assert.Equal(4,
            studies.Count(
                study => ChartValidator.Validate(Form, study.Answers!, 2027).Any(problem => problem.Kind == ChartProblemKind.Invalid)));
    }

    [CorporaFact]
    public void Co_creation_and_co_production_add_up_and_co_creation_is_the_six_of_the_review()
    {
        var studies = Read();

        var table = FrequencyTable.Of(Form.Item("involvement"), studies);

        Assert.Equal(["Co-creation 6", "Co-production 65"], table.Rows.Select(row => $"{row.Category.Label} {row.Category.Count}"));
        Assert.Equal(
            studies.Where(study => study.Answers!["role"]?.Values.Contains("partner-in-co-creation") == true).Select(study => study.Id),
            table.Rows[0].Category.StudyIds);
    }

    [CorporaTheory]
    [InlineData("role", "focus")]
    [InlineData("intermediary", "focus")]
    [InlineData("involvement", "role")]
    public void Cross_tables_of_single_choice_items_add_up_to_their_totals(string rows, string columns)
    {
        var studies = Read();

        var table = CrossTable.Of(Form.Item(rows), Form.Item(columns), studies);

        Assert.Null(table.Footnote);
        Assert.All(Enumerable.Range(0, table.Rows.Count),
            row => Assert.Equal(table.Rows[row].Count, table.Cells[row].Sum(cell => cell.Count)));
        Assert.All(Enumerable.Range(0, table.Columns.Count),
            column => Assert.Equal(table.Columns[column].Count, table.Cells.Sum(row => row[column].Count)));
        Assert.Equal(71, table.Rows.Sum(row => row.Count));
        Assert.Equal(71, table.Columns.Sum(column => column.Count));
    }

    [CorporaFact]
    public void Role_by_phase_counts_every_study_once_in_its_totals()
    {
        var studies = Read();

        var table = CrossTable.Of(Form.Item("role"), Form.Item("phases"), studies);

        Assert.NotNull(table.Footnote);
        Assert.Equal(71, table.Rows.Sum(row => row.Count));
        Assert.All(Enumerable.Range(0, table.Rows.Count),
            row => Assert.Equal(table.Rows[row].StudyIds.Order(), table.Cells[row].SelectMany(cell => cell).Distinct().Order()));
        Assert.Equal(71, table.Columns.Single(column => column.Key == "delivery").Count);
    }

    [CorporaFact]
    public void Percentages_are_those_of_the_counts_and_correct_the_published_ones()
    {
        var figures = File.ReadLines(Corpora.Path("peer-workers/reported-figures.csv")).Skip(1)
            .Select(SmallCsv.Fields)
            .Where(fields => fields[2].Length > 0 && fields[3].Length > 0)
            .ToDictionary(fields => fields[0], fields => Percentages.Format(Number(fields[1]), Number(fields[2])));

        Assert.Equal("43.6", figures["studies from the US"]);
        Assert.Equal("20.9", figures["studies from Oceania"]);
        Assert.Equal("97.1", figures["co-production only"]);
        Assert.Equal("3.5", figures["co-creation"]);
        Assert.Equal("67.4", figures["published within the last five years"]);

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static List<ChartedStudy> Read()
        => [.. ChartingFacts.Read().Select(fact => new ChartedStudy(Guid.CreateVersion7(), fact.Study, fact.Answers))];
}
