namespace ScopingReview.Domain.Formats;

/// <summary>Finds the entries of an EndNote tagged file.</summary>
internal sealed class EndNoteTaggedSplitter : EntrySplitter
{
    private TaggedEntryText _current = new(EntryOutcome.MaxEntryLength);
    private readonly TagNames _names = new();
    private TaggedEntryText _spare = new(EntryOutcome.MaxEntryLength);
    private bool _afterBlank;

    public override void Add(TextLine line)
    {
        var valueStart = 0;
        var tag = line.IsStart ? TagOf(line.Text.Span, out valueStart) : "";
        if (tag.Length > 0 && Begins(tag))
            Complete();
        if (tag.Length > 0 || !_current.IsEmpty)
            AddToEntry(line, tag, valueStart);
        else if (line.IsStart && !line.Text.Span.IsWhiteSpace())
            LeaveOut(1, line.Number);
        if (line.IsStart)
            _afterBlank = line.Text.Span.IsWhiteSpace();
    }

    public override void Finish() => Complete();

    /// <summary>
    /// %0 begins an entry, unless it stands in the middle of one that has none, or right below another %0: library catalogues write two
    /// kinds. Without %0, blank lines part the entries.
    /// </summary>
    private bool Begins(string tag)
    {
        if (_current.IsEmpty)
            return false;
        if (tag == "%0" && !_afterBlank && _current.Lines is [{ Tag: "%0" }])
            return false;
        var hasType = _current.Has("%0");
        return tag == "%0" ? hasType || _afterBlank : _afterBlank && !hasType;
    }

    private void AddToEntry(TextLine line, string tag, int valueStart)
    {
        _current.Add(line, tag, valueStart);
        var text = line.Text.Span;
        if (tag.Length == 0 && line.IsStart && text.Length > 0 && char.IsWhiteSpace(text[0]) && TagOf(text.TrimStart(), out _).Length > 0)
            _current.Remark(line.Number, null, TaggedLine.IndentedTag(text));
        if (!_current.MoveSecondEntry(_spare, "%T"))
            return;
        Complete();
        (_current, _spare) = (_spare, _current);
        _current.Remark(_current.FirstLineNumber, "%0", "The entry has no %0; its kind of publication is not known.");
    }

    private string TagOf(ReadOnlySpan<char> line, out int valueStart)
    {
        valueStart = 0;
        var skip = line.Length > 0 && line[0] == '\uFEFF' ? 1 : 0;
        line = line[skip..];
        if (line.Length < 2 || line[0] != '%' || !char.IsAscii(line[1]) || char.IsWhiteSpace(line[1])
            || (line.Length > 2 && !char.IsWhiteSpace(line[2])))
            return "";
        valueStart = skip + Math.Min(3, line.Length);
        return _names.Of(line[..2]);
    }

    private void Complete()
    {
        if (!_current.IsEmpty)
            Completed.Enqueue(EndNoteTaggedRecord.Read(_current, NextPosition()));
        _current.Clear();
    }
}
