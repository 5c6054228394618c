using System.Net;
using System.Text;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ExcludedReportsTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage FullText = ScreeningStage.FullText;

    [Fact]
    public async Task The_table_stands_by_reason_in_the_order_of_the_reviews_list_and_its_numbers_open_their_lists()
    {
        var made = await ReviewAsync();

        var view = await ViewAsync(made);

        Assert.Equal(
            [("Wrong population", 1, 1), ("Wrong concept", 2, 0), ("Reason not settled yet", 1, 0)],
            view.Reasons.Select(reason => (reason.Reason, reason.Left?.Count ?? 0, reason.Right?.Count ?? 0)));
        Assert.Equal([3, 7, 1, 2, 4], view.Reports.Select(report => report.Number));
        Assert.Equal(["Wrong population", "Wrong population", "Wrong concept", "Wrong concept", "Reason not settled yet"],
            view.Reports.Select(report => report.Reason));
        Assert.Equal(
            new ExcludedReportLine(3, 3, "Family3, A.; Second, B.", 2003, "Peer support in service number 3", "Journal of Examples", null,
                "Wrong population"), view.Reports[0]);
        foreach (var line in view.Reasons.SelectMany(reason => reason.Lines))
            Assert.Equal(line.Count, (await made.ListAsync(ReportSetKeys.OfBox(line.Key))).Hits);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task Whatever_was_decided_it_adds_up_to_the_flow(int seed)
    {
        var made = await HashedReview.MakeAsync(workbench, seed);
        var flow = await made.FlowAsync();

        var view = await ViewAsync(made);

        Assert.Equal(flow.Left.Reports.Excluded.Count + flow.Right!.Reports.Excluded.Count, view.Reports.Count);
        Assert.Equal(view.Count, view.Reports.Count);
        Assert.Equal(
            flow.Left.Reports.ReasonLines.Concat(flow.Right.Reports.ReasonLines).Select(line => (line.Key, line.Count)).Order(),
            view.Reasons.SelectMany(reason => reason.Lines).Select(line => (line.Key, line.Count)).Order());
        foreach (var reason in view.Reasons)
            Assert.Equal(reason.Count, view.Reports.Count(report => report.Reason == reason.Reason));
    }

    [Fact]
    public async Task The_file_holds_the_same_rows_and_runs_no_formula()
    {
        var made = await ReviewAsync();
        await workbench.SqlAsync(
            $"update records set doi = '10.1000/abc', title = '=HYPERLINK(1)' where review_id = '{made.Review.Id}' and number = 7");

        var (status, lines, name) = await DownloadAsync(made, made.Review.Lead);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("^a-review_excluded-reports_provisional_[0-9-]+[.]csv$", name!);
        Assert.Equal("\uFEFFReference,Record number,Authors,Year,Title,Journal,DOI,Reason for exclusion", lines[0]);
        Assert.Equal("5,R-000007,\"Family7, A.; Second, B.\",2007,'=HYPERLINK(1),Journal of Examples,10.1000/abc,Wrong population", lines[2]);
        Assert.Equal(["R-000003", "R-000007", "R-000001", "R-000002", "R-000004"], lines[1..].Select(line => line.Split(',')[1]));
        // The order of the list of references, which the table cites.
        Assert.Equal(["3", "5", "1", "2", "4"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Somebody_who_has_a_report_to_read_is_told_nothing_of_it_yet()
    {
        var made = await ReviewAsync();
        var observer = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Observer);

        var told = await workbench.As<ReportService>(made.Second).GetExcludedAsync(made.Review.Id);
        var (status, lines, _) = await DownloadAsync(made, made.Second);

        Assert.Null(told.Value);
        Assert.StartsWith("This will be shown once you have decided on your remaining 1 full text.", told.WhyClosed,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.DoesNotContain(lines, line => line.Contains("Family", StringComparison.Ordinal));
        Assert.Equal(5, (await ViewAsync(made, observer)).Reports.Count);
    }

    [Fact]
    public async Task The_page_links_records_numbers_and_dois_as_far_as_the_reader_may_open_them()
    {
        var made = await ReviewAsync();
        await workbench.SqlAsync($"update records set doi = '10.1000/a<b' where review_id = '{made.Review.Id}' and number = 7");
        Task<string> PageAsync(Guid person) => workbench.RenderAsync<ExcludedSection>(person, ("ReviewId", made.Review.Id));

        var (lead, reader) = (await PageAsync(made.Review.Lead), await PageAsync(made.Second));

        Assert.Contains("<a href=\"https://doi.org/10.1000/a%3Cb\"", lead, StringComparison.Ordinal);
        Assert.Contains(">10.1000/a&lt;b</a>", lead, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Urls.Record(made.Review.Id, 7)}\"", lead, StringComparison.Ordinal);
        Assert.Contains(">R-000007</a>", lead, StringComparison.Ordinal);
        foreach (var line in (await ViewAsync(made)).Reasons.SelectMany(reason => reason.Lines))
            Assert.Contains(Urls.Records(made.Review.Id, ReportSetKeys.OfBox(line.Key)), lead, StringComparison.Ordinal);
        Assert.Contains(Urls.ReportFile(made.Review.Id, "excluded"), lead, StringComparison.Ordinal);
        Assert.Contains("Excluded reports are not shown yet", reader, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong population", reader, StringComparison.Ordinal);
        Assert.DoesNotContain("/records", reader, StringComparison.Ordinal);
        Assert.DoesNotContain("R-0000", reader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_exclusion_the_table_is_empty()
    {
        var made = await MadeReview.StartAsync(workbench);
        made.Include((await made.SourceAsync(InformationSourceKind.Database, 1))[0]);
        await made.SaveAsync();

        var view = await ViewAsync(made);
        var (status, lines, _) = await DownloadAsync(made, made.Review.Lead);

        Assert.Equal((0, true), (view.Count, view.IsOpen));
        Assert.Equal((HttpStatusCode.OK, 1), (status, lines.Length));
        Assert.Contains("No report is excluded at full text yet",
            await workbench.RenderAsync<ExcludedSection>(made.Review.Lead, ("ReviewId", made.Review.Id)), StringComparison.Ordinal);
    }

    private async Task<ExcludedView> ViewAsync(MadeReview made, Guid? by = null)
        => (await workbench.As<ReportService>(by ?? made.Review.Lead).GetExcludedAsync(made.Review.Id)).Value!;

    private async Task<(HttpStatusCode Status, string[] Lines, string? Name)> DownloadAsync(MadeReview made, Guid by)
    {
        using var client = await workbench.ClientAsync(by);
        using var response = await client.GetAsync(new Uri(Urls.ReportFile(made.Review.Id, "excluded"), UriKind.Relative));
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        return (response.StatusCode, text.TrimEnd().Split("\r\n"), response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    /// <summary>
    /// Four reports excluded on the left, one of them without a settled reason, one on the right, one included, and one that waits for its
    /// second reader.
    /// </summary>
    private async Task<MadeReview> ReviewAsync()
    {
        var made = await MadeReview.StartAsync(workbench);
        var (population, concept) = (made.Reason("Wrong population"), made.Reason("Wrong concept"));
        var reports = await made.SourceAsync(InformationSourceKind.Database, 6);
        var website = await made.SourceAsync(InformationSourceKind.Website, 1);
        foreach (var report in reports)
            made.ReadTitle(report, Verdict.Include);
        foreach (var report in reports.Concat(website))
            made.Retrieve(report);
        made.Read(FullText, reports[0], Verdict.Exclude, reason: concept);
        made.Read(FullText, reports[1], Verdict.Exclude, Verdict.Exclude, concept, concept);
        made.Read(FullText, reports[2], Verdict.Exclude, reason: population);
        made.Read(FullText, reports[3], Verdict.Exclude, Verdict.Exclude, population, concept);
        made.Read(FullText, reports[4], Verdict.Include);
        made.Read(FullText, reports[5], Verdict.Exclude, reason: concept, twice: true);
        made.Read(FullText, website[0], Verdict.Exclude, reason: population);
        return await made.SaveAsync();
    }
}
