namespace ScopingReview.Domain.Formats;

/// <summary>The entry read last, until what follows shows that it was whole.</summary>
internal sealed class BibTexPending(BibTexEntry entry, int position, List<ImportIssue> issues)
{
    private string? _tail;

    public BibTexEntry Entry => entry;

    public int Position => position;

    public List<ImportIssue> Issues => issues;

    /// <summary>Fields that follow the end of the entry: it has a closing brace too many.</summary>
    public void AddTail(ReadOnlySpan<char> text)
    {
        if ((_tail?.Length ?? 0) < EntryOutcome.RefusedTextKept)
            _tail += new string(text);
    }

    public ImportItem ToItem() => _tail is null
        ? BibTexRecord.Read(entry, position, issues)
        : EntryOutcome.Refuse(position, entry.Text + _tail, entry.Line, "The entry has a closing brace too many: fields follow its end.");
}
