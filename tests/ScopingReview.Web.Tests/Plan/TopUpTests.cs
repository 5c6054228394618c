using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Plan;

public sealed class TopUpTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Many_small_top_ups_draw_no_more_than_the_share_of_all()
    {
        var review = await ReviewAsync(records: 20);
        await SaveAsync(review, 0.2m);

        List<int> drawn = [];
        for (var i = 0; i < 10; i++)
        {
            await workbench.AddRecordsAsync(review, 1);
            drawn.Add((await TopUpAsync(review, evenFew: true)).Value!.ReadTwice);
        }

        // 4 of 20; 5 from the 21st record on, 6 from the 26th on.
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 0, 0, 0], drawn);
        var view = await ViewAsync(review);
        Assert.Equal((11, 6, 6), (view.Draws.Count, view.Draws.Sum(draw => draw.SampleSize), await SecondReadingsAsync(review)));
        await AllRepeatAsync(review, view);
    }

    [Fact]
    public async Task Few_new_records_wait_for_more_and_are_drawn_from_together_with_them()
    {
        var review = await ReviewAsync(records: 20);
        await SaveAsync(review, 0.2m);
        await workbench.AddRecordsAsync(review, 4);

        var refused = await TopUpAsync(review);

        Assert.Equal(
            "4 records wait for more: a draw from so few would reveal which are double-screened. With 20 % double-screened, a draw needs 5. You can also draw now anyway. Nothing was changed.", refused.Message);
        var view = await ViewAsync(review);
        Assert.Equal((4, 5L, 1), (view.Undrawn, view.WaitsFor, view.Draws.Count));

        await workbench.AddRecordsAsync(review, 1);
        Assert.Null((await ViewAsync(review)).WaitsFor);
        Assert.Equal(new PlannedAssignments(5 + 1, 1, 0), (await TopUpAsync(review)).Value);
    }

    [Fact]
    public async Task The_page_says_why_few_wait_and_offers_to_draw_all_the_same()
    {
        var review = await ReviewAsync(records: 20);
        await SaveAsync(review, 0.2m);
        Task<string> PageAsync(Guid person) => workbench.RenderAsync<PlanPage>(person, ("ReviewId", review.Id));

        var drawn = await PageAsync(review.Lead);
        await workbench.AddRecordsAsync(review, 4);
        var (few, toReviewer) = (await PageAsync(review.Lead), await PageAsync(review.Reviewers[0]));
        await workbench.AddRecordsAsync(review, 1);
        var enough = await PageAsync(review.Lead);

        Assert.DoesNotContain("for more before they are drawn from", drawn, StringComparison.Ordinal);
        Assert.Contains("4 records wait for more records before the next draw.", few, StringComparison.Ordinal);
        Assert.Contains("A draw from so few would reveal which are double-screened: at 20 %, there should be 5 or more.", few,
            StringComparison.Ordinal);
        Assert.Contains("Draw now anyway", few, StringComparison.Ordinal);
        Assert.DoesNotContain("Draw the top-up", few, StringComparison.Ordinal);
        Assert.DoesNotContain("for more before they are drawn from", toReviewer, StringComparison.Ordinal);
        Assert.Contains("5 records came after the draw.", enough, StringComparison.Ordinal);
        Assert.Contains("Draw the top-up and assign", enough, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_may_draw_from_few_at_once()
    {
        var review = await ReviewAsync(records: 20);
        await SaveAsync(review, 0.2m);
        await workbench.AddRecordsAsync(review, 3);

        Assert.Equal(new PlannedAssignments(3 + 1, 1, 0), (await TopUpAsync(review, evenFew: true)).Value);
        Assert.Equal(new PlannedAssignments(0, 0, 0), (await TopUpAsync(review, evenFew: true)).Value);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    public async Task With_none_or_all_read_twice_nothing_waits(string share, int twice)
    {
        var review = await ReviewAsync(records: 3);
        await SaveAsync(review, decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture));
        await workbench.AddRecordsAsync(review, 1);

        Assert.Null((await ViewAsync(review)).WaitsFor);
        Assert.Equal(new PlannedAssignments(1 + twice, twice, 0), (await TopUpAsync(review)).Value);
    }

    [Fact]
    public async Task The_first_draw_waits_too_and_the_plan_is_saved()
    {
        var review = await ReviewAsync(records: 3);

        var saved = await SaveAsync(review, 0.2m);

        Assert.Equal(new PlannedAssignments(0, 0, 0, Waiting: 3), saved.Value);
        var view = await ViewAsync(review);
        Assert.Equal((false, 5L, 0), (view.Drawn, view.WaitsFor, view.Draws.Count));
        Assert.NotEmpty(view.Sentences);
        Assert.Equal(new PlannedAssignments(3 + 1, 1, 0), (await TopUpAsync(review, evenFew: true)).Value);
        Assert.Equal(DrawKind.Initial, Assert.Single((await ViewAsync(review)).Draws).Kind);
    }

    [Fact]
    public async Task A_raised_share_is_one_of_all_frames_and_says_so()
    {
        var review = await ReviewAsync(records: 20);
        await SaveAsync(review, 0.2m);
        await workbench.AddRecordsAsync(review, 6);
        await TopUpAsync(review);
        await workbench.AddRecordsAsync(review, 5);
        await TopUpAsync(review);

        var raised = await SaveAsync(review, 0.5m);

        // 4, 2 and 1 of 20, 6 and 5 become 10, 3 and 3: half of 31, rounded up, and not 10 + 3 + 3 by each frame's own half.
        Assert.Equal(9, raised.Value!.ReadTwice);
        var view = await ViewAsync(review);
        Assert.Equal([4, 2, 1, 6, 1, 2], view.Draws.Select(draw => draw.SampleSize));
        Assert.Equal([(20, 10), (6, 3), (5, 3)], view.Frames.Select(frame => (frame.FrameSize, frame.SampleSize)));
        Assert.Contains("A random sample of 50 % (16 of 31 records) is screened a second time", view.Sentences[1],
            StringComparison.Ordinal);
        Assert.EndsWith("as many of them drawn as bring the sample to 50 % of all, rounded up (3 of 6; 3 of 5).", view.Sentences[2],
            StringComparison.Ordinal);
        await AllRepeatAsync(review, view);
    }

    [Fact]
    public async Task Records_of_a_pilot_round_count_nowhere()
    {
        var review = await ReviewAsync(records: 25);
        var pilots = workbench.As<PilotService>(review.Lead);
        Assert.True(
            (await pilots.StartAsync(review.Id, Titles,
                new PilotInput { Count = 5, ParticipantIds = review.Reviewers, Seed = "pilot" })).Succeeded);
        await workbench.SqlAsync(
            $"insert into decisions (id, review_id, stage, record_id, reviewer_id, operation_id, verdict, recorded_at) select gen_random_uuid(), review_id, stage, record_id, reviewer_id, gen_random_uuid(), 'Exclude', now() from assignments where review_id = '{review.Id}'");
        Assert.True((await pilots.CloseAsync(review.Id, Titles, (await ViewAsync(review)).Pilots[0].Id, counts: true)).Succeeded);
        await SaveAsync(review, 0.2m);
        await workbench.AddRecordsAsync(review, 6);

        var toppedUp = await TopUpAsync(review);
        var raised = await SaveAsync(review, 0.5m);

        // 20 % of 20 are 4, of 26 are 6; 50 % are 13. With the five of the pilot they would be 5, 7 and 16.
        Assert.Equal((2, 7), (toppedUp.Value!.ReadTwice, raised.Value!.ReadTwice));
        var view = await ViewAsync(review);
        Assert.Equal([(20, 10), (6, 3)], view.Frames.Select(frame => (frame.FrameSize, frame.SampleSize)));
        Assert.Equal((26, 0), (view.ShareOf, view.Undrawn));
        await AllRepeatAsync(review, view);
    }

    [Theory]
    [InlineData(Stratification.None)]
    [InlineData(Stratification.InformationSource)]
    public async Task A_draw_is_stored_with_its_numbers(Stratification by)
    {
        var review = await workbench.AddReviewAsync(2);
        await AddAsync(review, 15, "Embase");
        await AddAsync(review, 5, "MEDLINE");
        await SaveAsync(review, 0.2m, by);
        await AddAsync(review, 5, "Embase");
        await TopUpAsync(review);
        await SaveAsync(review, 0.5m, by);

        await using var db = workbench.Db();
        var draws = await db.Draws.Where(d => d.ReviewId == review.Id).OrderBy(d => d.DrawnAt).ThenByDescending(d => d.FrameNumbers.Length)
            .ToListAsync();
        // 4 of 20 and 1 of 5; then 10 of 20 and 3 of 5.
        Assert.Equal([4, 1, 6, 2], draws.Select(d => d.SampleCount!.Value));
        Assert.All(draws, d => Assert.Equal(by == Stratification.None ? "sha256-rank/2" : "sha256-rank-strata/2", d.Algorithm));
        if (by == Stratification.None)
            Assert.All(draws, d => Assert.Null(d.StratumCounts));
        else
            Assert.Equal([[3, 1], [1], [5, 1], [2]], draws.Select(d => d.StratumCounts!));
    }

    [Theory]
    [InlineData(Stratification.None)]
    [InlineData(Stratification.InformationSource)]
    public async Task Draws_stored_without_numbers_repeat_as_before_and_later_ones_make_up_for_them(Stratification by)
    {
        var review = await workbench.AddReviewAsync(2);
        await AddAsync(review, 8, "MEDLINE");
        await SaveAsync(review, 0.2m, by);
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(review, 1, "Embase");
            await TopUpAsync(review, evenFew: true);
        }

        await AsVersion1Async(review, by);
        var before = await ViewAsync(review);
        // 2 of 8, and each single one of its own frame: ⌈20 % of 1⌉.
        Assert.Equal([2, 1, 1, 1, 1, 1], before.Draws.Select(draw => draw.SampleSize));
        Assert.EndsWith("by themselves (1 of 1; 1 of 1; 1 of 1; 1 of 1; 1 of 1).", before.Sentences[2], StringComparison.Ordinal);
        await AllRepeatAsync(review, before);
        await ScriptsAgreeAsync(review, before);

        await AddAsync(review, 22, "Embase");
        // 20 % of 35 are 7, and as many are drawn; 20 % of 40 are 8.
        Assert.Equal(0, (await TopUpAsync(review)).Value!.ReadTwice);
        await AddAsync(review, 5, "MEDLINE");
        Assert.Equal(1, (await TopUpAsync(review)).Value!.ReadTwice);
        // Half of 40 are 20: 4 of 8, the 5 of the single frames, which keep them, then 9 of 22, which makes 18 of 35, and 2 of 5. 8 are
        // drawn so far.
        Assert.Equal(12, (await SaveAsync(review, 0.5m, by)).Value!.ReadTwice);

        var after = await ViewAsync(review);
        Assert.Equal(20, after.Draws.Sum(draw => draw.SampleSize));
        Assert.Equal(before.Draws.Select(draw => (draw.Id, draw.Algorithm, draw.CheckScript)),
            after.Draws.Take(6).Select(draw => (draw.Id, draw.Algorithm, draw.CheckScript)));
        await AllRepeatAsync(review, after);
        await ScriptsAgreeAsync(review, after);
    }

    [Theory]
    [InlineData(Stratification.None)]
    [InlineData(Stratification.InformationSource)]
    public async Task What_is_downloaded_can_be_redone_in_a_shell(Stratification by)
    {
        var review = await workbench.AddReviewAsync(2);
        await AddAsync(review, 12, "Embase");
        await AddAsync(review, 9, "O'Neill's \"list\" & more");
        await SaveAsync(review, 0.2m, by);
        await AddAsync(review, 7, "MEDLINE");
        await TopUpAsync(review);
        await SaveAsync(review, 0.55m, by);

        var view = await ViewAsync(review);

        Assert.Equal(4, view.Draws.Count);
        await ScriptsAgreeAsync(review, view);
    }

    /// <summary>
    /// Makes a review's draws what they would have been before numbers were stored: every record of a top-up of one read twice, and no
    /// number kept.
    /// </summary>
    private async Task AsVersion1Async(TestReview review, Stratification by)
    {
        await workbench.SqlAsync("alter table sample_draws disable trigger append_only");
        await workbench.SqlAsync(
            $"update sample_draws set sample_count = null, stratum_counts = null, algorithm = '{(by == Stratification.None ? "sha256-rank/1" : "sha256-rank-strata/1")}' where review_id = '{review.Id}'");
        await workbench.SqlAsync("alter table sample_draws enable trigger append_only");
        await workbench.SqlAsync($"""
            insert into assignments (id, review_id, stage, record_id, reviewer_id, position, draw_id, random_order, recorded_at)
            select gen_random_uuid(), a.review_id, a.stage, a.record_id, '{review.Reviewers[1]}', 'Second', a.draw_id, 1, a.recorded_at
            from assignments a join sample_draws d on d.id = a.draw_id
            where a.review_id = '{review.Id}' and cardinality(d.frame_numbers) = 1
              and not exists (select 1 from assignments o where o.record_id = a.record_id and o.position = 'Second')
            """);
    }

    private async Task ScriptsAgreeAsync(TestReview review, PlanView view)
    {
        var client = await workbench.ClientAsync(review.Lead);
        var folder = Directory.CreateTempSubdirectory("top-ups-").FullName;
        try
        {
            foreach (var draw in view.Draws)
            {
                var frame = await client.GetAsync(Urls.DrawFrame(review.Id, draw.Id));
                await File.WriteAllBytesAsync(Path.Combine(folder, frame.Content.Headers.ContentDisposition!.FileName!.Trim('"')),
                    await frame.Content.ReadAsByteArrayAsync());
                var csv = (await client.GetStringAsync(Urls.DrawCsv(review.Id, draw.Id))).Split('\n',
                    StringSplitOptions.RemoveEmptyEntries);

                var lines = await RunAsync(folder, draw.CheckScript);

                Assert.StartsWith(draw.FrameSha256, lines[0], StringComparison.Ordinal);
                Assert.Equal(csv.Skip(1).Select(line => line.Split(',')).Where(cells => cells[3] == "1").Select(cells => cells[0]),
                    lines[1..]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> RunAsync(string folder, string script)
    {
        using var shell =
            Process.Start(
                new ProcessStartInfo("sh", ["-e", "-c", script])
                {
                    WorkingDirectory = folder,
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true
                })!;
        var errors = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task AllRepeatAsync(TestReview review, PlanView view)
    {
        var service = workbench.As<DrawService>(review.Lead);
        foreach (var draw in view.Draws)
        {
            var repeated = (await service.RepeatAsync(review.Id, draw.Id)).Value!;
            Assert.True(repeated.Same, $"{draw.Kind} of {draw.FrameSize}");
            Assert.Equal(draw.SampleSize, repeated.Drawn);
        }
    }

    private async Task<TestReview> ReviewAsync(int records)
    {
        var review = await workbench.AddReviewAsync(2);
        await workbench.AddRecordsAsync(review, records);
        return review;
    }

    /// <summary>Records of a source, also of one that has some.</summary>
    private async Task AddAsync(TestReview review, int count, string source)
    {
        await using var db = workbench.Db();
        var existing = await db.Sources.Where(s => s.ReviewId == review.Id && s.Name == source).Select(s => (Guid?)s.Id)
            .SingleOrDefaultAsync();
        var added = (await workbench.AddRecordsAsync(review, count,
            source: existing is null ? source : Guid.CreateVersion7().ToString())).Select(r => r.Id).ToArray();
        if (existing is { } id)
            await db.Records.Where(r => added.Contains(r.Id)).ExecuteUpdateAsync(r => r.SetProperty(x => x.SourceId, id));
    }

    private Task<OperationResult<PlannedAssignments>> SaveAsync(TestReview review, decimal share, Stratification by = Stratification.None)
        => workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = share == 0 ? [] : [review.Reviewers[1]],
            Share = share,
            Seed = "seed",
            Stratification = by,
            MaybeCountsAsInclude = false,
        });

    private Task<OperationResult<PlannedAssignments>> TopUpAsync(TestReview review, bool evenFew = false)
        => workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, Titles, evenFew);

    private Task<PlanView> ViewAsync(TestReview review) => workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles);

    private async Task<int> SecondReadingsAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.Assignments.CountAsync(a => a.ReviewId == review.Id && a.Position == ReviewerPosition.Second
            && a.SupersededAt == null);
    }
}
