using System.Globalization;
using System.Text;

namespace ScopingReview.Web.Infrastructure.Exports;

/// <summary>A file to download.</summary>
public sealed record ExportFile(string Name, string ContentType, byte[] Content)
{
    private const int LongestTitle = 60;

    /// <summary>
    /// "peer-workers-in-co-production_prisma-flow_provisional_2026-11-21.svg": of what, what, whether it may still change, and when.
    /// </summary>
    internal static string NameOf(string reviewTitle, string what, bool provisional, DateTimeOffset now, string extension)
        => string.Join('_',
            [Slug(reviewTitle), what, .. provisional ? ["provisional"] : Array.Empty<string>(),
                now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]) + "." + extension;

    // Letters and digits of every language; whatever a file system might mind becomes a hyphen.
    internal static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var rune in title.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length >= LongestTitle)
                break;
        }
        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "review" : text;
    }
}
