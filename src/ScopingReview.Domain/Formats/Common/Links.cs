using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Collects web addresses and the numbers that they lead to.</summary>
internal static partial class Links
{
    /// <summary>Each web address in the texts once; several may stand in one. Other schemes (local files, scripts) are left out.</summary>
    public static List<string> Collect(IEnumerable<string> texts)
    {
        var urls = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var part in Separator().Split(text))
            {
                var url = part.Trim().StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "http://" + part.Trim() : part.Trim();
                if (Scheme().IsMatch(url) && !url.Contains(' ', StringComparison.Ordinal) && seen.Add(url))
                    urls.Add(url);
            }
        }

        return urls;
    }

    /// <summary>PubMed and PubMed Central ids of links that lead to an entry there; what is already known stays.</summary>
    public static (string? PubMedId, string? PmcId) PubMed(IReadOnlyList<string> urls, string? pubMedId, string? pmcId)
    {
        foreach (var url in urls)
        {
            if (PubMedLink().Match(url) is { Success: true } link)
                pubMedId ??= link.Groups["id"].Value;
            else if (PmcLink().Match(url) is { Success: true } pmc)
                pmcId ??= pmc.Groups["id"].Value.ToUpperInvariant();
        }

        return (pubMedId, pmcId);
    }

    [GeneratedRegex(@"([;,]\s*|(?<!\s)\s+)(?=(https?|ftp)://|www\.)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(https?|ftp)://[^/\s]", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^https?://(www\.)?(pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?<id>[1-9][0-9]{0,7})/?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PubMedLink();

    [GeneratedRegex(@"^https?://[^/]*(ncbi\.nlm\.nih\.gov|europepmc\.org)/(pmc/)?articles/(?<id>PMC[0-9]{1,9})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PmcLink();
}
