using Bunit;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

/// <summary>The page on which files are laid out and imported.</summary>
public sealed class ImportPageTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_import_that_ends_while_the_page_is_being_shown_is_shown_as_ended()
    {
        await using var context = new ComponentContext();
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, "peers.ris", "TY  - JOUR\nTI  - Peers\nER  - \n");
        draft.Begin(DraftState.Storing, CancellationToken.None);
        context.Services.AddFallbackServiceProvider(workbench.As(review.Lead));
        var page = context.Render<ImportPage>(parameters => parameters.Add(p => p.ReviewId, review.Id));
        page.WaitForAssertion(() => Assert.Contains("The import continues", page.Find(".import-bar").TextContent, StringComparison.Ordinal),
            _patience);

        // When the page has been drawn with it under way, and before the page asks whether anything is.
        page.OnAfterRender += (_, _) =>
        {
            if (draft.IsMoving)
                draft.End(DraftState.Cancelled, "Cancelled while the page was drawn.");
        };

        page.WaitForAssertion(() => Assert.Contains("Cancelled while the page was drawn.", page.Find(".draft").TextContent,
            StringComparison.Ordinal), _patience);
        page.WaitForAssertion(() => Assert.DoesNotContain("The import continues", page.Markup, StringComparison.Ordinal), _patience);
    }
}
