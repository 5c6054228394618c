using System.Globalization;
namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>Limits of import; section "Import" of the configuration.</summary>
public sealed class ImportOptions
{
    /// <summary>Largest file, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Most files that one person may have laid out in a review at a time.</summary>
    public int MaxFiles { get; init; } = 30;

    /// <summary>
    /// Where uploads wait for their import, outside of the web root; by default a directory of its own in the system's temporary one.
    /// </summary>
    public string? SpoolDirectory { get; init; }

    /// <summary>Files that nobody has touched for so long are discarded.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromHours(4);

    internal string LargestInWords => string.Create(CultureInfo.InvariantCulture, $"{MaxFileBytes / (1024 * 1024):N0} MB");
}
