using System.Buffers;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Takes the text of one BibTeX entry apart. Tolerates missing keys, missing commas, comments between fields and unknown abbreviations.
/// </summary>
internal ref struct BibTexParser
{
    private static readonly SearchValues<char> _bareEndsOrEquals = SearchValues.Create(",#}\n\r=");

    private readonly ReadOnlySpan<char> _text;
    private readonly Dictionary<string, string> _strings;
    private readonly List<ImportIssue> _issues;
    private readonly long _firstLine;
    private int _at;
    private int _expanded;
    private int _lineCountedTo;
    private long _line;

    private BibTexParser(string text, long firstLine, Dictionary<string, string> strings, List<ImportIssue> issues)
    {
        _text = text;
        (_firstLine, _line, _strings, _issues) = (firstLine, firstLine, strings, issues);
    }

    private readonly bool AtEnd => _at >= _text.Length;

    /// <summary>Takes an entry apart; its braces are balanced, or it ends early.</summary>
    public static BibTexEntry Parse(string text, long firstLine, Dictionary<string, string> strings, List<ImportIssue> issues)
    {
        var parser = new BibTexParser(text, firstLine, strings, issues);
        return parser.Entry(text);
    }

    private BibTexEntry Entry(string text)
    {
        var open = _text.IndexOfAny('{', '(');
        var type = new string(_text[..open].TrimStart("@ \t\uFEFF").Trim());
        _at = open + 1;
        var key = Key();
        var fields = new List<BibTexField>();
        while (Field() is { } field)
            fields.Add(field);
        return new BibTexEntry(type, key, fields, text, _firstLine);
    }

    /// <summary>Up to the first comma, whatever it holds; none where a field comes first.</summary>
    private string? Key()
    {
        var rest = _text[_at..];
        var end = rest.IndexOfAny(",={}\"");
        if (end < 0 || (rest[end] == '=' && IsValueStart(rest[(end + 1)..].TrimStart())))
            return null;
        if (rest[end] != ',')
        {
            var comma = rest.IndexOfAny(",\n}");
            end = comma < 0 ? end : comma;
        }

        var key = rest[..end].Trim().TrimEnd(')');
        _at += end;
        return key.IsEmpty ? null : new string(key);
    }

    private static bool IsValueStart(ReadOnlySpan<char> text)
        => text.Length > 0 && (text[0] is '{' or '"' || char.IsAsciiLetterOrDigit(text[0]));

    private BibTexField? Field()
    {
        while (true)
        {
            SkipToName();
            if (AtEnd)
                return null;
            var start = _at;
            var line = LineOf(start);
            var length = _text[start..].IndexOfAny("=,}");
            if (length < 0)
                return null;
            _at = start + length;
            if (_text[_at] == '=')
            {
                _at++;
                var name = new string(_text.Slice(start, length).Trim()).ToLowerInvariant();
                return new BibTexField(name, Value(), line);
            }

            if (_text[_at] == '}')
                return null;
        }
    }

    /// <summary>Skips white space, commas and comments up to the end of a line.</summary>
    private void SkipToName()
    {
        while (!AtEnd && (char.IsWhiteSpace(_text[_at]) || _text[_at] is ',' or '%'))
        {
            if (_text[_at] == '%')
            {
                var end = _text[_at..].IndexOfAny('\n', '\r');
                _at = end < 0 ? _text.Length : _at + end;
            }
            else
            {
                _at++;
            }
        }
    }

    private string Value()
    {
        var first = Piece();
        SkipSpace();
        if (AtEnd || _text[_at] != '#')
            return first;
        var value = new StringBuilder(first);
        while (!AtEnd && _text[_at] == '#')
        {
            _at++;
            var piece = Piece();
            if (value.Length + piece.Length <= EntryOutcome.MaxEntryLength)
                value.Append(piece);
            SkipSpace();
        }

        return value.ToString();
    }

    private string Piece()
    {
        SkipSpace();
        if (AtEnd)
            return "";
        return _text[_at] switch
        {
            '{' => Delimited('}'),
            '"' => Delimited('"'),
            _ => Bare(),
        };
    }

    private string Delimited(char close)
    {
        var start = ++_at;
        for (var depth = 0; !AtEnd; _at++)
        {
            var letter = _text[_at];
            if (letter == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '{' or '}' or '\\' or '"')
                _at++;
            else if (depth == 0 && letter == close)
                return new string(_text[start.._at++]);
            else
                depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
        }

        return new string(_text[Math.Min(start, _text.Length)..]);
    }

    /// <summary>A number, the name of a string, or words that somebody forgot to put into braces.</summary>
    private string Bare()
    {
        var start = _at;
        var first = _text[start..].IndexOfAny(_bareEndsOrEquals);
        // The comma is missing: the next field has begun on the same line. Seen before the end is looked for, which may be far away for
        // every such field.
        if (first > 0 && _text[start + first] == '=' && _text.Slice(start, first).TrimEnd().LastIndexOf(' ') is > 0 and var space)
        {
            _at = start + space;
        }
        else
        {
            var length = _text[start..].IndexOfAny(",#}\n\r");
            _at = length < 0 ? _text.Length : start + length;
        }

        // Of an entry in parentheses the closing one belongs to no value.
        var word = new string(_text[start.._at].Trim()).TrimEnd(')');
        if (word.Length == 0 || char.IsAsciiDigit(word[0]))
            return word;
        if (_strings.TryGetValue(word, out var value) && (_expanded += value.Length) <= EntryOutcome.MaxEntryLength)
            return value;
        if (!word.Contains(' ', StringComparison.Ordinal))
            _issues.Add(
                ImportIssue.Remark(LineOf(start), null,
                    $"The abbreviation “{EntryOutcome.Shorten(word)}” is not defined in the file; it was kept as it stands."));
        return word;
    }

    private void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private long LineOf(int position)
    {
        for (; _lineCountedTo < position; _lineCountedTo++)
            _line += _text[_lineCountedTo] == '\n'
                || (_text[_lineCountedTo] == '\r' && !(_lineCountedTo + 1 < _text.Length && _text[_lineCountedTo + 1] == '\n')) ? 1 : 0;
        return _line;
    }
}
