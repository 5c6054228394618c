namespace ScopingReview.Domain.Formats;

/// <summary>What EndNote's accession number is depends on the database.</summary>
internal static class EndNoteNumbers
{
    private static readonly string[] _pubMedNames = ["NLM", "PubMed", "MEDLINE", "National Library of Medicine"];

    /// <summary>The accession number where the database or its provider is PubMed's; null for numbers of others.</summary>
    public static string? PubMedId(string? accessionNumber, params string?[] databases) =>
        Array.Exists(databases, database => database is not null
            && Array.Exists(_pubMedNames, name => database.Contains(name, StringComparison.OrdinalIgnoreCase)))
            ? PubMedNumbers.PubMedId(accessionNumber) : null;
}
