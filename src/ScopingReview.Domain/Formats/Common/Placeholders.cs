using System.Collections.Frozen;

namespace ScopingReview.Domain.Formats;

/// <summary>What databases write where they have nothing: "[No author name available]", "[Not Available].", "N/A".</summary>
internal static class Placeholders
{
    private const int Longest = 48;

    private static readonly FrozenSet<string> _nothing = Set(
        "NA", "N/A", "#N/A", "nan", "none", "null", "nil", "undefined", "not available", "not applicable", "not provided", "not specified",
        "unknown", "no data", "no information available");

    private static readonly FrozenSet<string> _noTitle = Set(
        "title not available", "no title", "no title available", "title unavailable", "no title captured", "no title provided");

    private static readonly FrozenSet<string> _noAuthor = Set(
        "no author", "no authors", "no author name available", "no author names available", "no author available", "no authors available",
        "no author listed", "no authors listed", "no author id available", "no author given", "author not available",
        "authors not available",
        "no author identified", "anonymous", "anon", "unknown author", "unknown authors", "author unknown");

    private static readonly FrozenSet<string> _noAbstract = Set(
        "no abstract", "no abstract available", "abstract not available", "abstract unavailable", "no abstract provided",
        "this article has no abstract", "this article does not have an abstract", "no abstracts available", "no abstract is available");

    /// <summary>The title; null where it only says that there is none.</summary>
    public static string? Title(string? text) => Is(text, _noTitle) ? null : text;

    /// <summary>True for a name that only says that there is none.</summary>
    public static bool IsNoAuthor(string text) => Is(text, _noAuthor);

    /// <summary>True for an abstract that only says that there is none.</summary>
    public static bool IsNoAbstract(string text) => Is(text, _noAbstract);

    private static bool Is(string? text, FrozenSet<string> phrases)
    {
        if (text is null || text.Length > Longest)
            return false;
        var words = text.AsSpan().Trim("[]()<>.,- ");
        return _nothing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words)
            || phrases.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words);
    }

    private static FrozenSet<string> Set(params string[] phrases) => phrases.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
