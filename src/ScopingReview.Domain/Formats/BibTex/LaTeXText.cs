using System.Buffers;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Turns the LaTeX of a BibTeX field into text: accents and symbols become Unicode, braces that only protect capitals and commands for
/// fonts go, dashes and quotation marks are set, formulas stay readable. A command that is not known stays as it stands.
/// </summary>
internal ref partial struct LaTeXText
{
    /// <summary>
    /// Accents on accents and quotations in quotations go no deeper in any real title; what lies deeper stays as it stands.
    /// </summary>
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

    /// <summary>
    /// Begins a formula, unless the dollar sign is money: a formula ends and is short or has something of a formula in it.
    /// </summary>
    private void Dollar()
    {
        var doubled = _at + 1 < _source.Length && _source[_at + 1] == '$' ? 1 : 0;
        var content = _source[(_at + 1 + doubled)..];
        var end = 0;
        while (end < content.Length && (content[end] != '$' || (end > 0 && content[end - 1] == '\\')))
            end++;
        var formula = content[..end];
        var isFormula = end < content.Length && !formula.IsEmpty
            && (formula.ContainsAny(_formulaSigns)
                || (formula.Length <= 12 && !char.IsWhiteSpace(formula[0]) && !char.IsWhiteSpace(formula[^1])));
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
}
