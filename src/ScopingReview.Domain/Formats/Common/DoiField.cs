using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Reads fields that are meant to hold a DOI.</summary>
internal static class DoiField
{
    /// <summary>The DOI; a remark where a space or a typographic hyphen in it was mended.</summary>
    public static string? Read(string? text, string field, long line, List<ImportIssue> issues)
    {
        var doi = Doi.Normalise(text, out var isMended);
        if (isMended && doi is not null)
            issues.Add(ImportIssue.Remark(line, field,
                $"“{EntryOutcome.Shorten(text!)}” was read as {EntryOutcome.Shorten(doi)}: a space or hyphen in it does not belong there."));
        return doi;
    }
}
