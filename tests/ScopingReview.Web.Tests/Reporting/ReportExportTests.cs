using System.Net;
using System.Text;
using System.Xml.Linq;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Domain.Charting.PeerWorkerForm;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ReportExportTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task The_figure_is_one_light_svg_whose_name_says_what_it_is()
    {
        var made = await ReviewAsync();

        var (text, name) = await DownloadAsync(made, "flow.svg");

        Assert.Matches("^roles-of-peer-workers-in-co-creation_prisma-flow_provisional_[0-9]{4}-[0-9]{2}-[0-9]{2}[.]svg$", name);
        var svg = XDocument.Parse(text).Root!;
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Contains("PROVISIONAL", svg.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "style" or "a" or "image");
    }

    [Fact]
    public async Task The_data_for_the_r_package_has_no_byte_order_mark_and_the_counts_of_the_flow()
    {
        var made = await ReviewAsync();
        using var client = await workbench.ClientAsync(made.Review.Lead);

        var bytes = await client.GetByteArrayAsync(new Uri($"/api/reviews/{made.Review.Id}/report/flow.csv", UriKind.Relative));

        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.Equal((byte)'d', bytes[0]);
        Assert.Equal("data,node,box,description,boxtext,tooltips,url,n", lines[0]);
        Assert.EndsWith(",4", Line("records_screened"), StringComparison.Ordinal);
        Assert.EndsWith(",\"MEDLINE Ovid, 4\"", Line("database_specific_results"), StringComparison.Ordinal);
        Assert.EndsWith(",2", Line("new_studies"), StringComparison.Ordinal);

        string Line(string data) => lines.Single(line => line.StartsWith(data + ",", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_for_spreadsheets_is_marked_as_utf8_and_runs_no_formula()
    {
        var made = await ReviewAsync();

        var (text, name) = await DownloadAsync(made, "charting");

        Assert.StartsWith("\uFEFFStudy,Record number,DOI,", text, StringComparison.Ordinal);
        Assert.Contains(",'=HYPERLINK(1),", text, StringComparison.Ordinal);
        Assert.Equal(3, text.TrimEnd().Split("\r\n").Length);
        Assert.Contains("_charting-table_", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_charting_table_can_be_analysed_and_leaves_nothing_but_a_missing_doi_empty()
    {
        var made = await ReviewAsync();
        await workbench.SqlAsync($"update records set doi = '10.1000/one' where review_id = '{made.Review.Id}' and number = 1");

        var (text, _) = await DownloadAsync(made, "charting");

        var rows = CsvRows.Read(text);
        Assert.Equal(3 + Form.Items.Count(), rows[0].Count);
        var (charted, open) =
            (rows.Single(row => row["Record number"] == "R-000001"), rows.Single(row => row["Record number"] == "R-000002"));
        Assert.Equal(("10.1000/one", ""), (charted["DOI"], open["DOI"]));
        Assert.Equal(("2019", "Yes", "Not reported", "Not derivable", "Not answered"),
            (charted[Label(ItemKey.Year)], charted[Label(ItemKey.Tokenism)], charted[Label(ItemKey.Phases)],
                charted[Label(ItemKey.Involvement)], charted[Label(ItemKey.Role)]));
        Assert.All(open.Where(cell => cell.Key is not ("Study" or "Record number" or "DOI")),
            cell => Assert.Equal("Not charted yet", cell.Value));
        Assert.All(rows, row => Assert.All(row.Where(cell => cell.Key != "DOI"), cell => Assert.NotEmpty(cell.Value)));
        Assert.DoesNotContain("as the funder says", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_in_the_table_what_the_file_says_with_notes_and_links_both_files()
    {
        var made = await ReviewAsync();
        await workbench.SqlAsync($"update records set doi = '10.1000/one' where review_id = '{made.Review.Id}' and number = 1");

        var page = await workbench.RenderAsync<StudiesSection>(made.Review.Lead, ("ReviewId", made.Review.Id));

        Assert.Contains("=HYPERLINK(1) [as the funder says]", page, StringComparison.Ordinal);
        Assert.Contains(">Not answered ", page, StringComparison.Ordinal);
        Assert.Contains(">Not charted yet ", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://doi.org/10.1000/one\"", page, StringComparison.Ordinal);
        foreach (var file in new[] { "charting", "charting-notes" })
            Assert.Contains($"href=\"{Urls.ReportFile(made.Review.Id, file)}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_and_quotes_have_a_file_of_their_own()
    {
        var made = await ReviewAsync();

        var (text, name) = await DownloadAsync(made, "charting-notes");

        Assert.Contains("_charting-notes_provisional_", name, StringComparison.Ordinal);
        var rows = CsvRows.Read(text);
        Assert.Equal(["Study", "Record number", "DOI", "Item key", "Item", "Answer", "Note", "Quote", "Page"], rows[0].Keys);
        Assert.Equal(
            [("R-000001", "funding", "'=HYPERLINK(1)", "as the funder says", "'+ 3 grants", "e12"),
                ("R-000001", "funding", "'=HYPERLINK(1)", "as the funder says", "and more", "")],
            rows.Select(row => (row["Record number"], row["Item key"], row["Answer"], row["Note"], row["Quote"], row["Page"])));
        Assert.Equal(Label(ItemKey.Funding), rows[0]["Item"]);
    }

    [Fact]
    public async Task Frequencies_and_cross_tables_are_written_as_counted()
    {
        var made = await ReviewAsync();
        var phases = Form.Item(ItemKey.Tokenism);

        var (frequency, _) = await DownloadAsync(made, $"frequencies/{ItemKey.Tokenism}");
        var (cross, _) = await DownloadAsync(made, $"cross/{ItemKey.Tokenism}/{ItemKey.Year}");
        var (all, _) = await DownloadAsync(made, "frequencies");

        Assert.Equal(["\uFEFF" + phases.Label + ",n,% (N = 2)", "Yes,1,50.0", "No,0,0.0", "Not charted yet,1,50.0", "All studies,2,100.0"],
            Lines(frequency));
        Assert.Equal(["2019,Not charted yet,All studies", "1,0,1", "0,0,0", "0,1,1", "1,1,2"],
            Lines(cross).Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Contains($"{phases.Label},Yes,1,2,50.0", Lines(all));
    }

    [Fact]
    public async Task Agreement_and_studies_are_written_too()
    {
        var made = await ReviewAsync();

        var (agreement, _) = await DownloadAsync(made, "agreement");
        var (studies, _) = await DownloadAsync(made, "studies");

        Assert.Contains("Cohen’s κ (95 % CI),not estimable,,,,", agreement, StringComparison.Ordinal);
        Assert.Equal(3, Lines(studies).Length);
        Assert.Contains("R-000001", Lines(studies)[1] + Lines(studies)[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_a_sentence()
    {
        var made = await MadeReview.StartAsync(workbench);
        using var client = await workbench.ClientAsync(made.Review.Lead);

        using var noForm = await client.GetAsync(new Uri($"/api/reviews/{made.Review.Id}/report/charting", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, noForm.StatusCode);
        Assert.Contains("no charting form yet", await noForm.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_do_not_add_up_are_named_and_not_exported()
        => Assert.StartsWith("Nothing was exported, because the numbers do not add up: 3 − 1 = 1.",
            ReportOpening.DoesNotAddUp(["3 − 1 = 1"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("Roles: “peer” workers / 2026?", "roles-peer-workers-2026")]
    [InlineData("Brukermedvirkning på Ås", "brukermedvirkning-på-ås")]
    [InlineData("../..", "review")]
    public void A_file_is_named_after_the_review(string title, string slug)
        => Assert.Equal($"{slug}_table_2026-01-02.csv",
            ExportFile.NameOf(title, "table", provisional: false, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "csv"));

    private static string Label(string item) => Form.Item(item).Label;

    private static string[] Lines(string csv) => csv.TrimEnd().Split("\r\n");

    private async Task<(string Text, string Name)> DownloadAsync(MadeReview made, string file)
    {
        using var client = await workbench.ClientAsync(made.Review.Lead);
        using var response = await client.GetAsync(new Uri($"/api/reviews/{made.Review.Id}/report/{file}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()),
            response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    /// <summary>Two included studies, one of them charted, and one record that is still open.</summary>
    private async Task<MadeReview> ReviewAsync()
    {
        var made = await MadeReview.StartAsync(workbench, "Roles of peer workers in co-creation");
        var records = await made.SourceAsync(InformationSourceKind.Database, 4, "MEDLINE; Ovid");
        foreach (var record in records.Take(2))
            made.Include(record);
        made.ReadTitle(records[2], Verdict.Exclude);
        made.ReadTitle(records[3], null);
        made.Chart(records[0], made.Form(Form), true, (ItemKey.Tokenism, ChartAnswer.Of(YesNo.Yes)), (ItemKey.Year, ChartAnswer.Of("2019")),
            (ItemKey.Phases, ChartAnswer.NotReported),
            (ItemKey.Funding,
                ChartAnswer.Of("=HYPERLINK(1)") with
                {
                    Note = "as the funder says",
                    Quotes = [new("+ 3 grants", "e12"), new("and more")]
                }));
        return await made.SaveAsync();
    }
}
