using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Sorts fields that hold ISSNs or ISBNs.</summary>
internal static partial class SerialNumbers
{
    /// <summary>Every number once; a remark for a field that holds none.</summary>
    public static (IReadOnlyList<string> Issns, IReadOnlyList<string> Isbns) Read(
        IEnumerable<(string Field, string? Text, long Line)> fields, List<ImportIssue> issues)
    {
        List<string> issns = [], isbns = [];
        foreach (var (field, text, line) in fields)
        {
            if (text is null)
                continue;
            var numbers = Label().Replace(text, " ");
            if (string.IsNullOrWhiteSpace(numbers))
                continue;
            var (issn, isbn) = (StandardNumbers.FindIssns(numbers), StandardNumbers.FindIsbns(numbers));
            if (issn.Count + isbn.Count == 0)
                issues.Add(ImportIssue.Remark(line, field, "Neither an ISSN nor an ISBN; left out."));
            issns.AddRange(issn);
            isbns.AddRange(isbn);
        }

        return ([.. issns.Distinct(StringComparer.Ordinal)], [.. isbns.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What ERIC and others write directly before a number: "EISSN-2375-5636", "ISBN-978-…".</summary>
    [GeneratedRegex(@"\b[EP]?-?IS[SB]N(-1[03])?([-: ]|$)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Label();
}
