using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds the objects of a CSL JSON file by their brackets, before any JSON is parsed. An object whose brackets or quotation marks do not
/// match ends where a line that is indented like its first one begins the next object or closes it.
/// </summary>
internal sealed partial class CslJsonSplitter : EntrySplitter
{
    private static readonly SearchValues<char> _signs = SearchValues.Create("\"{}[]");
    private static readonly SearchValues<char> _ends = SearchValues.Create("\"\\");

    private readonly StringBuilder _entry = new();
    private readonly List<char> _open = [];
    private long _line;
    private bool _inString;
    private bool _isEscaped;
    private string? _damage;
    private string _indent = "";
    private bool _knowsIndent;
    private bool _isTooLarge;
    private bool _isWrapped;
    private bool _listEnded;

    private bool InEntry => _open.Count > 0;

    public override void Add(TextLine line)
    {
        if (line.IsStart)
            BeginLine(line);
        var text = line.Raw.Span;
        for (var at = 0; at < text.Length;)
            at = InEntry ? ReadEntry(text, at, line) : ReadOutside(text, at, line);
    }

    public override void Finish()
    {
        if (InEntry)
            Complete("The file ends inside of this entry; it is probably cut off. Export it again.");
    }

    private void BeginLine(TextLine line)
    {
        if (_inString)
        {
            _damage ??= "A text in it has no closing quotation mark on its line.";
            (_inString, _isEscaped) = (false, false);
        }

        if (!InEntry || line.Number == _line)
            return;
        var text = line.Text.Span;
        var indent = text[..(text.Length - text.TrimStart().Length)];
        // Where names of variables stand no deeper than the bracket before them, lines do not show what is inside of what.
        if (text.TrimStart() is ['"', ..] && indent.Length <= _indent.Length)
            _knowsIndent = false;
    }

    private int ReadOutside(ReadOnlySpan<char> text, int at, TextLine line)
    {
        var letter = text[at];
        // What the object around the list says beside it is no entry.
        _listEnded |= _isWrapped && letter == ']';
        if (_listEnded)
            return text.Length;
        if (letter == '{')
        {
            Begin(text, at, line);
            return at + 1;
        }

        if (letter == '"')
        {
            // Variables without an object around them: its opening bracket is missing.
            Begin(text, at, line);
            _entry.Clear();
            (_damage, _knowsIndent) = ("Its opening bracket is missing.", false);
            return at;
        }

        if (!char.IsWhiteSpace(letter) && letter is not ('[' or ']' or ',' or '}' or '\uFEFF'))
        {
            LeaveOut(1, line.Number);
            var next = text[at..].IndexOfAny('{', '"');
            return next < 0 ? text.Length : at + next;
        }

        return at + 1;
    }

    private void Begin(ReadOnlySpan<char> text, int at, TextLine line)
    {
        var before = text[..at];
        _line = line.Number;
        _knowsIndent = line.IsStart && IsPunctuation(before);
        _indent = _knowsIndent ? new string(before[..(before.Length - before.TrimStart().Length)]) : "";
        _open.Add('{');
        _entry.Append('{');
    }

    private int ReadEntry(ReadOnlySpan<char> text, int at, TextLine line)
    {
        if (_inString)
            return ReadString(text, at);
        var next = text[at..].IndexOfAny(_signs);
        if (next < 0)
            return Keep(text, at, text.Length);
        var sign = at + next;
        if (text[sign] is '{' or '}' && line.Number != _line && line.IsStart && IsAtIndent(text[..sign]))
        {
            var isNext = text[sign] == '{';
            if (isNext || _open.Count > 1)
            {
                if (!isNext)
                    sign++;
                Keep(text, at, sign);
                Complete(_damage ?? "Its brackets do not match.");
                return sign;
            }
        }

        Keep(text, at, sign + 1);
        Take(text[sign], line.Number);
        return sign + 1;
    }

    private int ReadString(ReadOnlySpan<char> text, int at)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            return Keep(text, at, at + 1);
        }

        var end = text[at..].IndexOfAny(_ends);
        if (end < 0)
            return Keep(text, at, text.Length);
        _isEscaped = text[at + end] == '\\';
        _inString = _isEscaped;
        return Keep(text, at, at + end + 1);
    }

    private void Take(char sign, long line)
    {
        switch (sign)
        {
            case '"':
                _inString = true;
                break;
            case '{' when _open.Count == 2 && Position == 0 && _entry.Length < 200 && List().IsMatch(_entry.ToString()):
                // The object around the list; its own end is then outside of any entry.
                _isWrapped = true;
                _open.RemoveRange(0, 1);
                _open[0] = '{';
                _entry.Clear().Append('{');
                (_line, _knowsIndent) = (line, false);
                break;
            case '{' or '[':
                _open.Add(sign);
                break;
            case '}' or ']' when _open[^1] == (sign == '}' ? '{' : '['):
                _open.RemoveAt(_open.Count - 1);
                if (_open.Count == 0)
                    Complete(_damage);
                break;
            default:
                _damage ??= "Its brackets do not match.";
                break;
        }
    }

    private int Keep(ReadOnlySpan<char> text, int from, int to)
    {
        if (_entry.Length + to - from > EntryOutcome.MaxEntryLength)
            _isTooLarge = true;
        if (!_isTooLarge)
            _entry.Append(text[from..to]);
        return to;
    }

    /// <summary>Nothing but punctuation stands before, as far in as before the bracket that began the entry.</summary>
    private bool IsAtIndent(ReadOnlySpan<char> before) =>
        _knowsIndent && IsPunctuation(before) && before[..(before.Length - before.TrimStart().Length)].SequenceEqual(_indent);

    private static bool IsPunctuation(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter) && letter is not ('[' or ']' or ',' or '}' or '\uFEFF'))
                return false;
        }

        return true;
    }

    private void Complete(string? damage)
    {
        var (text, position) = (_entry.ToString(), NextPosition());
        Completed.Enqueue(
            _isTooLarge ? EntryOutcome.RefuseTooLarge(position, EntryOutcome.Beginning(text, EntryOutcome.RefusedTextKept), _line,
                "bracket")
            : damage is not null ? EntryOutcome.Refuse(position, text, _line, $"The entry is damaged JSON. {damage}")
            : CslRecord.Read(text, _line, position));
        _entry.Clear();
        _open.Clear();
        (_inString, _isEscaped, _damage, _isTooLarge) = (false, false, null, false);
    }

    [GeneratedRegex("""^\{\s*"(items|references)"\s*:\s*\[\s*\{$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex List();
}
