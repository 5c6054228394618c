using System.Globalization;
using System.Text;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Cli;

/// <summary>The files that dedupe writes; null for those that nobody asked for.</summary>
internal sealed record DedupeFiles(string? Groups, string? Pairs, string? Unique)
{
    public async Task WriteAsync(DedupeRecords records, DuplicateFindings findings, CancellationToken cancellationToken)
    {
        var (group, isKept) = Grouped(records, findings);
        await WriteAsync(Groups, async writer =>
        {
            await writer.WriteAsync("record_id,group_id,kept\r\n");
            for (var i = 0; i < records.Count; i++)
                await writer.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture,
                        $"{Cell(records.IdOf(i))},{group[i]},{(isKept[i] ? "true" : "false")}\r\n"));
        });
        cancellationToken.ThrowIfCancellationRequested();
        await WriteAsync(Pairs, async writer =>
        {
            await writer.WriteAsync("record_a,record_b,score,decision,evidence,reservations\r\n");
            foreach (var pair in findings.AutomaticPairs.Concat(findings.ReviewPairs))
            {
                var (a, b) = (records.IdOf(DedupeRecords.IndexOf(pair.First)), records.IdOf(DedupeRecords.IndexOf(pair.Second)));
                var decision = pair.Decision == PairDecision.Automatic ? "automatic" : "review";
                await writer.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Cell(a)},{Cell(b)},{pair.Score:0.##},{decision},{Cell(pair.EvidenceInWords)},{Cell(string.Join("; ", pair.Reservations))}\r\n"));
            }
        });
        cancellationToken.ThrowIfCancellationRequested();
        await WriteAsync(Unique, writer =>
        {
            for (var i = 0; i < records.Count; i++)
            {
                if (isKept[i])
                    RisWriter.Write(writer, records.Record(i));
            }

            return Task.CompletedTask;
        }, hasMark: false);
    }

    /// <summary>
    /// The number of each record's group, in the order in which the groups appear, and whether it is the one to keep; a record by itself is
    /// its own group.
    /// </summary>
    private static (int[] Group, bool[] IsKept) Grouped(DedupeRecords records, DuplicateFindings findings)
    {
        var keptOf = Enumerable.Range(0, records.Count).ToArray();
        foreach (var cluster in findings.Clusters)
        {
            foreach (var member in cluster.Members)
                keptOf[DedupeRecords.IndexOf(member)] = DedupeRecords.IndexOf(cluster.KeptId);
        }

        var numbers = new Dictionary<int, int>();
        var group = new int[records.Count];
        for (var i = 0; i < group.Length; i++)
        {
            if (!numbers.TryGetValue(keptOf[i], out group[i]))
                numbers.Add(keptOf[i], group[i] = numbers.Count + 1);
        }

        return (group, [.. keptOf.Select((kept, index) => kept == index)]);
    }

    private static async Task WriteAsync(string? file, Func<TextWriter, Task> write, bool hasMark = true)
    {
        if (file is null)
            return;
        await using var writer = new StreamWriter(file, append: false,
            hasMark ? CsvFile.Encoding : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await write(writer);
    }

    private static string Cell(string text)
    {
        text = SpreadsheetText.Guard(text);
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
