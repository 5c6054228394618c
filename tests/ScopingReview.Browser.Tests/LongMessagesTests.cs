using System.Globalization;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Journey;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>What is dropped or pasted in bulk is more than a message to the server may usually hold: the page goes on.</summary>
public sealed class LongMessagesTests : LeadTests
{
    [Fact]
    public Task Dozens_of_files_with_long_names_and_a_long_list_of_citations_are_taken() => Browser.WatchAsync("long-messages", async () =>
    {
        var review = await TwoReports.MakeAsync(App.ConnectionString);
        await Lead.SignInAsync(review.Lead, PageActions.Password);
        await DropPdfsAsync(review);
        await PasteCitationsAsync(review);
    });

    /// <summary>60 names of 600 bytes: 36 KB.</summary>
    private async Task DropPdfsAsync(TwoReports review)
    {
        await Lead.GotoAsync(review.Path + "/full-texts");
        await Lead.Locator("[data-takes-files]").WaitForAsync();
        await Lead.GetByLabel("Choose PDFs, several at once").SetInputFilesAsync(Enumerable.Range(1, 60).Select(i => new FilePayload
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{new string('当', 200)}{i}.pdf"),
            MimeType = "application/pdf",
            Buffer = SmallPdf.Of($"Something else, number {i}"),
        }));
        await Lead.SeeHeadingAsync("60 PDFs to match to reports");
    }

    private async Task PasteCitationsAsync(TwoReports review)
    {
        await Lead.GotoAsync(review.Path + "/sources/previous-version");
        await Lead.GetByLabel("One citation per line").FillAsync(string.Join("\n\n", Enumerable.Range(1, 250)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"Family{i}, A. {new string('x', 150)}. A journal 2001;{i}:1-9"))));
        await Lead.SeeAsync("This is 250 studies with 250 reports.");
    }
}
