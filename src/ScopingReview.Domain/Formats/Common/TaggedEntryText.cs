namespace ScopingReview.Domain.Formats;

/// <summary>
/// The text of one entry of a tagged format while it is being read, with its lines. Reused from entry to entry; never holds more than the
/// cap.
/// </summary>
internal sealed class TaggedEntryText(int maxLength)
{
    private readonly List<TaggedLine> _lines = [];
    private readonly List<ImportIssue> _remarks = [];
    private char[] _text = new char[8 * 1024];
    private int _length;

    /// <summary>Tag lines and continuation lines in order; blank lines are in the text only.</summary>
    public IReadOnlyList<TaggedLine> Lines => _lines;

    /// <summary>What was remarked on while its lines were put together.</summary>
    public IReadOnlyList<ImportIssue> Remarks => _remarks;

    /// <summary>True when the entry went past the cap; its text is then only the beginning.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Line of the file on which it begins.</summary>
    public long FirstLineNumber { get; private set; }

    /// <summary>Lines that are not blank.</summary>
    public int LineCount { get; private set; }

    public bool IsEmpty => _length == 0;

    public string Raw => new(_text, 0, _length);

    /// <summary>The text without the blank lines after its last line.</summary>
    public string RawWithoutBlankEnd
    {
        get
        {
            var end = _text.AsSpan(0, _length).TrimEnd().Length;
            var lineEnd = _text.AsSpan(end, _length - end).IndexOfAny('\r', '\n');
            if (lineEnd < 0)
                return Raw;
            end += lineEnd;
            return new string(_text, 0, end + (_text.AsSpan(end, _length - end).StartsWith("\r\n") ? 2 : 1));
        }
    }

    public ReadOnlySpan<char> Value(TaggedLine line) => _text.AsSpan(line.Start, line.Length).Trim();

    /// <summary>At most so many characters from the beginning; never half a surrogate pair.</summary>
    public string Beginning(int length)
    {
        length = Math.Min(length, _length);
        return new string(_text, 0, length > 0 && char.IsHighSurrogate(_text[length - 1]) ? length - 1 : length);
    }

    public void Clear()
    {
        _lines.Clear();
        _remarks.Clear();
        (_length, LineCount, FirstLineNumber, IsTooLarge) = (0, 0, 0, false);
    }

    /// <summary>Adds a remark on the entry, or on one of its lines.</summary>
    public void Remark(long lineNumber, string? field, string message) => _remarks.Add(ImportIssue.Remark(lineNumber, field, message));

    /// <summary>Index of the first of the lines that follow each other up to the last one without a blank line between them.</summary>
    public int FirstOfLastBlock()
    {
        var first = Math.Max(_lines.Count - 1, 0);
        while (first > 0 && _lines[first - 1].Number == _lines[first].Number - 1)
            first--;
        return first;
    }

    /// <summary>Whether a line has this tag.</summary>
    public bool Has(string tag)
    {
        foreach (var line in _lines)
        {
            if (line.Tag == tag)
                return true;
        }

        return false;
    }

    /// <summary>Whether a line with this tag and a value stands between two indices, the second one excluded.</summary>
    public bool Has(string tag, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_lines[i].Tag == tag && !Value(_lines[i]).IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>Adds a line, or a further piece of the last one.</summary>
    public void Add(TextLine line, string tag, int valueStart)
    {
        if (IsEmpty)
            FirstLineNumber = line.Number;
        var isBlank = line.Text.Span.IsWhiteSpace();
        LineCount += line.IsStart && !isBlank ? 1 : 0;
        if (!Append(line.Raw.Span, out var start))
            return;
        if (!line.IsStart)
        {
            if (_lines.Count > 0 && _lines[^1].Number == line.Number)
                _lines[^1] = _lines[^1] with { Length = start + line.Text.Length - _lines[^1].Start };
            return;
        }

        if (isBlank)
            return;
        var text = line.Text.Span;
        var isIndented = tag.Length == 0 && char.IsWhiteSpace(text[0]);
        _lines.Add(new TaggedLine(tag, start + valueStart, text.Length - valueStart, line.Number, isIndented));
    }

    /// <summary>
    /// Moves the lines of a second entry, which <see cref="MissingBoundary"/> finds when its title was added last, to another text. False
    /// where there is no second entry.
    /// </summary>
    public bool MoveSecondEntry(TaggedEntryText to, params ReadOnlySpan<string> titleTags)
    {
        var first = MissingBoundary.BlockOfSecondTitle(this, titleTags);
        if (first < 0)
            return false;
        to.AddFrom(this, first);
        CutAt(first);
        return true;
    }

    /// <summary>Takes over the lines of another text from one of its lines on.</summary>
    public void AddFrom(TaggedEntryText other, int firstLine)
    {
        var first = other._lines[firstLine];
        var offset = other.LineStart(first.Start);
        FirstLineNumber = first.Number;
        Append(other._text.AsSpan(offset, other._length - offset), out var start);
        foreach (var line in other._lines.Skip(firstLine))
            _lines.Add(line with { Start = line.Start - offset + start });
        LineCount = _lines.Count;
        _remarks.AddRange(other._remarks.Where(remark => remark.LineNumber >= FirstLineNumber));
    }

    /// <summary>Leaves out everything from one of its lines on.</summary>
    public void CutAt(int firstLine)
    {
        _length = LineStart(_lines[firstLine].Start);
        var number = _lines[firstLine].Number;
        _remarks.RemoveAll(remark => remark.LineNumber >= number);
        _lines.RemoveRange(firstLine, _lines.Count - firstLine);
        LineCount = _lines.Count;
    }

    private int LineStart(int position)
    {
        while (position > 0 && _text[position - 1] is not ('\n' or '\r'))
            position--;
        return position;
    }

    private bool Append(ReadOnlySpan<char> raw, out int start)
    {
        start = _length;
        if (IsTooLarge || _length + raw.Length > maxLength)
        {
            IsTooLarge = true;
            return false;
        }

        if (_length + raw.Length > _text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + raw.Length));
        raw.CopyTo(_text.AsSpan(_length));
        _length += raw.Length;
        return true;
    }
}
