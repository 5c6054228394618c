using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Benchmarks.Formats;

/// <summary>
/// Entries of a million characters, one long field each, of every sign that readers look for: none may take more than two seconds. All of
/// them are read with a tenth of the length; what takes longer there than a reader that works by the square of the length could is read at
/// full length.
/// </summary>
internal static class HostileBench
{
    private const int FieldLength = 1_000_000;
    /// <summary>What a reader says of one entry: the record and a few remarks on it.</summary>
    private const int MostOfOneEntry = 100;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _worthALook = _longest / 100;

    public static async Task<int> RunAsync(string[] args)
    {
        var only = Array.IndexOf(args, "--format") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var failed = false;
        Console.WriteLine($"{"format",-14}{"entries",9}{"at full length",16}{"slowest",10}  field, run");
        foreach (var kind in Enum.GetValues<FileKind>().Where(kind => new DetectedFormat(kind).IsImportable))
        {
            if (only is not null && !string.Equals(kind.ToString(), only, StringComparison.OrdinalIgnoreCase))
                continue;
            var (entries, full, slowest, where) = (0, 0, TimeSpan.Zero, "");
            foreach (var run in HostileEntries.Runs)
            {
                var whole = HostileEntries.Of(kind, FieldLength, run).GetEnumerator();
                foreach (var small in HostileEntries.Of(kind, FieldLength / 10, run))
                {
                    whole.MoveNext();
                    entries++;
                    if (await ReadAsync(small) is not { } brief || brief <= _worthALook)
                        continue;
                    full++;
                    if (await ReadAsync(whole.Current) is not { } took)
                        continue;
                    if (took > slowest)
                        (slowest, where) = (took, $"{small.Field}, {Shown(run)}");
                    if (took > _longest)
                        Console.WriteLine(Line(kind, 1, 1, took, $"{small.Field}, {Shown(run)}"));
                }
            }

            failed |= slowest > _longest;
            Console.WriteLine(Line(kind, entries, full, slowest, where));
        }

        return failed ? 1 : 0;
    }

    private static string Line(FileKind kind, int entries, int full, TimeSpan slowest, string where)
        => string.Create(CultureInfo.InvariantCulture, $"{kind,-14}{entries,9}{full,16}{slowest.TotalMilliseconds,7:0} ms  {where}");

    private static string Shown(string run)
        => string.Concat(run.Select(letter => letter is < ' ' or > '~' ? $"\\u{(int)letter:X4}" : letter.ToString()));

    /// <summary>
    /// The best of three where it took long: what is slow is slow every time, and other work on the machine does not count. Null where the
    /// signs end the entry (a line break in a cell without quotes), so that what is read is no long entry but half a million short ones.
    /// </summary>
    private static async Task<TimeSpan?> ReadAsync(HostileEntry entry)
    {
        var best = TimeSpan.MaxValue;
        var bytes = Encoding.UTF8.GetBytes(entry.Text);
        for (var time = 0; time < 3 && best > _worthALook; time++)
        {
            var watch = Stopwatch.StartNew();
            using var stream = new MemoryStream(bytes);
            var items = 0;
            await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(entry.Kind), stream))
                items++;
            if (items > MostOfOneEntry)
                return null;
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }
}
