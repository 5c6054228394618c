using System.IO.Compression;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>
/// Packs the parts of an Office file again, in one order and with one time: the library that made it takes the clock's, and two files of
/// the same review would differ.
/// </summary>
internal static class FixedPackage
{
    // ZIP knows no earlier time.
    private static readonly DateTimeOffset _earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(MemoryStream package, DateTimeOffset at)
    {
        package.Position = 0;
        using var read = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        return Of(read.Entries.OrderBy(entry => entry.FullName is not "[Content_Types].xml")
            .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => (entry.FullName, Content(entry))), at);
    }

    /// <summary>A ZIP of these files in this order.</summary>
    public static byte[] Of(IEnumerable<(string Name, byte[] Content)> files, DateTimeOffset at)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = at < _earliest ? _earliest : at.ToUniversalTime();
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
