using System.IO.Compression;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its name in the archive, as it can be shown.</param>
/// <param name="Refusal">Why it is not read; null where it can be unpacked.</param>
public sealed record ArchivedFile(string Name, string? Refusal)
{
    internal ZipArchiveEntry? Entry { get; init; }
}

/// <summary>
/// A ZIP archive of exports. Nothing in it is trusted: the number of files, how large they become and how their names look are checked, and
/// what does not pass is refused with a reason. Files are unpacked one by one, never whole in memory and never under their own names.
/// </summary>
public sealed class ExportArchive : IDisposable
{
    /// <summary>How many files an archive may hold.</summary>
    public const int MostFiles = 200;

    /// <summary>How large its files may be together when unpacked, in bytes.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    private const int BufferSize = 80 * 1024;
    private const int LongestName = 200;

    private readonly ZipArchive? _archive;
    private readonly InflatedBytes _inflated = new(MostBytes);

    private ExportArchive(ZipArchive? archive, string? refusal, IReadOnlyList<ArchivedFile> files) =>
        (_archive, Refusal, Files) = (archive, refusal, files);

    /// <summary>Why nothing in the archive can be read; null where its files can be looked at.</summary>
    public string? Refusal { get; }

    /// <summary>Its files in order, without folders and what operating systems add.</summary>
    public IReadOnlyList<ArchivedFile> Files { get; }

    /// <summary>Looks at the list of files of an archive.</summary>
    /// <param name="archive">The archive; must be seekable, is left open.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ExportArchive Open(Stream archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        if (ZipDirectory.Refusal(archive, MostFiles * 5) is { } refusal)
            return new ExportArchive(null, refusal, []);
        ZipArchive? opened = null;
        try
        {
            archive.Position = 0;
            opened = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            var files = opened.Entries.Where(IsFile).Select(File).ToList();
            refusal = files.Count switch
            {
                0 => "The archive holds no files.",
                > MostFiles =>
                    $"The archive holds {files.Count} files; at most {MostFiles} are read. Unpack it and choose the exports inside.",
                _ => null,
            };
            return new ExportArchive(opened, refusal, refusal is null ? files : []);
        }
        catch (Exception failure) when (
            failure is InvalidDataException or ArgumentException or NotSupportedException or EndOfStreamException)
        {
            opened?.Dispose();
            return new ExportArchive(null, "The archive is damaged: its list of files cannot be read. Download or pack it again.", []);
        }
    }

    /// <summary>Unpacks a file into a stream; returns why it could not be, or null. What was written by then is worth nothing.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="target">Where its bytes go.</param>
    /// <param name="cancellationToken">Stops the unpacking.</param>
    public async Task<string?> UnpackAsync(ArchivedFile file, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(target);
        if (file.Refusal is not null || file.Entry is null)
            return file.Refusal;
        try
        {
            await using var content = await file.Entry.OpenAsync(cancellationToken);
            var buffer = new byte[BufferSize];
            var size = 0L;
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                size += read;
                if (_inflated.Add(read, size, file.Entry.CompressedLength) is { } refusal)
                    return refusal;
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return null;
        }
        catch (Exception failure) when (failure is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return "It is damaged in the archive, or packed in a way that cannot be read.";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive?.Dispose();

    /// <summary>No folder, and none of the files that macOS and Windows add.</summary>
    private static bool IsFile(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return last.Length > 0 && last is not ("Thumbs.db" or "desktop.ini") && !last.StartsWith('.')
            && !name.StartsWith("__MACOSX/", StringComparison.Ordinal);
    }

    private static ArchivedFile File(ZipArchiveEntry entry) =>
        new(Shown(entry.FullName), LeadsOut(entry.FullName) ? "Its name leads out of the archive."
            : entry.IsEncrypted ? "It is locked with a password." : null)
        { Entry = entry };

    private static bool LeadsOut(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || (name.Length > 1 && name[1] == ':')
        || Array.IndexOf(name.Split('/', '\\'), "..") >= 0;

    private static string Shown(string name)
    {
        var shown = new StringBuilder();
        foreach (var letter in EntryOutcome.Beginning(name, LongestName))
            shown.Append(char.IsControl(letter) ? '\uFFFD' : letter);
        return FieldText.Storable(shown);
    }
}
