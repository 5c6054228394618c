using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

public sealed class ImportTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Nothing_is_stored_before_the_person_says_so()
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.LayOutAsync(review, "pubmed.ris", ImportHelper.Ris(1, 12, "a"));

        Assert.Equal(DraftState.Ready, draft.State);
        Assert.Equal((12, 10), (draft.Preview!.Records, draft.Preview.FirstRecords.Count));
        Assert.Equal("PubMed", draft.Facts.SourceName);
        Assert.Equal((0, 0, 0), await CountAsync(review));
    }

    [Fact]
    public async Task An_import_stores_source_search_file_and_all_fields()
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, "export.txt",
            "TY  - JOUR\nID  - 7\nAU  - Ness, Ottar\nA2  - Editor, E.\nTI  - Peer\u0301 work\nT2  - A Journal\nPY  - 2022\nVL  - 3\nIS  - 2\nSP  - 377\nEP  - 86\nDO  - https://doi.org/10.1000/ABC\nSN  - 1234-5679\nKW  - peers\nAB  - Long text.\nN1  - a note\nDB  - Scopus\nER  - \n");
        draft.Facts.SourceName = "Scopus";
        draft.Facts.Run.Platform = "Elsevier";
        draft.Facts.Run.HitsReported = 3;
        draft.Facts.Run.Strategy = "  (peer* W/3 work*)\n";

        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();

        Assert.Equal(DraftState.Imported, draft.State);
        await using var db = workbench.Db();
        var record = await db.Records.Include(r => r.Source).Include(r => r.Import!.SearchRun).SingleAsync(r => r.ReviewId == review.Id);
        Assert.Equal((1, "Scopus", "Peer\u0301 work", "A Journal", 2022, "377-386", "10.1000/abc"),
            (record.Number, record.Source!.Name, record.Title, record.Journal, record.Year, record.Pages, record.Doi));
        Assert.Equal(["Ness, Ottar", "Editor, E.", "peers", "1234-5679"],
            [.. record.Authors, .. record.Editors, .. record.Keywords, .. record.Issns]);
        Assert.Contains("IS  - 2", (await db.OriginalEntries.SingleAsync(e => e.RecordId == record.Id)).Text, StringComparison.Ordinal);
        Assert.Equal(("Elsevier", 3, "  (peer* W/3 work*)\n"),
            (record.Import!.SearchRun!.Platform, record.Import.SearchRun.HitsReported, record.Import.SearchRun.Strategy));
        var source = Assert.Single((await workbench.As<SourcesService>(review.Reviewers[0]).ListAsync(review.Id)).Sources);
        Assert.Equal((1, 2), (source.Records, Assert.Single(source.Runs).Missing));
    }

    [Fact]
    public async Task An_import_that_fails_at_its_end_stores_nothing_and_can_be_tried_again()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, ImportHelper.Ris(1, 3, "b"));
        // The duplicate is linked after all rows have been copied: forbidding the link breaks the import at its last step.
        await workbench.SqlAsync(
            $"create function fail() returns trigger language plpgsql as $$ begin if new.review_id = '{review.Id}' then raise exception 'broken'; end if; return new; end $$");
        await workbench.SqlAsync("create trigger fail before insert on duplicate_links for each row execute function fail()");

        var draft = await workbench.ImportAsync(review, ImportHelper.Ris(3, 9, "b"), source: "Scopus");

        Assert.Equal(DraftState.Failed, draft.State);
        Assert.DoesNotContain("broken", draft.Message, StringComparison.Ordinal);
        Assert.Equal((3, 1, 1), await CountAsync(review));
        await workbench.SqlAsync("drop trigger fail on duplicate_links; drop function fail");
        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();
        Assert.Equal(DraftState.Imported, draft.State);
        Assert.Equal((10, 2, 2), await CountAsync(review));
        Assert.Equal((4, 1), (draft.Outcome!.FirstNumber, draft.Outcome.Duplicates));
    }

    [Fact]
    public async Task A_cancelled_import_stores_nothing()
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, "pubmed.ris", ImportHelper.Ris(1, 50, "c"));
        await using var blocker = new NpgsqlConnection(workbench.ConnectionString);
        await blocker.OpenAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        // The rows are copied, then it waits here.
        await using (var command = new NpgsqlCommand("lock table duplicate_links in access exclusive mode", blocker))
            await command.ExecuteNonQueryAsync();
        await workbench.StartAsync(review, draft);
        await UntilAsync(() => draft.State == DraftState.FindingDuplicates);

        await workbench.As<ImportService>(review.Lead).CancelAsync(review.Id, draft.Id);
        await workbench.WhenIdleAsync();

        Assert.Equal(DraftState.Cancelled, draft.State);
        await transaction.RollbackAsync();
        Assert.Equal((0, 0, 0), await CountAsync(review));
    }

    [Fact]
    public async Task Duplicates_are_reported_also_where_the_newcomer_is_the_one_kept()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, ImportHelper.Ris(1, "10.1000/k"));

        var draft = await workbench.ImportAsync(review,
            ImportHelper.Ris(1, "10.1000/k").Replace("ER  - ", "AB  - An abstract.\nER  - ", StringComparison.Ordinal), source: "Scopus");

        Assert.Equal(1, draft.Outcome!.Duplicates);
        await using var db = workbench.Db();
        Assert.Equal(2, await db.DuplicateLinks.Where(l => l.ReviewId == review.Id && l.SupersededAt == null).Select(l => l.Kept!.Number)
            .SingleAsync());
    }

    [Theory]
    [InlineData(0, 0, "No duplicates were found.")]
    [InlineData(0, 1, "No duplicates were removed, but 1 pair to review.")]
    [InlineData(1, 0, "1 duplicate was removed.")]
    [InlineData(1204, 37, "1,204 duplicates were removed, and 37 pairs to review.")]
    public void What_an_import_found_is_said_as_the_pages_count_it(int removed, int toJudge, string words)
        => Assert.Equal(words, new ImportOutcome(default, default, "PubMed", 10, 0, 1, removed, toJudge, default).DuplicatesInWords);

    [Fact]
    public async Task An_import_does_not_say_that_there_are_no_duplicates_while_pairs_wait()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Entry("Peer support workers in community mental health services", 2020));

        var draft = await workbench.ImportAsync(review, Entry("Peer support workers in community mental health service", 2021),
            source: "Scopus");

        await using var db = workbench.Db();
        var waiting = await db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == review.Id);
        Assert.Equal((0, 1, 1), (draft.Outcome!.Duplicates, draft.Outcome.ToJudge, waiting));

        static string Entry(string title, int year)
            => $"TY  - JOUR\nTI  - {title}\nAU  - Family, Anna\nPY  - {year}\nJO  - A journal\nER  - \n";
    }

    [Fact]
    public async Task Two_imports_at_once_number_the_records_one_after_the_other()
    {
        var review = await workbench.AddReviewAsync();
        var second = review with { Lead = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead) };
        var drafts = new[] { await workbench.LayOutAsync(review, "pubmed.ris", ImportHelper.Ris(1, 400, "d")),
            await workbench.LayOutAsync(second, "scopus.ris", ImportHelper.Ris(300, 800, "d")) };

        await Task.WhenAll(workbench.StartAsync(review, drafts[0]), workbench.StartAsync(second, drafts[1]));
        await workbench.WhenIdleAsync();

        Assert.All(drafts, draft => Assert.Equal(DraftState.Imported, draft.State));
        await using var db = workbench.Db();
        Assert.Equal(Enumerable.Range(1, 901),
            await db.Records.Where(r => r.ReviewId == review.Id).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
        foreach (var import in await db.Imports.Where(i => i.ReviewId == review.Id).ToListAsync())
        {
            var numbers = await db.Records.Where(r => r.ImportId == import.Id).OrderBy(r => r.PositionInFile).Select(r => r.Number)
                .ToListAsync();
            Assert.Equal(Enumerable.Range(numbers[0], import.RecordCount), numbers);
        }

        Assert.Equal(101, await db.DuplicateLinks.CountAsync(l => l.ReviewId == review.Id && l.SupersededAt == null));
    }

    [Fact]
    public async Task The_same_file_is_refused_with_a_pointer_to_its_first_import()
    {
        var review = await workbench.AddReviewAsync();
        var content = ImportHelper.Ris(1, 3, "e");
        var first = await workbench.ImportAsync(review, content);

        var again = await workbench.LayOutAsync(review, "renamed.ris", content);

        Assert.Equal((DraftState.Refused, first.Outcome!.ImportId), (again.State, again.SameAsImportId));
        Assert.Equal(DraftState.Ready, (await workbench.LayOutAsync(await workbench.AddReviewAsync(), "other-review.ris", content)).State);
    }

    [Fact]
    public async Task The_same_file_laid_out_by_two_leads_is_stored_once()
    {
        var review = await workbench.AddReviewAsync();
        var second = review with { Lead = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead) };
        var drafts = new[] { await workbench.LayOutAsync(review, "a.ris", ImportHelper.Ris(1, 3, "f")),
            await workbench.LayOutAsync(second, "b.ris", ImportHelper.Ris(1, 3, "f")) };

        await Task.WhenAll(workbench.StartAsync(review, drafts[0]), workbench.StartAsync(second, drafts[1]));
        await workbench.WhenIdleAsync();

        Assert.Equal([DraftState.Refused, DraftState.Imported], drafts.Select(d => d.State).Order());
        Assert.Equal(3, (await CountAsync(review)).Records);
        Assert.Equal("This is the same file as x.ris above.", (await TwiceOnTheDeskAsync(review)).Message);
    }

    [Theory]
    [InlineData("%PDF-1.7 …", "PDF")]
    [InlineData("", "empty")]
    [InlineData("Dear all, here is the list that you asked for.\n", "plain text")]
    [InlineData("TY  - \nER  - \n", "its only entry cannot be read")]
    public async Task A_file_without_records_is_refused_with_a_sentence(string content, string says)
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.LayOutAsync(review, "file.ris", content);

        Assert.Equal(DraftState.Refused, draft.State);
        Assert.Contains(says, draft.Message, StringComparison.Ordinal);
        Assert.False((await workbench.As<ImportService>(review.Lead).StartAsync(review.Id, [draft.Id])).Succeeded);
        Assert.Equal((0, 0, 0), await CountAsync(review));
    }

    [Fact]
    public async Task Broken_records_are_listed_and_the_others_imported()
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.ImportAsync(review, ImportHelper.Ris(1) + "TY  - JOUR\nER  - \n\n" + ImportHelper.Ris(3));

        Assert.Equal((2, 1), (draft.Outcome!.Records, draft.Outcome.Refused));
        var details = await workbench.As<SourcesService>(review.Reviewers[0]).GetImportAsync(review.Id, draft.Outcome.ImportId);
        Assert.Equal(7, details!.Issues[0].LineNumber);
        Assert.Equal((2, 1, 1), (details.Records, details.Refused, details.IssueCount));
    }

    [Fact]
    public async Task A_hostile_record_does_not_break_the_index_of_words()
    {
        var review = await workbench.AddReviewAsync();
        var words = string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"{(char)('a' + (i % 26))}{i:x}"));
        var lone = Encoding.Unicode.GetString([0x3D, 0xD8]);

        var draft = await workbench.ImportAsync(review,
            $"TY  - JOUR\nTI  - {words[..50_000]}\nAB  - {words[..600_000]}\nKW  - {words[..200_000]}\nAU  - {words[..100_000]}\nN1  - {lone}\nER  - \n");

        Assert.Equal(DraftState.Imported, draft.State);
    }

    [Fact]
    public async Task Several_files_of_a_new_source_are_parts_of_one_search()
    {
        var review = await workbench.AddReviewAsync();
        var drafts = new[] { await workbench.LayOutAsync(review, "scopus-1.ris", ImportHelper.Ris(1, 3, "g")),
            await workbench.LayOutAsync(review, "scopus-2.ris", ImportHelper.Ris(4, 6, "g")) };

        await workbench.StartAsync(review, drafts);
        await workbench.WhenIdleAsync();

        var source = Assert.Single((await workbench.As<SourcesService>(review.Lead).ListAsync(review.Id)).Sources);
        Assert.Equal(("Scopus", 6, 2), (source.Name, source.Records, Assert.Single(source.Runs).Imports.Count));
    }

    [Fact]
    public async Task A_database_is_always_screened_by_title_and_a_name_is_taken_once()
    {
        var review = await workbench.AddReviewAsync();
        var sources = workbench.As<SourcesService>(review.Lead);

        Assert.True(
            (await sources.SaveSourceAsync(review.Id, null, "ERIC", InformationSourceKind.Database, screensTitles: false)).Succeeded);
        Assert.True(
            (await sources.SaveSourceAsync(review.Id, null, "Forward citations", InformationSourceKind.CitationSearching,
                screensTitles: false)).Succeeded);
        Assert.False(
            (await sources.SaveSourceAsync(review.Id, null, "eric", InformationSourceKind.Database, screensTitles: true)).Succeeded);

        Assert.Equal([("ERIC", true), ("Forward citations", false)],
            (await sources.ListAsync(review.Id)).Sources.Select(s => (s.Name, s.ScreensTitles)));
    }

    private async Task<ImportDraft> TwiceOnTheDeskAsync(TestReview review)
    {
        await workbench.LayOutAsync(review, "x.ris", ImportHelper.Ris(90, 91, "f"));
        return await workbench.LayOutAsync(review, "y.ris", ImportHelper.Ris(90, 91, "f"));
    }

    private async Task<(int Records, int Imports, int Sources)> CountAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return (await db.Records.CountAsync(r => r.ReviewId == review.Id), await db.Imports.CountAsync(i => i.ReviewId == review.Id),
            await db.Sources.CountAsync(s => s.ReviewId == review.Id));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
