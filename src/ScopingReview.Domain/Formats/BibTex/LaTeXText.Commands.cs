using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <content>Commands: those named by a sign, those named by letters, accents, arguments.</content>
internal ref partial struct LaTeXText
{
    private void Command()
    {
        _at++;
        if (_at >= _source.Length)
        {
            _text.Append('\\');
            return;
        }

        if (!char.IsAsciiLetter(Current))
        {
            Sign(Current);
            return;
        }

        var length = 1;
        while (_at + length < _source.Length && char.IsAsciiLetter(_source[_at + length]))
            length++;
        var name = _source.Slice(_at, length);
        _at += length;
        Named(name);
    }

    private void Sign(char sign)
    {
        _at++;
        if (LaTeXSymbols.Accents.TryGetValue(sign, out var accent)
            && sign is not ('u' or 'r' or 'H' or 'v' or 'G' or 'd' or 'c' or 'k' or 'b'))
            Accent(accent, sign);
        else if (sign is ',' or ';' or ':' or ' ' or '\n' or '\r' or '\t' or '\\')
            _text.Append(' ');
        else if (sign is not ('-' or '/' or '!' or '@' or '(' or ')' or '[' or ']'))
            _text.Append(sign);
    }

    private void Named(ReadOnlySpan<char> name)
    {
        if (LaTeXSymbols.Characters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var character))
        {
            _text.Append(character);
            SkipSpaceAfterName();
        }
        else if (name.Length == 1 && LaTeXSymbols.Accents.TryGetValue(name[0], out var accent))
        {
            Accent(accent, name[0]);
        }
        else if (LaTeXSymbols.Dropped.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
        {
            Argument();
        }
        else if (LaTeXSymbols.Spaces.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
        {
            _text.Append(' ');
        }
        else if (LaTeXSymbols.Transparent.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
        {
            SkipSpaceAfterName();
            if (name is "href")
                Argument();
        }
        else if (name is "enquote" or "mkbibquote")
        {
            _text.Append('“').Append(Decode(Argument(), _depth + 1)).Append('”');
        }
        else if (name is "ElsevierGlyph" or "symbol" or "unichar")
        {
            Glyph(Argument());
        }
        else if (name is "sp" or "sb" && _mathUntil >= 0)
        {
            SkipSpaceAfterName();
        }
        else
        {
            _text.Append('\\').Append(name);
        }
    }

    /// <summary>
    /// Sets an accent on the letter that follows: \"o, \"{o}, \" o, \'\i, \c{c}; without a letter it is the sign itself (\~{}).
    /// </summary>
    private void Accent(char combining, char sign)
    {
        while (_at < _source.Length && (char.IsWhiteSpace(Current) || Current == '{'))
            _at++;
        if (Current == '\\' && _at + 1 < _source.Length && _source[_at + 1] is 'i' or 'j'
            && !(_at + 2 < _source.Length && char.IsAsciiLetter(_source[_at + 2])))
        {
            _text.Append(_source[_at + 1]).Append(combining);
            _at += 2;
            if (Current is ' ')
                _at++;
        }
        else if (Current == '\\' && _at + 1 < _source.Length && _depth < DeepestNesting)
        {
            // An accent on a character that has a name or an accent of its own (\'{\ae}, \'{\^o}).
            _depth++;
            Command();
            _depth--;
            _text.Append(combining);
        }
        else if (Rune.DecodeFromUtf16(_source[Math.Min(_at, _source.Length)..], out var letter, out var length) == OperationStatus.Done
            && Rune.IsLetter(letter))
        {
            _text.Append(_source.Slice(_at, length)).Append(combining);
            _at += length;
        }
        else
        {
            _text.Append(sign is '\'' ? '´' : sign);
        }
    }

    private void Glyph(ReadOnlySpan<char> hex)
    {
        if (int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            && code > 0x1F)
            _text.Append(new Rune(code).ToString());
    }

    /// <summary>The argument in braces that follows, and steps over it; a single character (or \{) where there are none.</summary>
    private ReadOnlySpan<char> Argument()
    {
        SkipSpaceAfterName();
        if (Current == '\\')
        {
            _at = Math.Min(_at + 2, _source.Length);
            return [];
        }

        if (Current != '{')
            return [];
        var start = ++_at;
        for (var depth = 1; _at < _source.Length; _at++)
        {
            depth += Current == '{' ? 1 : Current == '}' ? -1 : 0;
            if (depth == 0)
                return _source[start.._at++];
        }

        return _source[start..];
    }

    private void SkipSpaceAfterName()
    {
        while (_at < _source.Length && char.IsWhiteSpace(Current))
            _at++;
    }
}
