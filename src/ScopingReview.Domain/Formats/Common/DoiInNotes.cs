using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Finds the DOI of a publication in notes on it.</summary>
internal static class DoiInNotes
{
    private static readonly string[] _otherWorks = ["comment", "erratum", "correct", "retract", "corrigend", "update of", "update in",
        "republished"];

    /// <summary>
    /// The DOI after "doi:" in the first line that has one and does not speak of another work ("Erratum in", "Comment on").
    /// </summary>
    public static string? Find(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Contains("doi", StringComparison.OrdinalIgnoreCase)
                && !Array.Exists(_otherWorks, word => line.Contains(word, StringComparison.OrdinalIgnoreCase))
                && Doi.FromNote(line) is { } doi)
            {
                return doi;
            }
        }

        return null;
    }
}
