using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Tells what a compound file is, in which Office programs up to 2003 kept their documents: by the names of its streams ([MS-CFB] 2.6), or
/// by
/// what the first of them begins with.
/// </summary>
internal static class OldOfficeFormat
{
    private const int FirstStream = 512;

    private static readonly (byte[] Name, FileKind Kind)[] _streams =
    [
        (Encoding.Unicode.GetBytes("EncryptedPackage"), FileKind.ProtectedOffice),
        (Encoding.Unicode.GetBytes("Workbook\0"), FileKind.Excel),
        (Encoding.Unicode.GetBytes("\0Book\0"), FileKind.Excel),
        (Encoding.Unicode.GetBytes("WordDocument"), FileKind.Word),
    ];

    /// <summary>Null where it is no compound file.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> beginning)
    {
        if (!beginning.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return null;
        foreach (var (name, kind) in _streams)
        {
            if (beginning.IndexOf(name) >= 0)
                return kind;
        }

        var first = beginning[Math.Min(FirstStream, beginning.Length)..];
        return first.StartsWith((ReadOnlySpan<byte>)[0x09, 0x08]) ? FileKind.Excel
            : first.StartsWith((ReadOnlySpan<byte>)[0xEC, 0xA5]) ? FileKind.Word : FileKind.OldOffice;
    }
}
