namespace ScopingReview.Domain.Formats;

/// <summary>The abbreviations that a BibTeX file defines with @string, and the months, which every style defines.</summary>
internal static class BibTexStrings
{
    /// <summary>
    /// Longest text that an abbreviation may stand for, and how many may be defined: no file can double its way through the memory.
    /// </summary>
    private const int LongestText = 10_000;

    private const int MostStrings = 20_000;

    private static readonly string[] _months = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"];

    /// <summary>The table at the beginning of a file.</summary>
    public static Dictionary<string, string> Create()
        => _months.ToDictionary(month => month[..3], month => month, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes in what an @string entry defines.</summary>
    public static void Define(Dictionary<string, string> strings, BibTexEntry entry)
    {
        foreach (var field in entry.Fields)
        {
            if (field.Value.Length <= LongestText && strings.Count < MostStrings)
                strings[field.Name] = field.Value;
        }
    }
}
