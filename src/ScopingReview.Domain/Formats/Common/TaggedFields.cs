using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>A tag of an entry of a tagged format with the lines that continue it.</summary>
internal readonly record struct TaggedField(string Tag, int FirstLine, int LineCount, long Number);

/// <summary>The fields of one entry of a tagged format, in the order of the file.</summary>
internal sealed class TaggedFields
{
    private readonly TaggedEntryText _text;
    private readonly List<TaggedField> _fields = [];

    /// <summary>
    /// A bit for each tag that is there: most of those that are asked for are not, and a look at a bit is all that they cost.
    /// </summary>
    private readonly ulong _tags;

    public TaggedFields(TaggedEntryText text)
    {
        _text = text;
        for (var i = 0; i < text.Lines.Count; i++)
        {
            if (text.Lines[i].IsTag)
            {
                _fields.Add(new TaggedField(text.Lines[i].Tag, i, 1, text.Lines[i].Number));
                _tags |= Bit(text.Lines[i].Tag);
            }
            else if (_fields.Count > 0)
                _fields[^1] = _fields[^1] with { LineCount = _fields[^1].LineCount + 1 };
        }
    }

    public bool Has(string tag) => (_tags & Bit(tag)) != 0 && _fields.Exists(field => field.Tag == tag);

    /// <summary>All fields with one of the tags, in the order of the file.</summary>
    public IEnumerable<TaggedField> All(params string[] tags)
    {
        ulong wanted = 0;
        foreach (var tag in tags)
            wanted |= Bit(tag);
        return (_tags & wanted) == 0 ? [] : All(tags, wanted);
    }

    private IEnumerable<TaggedField> All(string[] tags, ulong wanted)
    {
        foreach (var field in _fields)
        {
            if ((Bit(field.Tag) & wanted) != 0 && Array.IndexOf(tags, field.Tag) >= 0)
                yield return field;
        }
    }

    /// <summary>The first value, in the order of the tags, that is not empty; its lines joined by a space.</summary>
    public string? First(params string[] tags)
    {
        foreach (var tag in tags)
        {
            if ((_tags & Bit(tag)) == 0)
                continue;
            foreach (var field in _fields)
            {
                if (field.Tag == tag && Joined(field) is { } value)
                    return value;
            }
        }

        return null;
    }

    /// <summary>The value in one line.</summary>
    public string? Joined(TaggedField field) => field.LineCount == 1
        ? FieldText.Clean(Span(field, 0))
        : FieldText.Clean(Join(field, wrapped: ' ', unwrapped: ' '));

    /// <summary>The value with its paragraphs: a line that begins in the first column stays a line, an indented one was wrapped.</summary>
    public string? Paragraphs(TaggedField field) => field.LineCount == 1
        ? FieldText.Clean(Span(field, 0))
        : FieldText.CleanLines(Join(field, wrapped: ' ', unwrapped: '\n'));

    /// <summary>The value's lines, each a value of its own (key words, serial numbers, links).</summary>
    public IEnumerable<string> Lines(TaggedField field)
    {
        for (var i = 0; i < field.LineCount; i++)
        {
            if (FieldText.Clean(Span(field, i)) is { } line)
                yield return line;
        }
    }

    private static ulong Bit(string tag) => tag.Length == 0 ? 1 : 1UL << (((tag[0] * 7) + tag[^1]) & 63);

    private ReadOnlySpan<char> Span(TaggedField field, int line) => _text.Value(_text.Lines[field.FirstLine + line]);

    private string Join(TaggedField field, char wrapped, char unwrapped)
    {
        var joined = new StringBuilder().Append(Span(field, 0));
        for (var i = 1; i < field.LineCount; i++)
        {
            joined.Append(_text.Lines[field.FirstLine + i].IsIndented ? wrapped : unwrapped);
            joined.Append(Span(field, i));
        }

        return joined.ToString();
    }
}
