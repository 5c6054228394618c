using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Account;

public sealed class PasswordLinkTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Chosen = "teapot marble orbit";

    [Fact]
    public async Task A_link_sets_the_password_once_and_ends_every_sign_in()
    {
        var review = await workbench.AddReviewAsync();
        var member = review.Reviewers[0];
        var before = await workbench.CookieAsync(member, TimeSpan.FromMinutes(2));
        var link = (await workbench.As<PasswordLinkService>(review.Lead).MakeAsync(review.Id, member)).Value!;

        Assert.True((await workbench.As<PasswordLinkService>(null).UseAsync(link, Chosen)).Succeeded);

        Assert.True(await FitsAsync(member, Chosen));
        Assert.False((await workbench.As<PasswordLinkService>(null).UseAsync(link, "lantern walrus pencil")).Succeeded);
        Assert.True(await FitsAsync(member, Chosen));
        using var client = await workbench.ClientAsync(null);
        client.DefaultRequestHeaders.Add("Cookie", before);
        using var answer = await client.GetAsync(Urls.Account);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_password_that_is_refused_leaves_the_link_open()
    {
        var review = await workbench.AddReviewAsync();
        var link = (await workbench.As<PasswordLinkService>(review.Lead).MakeAsync(review.Id, review.Reviewers[0])).Value!;

        Assert.False((await workbench.As<PasswordLinkService>(null).UseAsync(link, "password1234")).Succeeded);

        Assert.True((await workbench.As<PasswordLinkService>(null).UseAsync(link, Chosen)).Succeeded);
    }

    [Fact]
    public async Task Of_two_links_the_later_one_works()
    {
        var review = await workbench.AddReviewAsync();
        var links = workbench.As<PasswordLinkService>(review.Lead);
        var first = (await links.MakeAsync(review.Id, review.Reviewers[0])).Value!;
        var second = (await links.MakeAsync(review.Id, review.Reviewers[0])).Value!;

        Assert.Null(await links.FindAsync(first));
        Assert.NotNull(await links.FindAsync(second));
    }

    [Fact]
    public async Task A_link_expires()
    {
        var review = await workbench.AddReviewAsync();
        var links = workbench.As<PasswordLinkService>(review.Lead);
        var link = (await links.MakeAsync(review.Id, review.Reviewers[0])).Value!;

        await workbench.SqlAsync($"update password_links set expires_at = now() where user_id = '{review.Reviewers[0]}'");

        Assert.Null(await links.FindAsync(link));
        Assert.Equal(PasswordLinkService.Gone, (await links.UseAsync(link, Chosen)).Message);
    }

    [Fact]
    public async Task Two_people_with_one_link_choose_one_password()
    {
        var review = await workbench.AddReviewAsync();
        var link = (await workbench.As<PasswordLinkService>(review.Lead).MakeAsync(review.Id, review.Reviewers[0])).Value!;

        var used = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => workbench.As<PasswordLinkService>(null).UseAsync(link, $"{Chosen} {i}")));

        Assert.Single(used, result => result.Succeeded);
    }

    [Fact]
    public async Task A_lead_makes_links_for_members_of_their_own_reviews_alone()
    {
        var review = await workbench.AddReviewAsync();
        var other = await workbench.AddReviewAsync();
        var member = review.Reviewers[0];
        var links = workbench.As<PasswordLinkService>(review.Lead);

        Assert.False((await links.MakeAsync(review.Id, other.Reviewers[0])).Succeeded);
        Assert.False((await links.MakeAsync(review.Id, review.Lead)).Succeeded);
        await using (var db = workbench.Db())
        {
            db.Members.Add(
                new ReviewMember
                {
                    ReviewId = other.Id,
                    UserId = member,
                    Role = ReviewRole.Observer,
                    JoinedAt = TimeProvider.System.GetUtcNow()
                });
            await db.SaveChangesAsync();
        }

        Assert.Contains("reviews that you do not lead", (await links.MakeAsync(review.Id, member)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_and_using_a_link_is_written_down()
    {
        var review = await workbench.AddReviewAsync();
        var member = review.Reviewers[0];
        var link = (await workbench.As<PasswordLinkService>(review.Lead).MakeAsync(review.Id, member)).Value!;
        await workbench.As<PasswordLinkService>(null).UseAsync(link, Chosen);

        await using var db = workbench.Db();
        var events = await db.AccountEvents.Where(e => e.UserId == member).OrderBy(e => e.At)
            .Select(e => new ValueTuple<string, Guid?>(e.Action, e.ById)).ToListAsync();

        Assert.Equal([(AccountEvents.LinkMade, review.Lead), (AccountEvents.PasswordReset, null)], events);
        Assert.False(await db.PasswordLinks.AnyAsync(l => l.TokenHash.Contains(link)));
    }

    [Fact]
    public async Task Who_opens_the_link_chooses_a_password_and_is_signed_in()
    {
        var review = await workbench.AddReviewAsync();
        var link = (await workbench.As<PasswordLinkService>(review.Lead).MakeAsync(review.Id, review.Reviewers[0])).Value!;
        using var client = await workbench.ClientAsync(null);

        using var answer =
            await client.SendFormAsync(Urls.NewPassword(link), "new-password", ("Input.New", Chosen), ("Input.Repeat", Chosen));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var account = await client.GetAsync(Urls.Account);
        Assert.Equal(HttpStatusCode.OK, account.StatusCode);
        Assert.Contains("This link is not valid", await client.GetStringAsync(Urls.NewPassword(link)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_makes_a_link_on_the_command_line()
    {
        var member = await workbench.AddUserAsync();
        string email;
        await using (var db = workbench.Db())
            email = (await db.Users.Where(u => u.Id == member).Select(u => u.Email).SingleAsync())!;
        using var output = new StringWriter();

        await RunAsync(output, "--password-link", email.ToUpperInvariant());

        var link = output.ToString().Split('\n').Select(line => line.Trim())
            .First(line => line.StartsWith("/account/password/", StringComparison.Ordinal));
        Assert.True((await workbench.As<PasswordLinkService>(null).UseAsync(link.Split('/')[^1], Chosen)).Succeeded);
        Assert.True(await FitsAsync(member, Chosen));
    }

    [Theory]
    [InlineData("--password-link")]
    [InlineData("--password-link", "nobody@example.org")]
    [InlineData("--password-link", "a@example.org", "b@example.org")]
    public async Task The_command_line_says_what_it_takes(params string[] arguments)
    {
        var problem = await Assert.ThrowsAsync<StartupProblem>(() => RunAsync(TextWriter.Null, arguments));

        Assert.Contains("scripts/password-link lena@example.org", problem.WhatToDo, StringComparison.Ordinal);
    }

    private Task RunAsync(TextWriter output, params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create("ConnectionStrings:ScopingReview", (string?)workbench.ConnectionString)]).Build();
        return PasswordLinkCommand.RunAsync(arguments, configuration, AppContext.BaseDirectory, NullLogger.Instance, output);
    }

    private async Task<bool> FitsAsync(Guid user, string password)
    {
        using var scope = workbench.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        return await users.CheckPasswordAsync((await users.FindByIdAsync(user.ToString()))!, password);
    }
}
