namespace ScopingReview.Domain.Formats;

/// <summary>Finds the entries of a Web of Science file: from PT to ER.</summary>
internal sealed class WebOfScienceSplitter : EntrySplitter
{
    private static readonly string[] _tags =
        ["PT", "AU", "AF", "TI", "SO", "LA", "DT", "DE", "ID", "AB", "SN", "EI", "PD", "PY", "VL", "IS", "BP", "EP", "AR", "DI", "UT",
            "PM"];

    private TaggedEntryText _current = new(EntryOutcome.MaxEntryLength);
    private TaggedEntryText _spare = new(EntryOutcome.MaxEntryLength);
    private readonly TagNames _names = new();

    public override void Add(TextLine line)
    {
        var valueStart = 0;
        var tag = line.IsStart ? TagOf(line.Text.Span, out valueStart) : "";
        // FN, VR and EF frame the file; where files were joined they stand in the middle.
        if (tag is "FN" or "VR" && _current.IsEmpty)
            return;
        if (tag is "PT" or "FN" or "EF" && !_current.IsEmpty)
            CompleteWithoutEnd();
        if (tag is "FN" or "EF")
            return;
        if (tag.Length > 0 && tag != "ER")
        {
            _current.Add(line, tag, valueStart);
            if (_current.MoveSecondEntry(_spare, "TI"))
            {
                CompleteWithoutEnd();
                (_current, _spare) = (_spare, _current);
            }
        }
        else if (!_current.IsEmpty)
        {
            _current.Add(line, "", tag == "ER" ? line.Text.Length : 0);
            if (tag == "ER")
                Complete();
            else if (line.IsStart && IsIndentedTag(line.Text.Span))
                _current.Remark(line.Number, null, TaggedLine.IndentedTag(line.Text.Span));
        }
        else if (line.IsStart && !line.Text.Span.IsWhiteSpace())
        {
            LeaveOut(1, line.Number);
        }
    }

    public override void Finish() => CompleteWithoutEnd();

    /// <summary>A wrapped line has three spaces; one with other white space before a tag was probably moved.</summary>
    private bool IsIndentedTag(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.Length > 3 && line.Length - text.Length is > 0 and not 3 && Array.IndexOf(_tags, TagOf(text, out _)) >= 0;
    }

    /// <summary>A capital letter and a capital letter or digit, then one space, or nothing: ER and EF stand alone.</summary>
    private string TagOf(ReadOnlySpan<char> line, out int valueStart)
    {
        valueStart = 0;
        var skip = line.Length > 0 && line[0] == '\uFEFF' ? 1 : 0;
        line = line[skip..];
        if (line.Length < 2 || !char.IsAsciiLetterUpper(line[0]) || !(char.IsAsciiLetterUpper(line[1]) || char.IsAsciiDigit(line[1])))
            return "";
        if (line.Length > 2 && !char.IsWhiteSpace(line[2]))
            return "";
        // Only an ER or EF that stands alone is one: "ER positive tumours" is a line that was wrapped.
        if (line[..2] is "ER" or "EF" && !line[2..].IsWhiteSpace())
            return "";
        valueStart = skip + Math.Min(3, line.Length);
        return _names.Of(line[..2]);
    }

    private void CompleteWithoutEnd()
    {
        if (_current.IsEmpty)
            return;
        _current.Remark(_current.FirstLineNumber, "ER", "The entry has no ER; it was read up to where the next begins or the file ends.");
        Complete();
    }

    private void Complete()
    {
        Completed.Enqueue(WebOfScienceRecord.Read(_current, NextPosition()));
        _current.Clear();
    }
}
