using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Sorts fields that hold ISSNs or ISBNs.</summary>
internal static class SerialNumbers
{
    /// <summary>Every number once; a remark for a field that holds none.</summary>
    public static (IReadOnlyList<string> Issns, IReadOnlyList<string> Isbns) Read(IEnumerable<(string Field, string? Text, long Line)> fields, List<ImportIssue> issues)
    {
        List<string> issns = [], isbns = [];
        foreach (var (field, text, line) in fields)
        {
            if (text is null)
                continue;
            var (issn, isbn) = (StandardNumbers.FindIssns(text), StandardNumbers.FindIsbns(text));
            if (issn.Count + isbn.Count == 0)
                issues.Add(ImportIssue.Remark(line, field, "Neither an ISSN nor an ISBN; left out."));
            issns.AddRange(issn);
            isbns.AddRange(isbn);
        }

        return ([.. issns.Distinct(StringComparer.Ordinal)], [.. isbns.Distinct(StringComparer.Ordinal)]);
    }
}
