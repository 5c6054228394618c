namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds the entries in the lines of a RIS file. An entry reaches from TY to ER. What stands outside is left out and counted, unless it
/// holds a title, an author, a DOI or an abstract: then it is an entry whose TY or ER is missing, for no record may be lost.
/// </summary>
internal sealed class RisSplitter(int maxEntryLength) : EntrySplitter
{
    private static readonly string[] _identifying = ["TI", "T1", "AU", "A1", "DO", "AB", "N2"];

    private TaggedEntryText _current = new(maxEntryLength);
    private TaggedEntryText _spare = new(maxEntryLength);
    private bool _inEntry;
    private long _endLine = -1;

    public override void Add(TextLine line)
    {
        var valueStart = 0;
        var tag = line.IsStart ? TaggedLine.TagOf(line.Text.Span, out valueStart) : "";
        if (tag == "TY")
            Begin(line, valueStart);
        else if (tag == "ER" && IsEnd(line.Text.Span, valueStart))
            End(line, valueStart);
        else if (_inEntry || tag.Length > 0 || !_current.IsEmpty)
            _current.Add(line, tag == "ER" ? "" : tag, tag == "ER" ? 0 : valueStart);
        else if (line.IsStart && !line.Text.Span.IsWhiteSpace())
            LeaveOut(1, line.Number);
    }

    public override void Finish()
    {
        if (_inEntry)
            CompleteWithoutEnd();
        else
            CompletePending("The entry has neither TY nor ER.");
    }

    /// <summary>"ER - positive" in a wrapped abstract is no end; the real one has two spaces or nothing after the hyphen.</summary>
    private static bool IsEnd(ReadOnlySpan<char> line, int valueStart)
        => line[..valueStart].TrimStart('\uFEFF').Length > 4 || line[valueStart..].IsWhiteSpace();

    private void Begin(TextLine line, int valueStart)
    {
        if (_inEntry)
            CompleteWithoutEnd();
        else
            ResolvePending(line.Number);
        _current.Add(line, "TY", valueStart);
        _inEntry = true;
    }

    private void End(TextLine line, int valueStart)
    {
        if (_inEntry || IsIdentifying(0))
        {
            var remark = _inEntry ? null
                : ImportIssue.Remark(_current.FirstLineNumber, "TY", "The entry has no TY; its kind of publication is not known.");
            _current.Add(line, "ER", valueStart);
            Complete(remark);
        }
        else
        {
            LeaveOut(_current.LineCount + 1, _current.IsEmpty ? line.Number : _current.FirstLineNumber);
            _current.Clear();
        }

        _inEntry = false;
        _endLine = line.Number;
    }

    /// <summary>
    /// Sorts what was read outside of an entry when a TY comes: tags directly before it belong to it (its TY is not first).
    /// </summary>
    private void ResolvePending(long typeLine)
    {
        var block = BlockBefore(typeLine);
        if (block < _current.Lines.Count)
        {
            _spare.AddFrom(_current, block);
            _current.CutAt(block);
        }

        CompletePending("The entry has neither TY nor ER.");
        (_current, _spare) = (_spare, _current);
    }

    private int BlockBefore(long typeLine)
    {
        var lines = _current.Lines;
        if (_current.IsTooLarge || lines.Count == 0 || lines[^1].Number != typeLine - 1)
            return lines.Count;
        var first = FirstOfLastBlock();
        while (first < lines.Count && !lines[first].IsTag)
            first++;
        // Ovid writes a tag after ER, without a blank line: that one belongs to no entry.
        var followsEnd = first < lines.Count && lines[first].Number == _endLine + 1;
        return followsEnd && !IsIdentifying(first) ? lines.Count : first;
    }

    private void CompletePending(string remark)
    {
        if (IsIdentifying(0))
            Complete(ImportIssue.Remark(_current.FirstLineNumber, "TY", remark));
        else if (_current.LineCount > 0)
            LeaveOut(_current.LineCount, _current.FirstLineNumber);
        _current.Clear();
    }

    private void CompleteWithoutEnd()
    {
        var lines = _current.Lines;
        var block = FirstOfLastBlock();
        // "Record #2 of 9", "2." and the like, which announce the next entry.
        if (!_current.IsTooLarge && block > 0 && IsCounter(_current.Value(lines[^1])) && !lines.Skip(block).Any(line => line.IsTag))
        {
            LeaveOut(lines.Count - block, lines[block].Number);
            _current.CutAt(block);
        }

        Complete(ImportIssue.Remark(_current.FirstLineNumber, "ER",
            "The entry has no ER; it was read up to the next TY or the end of the file."));
    }

    private void Complete(ImportIssue? remark)
    {
        Completed.Enqueue(RisRecord.Read(_current, NextPosition(), remark));
        _current.Clear();
        _inEntry = false;
    }

    private int FirstOfLastBlock()
    {
        var lines = _current.Lines;
        var first = Math.Max(lines.Count - 1, 0);
        while (first > 0 && lines[first - 1].Number == lines[first].Number - 1)
            first--;
        return first;
    }

    private bool IsIdentifying(int from)
    {
        for (var i = from; i < _current.Lines.Count; i++)
        {
            var line = _current.Lines[i];
            if (line.Length > 0 && Array.IndexOf(_identifying, line.Tag) >= 0 && !_current.Value(line).IsEmpty)
                return true;
        }

        return false;
    }

    private static bool IsCounter(ReadOnlySpan<char> text) =>
        text.Length is > 1 and < 9 && text[^1] == '.' && !text[..^1].ContainsAnyExceptInRange('0', '9');
}
