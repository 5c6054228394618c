using System.Globalization;

namespace ScopingReview.Domain.Formats;

/// <summary>Counts what comes out of an archive, so that a small one cannot become a huge one.</summary>
/// <param name="most">How many bytes may come out of it in all.</param>
internal sealed class InflatedBytes(long most)
{
    /// <summary>Times its size that a packed text can grow; texts of exports grow about ten times.</summary>
    private const int MostTimes = 200;

    /// <summary>What is smaller than this may grow by any number of times.</summary>
    private const int Small = 16 * 1024 * 1024;

    private long _all;

    /// <summary>Adds bytes of a file; the reason where they are too many, else null.</summary>
    /// <param name="count">Bytes that came out.</param>
    /// <param name="ofFile">All bytes that came out of the same file so far.</param>
    /// <param name="packed">The file's size in the archive.</param>
    public string? Add(int count, long ofFile, long packed)
    {
        _all += count;
        if (_all > most)
            return string.Create(CultureInfo.InvariantCulture, $"Unpacked, it is larger than {most / (1024 * 1024)} MB.");
        return ofFile > Small && ofFile / Math.Max(packed, 1) > MostTimes
            ? $"Unpacked, it is more than {MostTimes} times as large as packed, as no export is." : null;
    }
}
