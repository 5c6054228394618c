using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>The figures of a run, one line for each set.</summary>
internal static class DedupTable
{
    public static void Head() => Console.WriteLine(
        $"{"set",-13}{"records",9}{"dupl.",8}{"fp",5}{"misses",8}{"sens.",8}{"prec.",8}{"F1",8}   {"pairs: sens.",12}{"prec.",8}{"F1",8}{"compared",11}{"review",16}{"time",9}{"memory",9}");

    public static void Row(string name, Measured measured, string? published)
    {
        var found = measured.Duplicates - measured.Misses;
        var (sensitivity, precision) = (Share(found, measured.Duplicates), Share(found, found + measured.FalsePositives));
        var (pairSensitivity, pairPrecision) =
            (Share(measured.RightPairs, measured.GoldPairs), Share(measured.RightPairs, measured.FoundPairs));
        var compared = measured.Findings.PairsCompared;
        var review = measured.Findings.ReviewPairs.Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-13}{measured.Fingerprints.Count,9}{measured.Duplicates,8}{measured.FalsePositives,5}{measured.Misses,8}{sensitivity,8:0.0000}{precision,8:0.0000}{F1(sensitivity, precision),8:0.0000}   {pairSensitivity,12:0.0000}{pairPrecision,8:0.0000}{F1(pairSensitivity, pairPrecision),8:0.0000}{compared,11}{review,8} ({Share(review, compared) * 100:0.00} %){measured.Time.TotalSeconds,7:0.0} s{measured.PeakMemory >> 20,6} MB"));
        if (published is not null)
            Console.WriteLine($"{"",-13}published: {published}");
    }

    /// <summary>Every pair missed or joined wrongly, with its evidence.</summary>
    public static void Pairs(Measured measured, Func<int, BibliographicRecord> record)
    {
        var byIds = measured.Findings.ReviewPairs.Concat(measured.Findings.AutomaticPairs)
            .ToDictionary(pair => Key(pair.First, pair.Second));
        foreach (var (what, a, b) in measured.WrongPairs.Select(pair => ("wrong ", pair.A, pair.B))
            .Concat(measured.MissedPairs.Select(pair => ("missed", pair.A, pair.B))))
        {
            var pair = byIds.GetValueOrDefault(Key(Measured.IdOf(a), Measured.IdOf(b)));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                    $"  {what} {pair?.Score}: {pair?.EvidenceInWords ?? "not a pair by itself"}{(pair?.Reservations is { Count: > 0 } reservations ? " | " + string.Join("; ", reservations) : "")}"));
            foreach (var one in new[] { record(a), record(b) })
                Console.WriteLine(
                    $"         {one.SourceRecordId} {one.Title} | {string.Join("; ", one.Authors.Take(5))} ({one.Authors.Count}) | {one.Year} | {one.Journal} {one.Volume}({one.Issue}):{one.Pages} | {one.Doi}");
        }
    }

    private static (Guid Low, Guid High) Key(Guid a, Guid b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);

    private static double Share(long part, long whole) => whole == 0 ? 1 : (double)part / whole;

    private static double F1(double sensitivity, double precision)
        => sensitivity + precision == 0 ? 0 : 2 * sensitivity * precision / (sensitivity + precision);
}
