using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Benchmarks.Import;

/// <summary>
/// What storing the records of a review costs, part by part: the same rows are inserted into tables that have more and more of what the
/// table of records has.
/// </summary>
internal static class ImportProfile
{
    public static async Task RunAsync(Workbench workbench, Guid review)
    {
        await using var db = workbench.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var columns = string.Join(", ", await db.Database.SqlQueryRaw<string>(
            "select column_name::text as \"Value\" from information_schema.columns where table_name = 'records' and is_generated = 'NEVER'")
            .ToListAsync());
        Console.WriteLine("| what the table has | seconds | more than before |\n|---|---:|---:|");
        await db.Database.OpenConnectionAsync();
        var indexes = await db.Database.SqlQueryRaw<string>(
            "select indexdef as \"Value\" from pg_indexes where tablename = 'records' order by indexdef like '%gin%', indexname").ToListAsync();
        var before = 0.0;
        await TimeAsync("the columns", "");
        await TimeAsync("and the search vector", "including generated");
        await TimeAsync("and checks", "including generated including constraints");
        for (var count = 1; count <= indexes.Count; count++)
            await TimeAsync($"and {indexes[count - 1].Split(" ON ")[0].Split(' ')[^1]}", "including generated including constraints", indexes[..count]);

        async Task TimeAsync(string what, string including, IReadOnlyList<string>? some = null)
        {
            await SqlAsync($"create table profiled (like records {including})");
            foreach (var (i, index) in (some ?? []).Index())
                await SqlAsync(System.Text.RegularExpressions.Regex.Replace(index, " INDEX .* ON public.records ", $" INDEX profiled_{i} ON profiled ",
                    System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            await SqlAsync("begin; set local gin_pending_list_limit = '128MB'; set local work_mem = '128MB'; set local default_toast_compression = 'lz4'");
            var watch = Stopwatch.StartNew();
            await SqlAsync($"insert into profiled ({columns}) select {columns} from records where review_id = '{review}'");
            var seconds = watch.Elapsed.TotalSeconds;
            await SqlAsync("commit; drop table profiled");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:0.0} | {seconds - before:+0.0;−0.0} |"));
            before = seconds;
        }

        Task SqlAsync(string statement) => db.Database.ExecuteSqlRawAsync(statement);
    }
}
