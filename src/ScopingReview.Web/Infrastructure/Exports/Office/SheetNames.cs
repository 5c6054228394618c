using System.Globalization;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>Names of sheets as Excel allows them: at most 31 signs, none of []:*?/\, and none twice whatever its case.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private readonly HashSet<string> _taken = new(["History"], StringComparer.OrdinalIgnoreCase);

    public string Of(string key)
    {
        var clean = new string([.. key.Select(sign => "[]:*?/\\".Contains(sign, StringComparison.Ordinal) || char.IsControl(sign) ? ' '
            : sign)])
            .Trim().Trim('\'');
        var stem = Cut(clean.Length == 0 ? "Table" : clean, Longest);
        var name = stem;
        for (var i = 2; !_taken.Add(name); i++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $" {i}");
            name = Cut(stem, Longest - mark.Length) + mark;
        }

        return name;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd();
    }
}
