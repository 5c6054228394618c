using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// The decisions of two reviewers on 700 records move here: one kept a workbook with codes of their own, the other has a RIS of what they
/// included. Conflicts and agreement are those computed apart; an import is undone and made again.
/// </summary>
public sealed class ImportDecisionsTests : LeadTests
{
    private const int Records = 700;
    private const string TwinTitle = "Peer support in the twin services of one town";

    [Fact]
    public Task Two_reviewers_sheets_move_here_are_undone_and_come_again() => Browser.WatchAsync("import-decisions", async () =>
    {
        var review = await Lead.StartReviewAsync(App, "Moving in");
        await SeedAsync(Guid.Parse(review.Split('/')[2]));

        await ImportAnnAsync(review);
        await ImportBenAsync(review);
        // Ann read all but record 20, which Ben included; she included every tenth, Ben every fifth.
        var (both, annOnly, benOnly) = (69, 0, 70);
        var read = Records - 1;
        await SeeOutcomesAsync(review, conflicts: annOnly + benOnly, included: both + 1);
        await Lead.GotoAsync(review + "/report");
        await Lead.Link("Agreement", exact: true).ClickAsync();
        var observed = (double)(read - annOnly - benOnly) / read;
        double ann = (double)(both + annOnly) / read, ben = (double)(both + benOnly) / read;
        var expected = (ann * ben) + ((1 - ann) * (1 - ben));
        await Lead.SeeAsync(((observed - expected) / (1 - expected)).ToString("0.00", CultureInfo.InvariantCulture));

        await UndoAsync(review, "included.ris");
        await SeeOutcomesAsync(review, conflicts: 0, included: 69);
        await ImportBenAsync(review);
        await SeeOutcomesAsync(review, conflicts: annOnly + benOnly, included: both + 1);
    });

    private async Task ImportAnnAsync(string review)
    {
        string[][] rows = [.. Enumerable.Range(1, Records).Where(number => number != 20)
            .Select(number => new[] { TitleOf(number), number % 10 == 0 ? "1" : "2" })];
        await ChooseAsync(review, PageActions.File("ann.xlsx",
            SampleWorkbooks.Of(("Sheet1", [["title", "response"], .. rows.Select(row => row.Cast<object>().ToArray())]))));
        await Lead.SeeAsync("699 decisions have values not mapped to a decision");
        await Lead.ChooseAsync("“1” means", "include");
        await Lead.ChooseAsync("“2” means", "exclude");
        await Lead.ChooseAsync("a reviewer without a name is", "Ann Reader");
        await Lead.SeeAsync("1 record in the file matches");
        await Chromium.AssertAccessibleAsync(Lead);
        // Row 11 of the sheet: the header is row 1.
        await Lead.ChooseAsync("Line 11 is", $"R-000010 · {TwinTitle} · 2010");
        await Lead.Button("Import 699 decisions").ClickAsync();
        await Lead.SeeAsync("699 decisions were imported from ann.xlsx");
    }

    private async Task ImportBenAsync(string review)
    {
        var ris = new StringBuilder();
        foreach (var number in Enumerable.Range(1, Records).Where(number => number % 5 == 0))
            ris.Append(CultureInfo.InvariantCulture,
                $"TY  - JOUR\nTI  - {(number == 35 ? "Peer suport in servise number 35" : TitleOf(number))}\nPY  - {YearOf(number)}\nER  - \n\n");
        await ChooseAsync(review, PageActions.File("included.ris", Encoding.UTF8.GetBytes(ris.ToString())));
        await Lead.ChooseAsync("Each record in the file was", "included");
        await Lead.ChooseAsync("a reviewer without a name is", "Ben Reader");
        await Lead.GetByLabel("The file contains only the included records").CheckAsync();
        await Lead.GetByText("1 record in the file matches").WaitForAsync();
        await Lead.GetByRole(AriaRole.Combobox, new() { Name = "Line 31 is" }).ClickAsync();
        await Lead.GetByRole(AriaRole.Option, new() { Name = "R-000035" }).ClickAsync();
        await Lead.SeeAsync("560 further records of the stage, not in the file, would be excluded");
        await Lead.Button("Import 700 decisions").ClickAsync();
        await Lead.SeeAsync("700 decisions were imported from included.ris");
    }

    private async Task UndoAsync(string review, string file)
    {
        await Lead.GotoAsync(review + "/plan/take-over");
        await Lead.Button($"Undo the import of {file}").ClickAsync();
        await Lead.SeeAsync("700 decisions would no longer count.");
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button("Undo the import", exact: true).ClickAsync();
        await Lead.SeeAsync($"700 decisions of {file} undone");
    }

    private async Task ChooseAsync(string review, FilePayload file)
    {
        await Lead.GotoAsync(review + "/plan/take-over");
        await Lead.WaitForFunctionAsync(
            "() => document.querySelector('input[aria-label=\"File with decisions\"]:not(:disabled)')?._blazorInputFileNextFileId !== undefined");
        await Lead.GetByLabel("File with decisions").SetInputFilesAsync(file);
        await Lead.SeeHeadingAsync("Column mapping");
    }

    private static string TitleOf(int number)
        => number is 10 or 20 ? TwinTitle : string.Create(CultureInfo.InvariantCulture, $"Peer support in service number {number}");

    private static int YearOf(int number) => 2000 + (number % 25);

    private async Task SeeOutcomesAsync(string review, int conflicts, int included)
    {
        await using var db = SeededReview.Open(App.ConnectionString);
        var id = Guid.Parse(review.Split('/')[2]);
        var outcomes = await db.Outcomes.Where(o => o.ReviewId == id && o.Stage == ScreeningStage.TitleAbstract)
            .GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        Assert.Equal((conflicts, included), (
            outcomes.Where(o => o.Key == ScreeningStatus.Conflict).Sum(o => o.Count),
                outcomes.Where(o => o.Key == ScreeningStatus.Included).Sum(o => o.Count)));
        await Lead.GotoAsync(review + "/conflicts");
        if (conflicts > 0)
            await Lead.GetByText(string.Create(CultureInfo.InvariantCulture, $"{conflicts} open")).First.WaitForAsync();
    }

    private async Task SeedAsync(Guid id)
    {
        await using var db = SeededReview.Open(App.ConnectionString);
        var review = await db.Reviews.SingleAsync(r => r.Id == id);
        AppUser[] readers = [Rows.Person("Ann Reader"), Rows.Person("Ben Reader")];
        var (source, import, rows) = Rows.Source(review, readers[0], Records, screensTitles: true);
        db.AddRange(readers);
        db.AddRange(rows);
        db.AddRange(readers.Select(reader =>
            new ReviewMember
            {
                ReviewId = id,
                UserId = reader.Id,
                Role = ReviewRole.Reviewer,
                JoinedAt = TimeProvider.System.GetUtcNow()
            }));
        db.AddRange(Enumerable.Range(1, Records).Select(number => new ReviewRecord
        {
            ReviewId = id,
            Number = number,
            SourceId = source.Id,
            ImportId = import.Id,
            PositionInFile = number,
            Title = TitleOf(number),
            Authors = ["Family, A."],
            Year = YearOf(number),
        }));
        await db.SaveChangesAsync();
        await db.KnowSizesAsync();
    }
}
