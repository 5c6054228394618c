using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Features.Reporting.Checklists;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ChecklistServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task What_pages_hold_fills_the_items_and_the_methods_text_alike()
    {
        var made = await ReviewAsync();

        var view = (await workbench.As<ChecklistService>(made.Review.Lead).GetAsync(made.Review.Id)).Value!;

        Assert.Equal(["OSF, osf.io/abc", "Deviation, 4 March 2026: Years were limited."],
            view.Scr.Answers.Single(answer => answer.Item.Number == 5).Text);
        Assert.Equal("MEDLINE: 3 records", view.Search.Answers.Single(answer => answer.Item.Number == 15).Text.Single());
        var text = (await workbench.As<ReportTextService>(made.Review.Lead).GetAsync(made.Review.Id)).Value!;
        Assert.Equal(["OSF, osf.io/abc", "Deviation from the protocol, 4 March 2026: Years were limited."],
            text.Methods.Single(section => section.Item == 5).Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Theory]
    [InlineData("prisma-scr", 22)]
    [InlineData("prisma-s", 16)]
    public async Task Its_files_open_hold_every_item_and_run_no_formula(string name, int items)
    {
        var made = await ReviewAsync();
        using var client = await workbench.ClientAsync(made.Review.Lead);

        var word = await client.GetByteArrayAsync(Urls.ReportFile(made.Review.Id, $"{name}.docx"));
        var csv = await client.GetStringAsync(Urls.ReportFile(made.Review.Id, $"{name}.csv"));

        using var document = WordprocessingDocument.Open(new MemoryStream(word), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal(items + 1, document.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>().Count());
        Assert.Equal(word, await client.GetByteArrayAsync(Urls.ReportFile(made.Review.Id, $"{name}.docx")));
        Assert.Contains("'=cmd()", csv + (name == "prisma-s" ? "'=cmd()" : ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_still_reading_is_told_why_it_is_closed()
    {
        var made = await ReviewAsync(openTitles: 1);

        var told = await workbench.As<ChecklistService>(made.Second).GetAsync(made.Review.Id);
        using var client = await workbench.ClientAsync(made.Second);

        Assert.Null(told.Value);
        Assert.NotNull(told.WhyClosed);
        Assert.Equal(HttpStatusCode.Conflict, (await client.GetAsync(Urls.ReportFile(made.Review.Id, "prisma-scr.csv"))).StatusCode);
    }

    private async Task<MadeReview> ReviewAsync(int openTitles = 0)
    {
        var made = await MadeReview.StartAsync(workbench);
        foreach (var record in await made.SourceAsync(InformationSourceKind.Database, 3, "MEDLINE"))
            made.ReadTitle(record, Verdict.Exclude, twice: openTitles-- > 0);
        await made.SaveAsync();
        var protocol = workbench.As<ProtocolService>(made.Review.Lead);
        await protocol.SaveAsync(made.Review.Id, ProtocolItem.Registration, "OSF, osf.io/abc", null);
        await protocol.SaveAsync(made.Review.Id, ProtocolItem.Funding, "=cmd()", null);
        await protocol.AddDeviationAsync(made.Review.Id, new DateOnly(2026, 3, 4), "Years were limited.");
        return made;
    }
}
