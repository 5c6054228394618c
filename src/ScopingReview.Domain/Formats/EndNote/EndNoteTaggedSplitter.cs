namespace ScopingReview.Domain.Formats;

/// <summary>Finds the entries of an EndNote tagged file.</summary>
internal sealed class EndNoteTaggedSplitter : EntrySplitter
{
    private readonly TaggedEntryText _current = new(EntryOutcome.MaxEntryLength);
    private readonly TagNames _names = new();
    private bool _afterBlank;
    private bool _hasType;

    public override void Add(TextLine line)
    {
        var valueStart = 0;
        var tag = line.IsStart ? TagOf(line.Text.Span, out valueStart) : "";
        if (!_current.IsEmpty && (tag == "%0" || (tag.Length > 0 && _afterBlank && !_hasType)))
            Complete();
        if (tag.Length > 0 || !_current.IsEmpty)
            _current.Add(line, tag, valueStart);
        else if (line.IsStart && !line.Text.Span.IsWhiteSpace())
            LeaveOut(1, line.Number);
        _hasType |= tag == "%0";
        if (line.IsStart)
            _afterBlank = line.Text.Span.IsWhiteSpace();
    }

    public override void Finish() => Complete();

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
        _hasType = false;
    }
}
