namespace ScopingReview.Domain.Formats;

/// <summary>
/// Counts what a reader yields, so that "records in the file = records read + records refused" is checked and not assumed.
/// </summary>
public sealed class ImportTally
{
    /// <summary>How many issues are kept to show; all are counted.</summary>
    public const int IssuesKept = 500;

    private readonly List<ImportIssue> _issues = [];

    /// <summary>Entries that became records.</summary>
    public int Read { get; private set; }

    /// <summary>Entries that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Entries in the file, by the position of the last one.</summary>
    public int Entries { get; private set; }

    /// <summary>All issues: refusals, remarks on records and on the file.</summary>
    public int IssueCount { get; private set; }

    /// <summary>The first <see cref="IssuesKept"/> issues in the order of the file.</summary>
    public IReadOnlyList<ImportIssue> Issues => _issues;

    /// <summary>True when every entry of the file was either read or refused. An import that does not add up must not be stored.</summary>
    public bool AddsUp => Entries == Read + Refused;

    /// <summary>Counts one item.</summary>
    public void Add(ImportItem item)
    {
        switch (item)
        {
            case ReadRecord read:
                Read++;
                Entries = Math.Max(Entries, read.Record.PositionInFile);
                foreach (var issue in read.Issues)
                    Add(issue);
                break;
            case RefusedEntry refused:
                Refused++;
                Entries = Math.Max(Entries, refused.PositionInFile);
                Add(refused.Issue);
                break;
            case FileRemark remark:
                Add(remark.Issue);
                break;
            default:
                throw new ArgumentException($"Unknown item {item?.GetType().Name}.", nameof(item));
        }
    }

    private void Add(ImportIssue issue)
    {
        IssueCount++;
        if (_issues.Count < IssuesKept)
            _issues.Add(issue);
    }
}
