using System.Text.RegularExpressions;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

/// <summary>Imported text runs in the direction of its own script: where it is shown, its element says dir="auto", or is a bdi.</summary>
public sealed partial class DirectionOfTextTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Title = "תמיכת עמיתים (2020): סקירה";

    [Fact]
    public async Task Pages_of_records_show_imported_text_in_its_own_direction()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review,
            $"TY  - JOUR\nAU  - כהן, דוד\nTI  - {Title}\nAB  - תקציר של המאמר\nJO  - כתב עת\nN1  - הערה\nKW  - מילה\nPY  - 2020\nER  - \n");

        foreach (var html in new[]
        {
            await workbench.RenderAtAsync<RecordsPage>(review.Lead, $"http://localhost/reviews/{review.Id}/records",
                ("ReviewId", review.Id)),
            await workbench.RenderAtAsync<RecordPage>(review.Lead, $"http://localhost/reviews/{review.Id}/records/1",
                ("ReviewId", review.Id), ("Number", 1)),
        })
        {
            var shown = Hebrew().Matches(Undecoded(html));
            Assert.NotEmpty(shown);
            Assert.All(shown, text => Assert.Matches("dir=\"auto\"|^<bdi", text.Groups["tag"].Value));
        }
    }

    private static string Undecoded(string html) => System.Net.WebUtility.HtmlDecode(html);

    /// <summary>An element's start tag with the Hebrew text directly in it.</summary>
    [GeneratedRegex(@"(?<tag><(?!title|/|!)[a-z0-9]+[^<>]*>)[^<>\p{IsHebrew}]*\p{IsHebrew}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hebrew();
}
