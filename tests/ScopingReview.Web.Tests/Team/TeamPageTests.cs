using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure.Live;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Team;

/// <summary>The roles on the team page: what one click changes, one click takes back, and a select shows what is stored.</summary>
public sealed class TeamPageTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Roles = "[role=combobox][aria-label^='Role of']";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_changed_role_is_said_and_taken_back_by_one_click()
    {
        await using var context = new ComponentContext();
        var (page, review, name) = await OpenAsync(context);

        await ChooseAsync(context, page, name, ReviewRole.Observer);
        page.WaitForAssertion(
            () => Assert.Contains("is now an observer (previously a reviewer)", page.Find(".alert.success").TextContent,
                StringComparison.Ordinal),
            _patience);
        Assert.Equal(ReviewRole.Observer, await RoleAsync(review, review.Reviewers[0]));
        await page.Find(".alert.success button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(nameof(ReviewRole.Reviewer), Shown(Select(page, name))), _patience);
        Assert.Equal(ReviewRole.Reviewer, await RoleAsync(review, review.Reviewers[0]));
    }

    [Fact]
    public async Task After_a_refusal_the_select_shows_the_role_that_is_stored()
    {
        await using var context = new ComponentContext();
        var (page, review, name) = await OpenAsync(context);
        // Somebody else has removed the member meanwhile.
        await workbench.SqlAsync(
            $"update members set removed_at = now() where review_id = '{review.Id}' and user_id = '{review.Reviewers[0]}'");
        try
        {
            await ChooseAsync(context, page, name, ReviewRole.Lead);

            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".alert.error")), _patience);
            Assert.DoesNotContain(page.FindAll(Roles), select => IsOf(select, name) && Shown(select) == nameof(ReviewRole.Lead));
        }
        finally
        {
            await workbench.SqlAsync(
                $"update members set removed_at = null where review_id = '{review.Id}' and user_id = '{review.Reviewers[0]}'");
        }
    }

    private async Task<(IRenderedComponent<TeamPage> Page, TestReview Review, string Reviewer)> OpenAsync(ComponentContext context)
    {
        var review = await workbench.AddReviewAsync();
        // What the page has not heard of yet is what is tested, and no refresh comes between a click and what it clicks on.
        context.Services.AddSingleton(new ReviewChanges(TimeProvider.System));
        _ = context.Popovers;
        context.Services.AddFallbackServiceProvider(workbench.As(review.Lead));
        var page = context.Render<TeamPage>(parameters => parameters.Add(p => p.ReviewId, review.Id));
        page.WaitForElement(Roles, _patience);
        return (page, review,
            (await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Members.Single(
                member => member.UserId == review.Reviewers[0]).Name);
    }

    private static IElement Select(IRenderedComponent<TeamPage> page, string name)
        => page.FindAll(Roles).Single(select => IsOf(select, name));

    private static bool IsOf(IElement select, string name) => select.GetAttribute("aria-label") == $"Role of {name}";

    // In its input, or beside it.
    private static string Shown(IElement select) => select.GetAttribute("value") ?? select.TextContent.Trim();

    /// <summary>As a person does: opens the list, and clicks a role in it.</summary>
    private static async Task ChooseAsync(ComponentContext context, IRenderedComponent<TeamPage> page, string name, ReviewRole role)
    {
        await Select(page, name).Closest(".mud-input-control")!.MouseDownAsync(new());
        var list = context.Popovers;
        list.WaitForElement(".mud-list-item", _patience);
        await list.FindAll(".mud-list-item").Single(item => item.TextContent.Trim() == role.ToString()).ClickAsync(new());
    }

    private async Task<ReviewRole> RoleAsync(TestReview review, Guid user)
        => (await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Members.Single(member => member.UserId == user).Role!.Value;
}
