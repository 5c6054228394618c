namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds the entries of a MEDLINE file. An entry begins with PMID, OWN (ERIC) or UI (Ovid) once the one before has its own, or after a
/// blank line with the tag with which the one before began, or with what stands before a second title.
/// </summary>
internal sealed class MedlineSplitter : EntrySplitter
{
    private TaggedEntryText _current = new(EntryOutcome.MaxEntryLength);
    private TaggedEntryText _spare = new(EntryOutcome.MaxEntryLength);
    private readonly TagNames _names = new();
    private bool _afterBlank;

    public override void Add(TextLine line)
    {
        var valueStart = 0;
        var tag = line.IsStart ? TagOf(line.Text.Span, out valueStart) : "";
        if (tag.Length > 0 && Begins(tag))
            Complete();
        if (tag.Length > 0 || !_current.IsEmpty)
        {
            // "2." and "<3>" announce the next entry of a numbered list.
            if (_afterBlank && tag.Length == 0 && IsCounter(line.Text.Span))
            {
                LeaveOut(1, line.Number);
                return;
            }

            AddToEntry(line, tag, valueStart);
        }
        else if (line.IsStart && !line.Text.Span.IsWhiteSpace())
        {
            LeaveOut(1, line.Number);
        }

        if (line.IsStart)
            _afterBlank = line.Text.Span.IsWhiteSpace();
    }

    public override void Finish() => Complete();

    private void AddToEntry(TextLine line, string tag, int valueStart)
    {
        _current.Add(line, tag, valueStart);
        if (tag.Length == 0 && line.IsStart && IsIndentedTag(line.Text.Span))
            _current.Remark(line.Number, null, TaggedLine.IndentedTag(line.Text.Span));
        if (!_current.MoveSecondEntry(_spare, "TI"))
            return;
        Complete();
        (_current, _spare) = (_spare, _current);
        _current.Remark(_current.FirstLineNumber, "PMID", "The first line of the entry, with its number, is missing or damaged.");
    }

    /// <summary>A wrapped line has six spaces; one with other white space before a tag was probably moved.</summary>
    private bool IsIndentedTag(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.Length > 0 && line.Length - text.Length is > 0 and not 6 && TagOf(text, out _).Length > 0;
    }

    /// <summary>
    /// The tag at the beginning of a line: capital letters and digits, then a hyphen in the fifth column or after one space ("TI  - ",
    /// "PMID- ", "ISSN - "). Some programs leave out the padding ("SO- ") or, after PMID, the space. A wrapped line such as "MRSA-positive"
    /// is none.
    /// </summary>
    public string TagOf(ReadOnlySpan<char> line, out int valueStart)
    {
        valueStart = 0;
        var skip = line.Length > 0 && line[0] == '\uFEFF' ? 1 : 0;
        line = line[skip..];
        var length = 0;
        while (length < line.Length && length < 5
            && (char.IsAsciiLetterUpper(line[length]) || (length > 0 && char.IsAsciiDigit(line[length]))))
            length++;
        if (length is < 2 or > 4)
            return "";
        var hyphen = length;
        while (hyphen < line.Length && hyphen < 6 && line[hyphen] is ' ' or '\t')
            hyphen++;
        if (hyphen >= line.Length || line[hyphen] != '-')
            return "";
        var isFree = hyphen + 1 == line.Length || char.IsWhiteSpace(line[hyphen + 1]);
        if (!isFree && !(hyphen == 4 && length < 4) && !line.StartsWith("PMID", StringComparison.Ordinal))
            return "";
        valueStart = skip + hyphen + 1;
        return _names.Of(line[..length]);
    }

    private bool Begins(string tag)
    {
        var lines = _current.Lines;
        if (lines.Count == 0 || _current.IsTooLarge)
            return _current.IsTooLarge && tag is "PMID" or "OWN" or "UI";
        return tag switch
        {
            "PMID" => _afterBlank || _current.Has("PMID") || _current.Has("TI"),
            "OWN" => _current.Has("OWN") || (_afterBlank && _current.Has("TI")),
            "UI" => _current.Has("UI"),
            _ => _afterBlank && tag == lines[0].Tag,
        };
    }

    private void Complete()
    {
        if (!_current.IsEmpty)
            Completed.Enqueue(MedlineRecord.Read(_current, NextPosition()));
        _current.Clear();
    }

    private static bool IsCounter(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimStart('<').TrimEnd(".>");
        return text.Length is > 0 and < 8 && !text.ContainsAnyExceptInRange('0', '9');
    }
}
