using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Finds the numbers and links by which an entry is known, wherever an export puts them.</summary>
internal static partial class RisIdentifiers
{
    private static readonly string[] _otherWorks = ["comment", "erratum", "correct", "retract", "corrigend", "update of", "update in", "republished"];

    /// <summary>DOI in DO, M3, L3, a note ("doi: …"), or a link that leads to one; in this order.</summary>
    public static string? Doi(RisFields fields, IReadOnlyList<string> urls)
    {
        foreach (var field in fields.All("DO").Concat(fields.All("M3", "L3", "DI")))
        {
            if (Records.Doi.Normalise(fields.Joined(field)) is { } doi)
                return doi;
        }

        foreach (var field in fields.All("UR"))
        {
            if (fields.Joined(field) is { } text && (Records.Doi.FromUrl(text) ?? BareDoi(text)) is { } doi)
                return doi;
        }

        return urls.Select(Records.Doi.FromUrl).FirstOrDefault(doi => doi is not null) ?? FromNotes(fields);
    }

    /// <summary>Web addresses in UR, L2, L1, LK and L4, each once. Other schemes (local files, scripts) are left out.</summary>
    public static List<string> Urls(RisFields fields)
    {
        var urls = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in (ReadOnlySpan<string>)["UR", "L2", "L1", "LK", "L4"])
        {
            foreach (var text in fields.All(tag).SelectMany(fields.Lines))
            {
                foreach (var part in Separator().Split(text))
                {
                    var url = part.Trim().StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "http://" + part.Trim() : part.Trim();
                    if (Scheme().IsMatch(url) && !url.Contains(' ', StringComparison.Ordinal) && seen.Add(url))
                        urls.Add(url);
                }
            }
        }

        return urls;
    }

    /// <summary>PubMed and PubMed Central ids: from U1 of Dimensions, C2 of Scopus, C5 of Embase, AN of PubMed and MEDLINE, or links to either.</summary>
    public static (string? PubMedId, string? PmcId) PubMed(RisFields fields, IReadOnlyList<string> urls)
    {
        string? pubMedId = null, pmcId = null;
        var database = string.Join(' ', fields.All("DB", "DP").Select(fields.Joined));
        bool MayHoldPubMedId(string tag, bool isLabelled) => tag switch
        {
            "AN" => PubMedDatabase().IsMatch(database),
            "C2" => database.Contains("Scopus", StringComparison.OrdinalIgnoreCase),
            "C5" => database.Contains("Embase", StringComparison.OrdinalIgnoreCase),
            "U1" => isLabelled,
            _ => true,
        };
        foreach (var field in fields.All("U1", "C2", "C5", "AN", "PM"))
        {
            if (fields.Joined(field) is not { Length: <= 40 } text)
                continue;
            if (PmcIdPattern().Match(text) is { Success: true } pmc)
                pmcId ??= pmc.Value.ToUpperInvariant();
            else if (PubMedIdPattern().Match(text) is { Success: true } id && MayHoldPubMedId(field.Tag, id.Groups["label"].Success))
                pubMedId ??= id.Groups["id"].Value;
        }

        foreach (var url in urls)
        {
            if (PubMedLink().Match(url) is { Success: true } link)
                pubMedId ??= link.Groups["id"].Value;
            else if (PmcLink().Match(url) is { Success: true } pmc)
                pmcId ??= pmc.Groups["id"].Value.ToUpperInvariant();
        }

        return (pubMedId, pmcId);
    }

    /// <summary>ISSNs and ISBNs in SN.</summary>
    public static (IReadOnlyList<string> Issns, IReadOnlyList<string> Isbns) SerialNumbers(RisFields fields, List<ImportIssue> issues)
    {
        List<string> issns = [], isbns = [];
        foreach (var field in fields.All("SN"))
        {
            if (fields.Joined(field) is not { } text)
                continue;
            var (issn, isbn) = (StandardNumbers.FindIssns(text), StandardNumbers.FindIsbns(text));
            if (issn.Count + isbn.Count == 0)
                issues.Add(ImportIssue.Remark(field.Number, "SN", "Neither an ISSN nor an ISBN; left out."));
            issns.AddRange(issn);
            isbns.AddRange(isbn);
        }

        return ([.. issns.Distinct(StringComparer.Ordinal)], [.. isbns.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>AN (of ProQuest the first of two numbers), Embase's U2, or what EBSCO hides in a note.</summary>
    public static string? AccessionNumber(RisFields fields)
    {
        if ((fields.First("AN") ?? (fields.First("DB") == "Embase" ? fields.First("U2") : null)) is { } number)
            return number.Split(';', 2)[0].Trim();
        foreach (var field in fields.All("N1"))
        {
            if (fields.Joined(field) is { } note && HiddenAccessionNumber().Match(note) is { Success: true } match)
                return match.Groups["number"].Value;
        }

        return null;
    }

    private static string? BareDoi(string text) => text.StartsWith("10.", StringComparison.Ordinal) ? Records.Doi.Normalise(text) : null;

    private static string? FromNotes(RisFields fields)
    {
        foreach (var note in fields.All("N1").SelectMany(fields.Lines))
        {
            // "Erratum in", "Comment on": the DOI of another work.
            if (note.Contains("doi", StringComparison.OrdinalIgnoreCase)
                && !Array.Exists(_otherWorks, word => note.Contains(word, StringComparison.OrdinalIgnoreCase))
                && Records.Doi.FromNote(note) is { } doi)
            {
                return doi;
            }
        }

        return null;
    }

    [GeneratedRegex(@"[;,\s]\s*(?=(https?|ftp)://|www\.)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(https?|ftp)://[^/\s]", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\b(pubmed|medline|nlm)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex PubMedDatabase();

    [GeneratedRegex(@"\bPMC[0-9]{1,9}\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex PmcIdPattern();

    [GeneratedRegex(@"^(?<id>[1-9][0-9]{3,7})(?<label>\s*\[PMID\])?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex PubMedIdPattern();

    [GeneratedRegex(@"^https?://(www\.)?(pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?<id>[1-9][0-9]{0,7})/?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex PubMedLink();

    [GeneratedRegex(@"^https?://[^/]*(ncbi\.nlm\.nih\.gov|europepmc\.org)/(pmc/)?articles/(?<id>PMC[0-9]{1,9})\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex PmcLink();

    [GeneratedRegex(@"\bAccession Number:\s*(?<number>[^;\s]{1,60})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex HiddenAccessionNumber();
}
