using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Which tool a file of decisions comes from.</summary>
public enum DecisionOrigin
{
    /// <summary>An export of Rayyan, with the decisions in the notes.</summary>
    Rayyan,

    /// <summary>A RIS export of ASReview, with the labels in the notes.</summary>
    AsReview,

    /// <summary>A table with one decision per row; ASReview's tables too.</summary>
    Table,
}

/// <summary>Everything that a file says of decisions.</summary>
/// <param name="Origin">Where they come from; null when there is none in the file.</param>
/// <param name="Decisions">The decisions in the order of the file; those without a verdict hold labels or notes alone.</param>
/// <param name="Entries">Records or rows of the file that were looked at.</param>
/// <param name="Issues">Rows and entries that could not be read, and why.</param>
public sealed record DecisionFile(
    DecisionOrigin? Origin, IReadOnlyList<ImportedDecision> Decisions, int Entries, IReadOnlyList<ImportIssue> Issues)
{
    /// <summary>The reviewers that the file names, by their number of verdicts; "" stands for a reviewer whom it does not name.</summary>
    public IReadOnlyList<string> Reviewers { get; } =
        [.. Decisions.Where(decision => decision.Verdict is not null).CountBy(decision => decision.ReviewerName ?? "")
            .OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.OrdinalIgnoreCase).Select(name => name.Key)];

    /// <summary>True when some decisions do not say at which stage they were made.</summary>
    public bool LacksStage { get; } = Decisions.Any(decision => decision is { Verdict: not null, Stage: null });

    /// <summary>
    /// Reads a file of any kind. It is looked at by its content: a table with a column of verdicts, else an export with decisions in its
    /// notes.
    /// </summary>
    /// <param name="file">The file; must be seekable, is left open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<DecisionFile> ReadAsync(Stream file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var beginning = new byte[FormatDetector.BytesNeeded];
        file.Position = 0;
        var length = await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        var format = FormatDetector.Detect(beginning.AsSpan(0, length));
        file.Position = 0;
        if (format.Kind is FileKind.Csv or FileKind.Tsv or FileKind.PlainText
            && DecisionColumns.Guess(
                [.. CsvPreview.Of(beginning.AsSpan(0, length)).Mapping.Columns.Select(column => column.Name)]).IsComplete)
            return await TableAsync(file, cancellationToken);
        return format.IsImportable
            ? await ExportAsync(BibliographicReader.ReadAsync(format, file, cancellationToken), cancellationToken)
            : new DecisionFile(null, [], 0,
                [ImportIssue.Remark(null, null,
                    $"This looks like {format.Name}. Decisions are imported from exports of Rayyan and ASReview, and from tables with the columns record, reviewer, stage, verdict and reason.")]);
    }

    private static async Task<DecisionFile> TableAsync(Stream file, CancellationToken cancellationToken)
    {
        List<ImportedDecision> decisions = [];
        List<ImportIssue> issues = [];
        await foreach (var row in DecisionCsv.ReadAsync(file, null, cancellationToken))
        {
            if (row.Decision is { } decision)
                decisions.Add(decision);
            if (row.Issue is { } issue)
                issues.Add(issue);
        }

        return new DecisionFile(decisions.Count == 0 ? null : DecisionOrigin.Table, decisions, decisions.Count + issues.Count, issues);
    }

    private static async Task<DecisionFile> ExportAsync(IAsyncEnumerable<ImportItem> items, CancellationToken cancellationToken)
    {
        List<ImportedDecision> decisions = [];
        List<ImportIssue> issues = [];
        DecisionOrigin? origin = null;
        var entries = 0;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            entries += item is FileRemark ? 0 : 1;
            if (item is RefusedEntry refused)
                issues.Add(refused.Issue);
            if (item is not ReadRecord read)
                continue;
            if (RayyanNotes.Has(read.Record))
            {
                origin ??= DecisionOrigin.Rayyan;
                decisions.AddRange(RayyanNotes.Read(read.Record, read.LineNumber));
            }
            else if (AsReviewLabels.Has(read.Record))
            {
                origin ??= DecisionOrigin.AsReview;
                if (AsReviewLabels.Read(read.Record, read.LineNumber) is { } decision)
                    decisions.Add(decision);
            }
        }

        return new DecisionFile(decisions.Count == 0 ? null : origin, decisions, entries, issues);
    }
}
