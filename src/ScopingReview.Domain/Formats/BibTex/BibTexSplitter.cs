using System.Text;
using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds the entries of a BibTeX file by their braces. Text between entries is a comment. An entry that is never closed ends where a line
/// begins the next one, unless its braces match after all, for then that line is text; one with a brace too many shows by the fields that
/// follow it. Fields without an entry are refused together.
/// </summary>
internal sealed partial class BibTexSplitter(int maxEntryLength) : EntrySplitter
{
    private const string NotClosed =
        "A brace or quotation mark that is opened in this entry is not closed, so its fields cannot be told apart.";

    private readonly Dictionary<string, string> _strings = BibTexStrings.Create();
    private const string NoBeginning =
        "These fields are in no entry: the line with which one begins (“@article{…,”) is missing or damaged.";

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _headless = new();
    private readonly BibTexBalance _balance = new();
    private readonly BibTexCrossReferences _references = new();
    private BibTexPending? _last;
    private bool _inEntry;
    private bool _isComment;
    private bool _commentsAreText;
    private bool _skipping;
    private bool _afterBlank;
    private long _firstLine;
    private long _headlessLine;
    private int _restartAt = -1;
    private long _restartLine;
    private long _read;
    private long _readAgain;

    public override void Add(TextLine line)
    {
        _read += line.Raw.Length;
        if (_inEntry && !_isComment && line.IsStart && EntryAtLineStart().IsMatch(line.Text.Span))
            NoteNext(line);
        if (_skipping && line.IsStart && EntryAtLineStart().IsMatch(line.Text.Span))
            _skipping = false;
        if (_skipping)
            return;
        var rest = _inEntry ? Continue(line.Raw.Span, line) : Outside(line.Raw.Span, line, line.IsStart);
        while (!rest.IsEmpty)
            rest = _inEntry ? Continue(rest, line) : Outside(rest, line, isLineStart: false);
    }

    public override void Finish()
    {
        while (_inEntry && _isComment)
            ReadCommentAsText();
        while (_inEntry && _restartAt >= 0)
            Restart();
        if (_inEntry)
            CompleteUnclosed();
        FlushLast();
        FlushHeadless();
        HandOut(_references.Finish());
    }

    /// <summary>
    /// A line within an entry begins another one. Between fields that is so; within a value it may be text, which shows when the entry's
    /// braces match in the end.
    /// </summary>
    private void NoteNext(TextLine line)
    {
        if (_balance.IsOnlyEndMissing || !_balance.HasBegun || _readAgain > (4 * _read) + maxEntryLength)
            CompleteUnclosed();
        else if (_restartAt < 0)
            (_restartAt, _restartLine) = (_text.Length, line.Number);
    }

    /// <summary>The entry's braces do not match: what it took for text from the first line on that begins an entry is read anew.</summary>
    private void Restart()
    {
        var text = FieldText.Storable(_text);
        HandOut(_references.Add(EntryOutcome.Refuse(NextPosition(), text[.._restartAt], _firstLine, NotClosed)));
        _inEntry = false;
        _readAgain += text.Length - _restartAt;
        ReadAgain(text[_restartAt..], _restartLine);
    }

    private void ReadAgain(string text, long number)
    {
        for (var start = 0; start < text.Length; number++)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            var length = end < 0 ? text.Length - start : text.AsSpan(start + end).StartsWith("\r\n") ? end + 2 : end + 1;
            var raw = text.AsMemory(start, length);
            Add(new TextLine(raw.TrimEnd("\r\n"), raw, number, true));
            start += length;
        }
    }

    /// <summary>Looks for an entry outside of entries and begins it; returns what follows its end on this line.</summary>
    private ReadOnlySpan<char> Outside(ReadOnlySpan<char> text, TextLine line, bool isLineStart)
    {
        var trimmed = text.TrimStart("\uFEFF \t");
        if (isLineStart && trimmed.IsWhiteSpace())
        {
            _afterBlank = true;
            FlushHeadless();
        }

        if (trimmed.IsWhiteSpace()
            || (isLineStart && trimmed[0] == '%' && !trimmed.StartsWith("% Encoding", StringComparison.OrdinalIgnoreCase)))
            return [];
        foreach (var match in EntryStart().EnumerateMatches(text))
        {
            var start = text.Slice(match.Index, match.Length);
            if (_commentsAreText && start.Contains("comment", StringComparison.OrdinalIgnoreCase))
                continue;
            FlushLast();
            FlushHeadless();
            (_inEntry, _firstLine, _restartAt, _afterBlank) = (true, line.Number, -1, false);
            _isComment = start.TrimStart("@ \t").StartsWith("comment", StringComparison.OrdinalIgnoreCase);
            _text.Clear();
            _balance.Reset();
            return Continue(text[match.Index..], line);
        }

        var isField = FieldOutside().IsMatch(text);
        if (_last is not null && isField && !_afterBlank)
            _last.AddTail(text);
        else if (isField || _headless.Length > 0)
            AddHeadless(text, line.Number);
        else if (!trimmed.TrimEnd().SequenceEqual(",") && trimmed[0] != '%')
            LeaveOut(isLineStart ? 1 : 0, line.Number);
        return [];
    }

    /// <summary>Goes on with an entry; returns what follows its end on this line.</summary>
    private ReadOnlySpan<char> Continue(ReadOnlySpan<char> text, TextLine line)
    {
        var end = _balance.FindEnd(text);
        var part = end < 0 ? text : text[..end];
        if (_text.Length + part.Length > maxEntryLength)
        {
            return TooLarge() ? text : [];
        }

        _text.Append(part);
        if (_balance.IsNoEntry)
        {
            _inEntry = false;
            if (FieldOutside().IsMatch(text))
                AddHeadless(_text.ToString(), _firstLine);
            else
                LeaveOut(1, line.Number);
        }

        if (end < 0)
            return [];
        Complete();
        return text[end..];
    }

    /// <summary>Refuses an entry that is too large; true where it is a comment, after which this line is still to be read.</summary>
    private bool TooLarge()
    {
        if (_isComment || _restartAt >= 0)
        {
            if (_isComment)
                ReadCommentAsText();
            else
                Restart();
            return true;
        }

        HandOut(_references.Add(
            EntryOutcome.RefuseTooLarge(NextPosition(), _text.ToString(0, Math.Min(_text.Length, EntryOutcome.RefusedTextKept)), _firstLine,
                "closing brace")));
        (_inEntry, _skipping) = (false, true);
        return false;
    }

    private void Complete()
    {
        _inEntry = false;
        if (_isComment)
            return;
        var issues = new List<ImportIssue>();
        var entry = BibTexParser.Parse(FieldText.Storable(_text), _firstLine, _strings, issues);
        if (entry.Type.Equals("string", StringComparison.OrdinalIgnoreCase))
            BibTexStrings.Define(_strings, entry);
        else if (!entry.Type.Equals("preamble", StringComparison.OrdinalIgnoreCase))
            _last = new BibTexPending(entry, NextPosition(), issues);
    }

    /// <summary>
    /// The next entry begins, or the file ends, before this one is closed. When only its last brace is missing it can be read.
    /// </summary>
    private void CompleteUnclosed()
    {
        var (text, line) = (FieldText.Storable(_text), _firstLine);
        if (!_balance.HasBegun)
        {
            _inEntry = false;
            LeaveOut(1, line);
            return;
        }

        _inEntry = false;
        if (!_balance.IsOnlyEndMissing)
        {
            HandOut(_references.Add(EntryOutcome.Refuse(NextPosition(), text, line, NotClosed)));
            return;
        }

        Complete();
        if (_last is not null && _last.Entry.Fields.Exists(field => FieldInside().IsMatch(field.Value)))
        {
            HandOut(_references.Add(EntryOutcome.Refuse(_last.Position, text, line, NotClosed)));
            _last = null;
        }

        _last?.Issues.Add(
            ImportIssue.Remark(line, null,
                "The closing brace of the entry is missing; it was read up to the next entry or the end of the file."));
    }

    /// <summary>
    /// A comment that is never closed must not swallow the entries after it: its lines are read as if its brace were not there.
    /// </summary>
    private void ReadCommentAsText()
    {
        var text = _text.ToString();
        var firstEnd = text.IndexOf('\n', StringComparison.Ordinal);
        (_inEntry, _isComment, _commentsAreText) = (false, false, true);
        if (firstEnd >= 0)
            ReadAgain(text[(firstEnd + 1)..], _firstLine + 1);
    }

    private void AddHeadless(ReadOnlySpan<char> text, long line)
    {
        if (_headless.Length == 0)
            _headlessLine = line;
        if (_headless.Length + text.Length <= EntryOutcome.RefusedTextKept || _headless.Length == 0)
            _headless.Append(text);
    }

    private void FlushHeadless()
    {
        if (_headless.Length == 0)
            return;
        FlushLast();
        HandOut(_references.Add(EntryOutcome.Refuse(NextPosition(), FieldText.Storable(_headless), _headlessLine, NoBeginning)));
        _headless.Clear();
    }

    private void FlushLast()
    {
        if (_last is null)
            return;
        HandOut(_references.Add(_last));
        _last = null;
    }

    private void HandOut(IEnumerable<ImportItem> items)
    {
        foreach (var item in items)
            Completed.Enqueue(item);
    }

    [GeneratedRegex(@"^[ \t\uFEFF]*@[ \t]*[A-Za-z][A-Za-z0-9_+-]{0,40}[ \t]*([{(]|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EntryAtLineStart();

    /// <summary>An entry after other text, as in "}@book{": no mail address, unless the word is a type that every file knows.</summary>
    [GeneratedRegex(
        @"(?<![\w.-])@[ \t]*[A-Za-z][A-Za-z0-9_+-]{0,40}[ \t]*([{(]|(?=[\r\n]|$))|@(article|book|inproceedings|misc|preamble|string|comment)[{]", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EntryStart();

    /// <summary>The next field within a value: the value's brace is not closed.</summary>
    [GeneratedRegex(@",[ \t]*[\r\n]\s*[A-Za-z][\w+:-]{0,40}[ \t]*=[ \t]*[{""0-9]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex FieldInside();

    [GeneratedRegex(@"^[\s,}]*[A-Za-z][\w+:-]{0,40}\s*=\s*[{""0-9A-Za-z]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex FieldOutside();
}
