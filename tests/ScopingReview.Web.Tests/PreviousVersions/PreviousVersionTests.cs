using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Features.PreviousVersions;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Studies;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.PreviousVersions;

public sealed class PreviousVersionTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string ThreeStudies =
        "Smith 2010. One. doi:10.1000/one\nSmith 2015. One, five years on\n\nJones 2011. Two\n\nÅberg 2012. Three";

    [Fact]
    public async Task Pasted_studies_are_counted_in_the_flow_and_listed_on_the_page()
    {
        var review = await workbench.AddReviewAsync();
        Assert.Null((await FlowAsync(review)).Update);

        var added = await Service(review).AddAsync(review.Id, ThreeStudies);

        Assert.Equal((3, 4, 0), (added.Value!.Studies, added.Value.ReportIds.Count, added.Value.LeftOut));
        var view = await ViewAsync(review);
        Assert.Equal((3, 4), (view.StudyCount, view.ReportCount));
        Assert.Equal(["1: Smith 2010. One. doi:10.1000/one + Smith 2015. One, five years on", "2: Jones 2011. Two", "3: Åberg 2012. Three"],
            Lines(view));
        Assert.Equal("10.1000/one", view.Studies[0].Reports[0].Doi);
        var flow = await FlowAsync(review);
        Assert.Equal([3, 4, 0, 3, 4], flow.Update!.Boxes.Select(box => box.Count));
        Assert.Equal((view.StudyCount, view.ReportCount), (flow.Update.PreviousStudies.Count, flow.Update.PreviousReports.Count));
        Assert.Equal(Urls.PreviousVersion(review.Id) + "#studies", BoxLinks.AddressOf(review.Id, flow.Update.PreviousReports));
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.Equal(["previous-version.added"], await AuditAsync(review));
    }

    [Fact]
    public async Task What_was_added_can_be_taken_away_and_put_back()
    {
        var review = await workbench.AddReviewAsync();
        await Service(review).AddAsync(review.Id, ThreeStudies);
        var before = Lines(await ViewAsync(review));
        var (one, two) = ((await ViewAsync(review)).Studies[0], (await ViewAsync(review)).Studies[1]);

        await SucceedAsync(Service(review).TakeAwayAsync(review.Id, [one.Reports[0].Id]));
        Assert.Equal(["1: Smith 2015. One, five years on", "2: Jones 2011. Two", "3: Åberg 2012. Three"], Lines(await ViewAsync(review)));
        await SucceedAsync(Service(review).TakeAwayAsync(review.Id, [two.Reports[0].Id]));
        Assert.Equal(["1: Smith 2015. One, five years on", "2: Åberg 2012. Three"], Lines(await ViewAsync(review)));
        Assert.Equal([2, 2, 0, 2, 2], (await FlowAsync(review)).Update!.Boxes.Select(box => box.Count));
        Assert.False((await Service(review).TakeAwayAsync(review.Id, [two.Reports[0].Id])).Succeeded);

        await SucceedAsync(Service(review).PutBackAsync(review.Id, [one.Reports[0].Id, two.Reports[0].Id]));

        Assert.Equal(before, Lines(await ViewAsync(review)));
        Assert.False((await Service(review).PutBackAsync(review.Id, [one.Reports[0].Id, two.Reports[0].Id])).Succeeded);
        Assert.Equal(["previous-version.put-back", "previous-version.taken-away", "previous-version.taken-away", "previous-version.added"],
            await AuditAsync(review));

        await SucceedAsync(Service(review).TakeAwayAsync(review.Id,
            [.. (await ViewAsync(review)).Studies.SelectMany(study => study.Reports).Select(report => report.Id)]));
        Assert.Null((await FlowAsync(review)).Update);
    }

    [Fact]
    public async Task A_report_is_added_to_a_study_and_a_citation_changed()
    {
        var review = await workbench.AddReviewAsync();
        await Service(review).AddAsync(review.Id, ThreeStudies);
        var study = (await ViewAsync(review)).Studies[1];

        Assert.True((await Service(review).AddReportAsync(review.Id, study.Id, " Jones 2013.\nTwo again ")).Succeeded);
        var changed = await Service(review).ChangeReportAsync(review.Id, study.Reports[0].Id,
            "Jones 2011. Two, corrected. doi:10.1000/two");

        Assert.Equal("2: Jones 2011. Two, corrected. doi:10.1000/two + Jones 2013. Two again", Lines(await ViewAsync(review))[1]);
        Assert.NotEqual(study.Reports[0].Id, changed.Value);
        Assert.Equal("This report is already in the list.",
            (await Service(review).AddReportAsync(review.Id, study.Id, "jones 2013. two AGAIN")).Message);
        Assert.StartsWith("Another report in the list has the same citation.",
            (await Service(review).ChangeReportAsync(review.Id, changed.Value, "Anything, https://doi.org/10.1000/ONE")).Message,
                StringComparison.Ordinal);
        Assert.StartsWith("This report is no longer in the list.",
            (await Service(review).ChangeReportAsync(review.Id, study.Reports[0].Id, "x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("This study is not in the list any more.",
            (await Service(review).AddReportAsync(review.Id, Guid.CreateVersion7(), "x")).Message, StringComparison.Ordinal);
        Assert.Equal("Give the citation of the report.", (await Service(review).AddReportAsync(review.Id, study.Id, " \n")).Message);
        Assert.Equal(5, (await ViewAsync(review)).ReportCount);
    }

    [Theory]
    [InlineData("", "Paste at least one citation.")]
    [InlineData("Smith 2010. One. doi:10.1000/one\nSmith 2015. One, five years on\n\njones 2011. TWO",
        "All 3 reports are in the list already.")]
    [InlineData("Jones 2011. Two\nJones 2020. Two, at last",
        "“Jones 2011. Two” is in the list already, but other reports of the same study are not.")]
    public async Task What_is_in_the_list_already_is_not_added_twice(string text, string message)
    {
        var review = await workbench.AddReviewAsync();
        await Service(review).AddAsync(review.Id, ThreeStudies);

        Assert.StartsWith(message, (await Service(review).AddAsync(review.Id, text)).Message, StringComparison.Ordinal);
        Assert.Equal(4, (await ViewAsync(review)).ReportCount);
    }

    [Fact]
    public async Task Of_a_list_that_is_partly_there_the_rest_is_added()
    {
        var review = await workbench.AddReviewAsync();
        await Service(review).AddAsync(review.Id, ThreeStudies);

        var added = await Service(review).AddAsync(review.Id, "Jones 2011. Two\n\nNew 2020. Four\nNew 2020. Four");

        Assert.Equal((1, 1, 2), (added.Value!.Studies, added.Value.ReportIds.Count, added.Value.LeftOut));
        Assert.Contains("longer than 2,000", (await Service(review).AddAsync(review.Id, new string('x', 2001))).Message,
            StringComparison.Ordinal);
        Assert.Equal(["4: New 2020. Four"],
            Lines(await workbench.As<PreviousVersionViewService>(review.Reviewers[0]).GetAsync(review.Id, "FOUR")));
    }

    [Fact]
    public async Task An_export_file_of_any_format_becomes_text_to_add()
    {
        var review = await workbench.AddReviewAsync();
        const string Ris =
            "TY  - JOUR\nAU  - Smith, Jane\nTI  - Peers in planning\nPY  - 2010\nDO  - 10.1000/peers\nER  - \n\nTY  - JOUR\nAU  - Jones, A.\nTI  - Another study\nPY  - 2011\nER  - \n";

        var read = await ReadAsync(review, "studies.ris", Ris);
        await Service(review).AddAsync(review.Id, read.Value!.Text);
        var again = await ReadAsync(review, "studies.csv", "title,authors,year\nA third study,\"Doe, J.\",2012\n");

        Assert.Equal((2, 0), (read.Value.Records, read.Value.Refused));
        Assert.Equal(["1: Smith, Jane (2010). Peers in planning. https://doi.org/10.1000/peers", "2: Jones, A. (2011). Another study."],
            Lines(await ViewAsync(review)));
        Assert.Equal("Doe, J. (2012). A third study.", again.Value!.Text);
        Assert.Contains("PDF", (await ReadAsync(review, "paper.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n")).Message, StringComparison.Ordinal);
        Assert.Contains("empty", (await ReadAsync(review, "nothing.ris", "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_publication_alone_makes_the_review_an_update()
    {
        var review = await workbench.AddReviewAsync();

        await SucceedAsync(Service(review).SetReferenceAsync(review.Id, "Åkerblom & Ness 2022. Peer workers",
            "https://doi.org/10.1007/S10488-022-01242-X"));

        Assert.Equal(("Åkerblom & Ness 2022. Peer workers", "10.1007/s10488-022-01242-x"),
            ((await ViewAsync(review)).Reference!.Citation, (await ViewAsync(review)).Reference!.Doi));
        Assert.Equal(0, (await FlowAsync(review)).Update!.PreviousStudies.Count);
        Assert.StartsWith("This is not a DOI", (await Service(review).SetReferenceAsync(review.Id, "x", "none")).Message,
            StringComparison.Ordinal);
        await SucceedAsync(Service(review).SetReferenceAsync(review.Id, null, "10.1000/only"));
        Assert.Equal("https://doi.org/10.1000/only", (await ViewAsync(review)).Reference!.Citation);
        await SucceedAsync(Service(review).SetReferenceAsync(review.Id, " ", null));
        Assert.Null((await FlowAsync(review)).Update);
        Assert.Equal(3, (await AuditAsync(review)).Count);
    }

    [Fact]
    public async Task Studies_of_which_this_version_found_a_report_stay_until_the_mark_is_taken_back()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, 1);
        await Service(review).AddAsync(review.Id, ThreeStudies);
        var study = (await ViewAsync(review)).Studies[1];
        var further = workbench.As<FurtherReportService>(review.Lead);
        Assert.True((await further.MarkAsync(review.Id, 1, study.Id)).Succeeded);

        var refused = await Service(review).TakeAwayAsync(review.Id, [study.Reports[0].Id]);

        Assert.StartsWith("R-000001 is marked as a further report of this study.", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, true), (Assert.Single((await ViewAsync(review)).Studies[1].Further).Number,
            (await ViewAsync(review)).Studies[1].Further[0].Included));
        Assert.True((await further.TakeBackAsync(review.Id, 1)).Succeeded);
        await SucceedAsync(Service(review).TakeAwayAsync(review.Id, [study.Reports[0].Id]));
        Assert.StartsWith("This study of the previous version is not in its list any more.",
            (await further.MarkAsync(review.Id, 1, study.Id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_workbook_with_several_sheets_the_chosen_one_is_read_and_none_unasked()
    {
        var review = await workbench.AddReviewAsync();
        var book = SampleWorkbooks.Of(("Search log", [["Date", "Hits"], ["2020-01-01", 12]]),
            ("Included", [["Title", "Year"], ["Peer workers in planning", 2010], ["Recovery together", 2015]]));

        var asked = (await ReadSheetAsync(null)).Value!;
        Assert.Equal(("", 0), (asked.Text, asked.Records));
        Assert.Equal([("Search log", 2), ("Included", 3)], asked.Sheets.Select(sheet => (sheet.Name, sheet.Rows)));

        var read = (await ReadSheetAsync("Included")).Value!;
        Assert.Equal((2, 0), (read.Records, read.Sheets.Count));
        Assert.Contains("Recovery together", read.Text, StringComparison.Ordinal);
        Assert.Contains("no sheet", (await ReadSheetAsync("Excluded")).Message, StringComparison.Ordinal);

        Task<OperationResult<PreviousFile>> ReadSheetAsync(string? sheet) => workbench.As<PreviousFileService>(review.Lead)
            .ReadAsync(review.Id, "studies.xlsx", book.Length, _ => new MemoryStream(book), sheet);
    }

    private static async Task SucceedAsync(Task<OperationResult> operation)
    {
        var result = await operation;
        Assert.True(result.Succeeded, result.Message);
    }

    private PreviousVersionService Service(TestReview review) => workbench.As<PreviousVersionService>(review.Lead);

    private Task<PreviousVersionView> ViewAsync(TestReview review) => workbench.As<PreviousVersionViewService>(review.Reviewers[0])
        .GetAsync(review.Id);

    private async Task<PrismaFlow> FlowAsync(TestReview review)
        => (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;

    private Task<OperationResult<PreviousFile>> ReadAsync(TestReview review, string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return workbench.As<PreviousFileService>(review.Lead).ReadAsync(review.Id, name, bytes.Length, _ => new MemoryStream(bytes));
    }

    private static List<string> Lines(PreviousVersionView view)
        => [.. view.Studies.Select(study => $"{study.Number}: {string.Join(" + ", study.Reports.Select(report => report.Citation))}")];

    private async Task<List<string>> AuditAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.AuditEvents.Where(e => e.ReviewId == review.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Select(e => e.Action).ToListAsync();
    }
}
