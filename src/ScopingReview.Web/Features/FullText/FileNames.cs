using System.Globalization;
using System.Text.RegularExpressions;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.FullText;

internal static partial class FileNames
{
    private const int Longest = 200;

    /// <summary>The name without folders and control characters; shortened from the front of its extension if it is very long.</summary>
    public static string Clean(string? name)
    {
        var text = new string(
            [.. PostgresText.Of(name ?? "").Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)]);
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        if (text.Length == 0)
            return "full-text.pdf";
        return text.Length <= Longest ? text : PostgresText.Of(text[..(Longest - 5)]).TrimEnd() + "….pdf";
    }

    /// <summary>Whether a name says that the file goes with an article: "supplement", "appendix", "ESM".</summary>
    public static bool LooksLikeSupplement(string name) => Supplement().IsMatch(name);

    [GeneratedRegex("suppl|appendi|additional[ _-]?file|supporting[ _-]?info|[-_ ]esm[-_ .]|[-_ ]mmc[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Supplement();

    /// <summary>"1.4 MB", in units of 1,024.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:N0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024.0):N1} MB"),
    };
}
