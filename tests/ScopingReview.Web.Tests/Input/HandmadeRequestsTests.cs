using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.PreviousVersions;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Input;

/// <summary>What no page sends: each is answered with a status and a sentence, and none is an error of the server.</summary>
public sealed partial class HandmadeRequestsTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("screening/votes", "{")]
    [InlineData("screening/votes", "[]")]
    [InlineData("screening/votes", "null")]
    [InlineData("screening/votes", "")]
    [InlineData("screening/votes", "{\"reviewerId\":\"x\"}")]
    [InlineData("screening/votes/undo", "{}")]
    [InlineData("screening/labels", "{}")]
    [InlineData("screening/records/labels", "{\"on\":\"perhaps\"}")]
    [InlineData("screening/records/notes", "\"\\uD800\"")]
    public async Task Malformed_JSON_is_answered_with_a_sentence(string address, string body)
    {
        var review = await workbench.AddReviewAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await (await workbench.ClientAsync(review.Lead)).PostAsync($"/api/reviews/{review.Id}/{address}", content);

        await AssertSaysAsync(answer, HttpStatusCode.BadRequest, "cannot be read");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_and_an_address_that_is_not_there_are_answered_with_a_sentence()
    {
        var review = await workbench.AddReviewAsync();
        var client = await workbench.ClientAsync(review.Lead);
        using var text = new StringContent("include", Encoding.UTF8, "text/plain");

        await AssertSaysAsync(await client.PostAsync($"/api/reviews/{review.Id}/screening/votes", text),
            HttpStatusCode.UnsupportedMediaType, "not JSON");
        await AssertSaysAsync(await client.GetAsync($"/api/reviews/{review.Id}/screening/votes"), HttpStatusCode.NotFound,
            "nothing at this address");
    }

    [Theory]
    [InlineData("/api/reviews/nonsense/records/export", HttpStatusCode.NotFound)]
    [InlineData("/api/reviews/{0}/full-texts/files/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/api/reviews/{0}/full-texts/files/01900000-0000-7000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/api/reviews/{0}/plan/draws/nonsense/draw.csv", HttpStatusCode.NotFound)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/records/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/records/2147483647", HttpStatusCode.NotFound)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/queue?take=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/queue?take=-5", HttpStatusCode.OK)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/queue?take=2147483647&after=%00&exclude=,%00,-1,99999999999", HttpStatusCode.OK)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/queue?source=x&label=%00&from=99999999999&q=%00%E2%80%8B", HttpStatusCode.OK)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/progress?since=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/api/reviews/{0}/screening/TitleAbstract/progress?since=9999-12-31T23:59:59-14:00", HttpStatusCode.BadRequest)]
    [InlineData("/api/reviews/{0}/records/export?format=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/api/reviews/{0}/records/export?format=csv&size=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/reviews/{0}/report/frequencies/nonsense", HttpStatusCode.Conflict)]
    [InlineData("/api/reviews/{0}/report/cross/%F0%9F%91%A9/x", HttpStatusCode.Conflict)]
    public async Task An_address_with_broken_ids_is_no_error_of_the_server(string address, HttpStatusCode expected)
    {
        var review = await workbench.AddReviewAsync();
        var records = await workbench.AddRecordsAsync(review, 1);
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Lead, [records[0].Id]);

        var answer =
            await (await workbench.ClientAsync(review.Lead)).GetAsync(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, address, review.Id));

        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_somebody_mistyped_in_an_address_counts_as_not_said()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddRecordsAsync(review, 3);
        foreach (var query in new[] { "?page=x&record=x&source=x&after=x&stage=9&view=x&find=%00&q=%00&set=%00&before=x&show=x",
            "?page=2147483647&record=99999999999&below=NaN&sort=-9", "?page=-1&record=-1&page=2" })
        {
            Assert.NotEmpty(await RenderAsync<FullTextsPage>(review, query));
            Assert.NotEmpty(await RenderAsync<ConflictsPage>(review, query));
            Assert.NotEmpty(await RenderAsync<ConflictsPage>(review, "?view=resolved&" + query[1..]));
            Assert.NotEmpty(await RenderAsync<ScreeningPage>(review, query));
            Assert.NotEmpty(await RenderAsync<ScreeningPage>(review, "?view=mine&" + query[1..]));
            Assert.NotEmpty(await RenderAsync<PreviousVersionPage>(review, query));
            Assert.NotEmpty(await RenderAsync<DuplicatesPage>(review, query));
            Assert.NotEmpty(await RenderAsync<JudgePage>(review, query));
            Assert.NotEmpty(await RenderAsync<ImportPage>(review, query));
            Assert.NotEmpty(await RenderAsync<RecordsPage>(review, query));
        }
    }

    [Theory]
    [InlineData("/\u2028/reviews", "/%E2%80%A8/reviews")]
    [InlineData("/reviews/?q=za\u017C\u00F3\u0142\u0107", "/reviews/?q=za%C5%BC%C3%B3%C5%82%C4%87")]
    [InlineData("/reviews/a?x=1#y", "/reviews/a?x=1#y")]
    [InlineData("/\r\nLocation: x", null)]
    [InlineData("/\t/elsewhere.example", null)]
    [InlineData("//elsewhere.example", null)]
    [InlineData("/\\elsewhere.example", null)]
    [InlineData("/a/../..//elsewhere.example", null)]
    [InlineData("https://elsewhere.example", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_address_to_return_to_is_a_path_that_a_header_can_hold(string? given, string? expected)
    {
        var address = LocalUrl.OrHome(given);

        Assert.All(address, letter => Assert.InRange(letter, '!', '~'));
        Assert.False(address.StartsWith("//", StringComparison.Ordinal));
        if (expected is not null)
            Assert.Equal(expected, address);
        else
            Assert.DoesNotContain("://", address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_on_the_way_to_an_odd_address_is_sent_there()
    {
        var client = await workbench.ClientAsync(null);
        var user = await workbench.AddUserAsync();
        await using var db = workbench.Db();
        var email = (await db.Users.FindAsync(user))!.Email!;
        var address = Urls.SignIn + "?returnUrl=/%E2%80%A8/x";
        var page = await client.GetAsync(address);
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var form = new FormUrlEncodedContent([
            new("_handler", "sign-in"),
            new("__RequestVerificationToken", Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value),
            new("Input.Email", email), new("Input.Password", "correct horse 9"), new("Input.Remember", "false"),
        ]);

        var answer = await client.PostAsync(address, form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/%E2%80%A8/x", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_e_mail_address_that_no_account_can_hold_is_refused_with_a_sentence()
    {
        var review = await workbench.AddReviewAsync();
        var token = (await workbench.As<TeamService>(review.Lead).InviteAsync(review.Id, "New", ReviewRole.Reviewer)).Value!;
        foreach (var email in new[] { new string('a', 250) + "@example.org", "a\0@example.org" })
        {
            var made = await workbench.As<AccountService>(null).AcceptWithNewAccountAsync(token, "New\0", email, "correct horse 9");

            Assert.False(made.Succeeded);
            Assert.Contains("256", made.Message, StringComparison.Ordinal);
        }

        Assert.True(
            (await workbench.As<AccountService>(null)
                .AcceptWithNewAccountAsync(token, "New\0", new string('a', 244) + "@example.org", "correct horse 9")).Succeeded);
    }

    private async Task<string> RenderAsync<T>(TestReview review, string query) where T : IComponent
        => await workbench.RenderAtAsync<T>(review.Lead, $"http://localhost/reviews/{review.Id}/x{query}", ("ReviewId", review.Id));

    private static async Task AssertSaysAsync(HttpResponseMessage answer, HttpStatusCode status, string sentence)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
