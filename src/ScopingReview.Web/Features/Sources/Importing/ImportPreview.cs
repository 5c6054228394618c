using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>What a file holds, found by reading all of it once; nothing of it is stored.</summary>
public sealed record ImportPreview
{
    public required DetectedFormat Format { get; init; }

    /// <summary>Entries that become records.</summary>
    public int Records { get; init; }

    /// <summary>Entries that do not, each with its reason among the issues.</summary>
    public int Refused { get; init; }

    public int IssueCount { get; init; }

    /// <summary>Refusals first.</summary>
    public IReadOnlyList<ImportIssue> Issues { get; init; } = [];

    public IReadOnlyList<BibliographicRecord> FirstRecords { get; init; } = [];

    /// <summary>The database that most of the records name.</summary>
    public string? DatabaseName { get; init; }

    internal string IssuesJson { get; init; } = "[]";
}

internal static class ImportPreviewReader
{
    private const int RecordsShown = 10;

    /// <param name="mapping">What the columns of a table hold.</param>
    public static async Task<ImportPreview> ReadAsync(
        DetectedFormat format, SpooledFile file, CsvMapping? mapping, Action<int> progress, CancellationToken cancellationToken)
    {
        var tally = new ImportTally();
        var log = new IssueLog();
        var first = new List<BibliographicRecord>();
        var databases = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        await foreach (var item in BibliographicReader.ReadAsync(format, file.Rewind(), mapping, cancellationToken))
        {
            tally.Add(item);
            log.Add(item);
            progress(tally.Entries);
            if (item is not ReadRecord { Record: var record })
                continue;
            if (first.Count < RecordsShown)
                first.Add(record with { RawText = "" });
            if (record.DatabaseName is { } named && SourceGuess.Tidy(named) is var name
                && (databases.Count < 1000 || databases.ContainsKey(name)))
                databases[name] = databases.GetValueOrDefault(name) + 1;
        }

        return new ImportPreview
        {
            Format = format,
            Records = tally.Read,
            Refused = tally.Refused,
            IssueCount = tally.IssueCount,
            Issues = log.InOrder(),
            FirstRecords = first,
            DatabaseName = databases.OrderByDescending(d => d.Value).Select(d => d.Key).FirstOrDefault(),
            IssuesJson = log.ToJson(),
        };
    }
}
