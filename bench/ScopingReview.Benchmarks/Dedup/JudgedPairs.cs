using System.Text.Json;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>Single pairs that people judged: for each, what the engine does with the two records by themselves.</summary>
internal static class JudgedPairs
{
    public static async Task ReportAsync(bool show)
    {
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Corpora.Path("dedup/pair_test_cases.json")));
        int wrong = 0, joined = 0, same = 0, distinct = 0;
        foreach (var pair in cases.RootElement.GetProperty("cases").EnumerateArray())
        {
            var expected = pair.GetProperty("expected_duplicate").GetBoolean();
            RecordFingerprint[] records = [await FingerprintAsync(pair.GetProperty("record_a"), 1),
                await FingerprintAsync(pair.GetProperty("record_b"), 2)];
            var findings = DuplicateFinder.Find(records, []);
            var isJoined = findings.Clusters.Count > 0;
            (same, distinct) = (same + (expected ? 1 : 0), distinct + (expected ? 0 : 1));
            (joined, wrong) = (joined + (expected && isJoined ? 1 : 0), wrong + (!expected && isJoined ? 1 : 0));
            if (show && expected != isJoined)
                Console.WriteLine(
                    $"  {pair.GetProperty("id").GetString()}: {findings.ReviewPairs.Concat(findings.AutomaticPairs).FirstOrDefault()?.EvidenceInWords ?? "distinct"} | {string.Join("; ", findings.ReviewPairs.SelectMany(review => review.Reservations))}");
        }

        Console.WriteLine($"{"judged pairs",-13}{wrong} of {distinct} different ones joined, {joined} of {same} same ones joined");
    }

    private static async Task<RecordFingerprint> FingerprintAsync(JsonElement record, int number)
    {
        var fields = record.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.String).ToList();
        var table = string.Join(',', fields.Select(field => field.Name)) + "\n"
            + string.Join(',', fields.Select(field => $"\"{field.Value.GetString()!.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
            + "\n";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(table));
        BibliographicRecord? read = null;
        await foreach (var item in CsvRecordReader.ReadAsync(stream))
            read = (item as ReadRecord)?.Record;
        return RecordFingerprint.Of(Measured.IdOf(number), number, read
            ?? new BibliographicRecord { PositionInFile = number, RawText = "" });
    }
}
