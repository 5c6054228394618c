using System.Net;
using System.Text;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Searches;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

public sealed class SearchExportTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task The_search_table_has_the_numbers_of_the_page_and_the_explanation_of_their_difference()
    {
        var review = await workbench.AddReviewAsync();
        var service = workbench.As<SourcesService>(review.Lead);
        var draft = await workbench.LayOutAsync(review, "scopus.ris", ImportHelper.Ris(1, 4, "s") + ImportHelper.Ris(2, 2, "s")
            + "TY  - JOUR\nER  - \n\n");
        (draft.Facts.SourceName, draft.Facts.Run.Platform, draft.Facts.Run.HitsReported, draft.Facts.Run.SearchedOn) =
            ("Scopus", "Elsevier", 8, new DateOnly(2026, 3, 2));
        (draft.Facts.Run.HitsExplained, draft.Facts.Run.Strategy, draft.Facts.Run.Limits) =
            (" Two were retracted. ", "TITLE(\"peer work*\")\n```\n", "=English");
        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();
        await service.SaveSourceAsync(review.Id, null, "Reference lists", InformationSourceKind.CitationSearching, screensTitles: false);

        var run = Assert.Single((await service.ListAsync(review.Id)).Sources.Single(s => s.Name == "Scopus").Runs);
        Assert.Equal((5, 1, 1, 3, "Two were retracted."), (run.Records, run.Refused, run.Duplicates, run.Missing, run.HitsExplained));
        var exports = workbench.As<SearchExportService>(review.Reviewers[0]);
        var table = Encoding.UTF8.GetString((await exports.TableAsync(review.Id)).Value!.Content).Split("\r\n");
        Assert.StartsWith("Scopus,Database,Elsevier,2026-03-02,'=English,8,5,1,1,3,Two were retracted.,scopus.ris,\"TITLE(", table[1],
            StringComparison.Ordinal);
        Assert.Equal("Reference lists,Citation searching,,,,,0,0,0,,,,", table[2]);
        Assert.Equal(3, Encoding.UTF8.GetString((await exports.TableAsync(review.Id, run.Id)).Value!.Content).Split("\r\n").Length);
        var strategies = Encoding.UTF8.GetString((await exports.StrategiesAsync(review.Id)).Value!.Content);
        Assert.Contains("## Scopus (Elsevier)\n\n- Kind: Database\n- Searched: 2 March 2026\n", strategies, StringComparison.Ordinal);
        Assert.Contains("````text\nTITLE(\"peer work*\")\n```\n````\n", strategies, StringComparison.Ordinal);
        Assert.DoesNotContain("Reference lists", Encoding.UTF8.GetString((await exports.StrategiesAsync(review.Id, run.Id)).Value!.Content),
            StringComparison.Ordinal);
        Assert.False((await exports.TableAsync(review.Id, Guid.CreateVersion7())).Succeeded);
    }

    [Fact]
    public async Task The_files_are_named_after_the_review_and_a_search_of_another_review_is_not_found()
    {
        var review = await workbench.AddReviewAsync(title: "Peer workers");
        var other = await workbench.AddReviewAsync();
        await workbench.ImportAsync(other, ImportHelper.Ris(1, 2, "o"));
        var run = (await workbench.As<SourcesService>(other.Lead).ListAsync(other.Id)).Sources[0].Runs[0].Id;
        using var client = await workbench.ClientAsync(review.Lead);

        using var table = await client.GetAsync(new Uri($"/api/reviews/{review.Id}/sources/searches.csv", UriKind.Relative));
        using var foreign =
            await client.GetAsync(new Uri($"/api/reviews/{review.Id}/sources/searches/{run}/strategy.md", UriKind.Relative));

        Assert.StartsWith("peer-workers_searches_", table.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }
}
