using System.Globalization;
using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Records;

/// <summary>Where in its volume a publication stands: pages, or an article number.</summary>
/// <param name="First">First page with its prefix ("S12", "e1234"), article number, or text that is no simple range, as it stands.</param>
/// <param name="Last">Last page written out; null where there is none or it is the first page again.</param>
public sealed partial record PageRange(string First, string? Last)
{
    /// <summary>Longer texts are kept as they are: no range is that long.</summary>
    private const int LongestUnderstood = 100;

    /// <summary>
    /// Reads a first and a last page, or a range in one text. Shortened last pages are written out (377 and 86 is 377–386, S12-8 is
    /// S12–S18), what databases write for "none" ("No Specified", "N.PAG", "n/a") is null.
    /// </summary>
    public static PageRange? Parse(string? first, string? last = null)
    {
        first = Clean(first);
        last = Clean(last);
        if (first is null)
            return last is null ? null : Parse(last);
        if (first.Length <= LongestUnderstood && Range().Match(first) is { Success: true } range)
            (first, last) = (range.Groups["first"].Value, range.Groups["last"].Value);
        last = last is null || last.Length > LongestUnderstood ? null : WriteOut(first, last);
        return new PageRange(first, string.Equals(first, last, StringComparison.OrdinalIgnoreCase) ? null : last);
    }

    /// <summary>"377-386" or "e1234".</summary>
    public override string ToString() => Last is null ? First : $"{First}-{Last}";

    private static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > LongestUnderstood)
            return text.Trim();
        text = Dashes().Replace(text.Trim(), "-");
        text = Label().Replace(text, "").TrimEnd('.', ',', ';', ' ');
        text = text.Trim('-', ' ');
        return text.Length == 0 || Nothing().IsMatch(text) ? null : text;
    }

    private static string WriteOut(string first, string last)
    {
        var from = Page().Match(first);
        var to = Page().Match(last);
        if (!from.Success || !to.Success)
            return last;
        var prefix = from.Groups["prefix"].Value;
        if (to.Groups["prefix"].Length > 0 && !prefix.Equals(to.Groups["prefix"].Value, StringComparison.OrdinalIgnoreCase))
            return last;
        string low = from.Groups["digits"].Value, high = to.Groups["digits"].Value;
        if (high.Length < low.Length)
            high = low[..^high.Length] + high;
        return Compare(low, high) <= 0 ? prefix + high + to.Groups["suffix"].Value : last;
    }

    private static int Compare(string a, string b) =>
        a.Length != b.Length ? a.Length.CompareTo(b.Length)
        : CultureInfo.InvariantCulture.CompareInfo.Compare(a, b, CompareOptions.Ordinal);

    [GeneratedRegex(@"\s*[‐‑‒–—−-]+\s*", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^(pp?|pages?|págs?)\b[.:]?\s*(?=\w)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(no|specified|no[ -]specified|not (specified|available)|no pagination( specified)?|n\.?\s?pag|n/?a(-n/?a)?|nan|none|null|undefined|unknown|\?+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^(?<first>[^\s,;-]*[0-9ivxlcdm][^\s,;-]*)-(?<last>[^\s,;-]*[0-9ivxlcdm][^\s,;-]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<prefix>[^0-9]{0,6}?)(?<digits>[0-9]{1,12})(?<suffix>\p{L}?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Page();
}
