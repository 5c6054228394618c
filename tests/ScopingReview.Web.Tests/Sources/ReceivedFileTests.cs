using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

/// <summary>A file on its way to the import page: what becomes of it, and who gets to it.</summary>
public sealed class ReceivedFileTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Endless = "a name of 256 characters";

    [Fact]
    public async Task A_file_that_is_too_large_is_not_even_opened()
    {
        var review = await workbench.AddReviewAsync();

        var result = await workbench.As<ImportService>(review.Lead)
            .ReceiveAsync(review.Id, "huge.ris", 513L * 1024 * 1024, _ => throw new InvalidOperationException());

        Assert.Equal(DraftState.Refused, result.Value!.State);
        Assert.Contains("512 MB", result.Value.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var review = await workbench.AddReviewAsync();
        var service = workbench.As<ImportService>(review.Lead);

        var result = await service.ReceiveAsync(review.Id, "torn.ris", 100, _ => new TornStream());

        Assert.Equal("torn.ris: The upload was incomplete, so nothing was saved. Choose the file again.", result.Message);
        Assert.Empty((await service.GetAsync(review.Id)).Drafts);
    }

    [Fact]
    public async Task A_file_that_is_posted_waits_on_the_page_of_who_posted_it()
    {
        var review = await workbench.AddReviewAsync();
        var source = await workbench.ImportAsync(review, ImportHelper.Ris(1), "Embase");
        using var lead = await workbench.ClientAsync(review.Lead);
        var address = Urls.ImportUpload(review.Id, source.Outcome!.SourceId.ToString());

        using var answer = await lead.PostAsync(address + "&name=a%20second.ris", new StringContent(ImportHelper.Ris(2) + ImportHelper.Ris(3)));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var draft = (await workbench.As<ImportService>(review.Lead).GetAsync(review.Id)).Drafts[^1];
        Assert.Equal(("a second.ris", DraftState.Ready, 2), (draft.FileName, draft.State, draft.Preview!.Records));
        Assert.Equal((draft.ExpectedBytes, source.Outcome.SourceId), (draft.ReceivedBytes, draft.Facts.SourceId!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=")]
    [InlineData("?name=exports%2F")]
    [InlineData(Endless)]
    public async Task A_file_that_is_posted_without_a_name_or_with_an_endless_one_is_refused_in_words(string query)
    {
        var review = await workbench.AddReviewAsync();
        using var lead = await workbench.ClientAsync(review.Lead);

        using var answer = await lead.PostAsync(
            Urls.ImportUpload(review.Id, null) + (query == Endless ? "?name=" + new string('a', 256) : query),
            new StringContent(ImportHelper.Ris(1)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("a name of at most 255 characters", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await workbench.As<ImportService>(review.Lead).GetAsync(review.Id)).Drafts);
    }

    [Fact]
    public async Task A_file_that_arrived_whole_and_cannot_be_read_is_said_to_be_the_workbenchs_fault()
    {
        var review = await workbench.AddReviewAsync();
        var staging = workbench.Services.GetRequiredService<ImportStaging>();
        var draft = new ImportDraft(review.Id, review.Lead, "table.csv", 30);

        await staging.ReceiveAsync(draft, _ => new MemoryStream("Title,Year\nPeer support,2020\n"u8.ToArray()),
            (_, _) => throw new InvalidOperationException("A fault of ours"), default);

        Assert.Equal(DraftState.Refused, draft.State);
        Assert.StartsWith("The file was uploaded, but reading it failed", draft.Message, StringComparison.Ordinal);
        Assert.Empty(staging.Of(review.Id, review.Lead));
    }

    [Fact]
    public async Task Uploads_are_deleted_in_every_case()
    {
        var directory = Directory.CreateTempSubdirectory("spool-test-");
        try
        {
            var file = await SpooledFile.ReceiveAsync(new MemoryStream(new byte[300_000]), directory.FullName, 1_000_000, _ => { },
                CancellationToken.None);
            Assert.Equal(300_000, file!.Length);
            await file.DisposeAsync();
            Assert.Null(
                await SpooledFile.ReceiveAsync(new MemoryStream(new byte[300_000]), directory.FullName, 100_000, _ => { },
                    CancellationToken.None));
            await Assert.ThrowsAsync<IOException>(
                () => SpooledFile.ReceiveAsync(new TornStream(), directory.FullName, 100_000, _ => { }, CancellationToken.None));
            Assert.Empty(directory.GetFiles());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Nobody_reaches_the_files_of_another_person()
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, "a.ris", ImportHelper.Ris(1, 3, "h"));
        var other = workbench.As<ImportService>(await workbench.AddMemberAsync(review.Id, ReviewRole.Lead));

        Assert.Empty((await other.GetAsync(review.Id)).Drafts);
        await other.RemoveAsync(review.Id, draft.Id);
        Assert.False((await other.StartAsync(review.Id, [draft.Id])).Succeeded);
        Assert.Same(draft, Assert.Single((await workbench.As<ImportService>(review.Lead).GetAsync(review.Id)).Drafts));
    }

    private sealed class TornStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => throw new IOException("gone");
    }
}
