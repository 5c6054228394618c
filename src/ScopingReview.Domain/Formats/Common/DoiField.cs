using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Reads fields that are meant to hold a DOI.</summary>
internal static class DoiField
{
    /// <summary>
    /// The DOI; a remark where a space or a typographic hyphen in it was mended, and where a word follows that may belong to it.
    /// </summary>
    public static string? Read(string? text, string field, long line, List<ImportIssue> issues)
    {
        var doi = Doi.Normalise(text, out var isMended);
        if (isMended && doi is not null)
            issues.Add(ImportIssue.Remark(line, field,
                $"“{EntryOutcome.Shorten(text!)}” was read as {EntryOutcome.Shorten(doi)}: a space or hyphen in it does not belong there."));
        else if (doi is not null && WordBehind(text!, doi) is { } word)
            issues.Add(ImportIssue.Remark(line, field,
                $"Behind the DOI {EntryOutcome.Shorten(doi)} stands “{EntryOutcome.Shorten(word)}”, which was left out."));
        return doi;
    }

    private static string? WordBehind(string text, string doi)
    {
        var at = text.IndexOf(doi, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + doi.Length >= text.Length || text[at + doi.Length] != ' ')
            return null;
        var rest = text[(at + doi.Length)..].Trim();
        return rest.Length > 0 && char.IsAsciiLetterOrDigit(rest[0]) && !rest.Contains("10.", StringComparison.Ordinal)
            && !rest.Contains(':', StringComparison.Ordinal) ? rest : null;
    }
}
