namespace ScopingReview.Domain.Formats;

/// <summary>Finds the entries of a RefWorks tagged file: from RT to RT.</summary>
internal sealed class RefWorksSplitter : EntrySplitter
{
    private const string NoType = "The RT line that begins an entry is missing here; the entry was read from its first field on.";

    private readonly TaggedEntryText _current = new(EntryOutcome.MaxEntryLength);
    private readonly TagNames _names = new();
    private readonly List<ImportIssue> _issues = [];
    private string _lastTag = "";
    private bool _afterBlank;
    private bool _inHeading;

    public override void Add(TextLine line)
    {
        if (!line.IsStart)
        {
            if (!_current.IsEmpty)
                _current.Add(line, "", 0);
            return;
        }

        var text = line.Text.Span;
        // The legend of tags and fonts, with which an export begins, tells nothing of any entry. Where files were joined it stands between.
        if (text.Contains("RefWorks Export Tagged Format", StringComparison.OrdinalIgnoreCase))
        {
            Complete();
            (_inHeading, _afterBlank) = (true, false);
            return;
        }

        var tag = TagOf(text, out var valueStart);
        if (tag.Length > 0 && !_current.IsEmpty && (tag == "RT" || BeginsWithoutType(tag)))
        {
            Complete();
            if (tag != "RT")
                _issues.Add(ImportIssue.Remark(line.Number, "RT", NoType));
        }

        if (tag.Length > 0 || !_current.IsEmpty)
        {
            _inHeading = false;
            _current.Add(line, tag, valueStart);
            _lastTag = tag.Length > 0 ? tag : _lastTag;
        }
        else if (!text.IsWhiteSpace() && !_inHeading)
        {
            LeaveOut(1, line.Number);
        }

        _afterBlank = text.IsWhiteSpace();
    }

    public override void Finish() => Complete();

    private string TagOf(ReadOnlySpan<char> text, out int valueStart)
    {
        var tag = RefWorksTags.TagOf(text, out valueStart);
        var isIndented = text.Length > 0 && text[0] is ' ' or '\t';
        var isText = tag switch
        {
            "" => true,
            // "RT PCR was used" goes on with an abstract.
            "RT" => !RefWorksTags.IsType(text[valueStart..]) && !(_current.IsEmpty && !_inHeading) && !_afterBlank,
            _ => (isIndented && _lastTag is "AB" or "NO" or "AD" or "K1" or "CR") || (_current.IsEmpty && _inHeading),
        };
        if (!isText)
            return _names.Of(tag);
        valueStart = 0;
        return "";
    }

    /// <summary>
    /// What stands once in an entry, and first: the kind of source, the number; after a blank line a title or an author too.
    /// </summary>
    private bool BeginsWithoutType(string tag) =>
        (tag is "SR" or "ID" && Has(tag)) || (_afterBlank && tag is "T1" or "A1" && Has("T1") && Has(tag));

    private bool Has(string tag)
    {
        foreach (var line in _current.Lines)
        {
            if (line.Tag == tag)
                return true;
        }

        return false;
    }

    private void Complete()
    {
        if (!_current.IsEmpty)
            Completed.Enqueue(RefWorksRecord.Read(_current, NextPosition(), [.. _issues]));
        _issues.Clear();
        _current.Clear();
        _lastTag = "";
    }
}
