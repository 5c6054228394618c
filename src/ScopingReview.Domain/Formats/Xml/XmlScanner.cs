namespace ScopingReview.Domain.Formats;

/// <summary>A sliding window over the text of a file that counts lines; holds no more than has to be looked at together.</summary>
internal sealed class XmlScanner
{
    private char[] _buffer = new char[64 * 1024];
    private int _counted;
    private long _line = 1;

    public int Length { get; private set; }

    /// <summary>True once nothing more will be added.</summary>
    public bool IsFinal { get; set; }

    public ReadOnlySpan<char> From(int index) => _buffer.AsSpan(index, Length - index);

    public ReadOnlySpan<char> Between(int start, int end) => _buffer.AsSpan(start, end - start);

    public void Add(ReadOnlySpan<char> text)
    {
        if (Length + text.Length > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + text.Length));
        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Position of the next "&lt;"; -1 where there is none.</summary>
    public int FindStart(int from) => From(from).IndexOf('<') is >= 0 and var at ? from + at : -1;

    /// <summary>Position of the next angle bracket of either kind; -1 where there is none.</summary>
    public int FindAngle(int from) => From(from).IndexOfAny('<', '>') is >= 0 and var at ? from + at : -1;

    /// <summary>Line number at a position; positions must not go back.</summary>
    public long LineAt(int index)
    {
        if (index > _counted)
        {
            var passed = _buffer.AsSpan(_counted, index - _counted);
            _line += passed.Count('\n');
            if (passed.Contains('\r'))
                _line += passed.Count('\r') - passed.Count("\r\n");
            _counted = index;
        }

        return _line;
    }

    /// <summary>Forgets everything before a position, which becomes position 0.</summary>
    public void DropBefore(int index)
    {
        LineAt(index);
        _buffer.AsSpan(index, Length - index).CopyTo(_buffer);
        Length -= index;
        _counted = Math.Max(_counted - index, 0);
    }
}
