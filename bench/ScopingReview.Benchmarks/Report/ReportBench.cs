using System.Diagnostics;
using System.Globalization;
using ScopingReview.Benchmarks.Charting;
using ScopingReview.Benchmarks.Load;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Checklists;
using ScopingReview.Web.Features.Reporting.Figures;
using ScopingReview.Web.Features.Reporting.Packages;
using ScopingReview.Web.Features.Reporting.Tables;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Benchmarks.Report;

/// <summary>scripts/bench report: what the report of a large review costs.</summary>
internal static class ReportBench
{
    private const int Rounds = 8;
    private const int WarmUp = 5;
    private const string Usage =
        """
        scripts/bench report [--records N] [--studies N]

        Screens a review, a fifth of it twice, charts the studies with 40 items, and measures through the application's services what the
        pages of the report and its files take.

          --records N     records in the review (default: 100000)
          --studies N     included studies (default: 5000)
        """;

    private static readonly string[] _tables =
        ["frequencies", "cross/single-1/multiple-1", "charting", "charting-notes", "studies", "excluded-reasons", "agreement", "searches", "overlap"];

    public static async Task<int> RunAsync(string[] args)
    {
        var (records, studies) = (100_000, 5_000);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || args[i] is not ("--records" or "--studies"))
            {
                Console.WriteLine(Usage);
                return args is ["--help" or "-h"] ? 0 : 2;
            }

            (records, studies) = args[i] == "--records" ? (number, studies) : (records, number);
        }

        await using var large = await LargeReview.MakeAsync(records, reviewers: 4);
        await large.PlanAsync(share: 0.2m);
        await ScreenAsync(large, every: records / studies);
        // As autovacuum leaves it within minutes: it would else run during the first measurements.
        await large.Workbench.SqlAsync("vacuum analyze");
        Console.WriteLine(Latencies.Header);
        await MeasureAsync(large);
        return 0;
    }

    /// <summary>Every vote cast; one record in so many passes and is included, and one in 97 of those read twice was decided by the lead.</summary>
    private static async Task ScreenAsync(LargeReview large, int every)
    {
        var (review, lead) = (large.Review.Id, large.Review.Lead);
        await large.Workbench.SqlAsync(
            $"""
            insert into decisions (id, review_id, record_id, stage, reviewer_id, operation_id, verdict, recorded_at)
            select gen_random_uuid(), a.review_id, a.record_id, a.stage, a.reviewer_id, gen_random_uuid(),
                case when r.number % {every} = 0 or (r.number % 97 = 0 and a.position = 'Second') then 'Include' else 'Exclude' end, now()
            from assignments a join records r on r.id = a.record_id
            where a.review_id = '{review}' and a.superseded_at is null;
            insert into resolutions (id, review_id, record_id, stage, verdict, by_id, recorded_at)
            select gen_random_uuid(), a.review_id, a.record_id, a.stage, 'Exclude', '{lead}', now()
            from assignments a join records r on r.id = a.record_id
            where a.review_id = '{review}' and a.position = 'Second' and r.number % 97 = 0 and r.number % {every} <> 0;
            """);
        await ChartedReviewRows.IncludeAsync(large, $"number % {every} = 0");
        await ChartedReviewRows.ChartAsync(large, record => record.Number % every == 0);
    }

    private static async Task MeasureAsync(LargeReview large)
    {
        var (review, lead) = (large.Review.Id, large.Review.Lead);
        var report = large.Workbench.As<ReportService>(lead);
        var flow = (await report.GetFlowAsync(review)).Flow;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {flow.Left.Screened.Count:N0} records screened, {flow.Studies.Count:N0} studies included | | | | | |"));
        // It is part of all the others, and comes first: what they share would otherwise be compiled while it is measured.
        await TimeAsync("the flow", () => report.GetFlowAsync(review), warmUp: 8 * WarmUp);
        await TimeAsync("page: tables", () => report.GetTablesAsync(review, null, null));
        await TimeAsync("page: included", () => report.GetStudiesAsync(review));
        await TimeAsync("page: excluded", () => report.GetExcludedAsync(review));
        // Larger pages have been asked for meanwhile, and .NET keeps the memory that they took: as in a workbench that is in use.
        await TimeAsync("the flow, again", () => report.GetFlowAsync(review));
        await TimeAsync("page: agreement", () => report.GetAgreementAsync(review));
        await TimeAsync("page: all figures", () => large.Workbench.As<FigureService>(lead)
            .GetAsync(review, new FigureChoice(null, null, null, null, false)));
        await TimeAsync("page: text", () => large.Workbench.As<ReportTextService>(lead).GetAsync(review));
        await TimeAsync("page: checklists", () => large.Workbench.As<ChecklistService>(lead).GetAsync(review));
        foreach (var name in _tables)
            await TimeAsync($"file: {name} (CSV)", () => MadeAsync(large.Workbench.As<ReportTableService>(lead)
                .FileAsync(review, name, TableFormat.Csv)));
        await TimeAsync("manuscript package", () => MadeAsync(large.Workbench.As<PackageService>(lead).FileAsync(review)),
            rounds: 1, warmUp: 1);
    }

    private static async Task<ExportFile> MadeAsync(Task<OperationResult<ExportFile>> making)
    {
        var made = await making;
        return made.Value ?? throw new InvalidOperationException(made.Message);
    }

    // The first times compile, and compile again what is used much: they are not counted, as in a workbench that has run for a while.
    private static async Task TimeAsync<T>(string name, Func<Task<T>> ask, int rounds = Rounds, int warmUp = WarmUp)
    {
        var latencies = new Latencies(name);
        for (var round = -warmUp; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            if (round >= 0)
                latencies.Add(watch.Elapsed);
        }

        Console.WriteLine(latencies);
    }
}
