using System.Text;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Charting.Building;
using ScopingReview.Web.Features.Charting.Importing;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Charting.Table;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

/// <summary>Charted data come in from a table, and go out and in again as they are.</summary>
public sealed class ChartImportTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly ChartingForm _form = new()
    {
        Name = "Outcomes",
        Version = 1,
        Sections =
        [
            new ChartingSection
            {
                Title = "Study",
                Items =
                [
                    Item("design", ChartingItemType.SingleChoice, "Randomised trial", "Qualitative") with { Required = true },
                    Item("settings", ChartingItemType.MultipleChoice, "Hospital", "Community"),
                    Item("n", ChartingItemType.Number),
                    Item("aim", ChartingItemType.LongText),
                    new ChartingItem
                    {
                        Key = "outcomes", Label = "Outcomes", Type = ChartingItemType.Group, RowKey = "outcome",
                        Items = [Item("outcome", ChartingItemType.Text), Item("better", ChartingItemType.YesNo)],
                    },
                ],
            },
        ],
    };

    [Fact]
    public async Task A_table_of_ones_own_becomes_charts_and_a_second_time_changes_nothing()
    {
        var (review, imports) = await ArrangeAsync(3);
        const string Csv = "Record number,design,Settings,n,Aim\nR-000001,Qualitative,Hospital; Community,12,\"To ask,\nand to listen\"\nR-000002,NR,,,\nR-000003,,Hospital,,\n";
        var (sheet, columns) = await ReadAsync(imports, review, Csv);

        var preview = (await imports.PreviewAsync(review.Id, sheet, columns)).Value!;
        var stored = await imports.StoreAsync(review.Id, sheet, columns, complete: true);

        Assert.Empty(preview.Import.Problems);
        Assert.Equal((3, 0, 0, 2), (preview.New, preview.Changed, preview.Same, preview.Complete));
        Assert.Equal(3, stored.Value);
        var charting = workbench.As<ChartingService>(review.Lead);
        var first = (await charting.OpenAsync(review.Id, 1))!;
        Assert.Equal("To ask,\nand to listen", first.Answers["aim"]!.Values[0]);
        Assert.Equal(["community", "hospital"], first.Answers["settings"]!.Values.Order());
        Assert.Equal(ChartAnswerState.NotReported, (await charting.OpenAsync(review.Id, 2))!.Answers["design"]!.State);
        Assert.Equal([ChartState.Complete, ChartState.Complete, ChartState.Draft],
            (await charting.ListAsync(review.Id)).Studies.OrderBy(row => row.Study.Number).Select(row => row.Chart.State));
        Assert.Equal(0, (await imports.StoreAsync(review.Id, sheet, columns, complete: true)).Value);
        Assert.Equal(3, (await imports.PreviewAsync(review.Id, sheet, columns)).Value!.Same);
    }

    [Fact]
    public async Task With_a_problem_in_any_row_nothing_is_imported_and_each_is_named()
    {
        var (review, imports) = await ArrangeAsync(2);
        const string Csv = "Record number,Design,n\nR-000001,Case series,12\nR-000002,Qualitative,many\nR-000099,Qualitative,1\nR-000002,Qualitative,2\n,Qualitative,2\n";
        var (sheet, columns) = await ReadAsync(imports, review, Csv);

        var problems = (await imports.PreviewAsync(review.Id, sheet, columns)).Value!.Import.Problems;

        Assert.Equal([2, 4, 5, 6], problems.Select(problem => problem.Line).Distinct());
        Assert.Contains(problems, problem => problem.Message.Contains("no option “Case series”", StringComparison.Ordinal));
        Assert.False((await imports.StoreAsync(review.Id, sheet, columns, complete: true)).Succeeded);
        Assert.All((await workbench.As<ChartingService>(review.Lead).ListAsync(review.Id)).Studies,
            row => Assert.Equal(ChartState.NotBegun, row.Chart.State));
        var (one, its) = await ReadAsync(imports, review, "Record number,Design,n\nR-000002,Qualitative,many\n");
        Assert.Equal(2, Assert.Single((await imports.PreviewAsync(review.Id, one, its)).Value!.Import.Problems).Line);
    }

    [Fact]
    public async Task What_was_exported_comes_back_identical_groups_included()
    {
        var (review, _) = await ArrangeAsync(2);
        var charting = workbench.As<ChartingService>(review.Lead);
        var answers = ChartAnswers.None.With("design", ChartAnswer.Of("randomised-trial"))
            .With("aim", ChartAnswer.Of("=SUM(1)\nsecond line"))
            .With("n", ChartAnswer.Of("-3.5")).With("settings", ChartAnswer.Unclear).With("outcomes", new ChartAnswer
            {
                Rows = [Row("Hope", "yes"), Row("Work; and \"quotes\"", "no"), Row("Hope", "no")],
            });
        foreach (var number in new[] { 1, 2 })
        {
            var open = (await charting.OpenAsync(review.Id, number))!;
            Assert.NotNull((await charting.SaveAsync(review.Id, number,
                new ChartInput(open.Form.Id, null, answers, Complete: true))).Saved);
        }

        var tables = workbench.As<ChartTableService>(review.Lead);
        var (other, imports) = await ArrangeAsync(2);
        foreach (var group in new[] { null, "outcomes" })
        {
            var file = (await tables.ExportAsync(review.Id, new ChartTableQuery { Group = group })).Value!;
            var (sheet, columns) = await ReadAsync(imports, other, Encoding.UTF8.GetString(file.Content));
            Assert.Equal(group, columns.Group);
            Assert.Empty((await imports.PreviewAsync(other.Id, sheet, columns)).Value!.Import.Problems);
            Assert.Equal(2, (await imports.StoreAsync(other.Id, sheet, columns, complete: true)).Value);
            Assert.Equal(0, (await imports.StoreAsync(other.Id, sheet, columns, complete: true)).Value);
        }

        foreach (var group in new[] { null, "outcomes" })
        {
            var file = (await tables.ExportAsync(review.Id, new ChartTableQuery { Group = group })).Value!;
            var again = (await workbench.As<ChartTableService>(other.Lead)
                .ExportAsync(other.Id, new ChartTableQuery { Group = group })).Value!;
            Assert.Equal(Rows(file.Content), Rows(again.Content));
        }
    }

    [Fact]
    public async Task The_file_at_an_address_has_every_filter_and_every_hidden_column_of_it()
    {
        var (review, imports) = await ArrangeAsync(3);
        const string Csv = "Record number,design,Settings,n,Aim\nR-000001,Qualitative,Hospital,12,Ask\nR-000002,Qualitative,Community,30,Ask\nR-000003,Randomised trial,Hospital,40,Ask\n";
        var (sheet, columns) = await ReadAsync(imports, review, Csv);
        await imports.StoreAsync(review.Id, sheet, columns, complete: true);
        var query = new ChartTableQuery().With(new AnswerFilter { Item = "design", Values = ["qualitative"] })
            .With(new AnswerFilter { Item = "settings", Values = ["hospital"] });
        query = query.With(query.View with { Hidden = ["n", "aim"] });
        using var client = await workbench.ClientAsync(review.Lead);

        var file = Rows(await client.GetByteArrayAsync(
            new Uri(query.At($"/api/reviews/{review.Id}/charting/table.csv"), UriKind.Relative)));
        var whole = Rows(await client.GetByteArrayAsync(new Uri($"/api/reviews/{review.Id}/charting/table.csv", UriKind.Relative)));

        Assert.Equal(3, whole.Count(IsStudy));
        Assert.StartsWith("R-000001", Assert.Single(file, IsStudy), StringComparison.Ordinal);
        Assert.Equal(["N", "Aim"], whole[0].Split(',').Except(file[0].Split(',')));

        static bool IsStudy(string line) => line.StartsWith("R-", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_chart_each_imports_their_own_and_not_what_is_settled()
    {
        var (review, _) = await ArrangeAsync(1);
        await workbench.As<ChartPlanService>(review.Lead).SetModeAsync(review.Id, ChartingMode.Dual, 1);
        const string Csv = "Record number,Design\nR-000001,Qualitative\n";
        foreach (var person in new[] { review.Reviewers[0], review.Reviewers[1] })
        {
            var imports = workbench.As<ChartImportService>(person);
            var (sheet, columns) = await ReadAsync(imports, review, Csv);
            Assert.Equal(1, (await imports.StoreAsync(review.Id, sheet, columns, complete: true)).Value);
        }

        Assert.Equal(ChartState.Complete, (await workbench.As<ChartingService>(review.Lead).ListAsync(review.Id)).Studies[0].Chart.State);
        var late = workbench.As<ChartImportService>(review.Lead);
        // What says the same as counts already changes nothing, as when a table is exported and comes back.
        var (table, its) = await ReadAsync(late, review, Csv);
        Assert.Equal((0, 1), ((await late.StoreAsync(review.Id, table, its, complete: true)).Value,
            (await late.PreviewAsync(review.Id, table, its)).Value!.Same));
        (table, its) = await ReadAsync(late, review, Csv.Replace("Qualitative", "Randomised trial", StringComparison.Ordinal));
        Assert.False((await late.StoreAsync(review.Id, table, its, complete: true)).Succeeded);
        Assert.Single((await late.PreviewAsync(review.Id, table, its)).Value!.Import.Problems);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("just some words", "no table")]
    [InlineData("%PDF-1.7 and so on", "PDF")]
    public async Task A_file_that_is_no_table_is_refused_with_a_reason(string content, string reason)
    {
        var (review, imports) = await ArrangeAsync(1);

        var read = await imports.ReadAsync(review.Id, "file.csv", content.Length, _ => new MemoryStream(Encoding.UTF8.GetBytes(content)));

        Assert.Contains(reason, read.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Rows(byte[] csv)
        => [.. Encoding.UTF8.GetString(csv).Split("\r\n")
        .Select(line => line.Length > 0 && line.IndexOf("R-", StringComparison.Ordinal) is > 0 and var at ? line[at..] : line)];

    private static ChartRow Row(string outcome, string better)
        => new(ChartRow.NewId(), ChartAnswers.None.With("outcome", ChartAnswer.Of(outcome)).With("better", ChartAnswer.Of(better)));

    private static ChartingItem Item(string key, ChartingItemType type, params string[] options) => new()
    {
        Key = key,
        Label = char.ToUpperInvariant(key[0]) + key[1..],
        Type = type,
        Options = [.. options.Select(option => new ChartingOption { Key = option.ToLowerInvariant().Replace(' ', '-'), Label = option })],
    };

    private async Task<(TestReview Review, ChartImportService Imports)> ArrangeAsync(int studies)
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        await workbench.AddIncludedReportsAsync(review, studies);
        Assert.True((await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, _form)).Succeeded);
        return (review, workbench.As<ChartImportService>(review.Lead));
    }

    private static async Task<(ChartSheet Sheet, ChartImportColumns Columns)> ReadAsync(ChartImportService imports, TestReview review,
        string csv)
    {
        var bytes = Encoding.UTF8.GetBytes(csv);
        var read = await imports.ReadAsync(review.Id, "charted.csv", bytes.Length, _ => new MemoryStream(bytes));
        Assert.True(read.Succeeded, read.Message);
        var form = (await imports.GetFormAsync(review.Id))!;
        return (read.Value!.Sheets[0], ChartImportColumns.Guess(form.Form, read.Value.Sheets[0].Heads));
    }
}
