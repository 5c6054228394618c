using System.Buffers.Binary;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>Tells by the names of the files in it what a ZIP container is.</summary>
internal static class ZipFormat
{
    private const int LocalHeader = 30;

    /// <summary>Null where it is no ZIP container.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> beginning)
    {
        if (!beginning.StartsWith("PK\x03\x04"u8) && !beginning.StartsWith("PK\x05\x06"u8))
            return null;
        var isOffice = false;
        for (var at = 0; at < beginning.Length && beginning[at..].IndexOf("PK\x03\x04"u8) is >= 0 and var next;)
        {
            var header = beginning[(at + next)..];
            if (header.Length < LocalHeader)
                break;
            var length = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            var name = Encoding.UTF8.GetString(header.Slice(LocalHeader, Math.Min(length, header.Length - LocalHeader)));
            if (name.StartsWith("xl/", StringComparison.Ordinal))
                return FileKind.Excel;
            if (name.StartsWith("word/", StringComparison.Ordinal))
                return FileKind.Word;
            if (name == "mimetype" && header.IndexOf("application/vnd.oasis.opendocument"u8) >= 0)
                return FileKind.OpenDocument;
            isOffice |= name == "[Content_Types].xml";
            at = (int)Math.Min(beginning.Length, at + next + LocalHeader + length + ContentLength(header));
        }

        // Office's own files may stand beyond the beginning; the first one lists their names.
        return isOffice && beginning.IndexOf("xl/"u8) >= 0 ? FileKind.Excel : FileKind.Zip;
    }

    /// <summary>
    /// How much is to be passed over: a workbook within an archive has headers of its own. 0 where the header does not say.
    /// </summary>
    private static long ContentLength(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) + (long)BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
}
