using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Turns the LaTeX of a BibTeX field into text: accents and symbols become Unicode, braces that only protect capitals and commands for fonts go,
/// dashes and quotation marks are set, formulas stay readable. A command that is not known stays as it stands.
/// </summary>
internal ref struct LaTeXText
{
    /// <summary>Accents on accents and quotations in quotations go no deeper in any real title; what lies deeper stays as it stands.</summary>
    private const int DeepestNesting = 8;

    private static readonly SearchValues<char> _special = SearchValues.Create("\\{}$~-`'\n\r\t");

    private static readonly SearchValues<char> _formulaSigns = SearchValues.Create("\\^_=<>");

    private readonly ReadOnlySpan<char> _source;
    private readonly StringBuilder _text;
    private int _at;
    private int _mathUntil;
    private int _mathEndLength;
    private int _depth;

    private LaTeXText(ReadOnlySpan<char> source, int depth)
    {
        _source = source;
        (_text, _mathUntil, _depth) = (new StringBuilder(source.Length), -1, depth);
    }

    private readonly char Current => _at < _source.Length ? _source[_at] : '\0';

    /// <summary>The text of a field in prose (title, abstract, names).</summary>
    public static string Decode(ReadOnlySpan<char> source) => Decode(source, 0);

    private static string Decode(ReadOnlySpan<char> source, int depth)
    {
        if (depth > DeepestNesting || !source.ContainsAny(_special))
            return new string(source);
        var reader = new LaTeXText(source, depth);
        reader.Run();
        return FieldText.Storable(reader._text).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text of a field that is no prose (DOI, link): escapes are taken off, nothing is set.</summary>
    public static string DecodeVerbatim(ReadOnlySpan<char> source)
    {
        var text = new string(source.Trim());
        if (text.AsSpan().IndexOfAny("\\{}$") < 0)
            return text;
        text = text.Replace("\\textasciitilde", "~", StringComparison.Ordinal).Replace("$\\sim$", "~", StringComparison.Ordinal)
            .Replace("\\textunderscore", "_", StringComparison.Ordinal).Replace("\\url", "", StringComparison.Ordinal);
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is not ('\\' or '{' or '}'))
                result.Append(letter);
        }

        return result.ToString().Trim();
    }

    private void Run()
    {
        while (_at < _source.Length)
        {
            var plain = _source[_at..].IndexOfAny(_special);
            if (plain != 0)
            {
                AppendPlain(plain < 0 ? _source.Length - _at : plain);
                continue;
            }

            if (_mathUntil >= 0 && _at >= _mathUntil)
            {
                _at += _at == _mathUntil ? _mathEndLength : 0;
                _mathUntil = -1;
                continue;
            }

            Special();
        }
    }

    private void AppendPlain(int length)
    {
        var part = _source.Slice(_at, length);
        _at += length;
        if (_mathUntil < 0)
        {
            _text.Append(part);
            return;
        }

        // "10^{-3}" and "CO_2" are read as other exports write them once their markup is gone: "10-3", "CO2".
        foreach (var letter in part)
        {
            if (letter is not ('^' or '_'))
                _text.Append(letter);
        }
    }

    private void Special()
    {
        switch (Current)
        {
            case '\\':
                Command();
                break;
            case '{' or '}':
                _at++;
                break;
            case '$':
                Dollar();
                break;
            case '~':
                Put(' ', 1);
                break;
            case '-':
                Dashes();
                break;
            case '`' or '\'' when _at + 1 < _source.Length && _source[_at + 1] == Current:
                Put(Current == '`' ? '“' : '”', 2);
                break;
            case '`':
                Put('‘', 1);
                break;
            default:
                Put(Current, 1);
                break;
        }
    }

    private void Put(char letter, int consumed)
    {
        _text.Append(letter);
        _at += consumed;
    }

    private void Dashes()
    {
        var run = 1;
        while (_at + run < _source.Length && _source[_at + run] == '-')
            run++;
        _text.Append(run switch { 2 when _mathUntil < 0 => "–", 3 when _mathUntil < 0 => "—", _ => new string('-', run) });
        _at += run;
    }

    /// <summary>Begins a formula, unless the dollar sign is money: a formula ends and is short or has something of a formula in it.</summary>
    private void Dollar()
    {
        var doubled = _at + 1 < _source.Length && _source[_at + 1] == '$' ? 1 : 0;
        var content = _source[(_at + 1 + doubled)..];
        var end = 0;
        while (end < content.Length && (content[end] != '$' || (end > 0 && content[end - 1] == '\\')))
            end++;
        var formula = content[..end];
        var isFormula = end < content.Length && !formula.IsEmpty
            && (formula.ContainsAny(_formulaSigns) || (formula.Length <= 12 && !char.IsWhiteSpace(formula[0]) && !char.IsWhiteSpace(formula[^1])));
        if (isFormula)
        {
            _at += 1 + doubled;
            _mathUntil = _at + end;
            _mathEndLength = doubled == 1 && end + 1 < content.Length && content[end + 1] == '$' ? 2 : 1;
        }
        else if (doubled == 1)
        {
            _at += 2;
        }
        else
        {
            Put('$', 1);
        }
    }

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
        if (LaTeXSymbols.Accents.TryGetValue(sign, out var accent) && sign is not ('u' or 'r' or 'H' or 'v' or 'G' or 'd' or 'c' or 'k' or 'b'))
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

    /// <summary>Sets an accent on the letter that follows: \"o, \"{o}, \" o, \'\i, \c{c}; without a letter it is the sign itself (\~{}).</summary>
    private void Accent(char combining, char sign)
    {
        while (_at < _source.Length && (char.IsWhiteSpace(Current) || Current == '{'))
            _at++;
        if (Current == '\\' && _at + 1 < _source.Length && _source[_at + 1] is 'i' or 'j' && !(_at + 2 < _source.Length && char.IsAsciiLetter(_source[_at + 2])))
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
        else if (Rune.DecodeFromUtf16(_source[Math.Min(_at, _source.Length)..], out var letter, out var length) == OperationStatus.Done && Rune.IsLetter(letter))
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
        if (int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) && code > 0x1F)
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
