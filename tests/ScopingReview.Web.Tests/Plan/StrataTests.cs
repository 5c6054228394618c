using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Plan;

public sealed class StrataTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    // 20 % of 41 are 9, shared among 25, 10 and 6: quotas 5.49, 2.20 and 1.32, so 5 + 2 + 1, and the one left to the largest remainder,
    // Embase's .49.
    [Fact]
    public async Task Every_source_gives_its_share_of_the_sample_and_the_draw_can_be_repeated()
    {
        var review = await ReviewAsync();

        await SaveAsync(review, 0.2m);

        var draw = Assert.Single((await ViewAsync(review)).Draws);
        Assert.Equal("sha256-rank-strata/2", draw.Algorithm);
        Assert.Equal([new("Embase", 25, 6), new("MEDLINE", 10, 2), new StratumSize("Scopus", 6, 1)], draw.Strata);
        Assert.Equal(new Dictionary<string, int> { ["Embase"] = 6, ["MEDLINE"] = 2, ["Scopus"] = 1 }, await SecondReadingsAsync(review));
        Assert.True((await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id)).Value!.Same);
    }

    [Fact]
    public async Task A_top_up_and_a_raised_share_honour_the_strata()
    {
        var review = await ReviewAsync();
        await SaveAsync(review, 0.2m);
        await workbench.AddRecordsAsync(review, 8, source: "CINAHL");
        await workbench.AddRecordsAsync(review, 2, source: "Web of Science");

        var toppedUp = await workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, Titles);
        var raised = await SaveAsync(review, 0.5m);

        Assert.Equal((2, 10 + 2), (toppedUp.Value!.ReadTwice, toppedUp.Value.Assigned));
        // 9 of 41 become 21, and 2 of 10 become 5.
        Assert.Equal(12 + 3, raised.Value!.ReadTwice);
        var draws = (await ViewAsync(review)).Draws;
        Assert.Equal([DrawKind.Initial, DrawKind.TopUp, DrawKind.RaisedShare, DrawKind.RaisedShare], draws.Select(d => d.Kind));
        Assert.Equal([new("CINAHL", 8, 2), new StratumSize("Web of Science", 2, 0)], draws[1].Strata);
        Assert.Equal([("Embase", 7), ("MEDLINE", 3), ("Scopus", 2)], draws[2].Strata.Select(stratum => (stratum.Name, stratum.Drawn)));
        var service = workbench.As<DrawService>(review.Lead);
        foreach (var draw in draws)
            Assert.True((await service.RepeatAsync(review.Id, draw.Id)).Value!.Same, draw.Kind.ToString());
    }

    [Fact]
    public async Task The_frame_hashes_to_the_shown_hash_and_the_csv_names_strata_and_all_that_is_drawn_by_then()
    {
        var review = await ReviewAsync();
        await SaveAsync(review, 0.2m);
        await SaveAsync(review, 0.5m);
        var client = await workbench.ClientAsync(review.Lead);
        foreach (var (draw, drawn) in (await ViewAsync(review)).Draws.Zip([9, 21]))
        {
            var frame = await client.GetByteArrayAsync(Urls.DrawFrame(review.Id, draw.Id));
            var csv = (await client.GetStringAsync(Urls.DrawCsv(review.Id, draw.Id))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(draw.FrameSha256, Convert.ToHexStringLower(SHA256.HashData(frame)));
            Assert.Equal(41, Encoding.UTF8.GetString(frame).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Count(line => line.Split('\u001F') is [_, "Embase" or "MEDLINE" or "Scopus"]));
            Assert.Equal("record,hash,rank,drawn,stratum", csv[0]);
            Assert.Equal(drawn, csv.Count(line => line.Contains(",1,", StringComparison.Ordinal) && line.Split(',')[3] == "1"));
        }
    }

    [Fact]
    public async Task Years_can_be_strata_and_a_record_without_one_has_a_stratum_of_its_own()
    {
        var review = await workbench.AddReviewAsync(2);
        var records = await workbench.AddRecordsAsync(review, 50);
        await using (var db = workbench.Db())
        {
            var without = records.Take(10).Select(r => r.Id).ToArray();
            await db.Records.Where(r => without.Contains(r.Id)).ExecuteUpdateAsync(r => r.SetProperty(x => x.Year, (int?)null));
        }

        await SaveAsync(review, 0.5m, Stratification.PublicationYear);

        var strata = Assert.Single((await ViewAsync(review)).Draws).Strata;
        Assert.Equal(new StratumSize("no year", 10, 5), strata[^1]);
        Assert.Equal((50, 25), (strata.Sum(s => s.Size), strata.Sum(s => s.Drawn)));
        Assert.All(strata.SkipLast(1),
            stratum => Assert.InRange(int.Parse(stratum.Name, System.Globalization.CultureInfo.InvariantCulture), 2000, 2024));
    }

    [Fact]
    public async Task Strata_are_fixed_once_a_sample_is_drawn_and_told_in_the_methods_section()
    {
        var review = await ReviewAsync();
        await SaveAsync(review, 0.2m);

        var changed = await SaveAsync(review, 0.2m, Stratification.None);

        Assert.Contains("strata cannot change", changed.Message, StringComparison.Ordinal);
        Assert.Contains((await ViewAsync(review)).Sentences,
            sentence => sentence.Contains("shared among the information sources in proportion", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_that_two_sources_found_belongs_to_the_source_of_the_one_that_is_kept()
    {
        var review = await workbench.AddReviewAsync(2);
        var kept = await workbench.AddRecordsAsync(review, 4, source: "Embase");
        var twins = await workbench.AddRecordsAsync(review, 4, source: "MEDLINE");
        await using (var db = workbench.Db())
        {
            db.DuplicateLinks.AddRange(
                kept.Zip(twins,
                    (k, t) => new DuplicateLink
                    {
                        ReviewId = review.Id,
                        KeptId = k.Id,
                        DuplicateId = t.Id,
                        Evidence = "same DOI",
                        At = TimeProvider.System.GetUtcNow()
                    }));
            await db.SaveChangesAsync();
        }

        await SaveAsync(review, 0.5m);

        Assert.Equal([new StratumSize("Embase", 4, 2)], Assert.Single((await ViewAsync(review)).Draws).Strata);
    }

    private async Task<TestReview> ReviewAsync()
    {
        var review = await workbench.AddReviewAsync(2);
        await workbench.AddRecordsAsync(review, 10, source: "MEDLINE");
        await workbench.AddRecordsAsync(review, 25, source: "Embase");
        await workbench.AddRecordsAsync(review, 6, source: "Scopus");
        return review;
    }

    private Task<OperationResult<PlannedAssignments>> SaveAsync(
        TestReview review, decimal share, Stratification by = Stratification.InformationSource)
        => workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = [review.Reviewers[1]],
            Share = share,
            Seed = "seed",
            Stratification = by,
            MaybeCountsAsInclude = false,
        });

    private Task<PlanView> ViewAsync(TestReview review) => workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles);

    private async Task<Dictionary<string, int>> SecondReadingsAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.Assignments.Where(a => a.ReviewId == review.Id && a.Position == ReviewerPosition.Second && a.SupersededAt == null)
            .GroupBy(a => a.Record!.Source!.Name).ToDictionaryAsync(g => g.Key, g => g.Count());
    }
}
