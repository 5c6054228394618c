using System.Buffers;

namespace ScopingReview.Domain.Formats;

/// <summary>Follows the braces of an entry, piece by piece, to its end. Escaped braces (\{) do not count.</summary>
internal sealed class BibTexBalance
{
    private static readonly SearchValues<char> _signs = SearchValues.Create("{}()\"\\");

    private char _open;
    private int _depth;
    private bool _quoted;
    private bool _escaped;

    /// <summary>True when neither { nor ( followed the type: then it is text with an @ in it.</summary>
    public bool IsNoEntry { get; private set; }

    /// <summary>True when all that is missing is the brace (or parenthesis) that closes the entry itself.</summary>
    public bool IsOnlyEndMissing => _open == '{' ? _depth == 1 : _open == '(' && _depth == 0 && !_quoted;

    /// <summary>True once the brace or parenthesis after the type was found.</summary>
    public bool HasBegun => _open != '\0';

    public void Reset() => (_open, _depth, _quoted, _escaped, IsNoEntry) = ('\0', 0, false, false, false);

    /// <summary>Where the entry ends in the next piece of its text: the index after its last character; -1 where it goes on.</summary>
    public int FindEnd(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (_open == '\0')
        {
            at = text.IndexOfAny('{', '(');
            IsNoEntry = at < 0 ? !text.TrimStart('@').IsWhiteSpace() && !IsType(text) : !text[..at].IsWhiteSpace() && !IsType(text[..at]);
            if (at < 0 || IsNoEntry)
                return -1;
            _open = text[at++];
            _depth = _open == '{' ? 1 : 0;
        }

        while (at < text.Length)
        {
            if (_escaped)
            {
                _escaped = false;
                at++;
                continue;
            }

            var step = text[at..].IndexOfAny(_signs);
            if (step < 0)
                return -1;
            at += step + 1;
            if (Take(text[at - 1]))
                return at;
        }

        return -1;
    }

    private bool Take(char sign)
    {
        switch (sign)
        {
            case '\\':
                _escaped = true;
                return false;
            case '{':
                _depth++;
                return false;
            case '}':
                _depth = Math.Max(_depth - 1, 0);
                return _open == '{' && _depth == 0;
            case '"':
                _quoted ^= _open == '(' && _depth == 0;
                return false;
            default:
                return sign == ')' && _open == '(' && _depth == 0 && !_quoted;
        }
    }

    private static bool IsType(ReadOnlySpan<char> text) => text.TrimStart("\uFEFF \t").StartsWith("@", StringComparison.Ordinal);
}
