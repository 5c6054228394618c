namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds the entries in the lines of a RIS file. An entry reaches from TY to ER. What stands outside is left out and counted, unless it
/// holds a title, an author, a DOI or an abstract: then it is an entry whose TY or ER is missing, for no record may be lost. Where both are
/// missing, a second title after a blank line begins the next entry.
/// </summary>
internal sealed class RisSplitter(int maxEntryLength) : EntrySplitter
{
    private static readonly string[] _identifying = ["TI", "T1", "AU", "A1", "DO", "AB", "N2"];

    /// <summary>Fields that run over lines, in which "CI - 0.9" is text where the entry's other tags have two spaces.</summary>
    private static readonly string[] _prose = ["AB", "N2", "N1", "TI", "T1", "T2", "RN", "AD", "CR"];

    private TaggedEntryText _current = new(maxEntryLength);
    private TaggedEntryText _spare = new(maxEntryLength);
    private bool _inEntry;
    private RisTagStyle _style = RisTagStyle.OneSpace;
    private string _lastTag = "";
    private long _endLine = -1;

    public override void Add(TextLine line)
    {
        var valueStart = 0;
        var tag = line.IsStart ? TagOf(line.Text.Span, out valueStart) : "";
        if (tag == "TY")
            Begin(line, valueStart);
        else if (tag == "ER" && IsEnd(line.Text.Span, valueStart))
            End(line, valueStart);
        else if (_inEntry || tag.Length > 0 || !_current.IsEmpty)
            AddToEntry(line, tag == "ER" ? "" : tag, tag == "ER" ? 0 : valueStart);
        else if (line.IsStart && !line.Text.Span.IsWhiteSpace())
            LeaveOut(1, line.Number);
        _lastTag = tag.Length > 0 ? tag : _lastTag;
    }

    public override void Finish()
    {
        if (_inEntry)
            CompleteWithoutEnd();
        else
            CompletePending("The entry has neither TY nor ER.");
    }

    private string TagOf(ReadOnlySpan<char> line, out int valueStart)
    {
        var tag = RisTag.Of(line, _style, out valueStart);
        if (tag.Length > 0)
            return tag;
        if (RisTag.OfType(line) is { } style)
            return RisTag.Of(line, style, out valueStart);
        tag = RisTag.Of(line, _style | RisTagStyle.OneSpace, out valueStart);
        if (tag.Length == 0 || tag == "TY" || (tag != "ER" && Array.IndexOf(_prose, _lastTag) >= 0))
        {
            valueStart = 0;
            return "";
        }

        if (tag != "ER")
            _style |= RisTagStyle.OneSpace;
        return tag;
    }

    private void AddToEntry(TextLine line, string tag, int valueStart)
    {
        _current.Add(line, tag, valueStart);
        if (tag.Length == 0 && line.IsStart && RisTag.IsIndented(line.Text.Span))
            _current.Remark(line.Number, null, TaggedLine.IndentedTag(line.Text.Span));
        else if (tag.Length > 0 && RisTag.Within(line.Text.Span[valueStart..]) is { } joined)
            _current.Remark(line.Number, tag, $"“{joined}” stands within the line; the line end before it is probably missing.");
        if (!_current.MoveSecondEntry(_spare, "TI", "T1"))
            return;
        if (_inEntry)
            CompleteWithoutEnd();
        else
            CompletePending("The entry has neither TY nor ER.");
        (_current, _spare) = (_spare, _current);
    }

    /// <summary>"ER - positive" in a wrapped abstract is no end; the real one has two spaces or nothing after the hyphen.</summary>
    private static bool IsEnd(ReadOnlySpan<char> line, int valueStart)
        => line[..valueStart].TrimStart("\uFEFF \t").Length > 4 || line[valueStart..].IsWhiteSpace();

    private void Begin(TextLine line, int valueStart)
    {
        if (_inEntry)
            CompleteWithoutEnd();
        else
            ResolvePending(line.Number);
        _current.Add(line, "TY", valueStart);
        if (RisTag.Within(line.Text.Span[valueStart..]) is { } joined)
            _current.Remark(line.Number, "TY", $"“{joined}” stands within the line; the line end before it is probably missing.");
        _style = RisTag.OfType(line.Text.Span) ?? RisTagStyle.Standard;
        _inEntry = true;
    }

    private void End(TextLine line, int valueStart)
    {
        if (_inEntry || IsIdentifying(0))
        {
            if (!_inEntry)
                _current.Remark(_current.FirstLineNumber, "TY", "The entry has no TY; its kind of publication is not known.");
            _current.Add(line, "ER", valueStart);
            Complete();
        }
        else
        {
            LeaveOut(_current.LineCount + 1, _current.IsEmpty ? line.Number : _current.FirstLineNumber);
            _current.Clear();
        }

        (_inEntry, _style) = (false, RisTagStyle.OneSpace);
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
        var first = _current.FirstOfLastBlock();
        while (first < lines.Count && !lines[first].IsTag)
            first++;
        // Ovid writes a tag after ER, without a blank line: that one belongs to no entry.
        var followsEnd = first < lines.Count && lines[first].Number == _endLine + 1;
        return followsEnd && !IsIdentifying(first) ? lines.Count : first;
    }

    private void CompletePending(string remark)
    {
        if (IsIdentifying(0))
        {
            _current.Remark(_current.FirstLineNumber, "TY", remark);
            Complete();
        }
        else if (_current.LineCount > 0)
            LeaveOut(_current.LineCount, _current.FirstLineNumber);
        _current.Clear();
    }

    private void CompleteWithoutEnd()
    {
        var lines = _current.Lines;
        var block = _current.FirstOfLastBlock();
        // "Record #2 of 9", "2." and the like, which announce the next entry.
        if (!_current.IsTooLarge && block > 0 && IsCounter(_current.Value(lines[^1])) && !lines.Skip(block).Any(line => line.IsTag))
        {
            LeaveOut(lines.Count - block, lines[block].Number);
            _current.CutAt(block);
        }

        _current.Remark(_current.FirstLineNumber, "ER", "The entry has no ER; it was read up to where the next begins or the file ends.");
        Complete();
    }

    private void Complete()
    {
        Completed.Enqueue(RisRecord.Read(_current, NextPosition()));
        _current.Clear();
        _inEntry = false;
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
