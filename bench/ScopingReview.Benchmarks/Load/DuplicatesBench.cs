using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Judging;

namespace ScopingReview.Benchmarks.Load;

/// <summary>scripts/bench duplicates: what the page of duplicates waits for in a large review with many open pairs.</summary>
internal static class DuplicatesBench
{
    private const int Rounds = 15;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var large = await LargeReview.MakeAsync(records: 100_000, reviewers: 1);
        await AddPairsAsync(large, 10_000);
        await AddLinksAsync(large, 20_000);
        var (merged, waiting, next, page) =
            (new Latencies("merged, what the page reads"), new Latencies("to review, what the page reads"),
                new Latencies("next pairs to judge"),
                new Latencies("the page over HTTP"));
        await large.StartApplicationAsync();
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = large.Application.Url };
        client.DefaultRequestHeaders.Add("Cookie", await large.Workbench.CookieAsync(large.Review.Lead));
        for (var round = 0; round <= Rounds; round++)
        {
            await TimeAsync(merged, round, () => large.Workbench.As<DuplicatesService>(large.Review.Lead)
                .ListAsync(large.Review.Id, new DuplicatesFilter()));
            await TimeAsync(waiting, round, () => large.Workbench.As<DuplicateQueueService>(large.Review.Lead)
                .ListAsync(large.Review.Id, 1));
            await TimeAsync(next, round, () => large.Workbench.As<DuplicateQueueService>(large.Review.Lead)
                .NextAsync(large.Review.Id, null, 5));
            await TimeAsync(page, round, () => client.GetStringAsync(new Uri($"/reviews/{large.Review.Id}/duplicates", UriKind.Relative)));
        }

        Console.WriteLine(Latencies.Header);
        foreach (var latencies in new[] { merged, waiting, next, page })
            Console.WriteLine(latencies);
        return 0;
    }

    /// <summary>The first round warms up and is not counted.</summary>
    private static async Task TimeAsync<T>(Latencies latencies, int round, Func<Task<T>> ask)
    {
        var watch = Stopwatch.StartNew();
        await ask();
        if (round > 0)
            latencies.Add(watch.Elapsed);
    }

    private static Task AddPairsAsync(LargeReview large, int pairs) => ExecuteAsync(large, string.Create(CultureInfo.InvariantCulture,
        $"""
        insert into duplicate_candidates (id, review_id, record_a_id, record_b_id, score, evidence_json, reservations, found_at)
        select gen_random_uuid(), a.review_id, least(a.id, b.id), greatest(a.id, b.id), 4 + (a.number % 50) / 10.0, '[]', '{"{}"}', now()
        from records a join records b on b.review_id = a.review_id and b.number = a.number + 1
        where a.review_id = '{large.Review.Id}' and a.number % 2 = 0 and a.number <= {2 * pairs};
        analyze duplicate_candidates
        """));

    private static Task AddLinksAsync(LargeReview large, int links) => ExecuteAsync(large, string.Create(CultureInfo.InvariantCulture,
        $"""
        insert into duplicate_links (id, review_id, duplicate_id, kept_id, evidence, score, recorded_at)
        select gen_random_uuid(), a.review_id, b.id, a.id, 'title identical +6', 12, now()
        from records a join records b on b.review_id = a.review_id and b.number = a.number + 1
        where a.review_id = '{large.Review.Id}' and a.number % 2 = 0 and a.number between 40000 and {40_000 + (2 * links)};
        analyze duplicate_links
        """));

    private static async Task ExecuteAsync(LargeReview large, string sql)
    {
        await using var connection = new NpgsqlConnection(large.Workbench.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
