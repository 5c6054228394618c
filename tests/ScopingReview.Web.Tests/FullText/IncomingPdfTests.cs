using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.FullText.Incoming;
using ScopingReview.Web.Features.FullText.Texts;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.FullText;

public sealed class IncomingPdfTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Fifty_pdfs_are_stored_with_their_reports_or_stay_on_the_list_with_a_reason()
    {
        var review = await ArrangeAsync();
        var (receiving, listing, assigning) = (workbench.As<IncomingPdfService>(review.Reviewers[0]),
            workbench.As<IncomingListService>(review.Reviewers[0]), workbench.As<IncomingAssignService>(review.Reviewers[0]));
        foreach (var article in SampleArticles.Fifty)
            Assert.NotNull((await receiving.ReceiveAsync(review.Id, article.FileName, new MemoryStream(article.Pdf))).FileId);

        var choices = new IncomingChoices { Files = await listing.ListAsync(review.Id) };
        var ready = choices.Ready.ToDictionary(c => choices.Files.Single(f => f.Id == c.FileId).FileName, c => c.Number);
        foreach (var choice in choices.Ready)
            Assert.Null((await assigning.AssignAsync(review.Id, choice)).Message);

        var articles = SampleArticles.Fifty.ToDictionary(a => a.FileName);
        Assert.All(ready, file => Assert.Equal(articles[file.Key].Report, file.Value));
        var left = await listing.ListAsync(review.Id);
        // In doubt; a copy of a file that is there; and two prints of one article, of which a person leaves one out.
        Assert.Equal(
            ["WriterMa 2012.pdf", "copy of download (1).pdf", "locked.pdf", "main17 (1).pdf", "main17.pdf", "main8.pdf", "scan0001.pdf"],
            left.Select(f => f.FileName).Order(StringComparer.Ordinal));
        Assert.Equal([1], left.Single(f => f.FileName.StartsWith("copy", StringComparison.Ordinal)).StoredAt);
        await using var db = workbench.Db();
        Assert.Equal(43, await db.FullTextFiles.CountAsync(f => f.ReviewId == review.Id));
        Assert.Equal(43, await db.RetrievalEntries.CountAsync(e => e.ReviewId == review.Id && e.Status == RetrievalStatus.Retrieved));
        var stored = await db.FullTextFiles.SingleAsync(f => f.ReviewId == review.Id && f.FileName == "main20.pdf");
        await using var content = (await workbench.As<FullTextFileService>(review.Lead).OpenAsync(review.Id, stored.Id))!.Stream;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        Assert.Equal(articles["main20.pdf"].Pdf, copy.ToArray());
    }

    [Fact]
    public async Task What_is_too_large_or_no_pdf_is_refused_with_a_reason_and_leaves_nothing()
    {
        var review = await ArrangeAsync();
        var receiving = workbench.As<IncomingPdfService>(review.Lead);

        var large = await receiving.ReceiveAsync(review.Id, "large.pdf", Stream.Null, announcedLength: 200 * 1024 * 1024);
        var program = await receiving.ReceiveAsync(review.Id, "setup.pdf", new MemoryStream([.. "MZ"u8, .. new byte[4000]]));

        Assert.Equal((UploadRefusal.TooLarge, UploadRefusal.NotAPdf), (large.Refusal, program.Refusal));
        Assert.Contains("larger than 100 MB", large.Message, StringComparison.Ordinal);
        Assert.Contains("not a PDF", program.Message, StringComparison.Ordinal);
        Assert.Empty(await workbench.As<IncomingListService>(review.Lead).ListAsync(review.Id));
    }

    [Fact]
    public async Task A_supplement_stands_beside_the_report_and_does_not_make_it_retrieved()
    {
        var review = await ArrangeAsync();
        var files = workbench.As<FullTextFileService>(review.Lead);
        var pdf = SampleArticles.Fifty[19].Pdf;

        await files.StoreAsync(review.Id, 20, "appendix.pdf", new MemoryStream(pdf), kind: FullTextKind.Supplement);
        var before = await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, 20);
        await files.StoreAsync(review.Id, 20, "main.pdf", new MemoryStream(pdf));
        var after = await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, 20);

        Assert.Equal((RetrievalStatus.Sought, null), (before!.Retrieval, before.Report.File?.FileName));
        Assert.Equal(["main.pdf", "appendix.pdf"], after!.Report.CurrentFiles.Select(f => f.FileName));
    }

    [Fact]
    public async Task A_supplement_is_taken_away_and_put_back_and_the_report_itself_is_not()
    {
        var review = await ArrangeAsync();
        var files = workbench.As<FullTextFileService>(review.Lead);
        var pdf = SampleArticles.Fifty[19].Pdf;
        var main = (await files.StoreAsync(review.Id, 20, "main.pdf", new MemoryStream(pdf))).File!.Id;
        var appendix = (await files.StoreAsync(review.Id, 20, "appendix.pdf", new MemoryStream(pdf),
            kind: FullTextKind.Supplement)).File!.Id;

        var removed = await files.RemoveSupplementAsync(review.Id, appendix);
        var without = await NamesAsync(review);
        var again = await files.RemoveSupplementAsync(review.Id, appendix);
        var mainRemoved = await files.RemoveSupplementAsync(review.Id, main);
        var restored = await files.RestoreSupplementAsync(review.Id, appendix);
        var twice = await files.RestoreSupplementAsync(review.Id, appendix);

        Assert.Equal((true, false, false, true, true),
            (removed.Succeeded, again.Succeeded, mainRemoved.Succeeded, restored.Succeeded, twice.Succeeded));
        Assert.Equal(["main.pdf"], without);
        Assert.Equal(["main.pdf", "appendix.pdf"], await NamesAsync(review));
        var shown = (await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, 20))!.Report.CurrentFiles[^1];
        await using var content = (await files.OpenAsync(review.Id, shown.Id))!.Stream;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        Assert.Equal(pdf, copy.ToArray());
    }

    private async Task<IEnumerable<string>> NamesAsync(TestReview review)
        => (await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, 20))!.Report.CurrentFiles.Select(f => f.FileName);

    [Fact]
    public async Task The_text_of_a_stored_pdf_is_read_by_page_and_searched()
    {
        var review = await ArrangeAsync();
        var stored = await workbench.As<FullTextFileService>(review.Lead)
            .StoreAsync(review.Id, 20, "a.pdf", new MemoryStream(SampleArticles.Fifty[19].Pdf));
        var texts = workbench.As<FullTextTextService>(review.Lead);

        var first = await texts.PageAsync(review.Id, stored.File!.Id, 1);
        await new PdfTextWorker(workbench.Services.GetRequiredService<IDbContextFactory<ReviewDbContext>>(), new PdfTextQueue(),
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<PdfTextWorker>.Instance).ReadAsync(stored.File.Id, default);
        var again = await texts.PageAsync(review.Id, stored.File.Id, 1);
        var hits = await texts.SearchAsync(review.Id, stored.File.Id, "TEXT NUMBER 21");

        Assert.Equal((PdfTextState.Read, 3, 1), (first!.State, first.PageCount, first.Number));
        Assert.Equal(first.Text, again!.Text);
        Assert.Contains(SampleArticles.Title(20), first.Text.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.True(hits is { Complete: true, Total: 4 } && hits.Hits.All(hit => hit.Page == 3), $"{hits.Total} hits");
    }

    /// <summary>A review whose reports sought are those of the fifty PDFs.</summary>
    private async Task<TestReview> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddRecordsAsync(review, 50, InformationSourceKind.Website);
        await using var db = workbench.Db();
        foreach (var report in SampleArticles.Reports)
            await db.Records.Where(r => r.ReviewId == review.Id && r.Number == report.Number).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Title, report.Title).SetProperty(r => r.Doi, report.Doi).SetProperty(r => r.PubMedId, report.PubMedId)
                .SetProperty(r => r.Year, report.Year).SetProperty(r => r.Authors, new[] { report.Authors[0].Family + ", A." }));
        return review;
    }
}
