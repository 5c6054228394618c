using System.Buffers.Binary;

namespace ScopingReview.Web.Infrastructure.Exports.Pictures;

/// <summary>
/// Writes into a PNG how many dots make an inch (chunk pHYs; W3C PNG specification, 11.3.4.3), which the graphics library leaves out:
/// without it a word processor takes the picture for one of the screen.
/// </summary>
internal static class PngDensity
{
    public const int DotsPerInch = 300;

    private const int AfterHeader = 8 + 25;
    private const uint DotsPerMetre = 11_811;

    public static byte[] Mark(byte[] png)
    {
        Span<byte> chunk = stackalloc byte[21];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[8..], DotsPerMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[12..], DotsPerMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Crc(chunk[4..17]));
        return [.. png.AsSpan(0, AfterHeader), .. chunk, .. png.AsSpan(AfterHeader)];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }
}
