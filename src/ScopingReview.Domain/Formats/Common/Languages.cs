namespace ScopingReview.Domain.Formats;

/// <summary>Languages as the export names them.</summary>
internal static class Languages
{
    /// <summary>"eng", or "eng; ger" for a publication in several; null where none is named.</summary>
    public static string? Join(IEnumerable<string> languages)
    {
        var joined = string.Join("; ", languages.Distinct(StringComparer.OrdinalIgnoreCase));
        return joined.Length == 0 ? null : joined;
    }
}
