namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds the entries of a MEDLINE file. An entry begins with PMID, OWN (ERIC) or UI (Ovid) once the one before has its own, or after a
/// blank line with the tag with which the one before began.
/// </summary>
internal sealed class MedlineSplitter : EntrySplitter
{
    private readonly TaggedEntryText _current = new(EntryOutcome.MaxEntryLength);
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

            _current.Add(line, tag, valueStart);
        }
        else if (line.IsStart && !line.Text.Span.IsWhiteSpace())
        {
            LeaveOut(1, line.Number);
        }

        if (line.IsStart)
            _afterBlank = line.Text.Span.IsWhiteSpace();
    }

    public override void Finish() => Complete();

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
            "PMID" => _afterBlank || Has("PMID") || Has("TI"),
            "OWN" => Has("OWN") || (_afterBlank && Has("TI")),
            "UI" => Has("UI"),
            _ => _afterBlank && tag == lines[0].Tag,
        };
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
