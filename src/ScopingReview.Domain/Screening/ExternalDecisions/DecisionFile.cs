using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Which tool a file of decisions comes from.</summary>
public enum DecisionOrigin
{
    /// <summary>An export of Rayyan, with the decisions in the notes.</summary>
    Rayyan,

    /// <summary>Rayyan's log of events.</summary>
    RayyanLog,

    /// <summary>A RIS export of ASReview, with the labels in the notes.</summary>
    AsReview,

    /// <summary>A table, or the records of an export of which a person said what they are.</summary>
    Table,
}

/// <summary>Everything that a file says of decisions.</summary>
/// <param name="Origin">Where they come from; null when there is none in the file.</param>
/// <param name="Decisions">The decisions in the order of the file; those without a verdict hold labels or notes alone.</param>
/// <param name="Entries">Records or rows of the file that were looked at.</param>
/// <param name="Issues">Rows and entries that could not be read, and why; and remarks on the file.</param>
public sealed record DecisionFile(
    DecisionOrigin? Origin, IReadOnlyList<ImportedDecision> Decisions, int Entries, IReadOnlyList<ImportIssue> Issues)
{
    /// <summary>Cells or records in which nobody has decided.</summary>
    public int Undecided { get; init; }

    /// <summary>Rows and entries that could not be read.</summary>
    public int Refused { get; } = Issues.Count(issue => issue.Severity == ImportIssueSeverity.Refusal);

    /// <summary>The reviewers that the file names, by their number of verdicts; "" stands for a reviewer whom it does not name.</summary>
    public IReadOnlyList<string> Reviewers { get; } =
        [.. Decisions.Where(decision => decision.Verdict is not null).CountBy(decision => decision.ReviewerName ?? "")
            .OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.OrdinalIgnoreCase).Select(name => name.Key)];

    /// <summary>True when some decisions do not say at which stage they were made.</summary>
    public bool LacksStage { get; } = Decisions.Any(decision => decision is { Verdict: not null, Stage: null });

    /// <summary>Records that are named by an id alone get what another file says of that id.</summary>
    /// <param name="keys">By <see cref="SourceIds.WithoutPrefix"/>.</param>
    public DecisionFile WithKeys(IReadOnlyDictionary<string, ImportedRecordKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return this with
        {
            Decisions = [.. Decisions.Select(decision => decision.Record
                is { SourceRecordId: { } id, RecordNumber: null, Doi: null, PubMedId: null, Title: null }
                && keys.TryGetValue(SourceIds.WithoutPrefix(id), out var key) ? decision with { Record = key } : decision)],
        };
    }

    /// <summary>The decisions of one file, as far as it speaks for itself: of a table by the names of its columns.</summary>
    /// <param name="file">The file; must be seekable, is left open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<DecisionFile> ReadAsync(Stream file, CancellationToken cancellationToken = default)
    {
        var sheets = await DecisionSheets.ReadAsync([("The file", file)], cancellationToken);
        return sheets.First is { } first ? sheets.Read(first, null)
            : new DecisionFile(null, [], 0, [.. sheets.Problems.Select(problem => ImportIssue.Remark(null, null, problem))]);
    }
}
