namespace ScopingReview.Domain.Formats;

/// <summary>A line of a file, or a piece of one that is longer than the reader's buffer. Valid until the next one is read.</summary>
/// <param name="Text">Its characters without the line end.</param>
/// <param name="Raw">Its characters with the line end.</param>
/// <param name="Number">Line number from 1.</param>
/// <param name="IsStart">False for the second and later pieces of a long line.</param>
internal readonly record struct TextLine(ReadOnlyMemory<char> Text, ReadOnlyMemory<char> Raw, long Number, bool IsStart);

/// <summary>Splits decoded text at CR, LF and CRLF in constant memory, whatever the length of a line.</summary>
internal sealed class LineReader(TextDecoding decoding)
{
    private readonly char[] _buffer = new char[32 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _atLineStart = true;
    private long _lineNumber = 1;

    /// <summary>Number of the line that holds the first byte that was not UTF-8; null as long as there was none.</summary>
    public long? Windows1252Line { get; private set; }

    private long PositionOfStart => decoding.Position - (_end - _start);

    /// <summary>The next line that is complete in the buffer; false when more has to be read first.</summary>
    public bool TryRead(out TextLine line)
    {
        var unread = _buffer.AsSpan(_start, _end - _start);
        var end = unread.IndexOfAny('\r', '\n');
        var full = unread.Length > _buffer.Length - TextDecoding.SmallestDestination;
        if (end < 0)
            return TakePiece(_ended || full ? unread.Length : 0, out line);
        var lineEnd = 1;
        if (unread[end] == '\r')
        {
            // A CR at the end of the buffer may be half of a CRLF.
            if (end + 1 == unread.Length && !_ended)
                return TakePiece(full ? end : 0, out line);
            if (end + 1 < unread.Length && unread[end + 1] == '\n')
                lineEnd = 2;
        }

        line = Take(end, lineEnd);
        _atLineStart = true;
        _lineNumber++;
        return true;
    }

    /// <summary>Reads on; false at the end of the file.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_ended)
            return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = await decoding.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _ended = read == 0;
        return true;
    }

    private bool TakePiece(int length, out TextLine line)
    {
        line = default;
        if (length == 0)
            return false;
        line = Take(length, 0);
        _atLineStart = false;
        return true;
    }

    private TextLine Take(int length, int lineEnd)
    {
        if (Windows1252Line is null && decoding.FirstWindows1252At is { } at && at < PositionOfStart + length + lineEnd)
            Windows1252Line = _lineNumber;
        var line = new TextLine(_buffer.AsMemory(_start, length), _buffer.AsMemory(_start, length + lineEnd), _lineNumber, _atLineStart);
        _start += length + lineEnd;
        return line;
    }
}
