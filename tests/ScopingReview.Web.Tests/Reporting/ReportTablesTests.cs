using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Figures;
using ScopingReview.Web.Features.Reporting.Packages;
using ScopingReview.Web.Features.Reporting.Tables;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Domain.Charting.PeerWorkerForm;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ReportTablesTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly string _role = Form.Item(ItemKey.Role).Options[0].Key;
    private static readonly string _focus = Form.Item(ItemKey.Focus).Options[0].Key;

    [Fact]
    public async Task Every_count_of_every_table_opens_as_many_studies()
    {
        var made = await ChartedAsync();
        var report = workbench.As<ReportService>(made.Review.Lead);

        var tables = (await report.GetTablesAsync(made.Review.Id, null, null)).Value!;
        var cross = Assert.IsType<CrossTable>(tables.Cross);

        Assert.Equal((ItemKey.Role, ItemKey.Focus), (cross.RowItem.Key, cross.ColumnItem.Key));
        Assert.Equal(4, tables.Charted.Studies.Count);
        Assert.Equal(3, tables.Charted.Charted);
        foreach (var table in tables.Frequencies)
        {
            foreach (var category in table.Rows.Select(row => row.Category))
                await HoldAsync(made, ReportSetKeys.OfCategory(1, table.Item.Key, category), category.Count);
        }
        for (var row = 0; row < cross.Rows.Count; row++)
        {
            for (var column = 0; column < cross.Columns.Count; column++)
                await HoldAsync(made,
                    ReportSetKeys.OfCell(1, cross.RowItem.Key, cross.Rows[row], cross.ColumnItem.Key, cross.Columns[column]),
                    cross.Cells[row][column].Count);
        }
    }

    [Fact]
    public async Task Studies_that_are_not_charted_completely_stand_as_such_in_every_table()
    {
        var made = await ChartedAsync();

        var tables = (await workbench.As<ReportService>(made.Review.Lead).GetTablesAsync(made.Review.Id, null, null)).Value!;

        Assert.All(tables.Frequencies, table => Assert.Equal(4, table.StudyIds.Count));
        var role = tables.Frequencies.Single(table => table.Item.Key == ItemKey.Role);
        Assert.Equal([(_role, 2), ("unclear", 1), ("not-charted", 1)],
            role.Rows.Where(row => row.Category.Count > 0).Select(row => (row.Category.Key, row.Category.Count)));
        // Of three charted studies one says a country, and two were left empty.
        var country = tables.Frequencies.Single(table => table.Item.Key == ItemKey.Country);
        Assert.Equal([("Canada", 1), ("Norway", 1), ("Not answered", 2), ("Not charted yet", 1)],
            country.Rows.Select(row => (row.Category.Label, row.Category.Count)));
        Assert.Equal(["charted/country/~not-answered", "charted/country/~not-charted"],
            country.Rows.TakeLast(2).Select(row => ReportSetKeys.OfCategory(1, ItemKey.Country, row.Category)));
    }

    [Fact]
    public async Task A_cross_table_of_any_two_items_can_be_asked_for()
    {
        var made = await ChartedAsync();

        var tables =
            (await workbench.As<ReportService>(made.Review.Lead).GetTablesAsync(made.Review.Id, ItemKey.Country, ItemKey.Phases)).Value!;

        Assert.Equal((ItemKey.Country, ItemKey.Phases), (tables.Cross!.RowItem.Key, tables.Cross.ColumnItem.Key));
        Assert.DoesNotContain(tables.Items, item => item.Type is ChartingItemType.Text or ChartingItemType.LongText);
    }

    [Fact]
    public async Task Texts_that_look_like_parts_of_an_address_or_like_the_answer_unclear_keep_their_own_lists()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 4);
        foreach (var record in records)
            made.Include(record);
        var form = made.Form(Form);
        made.Chart(records[0], form, true, (ItemKey.Funding, ChartAnswer.Of("A/B: 50 % & more?")));
        made.Chart(records[1], form, true, (ItemKey.Funding, ChartAnswer.Of("unclear")));
        made.Chart(records[2], form, true, (ItemKey.Funding, ChartAnswer.Unclear));
        made.Chart(records[3], form, true, (ItemKey.Funding, ChartAnswer.Of("~unclear")));
        await made.SaveAsync();

        var tables = (await workbench.As<ReportService>(made.Review.Lead).GetTablesAsync(made.Review.Id, null, null)).Value!;
        var funding = tables.Frequencies.Single(table => table.Item.Key == ItemKey.Funding);

        Assert.Equal(4, funding.Rows.Count);
        foreach (var category in funding.Rows.Select(row => row.Category))
        {
            var list = await made.ListAsync(ReportSetKeys.OfCategory(1, ItemKey.Funding, category));
            Assert.Equal(category.StudyIds, list.Rows.Select(row => row.Id));
        }
    }

    [Fact]
    public async Task A_second_form_has_tables_lists_figures_and_files_of_its_own()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 3);
        foreach (var record in records)
            made.Include(record);
        made.Chart(records[0], made.Form(Form), true, (ItemKey.Role, ChartAnswer.Of(_role)));
        var appraisal = made.Form(Appraisal, position: 2);
        made.Chart(records[0], appraisal, true, ("role", ChartAnswer.Of("low")));
        made.Chart(records[1], appraisal, true, ("role", ChartAnswer.Of("high")));
        await made.SaveAsync();
        var lead = made.Review.Lead;

        var tables = (await workbench.As<ReportService>(lead).GetTablesAsync(made.Review.Id, null, null, form: 2)).Value!;

        var risk = Assert.Single(tables.Frequencies);
        Assert.Equal([("Low", 1), ("High", 1), ("Not charted yet", 1)],
            risk.Rows.Where(row => row.Category.Count > 0).Select(row => (row.Category.Label, row.Category.Count)));
        Assert.Equal([Form.Name, Appraisal.Name], tables.Forms.Select(form => form.Name));
        // The key is an item of both forms: each list is the one of its form.
        foreach (var category in risk.Rows.Select(row => row.Category))
            await HoldAsync(made, ReportSetKeys.OfCategory(2, "role", category), category.Count);
        var csv = Encoding.UTF8.GetString((await workbench.As<ReportTableService>(lead).FileAsync(made.Review.Id, "frequencies/role",
            TableFormat.Csv, form: 2)).Value!.Content);
        Assert.Contains("Risk of bias", csv, StringComparison.Ordinal);
        var figures = (await workbench.As<FigureService>(lead).GetAsync(made.Review.Id, new FigureChoice(null, null, null, null, false, 2)))
            .Value!;
        Assert.Contains(figures.Figures, figure => figure.Drawing.Title.Contains("risk of bias", StringComparison.Ordinal));
        var zip = (await workbench.As<PackageService>(lead).FileAsync(made.Review.Id)).Value!.Content;
        using var package = new ZipArchive(new MemoryStream(zip));
        Assert.NotNull(package.GetEntry("tables/form-2/frequencies.csv"));
    }

    [Fact]
    public async Task The_table_of_studies_has_the_columns_and_words_that_a_lead_chose_on_the_page_and_in_files()
    {
        var made = await ChartedAsync();
        var (id, lead) = (made.Review.Id, made.Review.Lead);
        var layout = new StudyTableLayout("Our studies", [new(StudyTableLayout.OfItem(ItemKey.Role), "Who they were"), new("study")]);
        var service = workbench.As<StudyTableService>(lead);

        Assert.True((await service.SaveAsync(id, layout, StudyTableLayout.Usual)).Succeeded);
        // Said again, nothing happens; of two who choose at once the second is told.
        Assert.True((await service.SaveAsync(id, layout, StudyTableLayout.Usual)).Succeeded);
        Assert.Contains("Somebody else", (await service.SaveAsync(id, StudyTableLayout.Usual with { Caption = "Mine" }, StudyTableLayout.Usual))
            .Message, StringComparison.Ordinal);
        Assert.Contains("no longer", (await service.SaveAsync(id, new(null, [new("item:none")]), layout)).Message, StringComparison.Ordinal);

        Assert.Equal(layout, (await workbench.As<ReportService>(lead).GetStudiesAsync(id)).Value!.Layout);
        var csv = Encoding.UTF8.GetString((await workbench.As<ReportTableService>(lead).FileAsync(id, "studies", TableFormat.Csv)).Value!
            .Content).Split("\r\n");
        Assert.Equal("Who they were,Study", csv[0].TrimStart('\uFEFF'));
        Assert.StartsWith(Form.Item(ItemKey.Role).Options[0].Label, csv[1].Trim('"'), StringComparison.Ordinal);

        Assert.True((await service.SaveAsync(id, StudyTableLayout.Usual, layout)).Succeeded);
        await using var db = workbench.Db();
        Assert.Equal(["report.columns", "report.columns"], await db.AuditEvents.Where(e => e.ReviewId == id && e.Action == "report.columns")
            .Select(e => e.Action).ToListAsync());
        Assert.NotNull((await db.StudyTables.SingleAsync(t => t.ReviewId == id)).SupersededAt);
    }

    [Fact]
    public async Task A_table_has_the_words_and_the_order_that_a_lead_chose_on_the_page_and_in_every_file()
    {
        var made = await ChartedAsync();
        var (id, lead) = (made.Review.Id, made.Review.Lead);
        var service = workbench.As<TableWordingService>(lead);
        var table = $"frequencies/{ItemKey.Role}";
        var wording = new TableWording(" Who they were ", "Two roles were merged.", CategoryOrder.ByNumber);

        Assert.True((await service.SaveAsync(id, table, 1, wording, TableWording.Usual)).Succeeded);
        Assert.True((await service.SaveAsync(id, "searches", 1, new("Where we looked", null, default), TableWording.Usual)).Succeeded);

        var kept = (await service.GetAsync(id)).OfItem(ItemKey.Role, 1);
        Assert.Equal(wording.Trimmed(), kept);
        var shown = (await workbench.As<ReportService>(lead).GetTablesAsync(id, null, null)).Value!.Frequencies
            .Single(one => one.Item.Key == ItemKey.Role);
        var unused = Form.Item(ItemKey.Role).Options.Skip(1).Select(option => (option.Key, 0));
        Assert.Equal([(_role, 2), .. unused, ("unclear", 1), ("not-charted", 1)],
            shown.Rows.Select(row => (row.Category.Key, row.Category.Count)));
        var files = workbench.As<ReportTableService>(lead);
        var csv = Encoding.UTF8.GetString((await files.FileAsync(id, table, TableFormat.Csv)).Value!.Content);
        Assert.Contains("Two roles were merged.", csv, StringComparison.Ordinal);
        foreach (var (name, words) in new[] { (table, "Who they were"), ("frequencies", "Who they were"), ("searches", "Where we looked") })
            Assert.Contains(words, Document((await files.FileAsync(id, name, TableFormat.Docx)).Value!.Content), StringComparison.Ordinal);

        Assert.True((await service.SaveAsync(id, table, 1, TableWording.Usual, kept)).Succeeded);
        Assert.DoesNotContain("Who they were", Document((await files.FileAsync(id, table, TableFormat.Docx)).Value!.Content),
            StringComparison.Ordinal);
        await using var db = workbench.Db();
        Assert.Equal(3, await db.AuditEvents.CountAsync(e => e.ReviewId == id && e.Action == "report.wording"));
        Assert.NotNull((await db.TableWordings.SingleAsync(t => t.ReviewId == id && t.TableName == table)).SupersededAt);
    }

    [Theory]
    [InlineData("frequencies/no-such-item", 1, "no such table")]
    [InlineData("searches", 2, "no such table")]
    [InlineData("../../etc", 1, "no such table")]
    [InlineData("searches", 1, "at most 300")]
    [InlineData("agreement", 1, "Somebody else")]
    public async Task Words_of_no_table_too_many_of_them_and_those_of_another_are_refused(string table, int form, string because)
    {
        var made = await ChartedAsync();
        var service = workbench.As<TableWordingService>(made.Review.Lead);
        await service.SaveAsync(made.Review.Id, "agreement", 1, new("Ours", null, default), TableWording.Usual);
        var caption = because.StartsWith("at most", StringComparison.Ordinal) ? new string('x', 301) : "Mine";

        var saved = await service.SaveAsync(made.Review.Id, table, form, new(caption, null, default), TableWording.Usual);

        Assert.Contains(because, saved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_space_stands_between_a_number_of_the_text_and_what_follows_it()
    {
        var made = await ChartedAsync();

        var html = await workbench.RenderAsync<TextSection>(made.Review.Lead, ("ReviewId", made.Review.Id));

        Assert.Contains("</a>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"</a>\s+[;:).,]", html);
    }

    [Fact]
    public async Task The_text_links_nobody_to_a_page_that_is_closed_to_them()
    {
        var made = await ChartedAsync();
        var observer = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Observer);

        Assert.Contains(await LinksAsync(made.Review.Lead), link => link.EndsWith("/charting/form", StringComparison.Ordinal));
        Assert.DoesNotContain(await LinksAsync(observer), link => link.EndsWith("/charting/form", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> LinksAsync(Guid person)
        {
            var text = (await workbench.As<ReportTextService>(person).GetAsync(made.Review.Id)).Value!;
            return [.. text.Methods.Concat(text.Results).SelectMany(section => section.Paragraphs)
                .SelectMany(paragraph => paragraph.Content.Runs).Select(run => run.Link).OfType<string>()];
        }
    }

    private static string Document(byte[] docx)
    {
        using var package = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }

    [Theory]
    [InlineData("charted/no-such-item/x")]
    [InlineData("charted/role/no-such-option")]
    [InlineData("charted/role")]
    [InlineData("charted/")]
    [InlineData("charted-2/role/~unclear")]
    [InlineData("charted-1/role/~unclear")]
    [InlineData("charted-x/role/~unclear")]
    [InlineData("charted-99999999999/role/~unclear")]
    [InlineData("prisma/no-such-box")]
    [InlineData("prisma/")]
    public async Task A_list_that_does_not_exist_is_told_as_such(string set)
    {
        var made = await ChartedAsync();

        Assert.True((await made.ListAsync(set)).UnknownSet);
    }

    private static ChartingForm Appraisal { get; } = new()
    {
        Name = "Appraisal",
        Version = 1,
        Sections =
        [
            new ChartingSection
            {
                Title = "Bias",
                Items =
                [
                    new ChartingItem { Key = "role", Label = "Risk of bias", Type = ChartingItemType.SingleChoice,
                        Options = [new ChartingOption { Key = "low", Label = "Low" }, new ChartingOption { Key = "high", Label = "High" }] },
                ],
            },
        ],
    };

    private static async Task HoldAsync(MadeReview made, string set, int count)
    {
        var list = await made.ListAsync(set);
        Assert.False(list.UnknownSet, set);
        Assert.True(count == list.Hits, $"{set}: {count} in the table, {list.Hits} in the list");
    }

    /// <summary>Four studies of five reports: three charted, one of them as a draft only, so that one is not charted at all.</summary>
    private async Task<MadeReview> ChartedAsync()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 5);
        foreach (var record in records)
            made.Include(record);
        made.Merge(records[4], records[0]);
        var form = made.Form(Form);
        (string, ChartAnswer)[] answers = [(ItemKey.Role, ChartAnswer.Of(_role)), (ItemKey.Focus, ChartAnswer.Of(_focus)),
            (ItemKey.Phases, ChartAnswer.Of(Phase.Design, Phase.Delivery))];
        made.Chart(records[0], form, true, answers);
        made.Chart(records[1], form, true, [.. answers, (ItemKey.Country, ChartAnswer.Of("Norway", "Canada"))]);
        made.Chart(records[2], form, true, (ItemKey.Role, ChartAnswer.Unclear), (ItemKey.Focus, ChartAnswer.Of(_focus)));
        made.Chart(records[3], form, false, answers);
        return await made.SaveAsync();
    }
}
