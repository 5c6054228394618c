using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

/// <summary>Workbooks of several sheets and archives of exports, from the drop to the records.</summary>
public sealed class ContainerImportTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly byte[] _book = SampleWorkbooks.Of(
        ("Scopus", [["Title", "Authors", "Year"], ["Peer work at home", "Ness, O.", 2020], ["Peer work abroad", "Kriz, T.", 2021]]),
        ("Notes", [["Beskrivelse", "Utgitt"], ["Recovery together", 2019]]));

    [Fact]
    public async Task A_workbook_of_several_sheets_waits_for_one_then_for_its_columns()
    {
        var review = await workbench.AddReviewAsync();
        var imports = workbench.As<ImportService>(review.Lead);

        var draft = await workbench.LayOutAsync(review, "book.xlsx", _book);
        Assert.Equal((DraftState.NeedsSheet, true, false), (draft.State, draft.CanChooseSheet, draft.CanStart));
        Assert.False((await imports.ChooseSheetAsync(review.Id, draft.Id, "Other")).Succeeded);

        Assert.True((await imports.ChooseSheetAsync(review.Id, draft.Id, "Notes")).Succeeded);
        Assert.Equal(DraftState.NeedsColumns, draft.State);
        var mapping = draft.Table!.Guess.With(0, CsvField.Title).With(1, CsvField.Year);
        Assert.Equal([("Recovery together", 2019)],
            (await imports.TryColumnsAsync(review.Id, draft.Id, mapping))!.Records.Select(record => (record.Title, record.Year!.Value)));
        Assert.True((await imports.MapAsync(review.Id, draft.Id, mapping)).Succeeded);
        Assert.Equal((DraftState.Ready, 1), (draft.State, draft.Preview!.Records));

        draft.Facts.SourceName = "Notes";
        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();
        Assert.Equal(DraftState.Imported, draft.State);
        await using var db = workbench.Db();
        Assert.Equal([("Recovery together", 2019)],
            (await db.Records.Where(r => r.ReviewId == review.Id).ToListAsync()).Select(r => (r.Title, r.Year!.Value)));
    }

    [Fact]
    public async Task Another_sheet_of_the_same_workbook_can_be_imported_and_the_same_one_is_recognised()
    {
        var review = await workbench.AddReviewAsync();
        var imports = workbench.As<ImportService>(review.Lead);
        await ImportSheetAsync("Scopus");

        var again = await workbench.LayOutAsync(review, "book.xlsx", _book);
        await imports.ChooseSheetAsync(review.Id, again.Id, "Scopus");
        Assert.Equal(DraftState.Refused, again.State);
        Assert.NotNull(again.SameAsImportId);

        await imports.ChooseSheetAsync(review.Id, again.Id, "Notes");
        Assert.Equal((DraftState.NeedsColumns, (Guid?)null), (again.State, again.SameAsImportId));
        await using var db = workbench.Db();
        Assert.Equal(["book.xlsx (Scopus)"], await db.Imports.Where(i => i.ReviewId == review.Id).Select(i => i.FileName).ToListAsync());

        async Task ImportSheetAsync(string sheet)
        {
            var draft = await workbench.LayOutAsync(review, "book.xlsx", _book);
            Assert.True((await imports.ChooseSheetAsync(review.Id, draft.Id, sheet)).Succeeded);
            draft.Facts.SourceName = sheet;
            await workbench.StartAsync(review, draft);
            await workbench.WhenIdleAsync();
            Assert.Equal((DraftState.Imported, 2), (draft.State, draft.Outcome!.Records));
        }
    }

    [Fact]
    public async Task A_workbook_of_one_sheet_is_read_at_once()
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.LayOutAsync(review, "one.xlsx",
            SampleWorkbooks.Of(("A", [["Title", "Year"], ["Peer work", 2020]]), ("Empty", [])));

        Assert.Equal((DraftState.Ready, 1, false), (draft.State, draft.Preview!.Records, draft.CanChooseSheet));
    }

    [Fact]
    public async Task A_workbook_that_cannot_be_read_is_refused_with_the_reason()
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.LayOutAsync(review, "broken.xlsx", _book[..(_book.Length / 2)]);

        Assert.Equal(DraftState.Refused, draft.State);
        Assert.Contains("damaged", draft.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_of_four_exports_becomes_its_files_and_all_are_imported()
    {
        var review = await workbench.AddReviewAsync();
        var zip = SampleWorkbooks.Zip([
            ("pubmed.nbib", Encoding.UTF8.GetBytes("PMID- 1\nTI  - Peers\n\n")),
            ("a/ovid.txt", Encoding.UTF8.GetBytes("<1>\nTitle\n  Second\nAbstract\n  T.\n")),
            ("csl.json", Encoding.UTF8.GetBytes("[{\"type\":\"book\",\"title\":\"Third\"}]")),
            ("book.xlsx", SampleWorkbooks.Of(("A", [["Title", "Year"], ["Fourth", 2020]]))),
            ("ids.txt", Encoding.UTF8.GetBytes("30000001\n30000002\n")), ("../out.ris", Encoding.UTF8.GetBytes(ImportHelper.Ris(1)))]);

        await workbench.LayOutAsync(review, "all.zip", zip);

        var drafts = (await workbench.As<ImportService>(review.Lead).GetAsync(review.Id)).Drafts;
        Assert.Equal(["pubmed.nbib", "a/ovid.txt", "csl.json", "book.xlsx", "ids.txt", "out.ris"],
            drafts.Select(
                draft => draft.FileName.Replace("all.zip/", "", StringComparison.Ordinal).Replace("../", "", StringComparison.Ordinal)));
        var ready = drafts.Where(draft => draft.State == DraftState.Ready).ToList();
        Assert.Equal([FileKind.Medline, FileKind.Ovid, FileKind.CslJson, FileKind.Excel],
            ready.Select(draft => draft.Preview!.Format.Kind));
        Assert.Contains("list of PubMed ids", drafts[4].Message, StringComparison.Ordinal);
        Assert.Contains("leads out", drafts[5].Message, StringComparison.Ordinal);
        await workbench.StartAsync(review, [.. ready]);
        await workbench.WhenIdleAsync();
        await using var db = workbench.Db();
        Assert.Equal(["Peers", "Second", "Third", "Fourth"],
            await db.Records.Where(r => r.ReviewId == review.Id).OrderBy(r => r.Number).Select(r => r.Title).ToListAsync());
        Assert.Equal(DraftState.Refused, (await workbench.LayOutAsync(review, "again.zip", SampleWorkbooks.Zip(
            [("pubmed.nbib", Encoding.UTF8.GetBytes("PMID- 1\nTI  - Peers\n\n"))]))).State);
    }

    [Fact]
    public async Task An_archive_that_cannot_be_looked_at_stays_with_the_reason()
    {
        var review = await workbench.AddReviewAsync();

        var many = await workbench.LayOutAsync(review, "many.zip",
            SampleWorkbooks.Zip(Enumerable.Range(0, 40).Select(i => ($"{i}.ris", Encoding.UTF8.GetBytes(ImportHelper.Ris(i))))));
        var cut = await workbench.LayOutAsync(review, "cut.zip",
            SampleWorkbooks.Zip([("a.ris", Encoding.UTF8.GetBytes(ImportHelper.Ris(1)))])[..60]);

        Assert.Contains("40 files", many.Message, StringComparison.Ordinal);
        Assert.Contains("damaged or incomplete", cut.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await workbench.As<ImportService>(review.Lead).GetAsync(review.Id)).Drafts.Count);
    }
}
