namespace ScopingReview.Domain.Formats;

/// <summary>Finds the entries of Ovid's plain text.</summary>
internal sealed class OvidSplitter : EntrySplitter
{
    private const string NoNumber = "The number that begins an entry is missing here; the entry was read from its first field on.";

    private readonly TaggedEntryText _current = new(EntryOutcome.MaxEntryLength);
    private readonly TagNames _names = new();
    private readonly List<ImportIssue> _issues = [];
    private bool _afterBlank;
    private bool _isTagged;
    private bool _hasNumbers;
    private string? _database;

    public override void Add(TextLine line)
    {
        if (!line.IsStart)
        {
            if (!_current.IsEmpty)
                _current.Add(line, "", 0);
            return;
        }

        var text = line.Text.Span;
        if (OvidLine.IsNumber(text, out var rest))
            BeginAtNumber(line, rest);
        else
            AddField(line, text);
        _afterBlank = text.IsWhiteSpace();
    }

    public override void Finish() => Complete();

    private void BeginAtNumber(TextLine line, int rest)
    {
        Complete();
        _hasNumbers = true;
        var text = line.Text.Span;
        if (text[rest..].IsWhiteSpace())
        {
            _current.Add(line, "", text.Length);
            return;
        }

        var tag = OvidLine.Tag(text[rest..], out var valueStart);
        _isTagged = tag.Length > 0;
        if (_isTagged)
            _current.Add(line, tag, rest + valueStart);
        else
            _current.Add(line, OvidFieldNames.TagOf(text[rest..])!, text.Length);
        _issues.Add(ImportIssue.Remark(line.Number, null, "The line break after the number of the entry is missing."));
    }

    private void AddField(TextLine line, ReadOnlySpan<char> text)
    {
        var tag = FieldOf(line, text, out var valueStart);
        if (tag.Length > 0 && BeginsWithoutNumber(tag))
        {
            Complete();
            if (_hasNumbers)
                _issues.Add(ImportIssue.Remark(line.Number, null, NoNumber));
        }

        if (tag.Length > 0 || !_current.IsEmpty)
        {
            _current.Add(line, tag, valueStart);
        }
        else if (!text.IsWhiteSpace())
        {
            if (text.StartsWith("Database:", StringComparison.OrdinalIgnoreCase))
                _database = FieldText.Clean(text["Database:".Length..]);
            else
                LeaveOut(1, line.Number);
        }
    }

    /// <summary>
    /// The tag that a line has, or stands for in the citation layout. There a name that is indented is one only where a field with a number
    /// or a name in it would else go on: values are indented, too.
    /// </summary>
    private string FieldOf(TextLine line, ReadOnlySpan<char> text, out int valueStart)
    {
        var tag = OvidLine.Tag(text, out valueStart);
        if (tag.Length > 0)
        {
            _isTagged |= _current.Lines.Count <= 1;
            return tag;
        }

        valueStart = 0;
        if (_isTagged || text.IsWhiteSpace())
            return "";
        var isIndented = char.IsWhiteSpace(text[0]);
        if (OvidFieldNames.TagOf(text) is { } named)
        {
            valueStart = text.Length;
            if (!isIndented)
                return named;
            if (_current.IsEmpty || Has(named) || LastTag() is "PT" or "AB" or "NT" or "RF" or "IN" or "ST" or "KW" or "MH")
                return "";
            _issues.Add(ImportIssue.Remark(line.Number, named,
                "The name of the field is indented as if it were a value; read as a field."));
            return named;
        }

        if (isIndented)
            return "";
        if (OvidFieldNames.TagBefore(text, out var start) is { } joined)
        {
            valueStart = start;
            _issues.Add(ImportIssue.Remark(line.Number, joined, "The line break after the name of the field is missing."));
            return joined;
        }

        if (_current.IsEmpty || !OvidLine.IsUnknownName(text))
            return "";
        valueStart = text.Length;
        return _names.Of(text.Trim());
    }

    private bool BeginsWithoutNumber(string tag)
    {
        if (_current.Lines.Count == 0)
            return false;
        if (tag == "VN")
            return Has("VN");
        return _afterBlank && tag is "UI" or "AN" or "TI" or "SO" or "DB" or "SC" && Has(tag);
    }

    private bool Has(string tag)
    {
        foreach (var line in _current.Lines)
        {
            if (line.Tag == tag)
                return true;
        }

        return false;
    }

    private string LastTag()
    {
        for (var i = _current.Lines.Count - 1; i >= 0; i--)
        {
            if (_current.Lines[i].IsTag)
                return _current.Lines[i].Tag;
        }

        return "";
    }

    private void Complete()
    {
        if (!_current.IsEmpty)
            Completed.Enqueue(OvidRecord.Read(_current, NextPosition(), _database, [.. _issues]));
        _issues.Clear();
        _current.Clear();
        _isTagged = false;
    }
}
