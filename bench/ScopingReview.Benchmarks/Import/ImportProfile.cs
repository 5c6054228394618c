using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Benchmarks.Import;

/// <summary>
/// What storing the records of a review costs, part by part: the same rows are inserted into tables that have more and more of what the
/// table of records has.
/// </summary>
internal static class ImportProfile
{
    private const string Words = "record_words(title, immutable_join(authors), immutable_join(keywords), journal, abstract)";

    public static async Task RunAsync(Workbench workbench, Guid review)
    {
        await using var db = workbench.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var columns = string.Join(", ", await db.Database.SqlQueryRaw<string>(
            """
            select column_name::text as "Value" from information_schema.columns
            where table_name = 'records' and column_name <> 'search_vector'
            """)
            .ToListAsync());
        Console.WriteLine("| what the table has | seconds | more than before |\n|---|---:|---:|");
        await db.Database.OpenConnectionAsync();
        var indexes = await db.Database.SqlQueryRaw<string>(
            "select indexdef as \"Value\" from pg_indexes where tablename = 'records' order by indexdef like '%gin%', indexname")
            .ToListAsync();
        var before = 0.0;
        await TimeAsync("the columns", "", words: false);
        await TimeAsync("and the search vector", "");
        await TimeAsync("and checks", "including constraints");
        for (var count = 1; count <= indexes.Count; count++)
            await TimeAsync($"and {Name(indexes[count - 1])}", "including constraints", indexes[..count]);

        async Task TimeAsync(string what, string including, IReadOnlyList<string>? some = null, bool words = true)
        {
            await SqlAsync($"create table profiled (like records {including})");
            foreach (var (i, index) in (some ?? []).Index())
                await SqlAsync(string.Create(CultureInfo.InvariantCulture,
                    $"create index profiled_{i} on profiled {MethodAndColumns(index)}"));
            await using var transaction = await db.Database.BeginTransactionAsync();
            await BulkIndexing.BeginAsync(db, CancellationToken.None);
            var watch = Stopwatch.StartNew();
            await SqlAsync(
                $"""
                insert into profiled ({columns}, search_vector)
                select {columns}, {(words ? Words : "null")} from records where review_id = '{review}'
                """);
            var seconds = watch.Elapsed.TotalSeconds;
            await transaction.CommitAsync();
            await SqlAsync("drop table profiled");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:0.0} | {seconds - before:+0.0;−0.0} |"));
            before = seconds;
        }

        // Of "CREATE INDEX name ON public.records USING btree (column)".
        static string MethodAndColumns(string index) => index[index.IndexOf("USING", StringComparison.Ordinal)..];

        static string Name(string index) => index.Split(" ON ")[0].Split(' ')[^1];

        Task SqlAsync(string statement) => db.Database.ExecuteSqlRawAsync(statement);
    }
}
