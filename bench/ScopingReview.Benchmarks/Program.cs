using ScopingReview.Benchmarks.Account;
using ScopingReview.Benchmarks.Charting;
using ScopingReview.Benchmarks.Dedup;
using ScopingReview.Benchmarks.Formats;
using ScopingReview.Benchmarks.FullTexts;
using ScopingReview.Benchmarks.Import;
using ScopingReview.Benchmarks.Interface;
using ScopingReview.Benchmarks.Load;
using ScopingReview.Benchmarks.Ranking;
using ScopingReview.Benchmarks.Report;

namespace ScopingReview.Benchmarks;

// Not called Program: that is the application, which some benches run.
internal static class Benches
{
    /// <summary>One line for each bench: its name, what it takes, what it measures, how it runs.</summary>
    private static readonly Bench[] _all =
    [
        new("charting", "[--studies 5000]",
            "the charting table of many studies with 40 items: what it reads, and opening, sorting and finding in Chromium",
            ChartingBench.RunAsync),
        new("dedup", "[--sizes 10k,100k,1M] [--show]", "wrong merges, misses, time and memory of deduplication", DedupBench.RunAsync),
        new("duplicates", "", "the page of duplicates with 100,000 records and 10,000 open pairs", DuplicatesBench.RunAsync),
        new("formats", "[--megabytes 64]", "how fast each reader goes through a long file, and in how much memory", FormatsBench.RunAsync),
        new("full-texts", "[--files 500] [--megabytes 5]",
            "many PDFs dropped in Chromium, matched, stored and opened, and the memory for it", FullTextsBench.RunAsync),
        new("fuzz", "[--inputs 1000000] [--format Ris] [--seed 1]",
            "broken files by the million: exceptions, time, memory, and whether entries add up", FuzzBench.RunAsync),
        new("hostile", "[--format Csv]", "entries of a million characters with long runs of quotes, brackets, commas, backslashes",
            HostileBench.RunAsync),
        new("import", "[--records 50000] [--browser]", "a large file from upload to searchable, and what interrupted imports leave",
            ImportBench.RunAsync),
        new("interface", "", "what pages cost: first load, 50 rows of a list, key to next record, memory of an idle circuit",
            InterfaceBench.RunAsync),
        new("kills", "[--app 50] [--database 20]",
            "the application and PostgreSQL ended by force while people screen: votes lost or doubled, time until usable",
            KillsBench.RunAsync),
        new("load", "[--reviewers 200] [--records 20000] [--minutes 10]",
            "many people screening at once: key to committed, errors, votes lost or doubled", LoadBench.RunAsync),
        new("pace", "[--records 100000] [--ranked]", "the draw, the next record, a vote and the navigation in a large review",
            PaceBench.RunAsync),
        new("ranking", "[--replays 1000] [--records 100000]", "priority screening beside its peer, wrong stops, and a large review",
            RankingBench.RunAsync),
        new("report", "[--records 100000] [--studies 5000]",
            "the flow, every table and figure, text, checklists and package of a large review", ReportBench.RunAsync),
        new("sign-in", "", "how long a wrong password takes with an address that has an account and with one that has none",
            SignInBench.RunAsync),
    ];

    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0 || args[0] is "--help" or "-h")
        {
            Console.WriteLine("scripts/bench NAME [options]\n");
            foreach (var bench in _all)
                Console.WriteLine($"  {bench.Name} {bench.Usage}\n      {bench.Measures}");
            Console.WriteLine("\nData is read in place from SCOPING_REVIEW_CORPORA, else from shared/data beside the checkout.");
            return 0;
        }

        if (Array.Find(_all, bench => bench.Name == args[0]) is not { } chosen)
        {
            await Console.Error.WriteLineAsync($"There is no bench \"{args[0]}\". Try scripts/bench --help");
            return 2;
        }

        return await chosen.RunAsync(args[1..]);
    }
}
