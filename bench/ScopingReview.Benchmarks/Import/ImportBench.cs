using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Duplicates.Running;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Infrastructure.Postgres;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Benchmarks.Import;

/// <summary>
/// scripts/bench import: a large RIS file through the application's own services, from upload to searchable, and interrupted on the way.
/// </summary>
internal static class ImportBench
{
    private const string Usage =
        """
        scripts/bench import [--records N] [--profile | --browser]

        Takes a made-up RIS file with abstracts through upload, preview, storing, indexing and deduplication, in one process with the database beside it, and
        searches for a word of its last record. Then interrupts such imports at several moments and counts what they left. The database is one of its own that
        writes to disk safely, or the server in TEST_POSTGRES.

          --records N    records in the file (default: 50000)
          --profile      instead, what storing them costs part by part
          --browser      instead, once through Chromium: time, and the memory of the application as a process of its own
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var instead = args is [.., "--profile" or "--browser"] ? args[^1] : null;
        if (instead is not null)
            args = args[..^1];
        if (args is not ([] or ["--records", _]))
        {
            Console.WriteLine(Usage);
            return args is ["--help" or "-h"] ? 0 : 2;
        }

        var records = args is [_, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var chosen) ? chosen : 50_000;
        var directory = Directory.CreateTempSubdirectory("scoping-review-bench-").FullName;
        EmbeddedPostgres? server = null;
        try
        {
            if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is not { Length: > 0 })
            {
                server = await EmbeddedPostgres.StartAsync(new() { DataDirectory = directory }, NullLogger.Instance);
                Environment.SetEnvironmentVariable("TEST_POSTGRES", server.AdministratorConnectionString);
            }

            var workbench = new Workbench();
            await workbench.InitializeAsync();
            if (instead == "--profile")
            {
                var review = await workbench.AddReviewAsync();
                await workbench.ImportAsync(review, System.Text.Encoding.UTF8.GetString(MadeRis.Of(records)));
                await ImportProfile.RunAsync(workbench, review.Id);
                await workbench.DisposeAsync();
                return 0;
            }

            var path = Path.Combine(directory, "made.ris");
            await File.WriteAllBytesAsync(path, MadeRis.Of(records));
            if (instead == "--browser")
            {
                await ImportInBrowser.RunAsync(workbench, new FileInfo(path), records);
                await workbench.DisposeAsync();
                return 0;
            }

            await MeasureAsync(workbench, new FileInfo(path), records);
            await MeasureSecondAsync(workbench, records);
            await InterruptAsync(workbench, MadeRis.Of(Math.Min(records, 1500)));
            await workbench.DisposeAsync();
            return 0;
        }
        finally
        {
            if (server is not null)
                await server.DisposeAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(Workbench workbench, FileInfo file, int records)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records, {file.Length / 1e6:0} MB"));
        Console.WriteLine(
            "| round | preview | stored | deduplicated | searchable after | records/s | the first search | words sorted in after another |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        ForgetPeak();
        for (var round = 1; round <= 3; round++)
        {
            var review = await workbench.AddReviewAsync();
            var watch = Stopwatch.StartNew();
            var received = await workbench.As<ImportService>(review.Lead)
                .ReceiveAsync(review.Id, file.Name, file.Length, _ => file.OpenRead());
            var draft = received.Value ?? throw new InvalidOperationException(received.Message);
            var previewed = watch.Elapsed;
            await workbench.StartAsync(review, draft);
            while (draft.IsMoving && draft.State != DraftState.FindingDuplicates)
                await Task.Delay(5);
            var stored = watch.Elapsed;
            while (draft.IsMoving)
                await Task.Delay(5);
            var done = watch.Elapsed;
            var found = await workbench.As<RecordsService>(review.Lead)
                .ListAsync(review.Id, new RecordQuery { Search = $"number{records - 1}" });
            if (draft.State != DraftState.Imported || found.Hits != 1)
                throw new InvalidOperationException($"{draft.State}, {found.Hits} found: {draft.Message}");
            var searched = watch.Elapsed;
            await workbench.WhenIdleAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {round} | {previewed.TotalSeconds:0.0} s | {(stored - previewed).TotalSeconds:0.0} s | {(done - stored).TotalSeconds:0.0} s | **{searched.TotalSeconds:0.0} s** | {records / searched.TotalSeconds:0} | {(searched - done).TotalMilliseconds:0} ms | {(watch.Elapsed - searched).TotalSeconds:0.0} s |"));
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture,
                $"peak memory of the application while it imported: {process.PeakWorkingSet64 / 1e6:0} MB"));
    }

    /// <summary>
    /// The file was made in this process; from here on the peak is that of importing. Where the system cannot forget, the figure is too
    /// high.
    /// </summary>
    private static void ForgetPeak()
    {
        System.Runtime.GCSettings.LargeObjectHeapCompactionMode = System.Runtime.GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>
    /// A second file into the same review, half of whose records are there already; then everything compared again; then single judgements.
    /// </summary>
    private static async Task MeasureSecondAsync(Workbench workbench, int records)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, System.Text.Encoding.UTF8.GetString(MadeRis.Of(records)), "One");
        var draft = await workbench.LayOutAsync(review, "second.ris", MadeRis.Of(records, skip: records / 2));
        draft.Facts.SourceName = "Two";
        await workbench.StartAsync(review, draft);
        while (draft.IsMoving && draft.State != DraftState.FindingDuplicates)
            await Task.Delay(5);
        var watch = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        while (draft.IsMoving)
        {
            // What a page asks meanwhile.
            var asked = Stopwatch.StartNew();
            await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, new RecordQuery());
            slowest = asked.Elapsed > slowest ? asked.Elapsed : slowest;
            await Task.Delay(50);
        }

        if (draft.State != DraftState.Imported)
            throw new InvalidOperationException($"{draft.State}: {draft.Message}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{records} records into a review of {records}: {draft.Outcome!.Duplicates} duplicates linked {watch.Elapsed.TotalSeconds:0.0} s after they were stored; a page of the records table meanwhile took at most {slowest.TotalMilliseconds:0} ms"));
        await workbench.As<DuplicateRunService>(review.Lead).StartAsync(review.Id);
        await workbench.Services.GetRequiredService<DuplicateRuns>().WhenIdleAsync();
        Console.WriteLine(
            $"everything compared again: {(await workbench.As<DuplicateRunService>(review.Lead).GetAsync(review.Id)).Now!.Message}");
        watch.Restart();
        const int Judgements = 20;
        for (var i = 1; i <= Judgements; i++)
            await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, i, i + Judgements, same: i % 2 == 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a judgement: {watch.Elapsed.TotalMilliseconds / Judgements:0} ms"));
        watch.Restart();
        await workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, new DuplicatesFilter());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the page of duplicates: {watch.Elapsed.TotalMilliseconds:0} ms"));
        watch.Restart();
        await workbench.As<OverlapService>(review.Lead).GetAsync(review.Id);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"the overlap of its sources: {watch.Elapsed.TotalMilliseconds:0} ms"));
    }

    private static async Task InterruptAsync(Workbench workbench, byte[] file)
    {
        var (cancelled, finished, halves) = (0, 0, 0);
        for (var round = 0; round < 20; round++)
        {
            var review = await workbench.AddReviewAsync();
            var draft = await workbench.LayOutAsync(review, "made.ris", file);
            await workbench.StartAsync(review, draft);
            await Task.Delay(round * 100);
            await workbench.As<ImportService>(review.Lead).CancelAsync(review.Id, draft.Id);
            await workbench.WhenIdleAsync();
            await using var db = workbench.Db();
            var stored = await db.Records.CountAsync(r => r.ReviewId == review.Id);
            cancelled += draft.State == DraftState.Cancelled ? 1 : 0;
            finished += draft.State == DraftState.Imported ? 1 : 0;
            halves += stored == (draft.State == DraftState.Imported ? draft.Preview!.Records : 0) ? 0 : 1;
        }

        Console.WriteLine(
            $"interrupted 20 times: {cancelled} cancelled with nothing stored, {finished} finished before, {halves} half stored");
    }
}
