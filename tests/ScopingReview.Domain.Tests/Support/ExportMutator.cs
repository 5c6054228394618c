using System.Text;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>
/// Breaks export files the way real ones are broken, and worse: lines, tags and elements dropped, doubled, swapped and cut, bytes
/// overwritten, encodings and line ends changed, two files spliced. Depends on nothing but the base library, so that benchmarks can link
/// this file. The same seed gives the same files on every machine.
/// </summary>
public sealed class ExportMutator(uint seed)
{
    private static readonly string[] _pieces =
    [
        "TY  - ", "ER  - \n", "ER  -", "ER\n", "EF\n", "PT J\n", "PMID- 1\n", "OWN - ERIC\n", "%0 Book\n", "%T ", "FN x\n", "\n", "\r",
        "\r\n", "\n\n", "  - ", "   ", "      ", "\uFEFF",
        "\0", "\v", "é", "\u0085", "&#xD800;", "&#0;", "&#x1;", "&", "&x;", "&nbsp;", "<", ">", "<i>", "</i>", "<record>", "</record>",
        "<PubmedArticle>", "</PubmedArticle>", "<!--", "-->",
        "<![CDATA[", "]]>", "<?", "<!DOCTYPE a [<!ENTITY b \"bb\">]>", "/>", "x:", "\"", "10.1000/", "%", "AU  - ;\n", "SP  - -\n",
        "PY  - 99999\n", "IS  - 1\n", "@article{a,\n", "{", "}", ",", ";", "\t",
    ];

    private static readonly Encoding[] _encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1];

    // A xorshift generator (Marsaglia 2003, doi:10.18637/jss.v008.i14).
    private uint _state = Math.Max(seed * 2654435761, 1);

    /// <summary>A broken copy of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="other">Another one, of any format, that it may be spliced with.</param>
    public byte[] Mutate(byte[] file, byte[] other)
    {
        var bytes = new List<byte>(file);
        for (var change = Next(6); change >= 0 && bytes.Count > 0; change--)
            Change(bytes, other);
        return Next(20) == 0 ? Recode([.. bytes]) : [.. bytes];
    }

    /// <summary>A number from 0 on, below the one given.</summary>
    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        switch (Next(12))
        {
            case 0 or 1:
                ChangePart(bytes, Line(bytes));
                break;
            case 2 or 3:
                ChangePart(bytes, Markup(bytes));
                break;
            case 4:
                ChangePart(bytes, Anything(bytes));
                break;
            case 5:
                Copy(bytes, Tag(bytes), Tag(bytes));
                break;
            case 6:
                bytes[Next(bytes.Count)] = (byte)Next(256);
                break;
            case 7 or 8:
                bytes.InsertRange(Next(bytes.Count), Encoding.UTF8.GetBytes(_pieces[Next(_pieces.Length)]));
                break;
            case 9:
                var from = Next(other.Length + 1);
                bytes.InsertRange(Next(bytes.Count), other[from..(from + Next(other.Length - from + 1))]);
                break;
            case 10:
                var at = Next(bytes.Count);
                bytes.InsertRange(at,
                    Enumerable.Repeat(Encoding.UTF8.GetBytes(_pieces[Next(_pieces.Length)]), 1 + Next(300)).SelectMany(piece => piece));
                break;
            default:
                var cut = Next(bytes.Count);
                bytes.RemoveRange(cut, bytes.Count - cut);
                break;
        }
    }

    /// <summary>Drops, doubles, moves, cuts short or swaps a part.</summary>
    private void ChangePart(List<byte> bytes, (int Start, int Length) part)
    {
        var content = bytes.GetRange(part.Start, part.Length);
        switch (Next(4))
        {
            case 0:
                bytes.RemoveRange(part.Start, part.Length);
                break;
            case 1:
                bytes.InsertRange(Next(bytes.Count), content);
                break;
            case 2:
                bytes.RemoveRange(part.Start, part.Length);
                bytes.InsertRange(Next(bytes.Count + 1), content);
                break;
            default:
                bytes.RemoveRange(part.Start, Next(part.Length + 1));
                break;
        }
    }

    private static void Copy(List<byte> bytes, (int Start, int Length) to, (int Start, int Length) from)
    {
        var content = bytes.GetRange(from.Start, from.Length);
        bytes.RemoveRange(to.Start, to.Length);
        bytes.InsertRange(to.Start, content);
    }

    private (int Start, int Length) Anything(List<byte> bytes)
    {
        var start = Next(bytes.Count);
        return (start, Next(Math.Min(200, bytes.Count - start) + 1));
    }

    private (int Start, int Length) Line(List<byte> bytes)
    {
        var start = StartOfLine(bytes);
        var end = bytes.IndexOf((byte)'\n', start);
        return (start, (end < 0 ? bytes.Count : end + 1) - start);
    }

    /// <summary>The first six bytes of a line, where most formats have their tags.</summary>
    private (int Start, int Length) Tag(List<byte> bytes)
    {
        var start = StartOfLine(bytes);
        return (start, Math.Min(2 + Next(5), bytes.Count - start));
    }

    /// <summary>From an angle bracket to one of the next: a tag, an element, several.</summary>
    private (int Start, int Length) Markup(List<byte> bytes)
    {
        var start = bytes.IndexOf((byte)'<', Next(bytes.Count));
        if (start < 0)
            return Anything(bytes);
        var end = start;
        for (var tags = Next(4); tags >= 0 && end >= 0; tags--)
            end = bytes.IndexOf((byte)'>', end + 1);
        return (start, (end < 0 ? bytes.Count : end + 1) - start);
    }

    private int StartOfLine(List<byte> bytes) => bytes.LastIndexOf((byte)'\n', Next(bytes.Count)) + 1 is var start && start < bytes.Count
        ? start : 0;

    private byte[] Recode(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (Next(3) == 0)
            return Encoding.UTF8.GetBytes(
                text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", Next(2) == 0 ? "\r" : "\r\n", StringComparison.Ordinal));
        var encoding = _encodings[Next(_encodings.Length)];
        return Next(4) == 0 ? encoding.GetBytes(text) : [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
