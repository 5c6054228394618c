using System.Buffers;
using System.Text;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Text whose UTF-8 was read as Windows-1252 and stored as UTF-8 once more: "MÃ¼ller" for "Müller". Undone where a text as a whole can be
/// read so; otherwise only remarked on.
/// </summary>
internal static class DoubleEncoding
{
    private static readonly SearchValues<char> _leads = SearchValues.Create("ÃÂÄÅâÐÑÎÏØÙ");
    private static readonly Dictionary<char, byte> _bytes = Bytes();

    /// <summary>True where a text of the record may have been encoded twice.</summary>
    public static bool IsIn(BibliographicRecord record) =>
        IsIn(record.Title) || IsIn(record.Abstract) || IsIn(record.Journal)
        || record.Authors.Any(name => IsIn(name.Family) || IsIn(name.Given))
        || record.Keywords.Any(IsIn);

    /// <summary>The record with its texts put right, and a remark that shows one of them.</summary>
    public static BibliographicRecord Undo(BibliographicRecord record, long line, List<ImportIssue> issues)
    {
        (string From, string To)? shown = null;
        string? Text(string? text)
        {
            if (text is null || Undo(text) is not { } undone)
                return text;
            shown ??= (text, undone);
            return undone;
        }

        var mended = record with
        {
            Title = Text(record.Title),
            Abstract = Text(record.Abstract),
            Journal = Text(record.Journal),
            Authors = [.. record.Authors.Select(name => new AuthorName(Text(name.Family)!, Text(name.Given)))],
            Editors = [.. record.Editors.Select(name => new AuthorName(Text(name.Family)!, Text(name.Given)))],
            Keywords = [.. record.Keywords.Select(word => Text(word)!)],
        };
        issues.Add(ImportIssue.Remark(line, null, shown is var (from, to)
            ? $"The text was encoded twice and was read as it is meant: “{EntryOutcome.Shorten(to)}” for “{EntryOutcome.Shorten(from)}”."
            : "Some text may have been encoded twice (“Ã¼” for “ü”); it was left as it stands."));
        return mended;
    }

    /// <summary>The text before its second encoding; null where not all of it can have been encoded twice.</summary>
    public static string? Undo(string text)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> sequence = stackalloc byte[4];
        for (var at = 0; at < text.Length;)
        {
            if (char.IsAscii(text[at]))
            {
                result.Append(text[at++]);
                continue;
            }

            var length = 0;
            while (length < 4 && at + length < text.Length && _bytes.TryGetValue(text[at + length], out sequence[length])
                && (length == 0 || (sequence[length] & 0xC0) == 0x80))
                length++;
            var status = Rune.DecodeFromUtf8(sequence[..length], out var rune, out var used);
            if (status == OperationStatus.Done && used > 1)
            {
                result.Append(rune.ToString());
                at += used;
            }
            else if (text.AsSpan(at).StartsWith("â€", StringComparison.Ordinal))
            {
                // The third byte of the closing quotation mark has no letter in Windows-1252.
                result.Append('”');
                at += 2;
            }
            else
            {
                return null;
            }
        }

        return result.Length == text.Length ? null : result.ToString();
    }

    private static bool IsIn(string? text)
    {
        if (text is null)
            return false;
        for (var rest = text.AsSpan(); rest.IndexOfAny(_leads) is >= 0 and var at && at + 1 < rest.Length; rest = rest[(at + 1)..])
        {
            if (_bytes.TryGetValue(rest[at + 1], out var next) && (next & 0xC0) == 0x80)
                return true;
        }

        return false;
    }

    private static Dictionary<char, byte> Bytes()
    {
        var windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        return Enumerable.Range(0x80, 0x80).ToDictionary(value => windows1252.GetChars([(byte)value])[0], value => (byte)value);
    }
}
