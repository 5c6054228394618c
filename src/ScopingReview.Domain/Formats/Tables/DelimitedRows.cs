using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Puts the lines of a table together to rows. A quotation mark that is never closed costs the row in which it stands: its lines are handed
/// out as one defective row, up to where a row fits the header again, so that no row is made of two or of the rest of one.
/// </summary>
internal sealed class DelimitedRows(DelimitedText text, int maxRowLength)
{
    private const string NotClosed = "A quotation mark in the row is not closed, so its cells cannot be told apart.";

    private readonly List<(string Text, long Number)> _row = [];
    private readonly Stack<(string Text, long Number)> _again = new();
    private readonly StringBuilder _line = new();
    private readonly StringBuilder _broken = new();
    private readonly DelimitedText _letters = text with { HasQuotes = false };
    private long _brokenLine;
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
        GiveUpOpenRows();
        FlushBroken();
    }

    private void EndLine()
    {
        if (_isTooLarge)
        {
            GiveUpOpenRows();
            FlushBroken();
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

    private void GiveUpOpenRows()
    {
        while (_row.Count > 0)
        {
            Break();
            ReadAgain();
        }
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
            if (_rowLength > maxRowLength || IsOverBudget)
                Break();
            return;
        }

        var raw = _row.Count == 1 ? line : string.Concat(_row.Select(part => part.Text));
        var cells = text.Cells(raw);
        if (IsBroken(cells))
            Break();
        else
            Complete(new DelimitedRow(_row[0].Number, raw, cells));
    }

    private bool IsOverBudget => _readAgain > (4 * _read) + maxRowLength;

    /// <summary>
    /// Whether a row whose quotation marks are closed is none: a mark stands where another cell begins, or there are too many or too few
    /// cells, and the lines after its first hold a row that fits the header.
    /// </summary>
    private bool IsBroken(List<string> cells)
    {
        if (ExpectedCells == 0)
            return false;
        var fits = Fits(cells);
        if (_row.Count == 1)
            return !fits && ((_state.HasLoneQuote && cells.Count != ExpectedCells) || (_broken.Length > 0 && !StartsQuoted(_row[0].Text)));
        return (_state.HasLoneQuote || !fits) && (HoldsAnotherRow() || (_state.HasLoneQuote && !fits));
    }

    private bool HoldsAnotherRow()
    {
        for (var first = 1; first < _row.Count && !IsOverBudget; first++)
        {
            var state = default(DelimitedText.State);
            var last = first;
            for (; last < _row.Count; last++)
            {
                _readAgain += _row[last].Text.Length;
                state = text.Scan(_row[last].Text, state);
                if (!state.InQuotes)
                    break;
            }

            if (last < _row.Count && !state.HasLoneQuote
                && text.Cells(string.Concat(_row.Skip(first).Take(last - first + 1).Select(part => part.Text))) is var cells && Fits(cells))
                return true;
        }

        return false;
    }

    private bool Fits(List<string> cells) => cells.Count == ExpectedCells && !cells.Exists(DelimitedRow.EndsOnlyQuote);

    private void Complete(DelimitedRow row)
    {
        FlushBroken();
        Completed.Enqueue(row);
        _row.Clear();
    }

    /// <summary>
    /// Gives the first line of the row up and reads the others anew: as a row whose quotation marks are letters where its cells then fit,
    /// else as a defective row, or as the rest of one.
    /// </summary>
    private void Break()
    {
        var (line, number) = _row[0];
        for (var i = _row.Count - 1; i > 0; i--)
            _again.Push(_row[i]);
        _state = default;
        if (ExpectedCells > 1 && _letters.Cells(line) is var cells && cells.Count == ExpectedCells && !cells.Exists(IsWrapped))
        {
            Complete(new DelimitedRow(number, line, cells, HasLetterQuotes: true));
            return;
        }

        if (StartsQuoted(line) || ExpectedCells == 0)
            FlushBroken();
        if (_broken.Length == 0)
            _brokenLine = number;
        if (_broken.Length + line.Length <= EntryOutcome.RefusedTextKept || _broken.Length == 0)
            _broken.Append(line);
        _row.Clear();
    }

    private void FlushBroken()
    {
        if (_broken.Length > 0)
            Completed.Enqueue(new DelimitedRow(_brokenLine, _broken.ToString(), [], NotClosed));
        _broken.Clear();
    }

    private static bool StartsQuoted(string line) => line.AsSpan().TrimStart().StartsWith("\"", StringComparison.Ordinal);

    private static bool IsWrapped(string cell) => cell.AsSpan().Trim() is ['"', .., '"'];
}
