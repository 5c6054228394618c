using System.Buffers.Binary;
using System.Globalization;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Looks at the end of a ZIP archive, where the list of its files is, before anything builds that list: it can be made to hold millions.
/// Records and offsets after PKWARE's APPNOTE 6.3.10, sections 4.3.16 and 4.4.
/// </summary>
internal static class ZipDirectory
{
    /// <summary>Longest list that is read, in bytes; a file takes 46 and its name.</summary>
    private const int LongestList = 2 * 1024 * 1024;

    private const int EndRecord = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Why the archive is not read; null where its list of files can be built.</summary>
    /// <param name="archive">The archive; must be seekable. Its position is changed.</param>
    /// <param name="mostEntries">How many files it may hold.</param>
    public static string? Refusal(Stream archive, int mostEntries)
    {
        var length = (int)Math.Min(archive.Length, EndRecord + LongestComment);
        var tail = new byte[length];
        archive.Position = archive.Length - length;
        archive.ReadExactly(tail);
        for (var at = length - EndRecord; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (!end.StartsWith("PK\x05\x06"u8))
                continue;
            int entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
            var start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
            var place = archive.Length - length + at;
            if (entries > mostEntries || place - start > LongestList)
                return string.Create(CultureInfo.InvariantCulture,
                    $"The archive holds too many files (more than {mostEntries}). Unpack it and choose the exports inside.");
            return start > place ? "The archive is damaged: its list of files is not where it should be." : null;
        }

        return "The archive is damaged or incomplete: its list of files is missing. Download or pack it again.";
    }
}
