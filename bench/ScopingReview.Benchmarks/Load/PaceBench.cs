using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Benchmarks.Load;

/// <summary>scripts/bench pace: what one person waits for in a large review.</summary>
internal static class PaceBench
{
    private const int Rounds = 60;
    private const string Usage =
        """
        scripts/bench pace [--records N] [--ranked]

        Plans a review for four reviewers, a fifth of it read twice, and measures by HTTP against the application as a process of its own: the next records, a
        vote, one's own numbers; and through its services: the draw, the navigation's numbers, the plan page.

          --records N     records in the review (default: 100000)
          --ranked        with priority screening on
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var ranked = args.Contains("--ranked", StringComparer.Ordinal);
        args = [.. args.Where(arg => arg != "--ranked")];
        if (args is not ([] or ["--records", _]))
        {
            Console.WriteLine(Usage);
            return args is ["--help" or "-h"] ? 0 : 2;
        }

        var records = args is [_, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var chosen) ? chosen : 100_000;
        await using var large = await LargeReview.MakeAsync(records, reviewers: 4);
        var watch = Stopwatch.StartNew();
        List<string> numbers = [.. Enumerable.Range(1, records).Select(n => n.ToString("D6", CultureInfo.InvariantCulture))];
        var drawn = SecondReviewerSample.Draw("bench", 0.2m, numbers).Drawn.Count();
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"the draw alone, {drawn} of {records}: {watch.Elapsed.TotalSeconds:0.00} s"));
        watch.Restart();
        await large.PlanAsync(share: 0.2m);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture,
                $"the plan with its draw, stored and all assigned: {watch.Elapsed.TotalSeconds:0.0} s"));
        if (ranked)
            await large.Workbench.As<RankingService>(large.Review.Lead).SwitchAsync(large.Review.Id, on: true);
        await large.StartApplicationAsync();
        await ScreenAsync(large, ranked);
        return 0;
    }

    private static async Task ScreenAsync(LargeReview large, bool ranked)
    {
        using var reader = await large.ReaderAsync(large.Review.Reviewers[0], ranked);
        var (next, vote, own, mine, lead, plan) =
            (new Latencies("the next records"), new Latencies("a vote"), new Latencies("own numbers"),
            new Latencies("navigation, reviewer"), new Latencies("navigation, lead"), new Latencies("plan page"));
        var (screened, excluded, flow) =
            (new Latencies("list of records screened"), new Latencies("list of records excluded"), new Latencies("report, the flow"));
        var earlier = new Latencies("report, the flow of an earlier moment");
        await reader.FillAsync();
        while (next.Count < Rounds && reader.Held > 0)
        {
            var record = reader.Next();
            var verdict = record % 10 == 0 ? Verdict.Include : Verdict.Exclude;
            if (await TimedAsync(vote, () => reader.DecideAsync(record, Guid.CreateVersion7(), verdict, null)) is { } problem)
                throw new InvalidOperationException(problem);
            if (!reader.WantsMore)
                continue;
            await TimedAsync(next, reader.FillAsync);
            await TimedAsync(own, reader.ProgressAsync);
            await TimedAsync(mine, () => large.Workbench.As<StepsService>(large.Review.Reviewers[0]).GetAsync(large.Review.Id));
            await TimedAsync(lead, () => large.Workbench.As<StepsService>(large.Review.Lead).GetAsync(large.Review.Id));
            await TimedAsync(plan,
                () => large.Workbench.As<PlanViewService>(large.Review.Lead).GetAsync(large.Review.Id, ScreeningStage.TitleAbstract));
            await TimedAsync(screened, () => ListAsync(large, "prisma/left-screened", page: 1 + next.Count));
            await TimedAsync(excluded, () => ListAsync(large, "prisma/left-excluded", page: 1));
            var seen = await TimedAsync(flow, () => large.Workbench.As<ReportService>(large.Review.Lead).GetFlowAsync(large.Review.Id));
            if (next.Count % 10 == 0)
                await TimedAsync(earlier, () => PastAsync(large, seen.Visibility));
        }

        Console.WriteLine(Latencies.Header);
        foreach (var latencies in new[] { next, vote, own, mine, lead, plan, screened, excluded, flow, earlier })
            Console.WriteLine(latencies);
    }

    /// <summary>A minute ago: everything is there, and nothing of the indexes on what is current helps.</summary>
    private static async Task<PrismaFlow> PastAsync(LargeReview large, ReviewVisibility visibility)
    {
        await using var db = await large.Workbench.Services.GetRequiredService<PastDatabase>()
            .OpenAsync(TimeProvider.System.GetUtcNow().AddMinutes(-1), default);
        await using var snapshot = await db.BeginSnapshotAsync(default);
        return await db.ReadFlowAsync(visibility, default);
    }

    private static Task<RecordsView> ListAsync(LargeReview large, string set, int page)
        => large.Workbench.As<RecordsService>(large.Review.Lead).ListAsync(large.Review.Id, new RecordQuery { Set = set, Page = page });

    private static async Task<T> TimedAsync<T>(Latencies latencies, Func<Task<T>> ask)
    {
        var watch = Stopwatch.StartNew();
        var answer = await ask();
        latencies.Add(watch.Elapsed);
        return answer;
    }
}
