using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Team;

public sealed class TeamServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task An_invitation_gives_an_account_and_a_role_once()
    {
        var review = await workbench.AddReviewAsync();
        var link = await workbench.As<TeamService>(review.Lead).InviteAsync(review.Id, "Second reader", ReviewRole.Reviewer);

        var accounts = workbench.As<AccountService>(null);
        var joined = await accounts.AcceptWithNewAccountAsync(link.Value!, "Second reader", "second@example.org", "correct horse 9");
        var again = await workbench.As<AccountService>(null)
            .AcceptWithNewAccountAsync(link.Value!, "Third", "third@example.org", "correct horse 9");

        Assert.True(joined.Succeeded, joined.Message);
        Assert.False(again.Succeeded);
        var team = await workbench.As<TeamService>(joined.Value!.Id).GetAsync(review.Id);
        Assert.Equal(ReviewRole.Reviewer, team.Me.Role);
        await using var db = workbench.Db();
        Assert.False(await db.Users.AnyAsync(u => u.Email == "third@example.org"));
    }

    [Fact]
    public async Task An_account_that_cannot_be_made_leaves_the_invitation_open()
    {
        var review = await workbench.AddReviewAsync();
        var link = await workbench.As<TeamService>(review.Lead).InviteAsync(review.Id, "Someone", ReviewRole.Observer);

        var tooShort = await workbench.As<AccountService>(null)
            .AcceptWithNewAccountAsync(link.Value!, "Someone", "someone@example.org", "short");

        Assert.False(tooShort.Succeeded);
        Assert.NotNull(await workbench.As<AccountService>(null).FindInvitationAsync(link.Value!));
    }

    [Fact]
    public async Task A_withdrawn_invitation_no_longer_works()
    {
        var review = await workbench.AddReviewAsync();
        var service = workbench.As<TeamService>(review.Lead);
        var link = await service.InviteAsync(review.Id, "Someone", ReviewRole.Reviewer);
        var open = (await service.GetAsync(review.Id)).Invitations.Single();

        await service.RevokeInvitationAsync(review.Id, open.Id);

        Assert.Null(await workbench.As<AccountService>(null).FindInvitationAsync(link.Value!));
        Assert.Empty((await service.GetAsync(review.Id)).Invitations);
    }

    [Fact]
    public async Task The_last_lead_can_neither_leave_nor_step_down()
    {
        var review = await workbench.AddReviewAsync();
        var service = workbench.As<TeamService>(review.Lead);

        Assert.False((await service.RemoveAsync(review.Id, review.Lead)).Succeeded);
        Assert.False((await service.ChangeRoleAsync(review.Id, review.Lead, ReviewRole.Observer)).Succeeded);
        Assert.True((await service.ChangeRoleAsync(review.Id, review.Reviewers[0], ReviewRole.Lead)).Succeeded);
        Assert.True((await service.ChangeRoleAsync(review.Id, review.Lead, ReviewRole.Observer)).Succeeded);
    }

    [Fact]
    public async Task A_removed_member_is_stopped_at_the_next_call_of_an_open_page()
    {
        var review = await workbench.AddReviewAsync();
        var openPage = workbench.As<TeamService>(review.Reviewers[0]);
        await openPage.GetAsync(review.Id);

        await workbench.As<TeamService>(review.Lead).RemoveAsync(review.Id, review.Reviewers[0]);

        var denied = await Assert.ThrowsAsync<ReviewAccessDeniedException>(() => openPage.GetAsync(review.Id));
        Assert.Equal(DeniedBecause.NotAMember, denied.Because);
    }

    [Fact]
    public async Task Reviewers_see_no_addresses_and_no_invitations()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.As<TeamService>(review.Lead).InviteAsync(review.Id, "Someone", ReviewRole.Reviewer);

        var team = await workbench.As<TeamService>(review.Reviewers[0]).GetAsync(review.Id);

        Assert.All(team.Members, m => Assert.Null(m.Email));
        Assert.Empty(team.Invitations);
    }

    [Fact]
    public async Task What_was_audited_can_be_neither_changed_nor_deleted()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.As<TeamService>(review.Lead).InviteAsync(review.Id, "Someone", ReviewRole.Reviewer);
        await using var db = workbench.Db();

        await Assert.ThrowsAsync<PostgresException>(() => db.AuditEvents.Where(e => e.ReviewId == review.Id).ExecuteDeleteAsync());
        await Assert.ThrowsAsync<PostgresException>(
            () => db.AuditEvents.Where(e => e.ReviewId == review.Id)
                .ExecuteUpdateAsync(e => e.SetProperty(x => x.Subject, "something else")));
    }
}
