using System.Buffers;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds the entries of an XML file by their start and end tags, before any XML is parsed. So each keeps its text as it stands, a damaged
/// one costs no other, nothing outside of entries (definitions of entities, deep nesting, comments) is ever built up in memory, and a file
/// that breaks off gives everything before the break.
/// </summary>
/// <param name="outer">Elements that are entries wherever they stand.</param>
/// <param name="bare">Elements that are entries only where they do not stand inside of one.</param>
internal sealed class XmlSplitter(string[] outer, string[] bare)
{
    /// <summary>Longest markup that has to be told apart: "&lt;![CDATA[" or an element's name.</summary>
    private const int Lookahead = 32;

    /// <summary>White space may stand before the bracket that closes an end tag, but not for ever.</summary>
    private const int LongestEndTag = 1024;

    private static readonly SearchValues<char> _nameEnds = SearchValues.Create(" \t\r\n/>");

    private readonly XmlScanner _text = new();
    private int _at;
    private int _entryStart = -1;
    private string _entryName = "";
    private long _entryLine;
    private string? _tooLarge;
    private string? _skipTo;
    private bool _inDefinitions;
    private bool _inDeclaration;
    private string? _root;
    private int _outsideFrom;
    private long _outsideLine = 1;
    private long? _textOutsideSince;

    public Queue<XmlEntryText> Completed { get; } = [];

    /// <summary>True when the file brought definitions of its own, which were left out.</summary>
    public bool HasDefinitions { get; private set; }

    /// <summary>Line of the first text outside of entries; null as long as there is none.</summary>
    public long? TextOutsideAt { get; private set; }

    /// <summary>True when the file ended before its outermost element did.</summary>
    public bool IsCutOff => _root is not null || _skipTo is not null;

    private bool InEntry => _entryName.Length > 0;

    public void Add(ReadOnlySpan<char> text)
    {
        _text.Add(text);
        while (Step())
        {
        }

        if (InEntry && _tooLarge is null && _text.Length - _entryStart > EntryOutcome.MaxEntryLength)
            GiveUpEntry();
        var keep = InEntry && _tooLarge is null ? _entryStart : _at;
        if (!InEntry && _at - _outsideFrom < EntryOutcome.MaxEntryLength)
            keep = _outsideFrom;
        _text.DropBefore(keep);
        _at -= keep;
        _outsideFrom = Math.Max(_outsideFrom - keep, 0);
        _entryStart -= keep;
    }

    public void Finish()
    {
        _text.IsFinal = true;
        Add([]);
        if (InEntry)
            Complete(_text.Length, XmlEntryEnd.FileEnds);
        TextOutsideAt ??= _textOutsideSince;
    }

    /// <summary>Handles the next piece of markup; false when more text has to come first.</summary>
    private bool Step() => _skipTo is not null ? Skip() : InEntry ? StepInEntry() : StepOutside();

    private bool Skip()
    {
        var rest = _text.From(_at);
        // Definitions stand in brackets inside of the DOCTYPE.
        if (_inDefinitions && _skipTo == ">" && rest.IndexOfAny('[', '>') is >= 0 and var first && rest[first] == '[')
        {
            (HasDefinitions, _skipTo, _at) = (true, "]", _at + first + 1);
            return true;
        }

        var found = rest.IndexOf(_skipTo, StringComparison.Ordinal);
        // A tag that was cut off must not swallow the next one, nor a declaration the file. Within another "<? … ?>" a bracket may stand,
        // but hardly one in another line.
        if (_skipTo is "?>" or ">" && !_inDefinitions && rest.IndexOf('<') is >= 0 and var next && (found < 0 || next < found)
            && (_skipTo == ">" || _inDeclaration || rest[..next].ContainsAny('\r', '\n')))
        {
            (_skipTo, _at, _inDeclaration) = (null, _at + next, false);
            return true;
        }

        if (found < 0)
        {
            _at = Math.Max(_at, _text.Length - _skipTo!.Length + 1);
            return false;
        }

        _at += found + _skipTo!.Length;
        _inDeclaration = false;
        (_skipTo, _inDefinitions) = _skipTo == "]" && _inDefinitions ? (">", false) : (null, false);
        return true;
    }

    private bool StepOutside()
    {
        var next = _text.FindStart(_at);
        var end = next < 0 ? _text.Length : next;
        if (_textOutsideSince is null && _text.Between(_at, end).Trim().Trim('\uFEFF').Length > 0)
            _textOutsideSince = _text.LineAt(end);
        _at = end;
        if (next < 0 || (_text.Length - next < Lookahead && !_text.IsFinal))
            return false;
        var markup = _text.From(next);
        _skipTo = markup.StartsWith("<!--") ? "-->" : markup.StartsWith("<?") ? "?>" : markup.StartsWith("<![CDATA[") ? "]]>" : null;
        if (_skipTo is not null)
        {
            (_at, _inDeclaration) = (next + 1, markup.StartsWith("<?xml "));
            return true;
        }

        if (EntryNameAt(markup) is { } name)
            return Begin(next, name);
        if (_textOutsideSince is not null && markup.StartsWith("</") && NameAt(markup[2..], outer) is not null)
            return CompleteWithoutStart(next);
        _inDefinitions = markup.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (!_inDefinitions)
            NoteRoot(markup);
        (_skipTo, _at) = (">", next + 1);
        return true;
    }

    private bool StepInEntry()
    {
        var next = _text.FindStart(_at);
        _at = next < 0 ? _text.Length : next;
        if (next < 0 || (_text.Length - next < Lookahead && !_text.IsFinal))
            return false;
        var markup = _text.From(next);
        if (markup.StartsWith("</") && IsName(markup[2..], _entryName))
        {
            var close = _text.FindAngle(next + 1);
            if (close >= 0 && _text.From(close)[0] == '>')
            {
                Complete(close + 1, XmlEntryEnd.Complete);
                return true;
            }

            if (close < 0 && !_text.IsFinal && _text.Length - next < LongestEndTag)
                return false;
        }

        if (EntryNameAt(markup) is { } name && (name == _entryName || Array.IndexOf(outer, name) >= 0))
        {
            Complete(next, XmlEntryEnd.NextBegins);
            return true;
        }

        _at = next + 1;
        return true;
    }

    /// <summary>What stood outside of entries was one: its start tag is missing or damaged.</summary>
    private bool CompleteWithoutStart(int endTag)
    {
        var close = _text.FindAngle(endTag + 1);
        if (close < 0 && !_text.IsFinal)
            return false;
        var (from, end) = (_outsideFrom, close < 0 ? _text.Length : close + 1);
        while (from < end && char.IsWhiteSpace(_text.From(from)[0]))
            _outsideLine += _text.From(from++)[0] == '\n' ? 1 : 0;
        Completed.Enqueue(new XmlEntryText(new string(_text.Between(from, end)), _outsideLine, XmlEntryEnd.NoStart));
        BeginOutside(end);
        _textOutsideSince = null;
        return true;
    }

    private void BeginOutside(int at) => (_at, _outsideFrom, _outsideLine) = (at, at, _text.LineAt(at));

    private bool Begin(int start, string name)
    {
        var close = _text.FindAngle(start + 1);
        if (close < 0 && !_text.IsFinal && _text.Length - start < EntryOutcome.MaxEntryLength)
            return false;
        (TextOutsideAt, _textOutsideSince) = (TextOutsideAt ?? _textOutsideSince, null);
        (_entryStart, _entryName, _entryLine, _at) = (start, name, _text.LineAt(start), start + 1);
        if (close > 0 && _text.Between(close - 1, close + 1) is "/>")
            Complete(close + 1, XmlEntryEnd.Complete);
        return true;
    }

    private void Complete(int end, XmlEntryEnd how)
    {
        Completed.Enqueue(_tooLarge is null
            ? new XmlEntryText(new string(_text.Between(_entryStart, end)), _entryLine, how)
            : new XmlEntryText(_tooLarge, _entryLine, XmlEntryEnd.TooLarge));
        (_entryStart, _entryName, _tooLarge) = (-1, "", null);
        BeginOutside(end);
    }

    private void GiveUpEntry() => _tooLarge = new string(_text.Between(_entryStart, _entryStart + EntryOutcome.RefusedTextKept));

    private string? EntryNameAt(ReadOnlySpan<char> markup) => NameAt(markup[1..], outer) ?? NameAt(markup[1..], bare);

    private static string? NameAt(ReadOnlySpan<char> text, string[] names)
    {
        foreach (var name in names)
        {
            if (IsName(text, name))
                return name;
        }

        return null;
    }

    private void NoteRoot(ReadOnlySpan<char> markup)
    {
        var isEnd = markup.StartsWith("</");
        var name = markup[(isEnd ? 2 : 1)..];
        name = name[..(name.IndexOfAny(_nameEnds) is >= 0 and var end ? end : Math.Min(name.Length, Lookahead))];
        if (!isEnd)
            _root ??= new string(name);
        else if (name.SequenceEqual(_root))
            _root = null;
    }

    private static bool IsName(ReadOnlySpan<char> text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal)
        && (text.Length == name.Length || text[name.Length] is '>' or '/' || char.IsWhiteSpace(text[name.Length]));
}
