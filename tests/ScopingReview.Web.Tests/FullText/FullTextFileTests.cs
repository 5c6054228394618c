using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.FullText;

public sealed class FullTextFileTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const int FiveMegabytes = 5 * 1024 * 1024;

    [Fact]
    public async Task Five_megabytes_come_back_as_they_were_stored_and_the_report_is_retrieved()
    {
        var (review, report) = await ArrangeAsync();
        var bytes = MadePdf.OfLength(FiveMegabytes + 17);
        var service = workbench.As<FullTextFileService>(review.Reviewers[0]);

        var stored = await service.StoreAsync(review.Id, report.Number, @"C:\Users\me\Smith 2018.pdf", new MemoryStream(bytes));
        var read = await service.OpenAsync(review.Id, stored.File!.Id);

        Assert.Equal(("Smith 2018.pdf", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))),
            (stored.File.FileName, (int)stored.File.Length, stored.File.Sha256));
        using var copy = new MemoryStream();
        await read!.Stream.CopyToAsync(copy);
        Assert.Equal(bytes, copy.ToArray());
        await using var db = workbench.Db();
        Assert.Equal(21, await db.FullTextChunks.CountAsync(c => c.FileId == stored.File.Id));
        Assert.Equal(RetrievalStatus.Retrieved, (await db.RetrievalEntries.SingleAsync(e => e.RecordId == report.Id)).Status);
    }

    [Fact]
    public async Task A_second_upload_supersedes_the_first_which_is_kept()
    {
        var (review, report) = await ArrangeAsync();
        var service = workbench.As<FullTextFileService>(review.Lead);

        var first = await service.StoreAsync(review.Id, report.Number, "first.pdf", new MemoryStream(MadePdf.OfLength(100)));
        var second = await service.StoreAsync(review.Id, report.Number, "second.pdf", new MemoryStream(MadePdf.OfLength(200)));

        var view = await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, report.Number);
        Assert.Equal([second.File!.Id, first.File!.Id], view!.Report.Files.Select(f => f.Id));
        Assert.Equal(second.File.Id, view.Report.File!.Id);
        Assert.NotNull(await service.OpenAsync(review.Id, first.File.Id));
        Assert.Single(view.Steps);
    }

    [Fact]
    public async Task The_same_file_at_another_report_is_stored_and_said()
    {
        var (review, report) = await ArrangeAsync();
        var other = (await workbench.AddRecordsAsync(review, 1))[0];
        await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], [other.Id]);
        var service = workbench.As<FullTextFileService>(review.Lead);
        Assert.Null((await service.StoreAsync(review.Id, report.Number, "one.pdf", new MemoryStream(MadePdf.OfLength(100)))).File!.SameAt);
        Assert.Null(
            (await service.StoreAsync(review.Id, report.Number, "again.pdf", new MemoryStream(MadePdf.OfLength(100)))).File!.SameAt);

        var same = await service.StoreAsync(review.Id, other.Number, "two.pdf", new MemoryStream(MadePdf.OfLength(100)));

        Assert.Equal($"The same file is also stored for R-{report.Number:D6}. Check that it belongs to both.", same.File!.SameAt);
        Assert.Null((await service.StoreAsync(review.Id, other.Number, "right.pdf", new MemoryStream(MadePdf.OfLength(101)))).File!.SameAt);
    }

    [Fact]
    public async Task A_file_that_arrives_slowly_holds_no_connection_to_the_database()
    {
        var (review, report) = await ArrangeAsync();
        var slow = new HeldBackStream(MadePdf.OfLength(FiveMegabytes));

        var storing = workbench.As<FullTextFileService>(review.Lead).StoreAsync(review.Id, report.Number, "slow.pdf", slow);
        await slow.Reached;
        await using var db = workbench.Db();
        var busy = await db.Database.SqlQuery<string>($"""
            select query as "Value" from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()
            """).ToListAsync();
        slow.GoOn();

        Assert.Empty(busy);
        Assert.Equal(FiveMegabytes, (await storing).File!.Length);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><title>Sign in</title>", UploadRefusal.NotAPdf)]
    [InlineData("", UploadRefusal.NotAPdf)]
    public async Task What_is_no_pdf_is_refused_with_a_sentence_and_nothing_is_stored(string content, UploadRefusal refusal)
    {
        var (review, report) = await ArrangeAsync();

        var result = await workbench.As<FullTextFileService>(review.Lead)
            .StoreAsync(review.Id, report.Number, "paper.pdf", new MemoryStream(Encoding.UTF8.GetBytes(content)));

        Assert.Equal(refusal, result.Refusal);
        Assert.Contains("“paper.pdf”", result.Message, StringComparison.Ordinal);
        await AssertNothingIsStoredAsync(report);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_whether_or_not_its_length_was_announced()
    {
        var (review, report) = await ArrangeAsync();
        var bytes = MadePdf.OfLength((1024 * 1024) + 1);
        var services = workbench.As(review.Lead);
        var small = new FullTextFileService(
            services.GetRequiredService<IDbContextFactory<ReviewDbContext>>(), services.GetRequiredService<ReviewAccess>(),
            TimeProvider.System, Options.Create(new FullTextOptions { MaxMegabytes = 1 }),
                new ScopingReview.Web.Features.FullText.Texts.PdfTextQueue());

        var announced = await small.StoreAsync(review.Id, report.Number, "big.pdf", new BreakingStream(bytes, 0), bytes.Length);
        var unannounced = await small.StoreAsync(review.Id, report.Number, "big.pdf", new MemoryStream(bytes));

        Assert.Equal([UploadRefusal.TooLarge, UploadRefusal.TooLarge], new[] { announced.Refusal, unannounced.Refusal });
        await AssertNothingIsStoredAsync(report);
        Assert.NotNull((await small.StoreAsync(review.Id, report.Number, "fits.pdf", new MemoryStream(bytes, 0, bytes.Length - 1))).File);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_or_is_cancelled_stores_nothing()
    {
        var (review, report) = await ArrangeAsync();
        var bytes = MadePdf.OfLength(FiveMegabytes);
        var service = workbench.As<FullTextFileService>(review.Lead);
        using var cancels = new CancellationTokenSource();

        await Assert.ThrowsAsync<IOException>(
            () => service.StoreAsync(review.Id, report.Number, "a.pdf", new BreakingStream(bytes, 3_000_000)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => service.StoreAsync(review.Id, report.Number, "a.pdf", new BreakingStream(bytes, 3_000_000, cancels),
                cancellationToken: cancels.Token));

        await AssertNothingIsStoredAsync(report);
    }

    [Fact]
    public async Task A_record_that_is_not_sought_takes_no_pdf()
    {
        var review = await workbench.AddReviewAsync();
        var excluded = (await workbench.AddRecordsAsync(review, 1))[0];

        foreach (var number in new[] { excluded.Number, 999, 0, -1 })
            Assert.Equal(UploadRefusal.NoSuchReport,
                (await workbench.As<FullTextFileService>(review.Lead)
                    .StoreAsync(review.Id, number, "a.pdf", new MemoryStream(MadePdf.OfLength(20)))).Refusal);
    }

    [Fact]
    public async Task Over_http_a_pdf_is_stored_and_any_range_of_it_read_with_headers_that_let_it_do_nothing()
    {
        var (review, report) = await ArrangeAsync();
        var bytes = MadePdf.OfLength(700_000);
        using var client = await workbench.ClientAsync(review.Reviewers[0]);

        using var stored =
            await client.PostAsync(Urls.FullTextUpload(review.Id, report.Number) + "?name=" + Uri.EscapeDataString("Åkerblom \"2022\".pdf"),
                new ByteArrayContent(bytes));
        var file = (await ReadFilesAsync(report)).Single();
        using var whole = await client.GetAsync(Urls.FullTextPdf(review.Id, file.Id));
        using var request = new HttpRequestMessage(HttpMethod.Get,
            Urls.FullTextPdf(review.Id, file.Id))
        { Headers = { Range = new RangeHeaderValue(262_100, 524_300) } };
        using var part = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal(bytes, await whole.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[262_100..524_301], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", whole.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", whole.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Åkerblom \"2022\".pdf", whole.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(["nosniff"], whole.Headers.GetValues("X-Content-Type-Options"));
        var policy = whole.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>", HttpStatusCode.UnsupportedMediaType)]
    public async Task Over_http_a_refusal_is_a_sentence(string content, HttpStatusCode status)
    {
        var (review, report) = await ArrangeAsync();
        using var client = await workbench.ClientAsync(review.Lead);

        using var answer =
            await client.PostAsync(Urls.FullTextUpload(review.Id, report.Number) + "?name=a.pdf", new StringContent(content));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("is not a PDF", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_only_through_its_own_review_and_stored_only_by_those_who_contribute()
    {
        var (review, report) = await ArrangeAsync();
        var other = await workbench.AddReviewAsync();
        var observer = await workbench.AddMemberAsync(review.Id, Domain.Reviews.ReviewRole.Observer);
        var stored = await workbench.As<FullTextFileService>(review.Lead)
            .StoreAsync(review.Id, report.Number, "a.pdf", new MemoryStream(MadePdf.OfLength(30)));
        using var foreigner = await workbench.ClientAsync(other.Lead);
        using var watching = await workbench.ClientAsync(observer);
        using var anonymous = await workbench.ClientAsync(null);

        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.GetAsync(Urls.FullTextPdf(review.Id, stored.File!.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.GetAsync(Urls.FullTextPdf(other.Id, stored.File.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.GetAsync(Urls.FullTextPdf(review.Id, stored.File.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await watching.GetAsync(Urls.FullTextPdf(review.Id, stored.File.Id))).StatusCode);
        using var upload =
            await watching.PostAsync(Urls.FullTextUpload(review.Id, report.Number), new ByteArrayContent(MadePdf.OfLength(30)));
        Assert.Equal(HttpStatusCode.Forbidden, upload.StatusCode);
        Assert.Single(await ReadFilesAsync(report));
    }

    [Fact]
    public async Task Stored_bytes_can_be_neither_changed_nor_deleted()
    {
        var (review, report) = await ArrangeAsync();
        var stored = await workbench.As<FullTextFileService>(review.Lead)
            .StoreAsync(review.Id, report.Number, "a.pdf", new MemoryStream(MadePdf.OfLength(30)));
        await using var db = workbench.Db();

        await Assert.ThrowsAsync<Npgsql.PostgresException>(
            () => db.FullTextChunks.Where(c => c.FileId == stored.File!.Id).ExecuteDeleteAsync());
    }

    private async Task<(TestReview Review, ReviewRecord Report)> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync();
        var report = (await workbench.AddRecordsAsync(review, 1))[0];
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, report.Id);
        return (review, report);
    }

    private async Task<IReadOnlyList<FullTextFile>> ReadFilesAsync(ReviewRecord report)
    {
        await using var db = workbench.Db();
        return await db.FullTextFiles.Where(f => f.RecordId == report.Id).ToListAsync();
    }

    private async Task AssertNothingIsStoredAsync(ReviewRecord report)
    {
        await using var db = workbench.Db();
        Assert.False(await db.FullTextFiles.AnyAsync(f => f.RecordId == report.Id));
        Assert.False(await db.RetrievalEntries.AnyAsync(e => e.RecordId == report.Id));
        Assert.False(await db.FullTextChunks.AnyAsync(c => !db.FullTextFiles.Any(f => f.Id == c.FileId)));
    }
}
