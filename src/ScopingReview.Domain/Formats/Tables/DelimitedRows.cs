using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Puts the lines of a table together to rows. A quotation mark that is never closed costs the row in which it stands: that row's first
/// line is handed out as defective, and the lines after it are read anew.
/// </summary>
internal sealed class DelimitedRows(DelimitedText text, int maxRowLength)
{
    private const string NotClosed = "A quotation mark in the row is not closed, so its cells cannot be told apart.";

    private readonly List<(string Text, long Number)> _row = [];
    private readonly Stack<(string Text, long Number)> _again = new();
    private readonly StringBuilder _line = new();
    private DelimitedText.State _state;
    private long _lineNumber;
    private int _rowLength;
    private bool _isTooLarge;
    private long _read;
    private long _readAgain;

    /// <summary>Cells of the header; 0 while it is not known.</summary>
    public int ExpectedCells { get; set; }

    /// <summary>Rows that are complete.</summary>
    public Queue<DelimitedRow> Completed { get; } = [];

    /// <summary>Takes the next line, or a piece of a long one.</summary>
    public void Add(TextLine line)
    {
        if (line.IsStart)
            _lineNumber = line.Number;
        if (_line.Length + line.Raw.Length > maxRowLength)
            _isTooLarge = true;
        else
            _line.Append(line.Raw.Span);
        if (line.Raw.Length > line.Text.Length)
            EndLine();
    }

    /// <summary>Completes what is open at the end of the file.</summary>
    public void Finish()
    {
        EndLine();
        while (_row.Count > 0)
        {
            RefuseFirstLine();
            ReadAgain();
        }
    }

    private void EndLine()
    {
        if (_isTooLarge)
        {
            while (_row.Count > 0)
            {
                RefuseFirstLine();
                ReadAgain();
            }

            Completed.Enqueue(
                new DelimitedRow(_lineNumber, _line.ToString(0, Math.Min(_line.Length, EntryOutcome.RefusedTextKept)), [],
                    TooLarge(maxRowLength)));
        }
        else if (_line.Length > 0)
        {
            _read += _line.Length;
            Take(_line.ToString(), _lineNumber);
            ReadAgain();
        }

        _line.Clear();
        _isTooLarge = false;
    }

    private static string TooLarge(int limit)
        => string.Create(CultureInfo.InvariantCulture, $"The row is larger than {limit / 1024} thousand characters.");

    private void ReadAgain()
    {
        while (_again.TryPop(out var line))
        {
            _readAgain += line.Text.Length;
            Take(line.Text, line.Number);
        }
    }

    private void Take(string line, long number)
    {
        if (_row.Count == 0)
        {
            if (line.AsSpan().IsWhiteSpace() && !line.Contains(text.Separator, StringComparison.Ordinal))
                return;
            (_state, _rowLength) = (default, 0);
        }

        _row.Add((line, number));
        _rowLength += line.Length;
        _state = text.Scan(line, _state);
        if (_state.InQuotes)
        {
            // Hostile files could make every line a row that reaches to the end: past a budget, quoted cells end with their line.
            if (_rowLength > maxRowLength || _readAgain > (4 * _read) + maxRowLength)
                RefuseFirstLine();
            return;
        }

        var raw = _row.Count == 1 ? line : string.Concat(_row.Select(part => part.Text));
        var cells = text.Cells(raw);
        var isMerged = ExpectedCells > 0 && cells.Count != ExpectedCells
            && (_state.HasLoneQuote || (_row.Count > 1 && cells.Count > ExpectedCells));
        if (isMerged)
        {
            RefuseFirstLine();
            return;
        }

        Completed.Enqueue(new DelimitedRow(_row[0].Number, raw, cells));
        _row.Clear();
    }

    private void RefuseFirstLine()
    {
        Completed.Enqueue(new DelimitedRow(_row[0].Number, _row[0].Text, [], NotClosed));
        for (var i = _row.Count - 1; i > 0; i--)
            _again.Push(_row[i]);
        _row.Clear();
        _state = default;
    }
}
