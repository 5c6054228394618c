using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Finds the numbers and links by which an entry is known, wherever an export puts them.</summary>
internal static partial class RisIdentifiers
{
    private static readonly string[] _linkTags = ["UR", "L2", "L1", "LK", "L4"];

    /// <summary>DOI in DO, M3, L3, a note ("doi: …"), or a link that leads to one; in this order.</summary>
    public static string? Doi(TaggedFields fields, IReadOnlyList<string> urls, List<ImportIssue> issues)
    {
        foreach (var field in fields.All("DO").Concat(fields.All("M3", "L3", "DI")))
        {
            if (DoiField.Read(fields.Joined(field), field.Tag, field.Number, issues) is { } doi)
                return doi;
        }

        foreach (var field in fields.All("UR"))
        {
            if (fields.Joined(field) is { } text && (Records.Doi.FromUrl(text) ?? BareDoi(text)) is { } doi)
                return doi;
        }

        return urls.Select(Records.Doi.FromUrl).FirstOrDefault(doi => doi is not null)
            ?? DoiInNotes.Find(fields.All("N1").SelectMany(fields.Lines));
    }

    /// <summary>Web addresses in UR, L2, L1, LK and L4, each once.</summary>
    public static List<string> Urls(TaggedFields fields) =>
        Links.Collect(_linkTags.SelectMany(tag => fields.All(tag)).SelectMany(fields.Lines));

    /// <summary>
    /// PubMed and PubMed Central ids: from U1 of Dimensions, C2 of Scopus, C5 of Embase, AN of PubMed and MEDLINE, C3 of
    /// CENTRAL ("PUBMED 30000001,EMBASE 600000001"), or links to either.
    /// </summary>
    public static (string? PubMedId, string? PmcId) PubMed(TaggedFields fields, IReadOnlyList<string> urls)
    {
        string? pubMedId = null, pmcId = null;
        var database = string.Join(' ', fields.All("DB", "DP").Select(fields.Joined));
        bool MayHoldPubMedId(string tag, bool isLabelled) => tag switch
        {
            "AN" => PubMedDatabase().IsMatch(database),
            "C2" => database.Contains("Scopus", StringComparison.OrdinalIgnoreCase),
            "C5" => database.Contains("Embase", StringComparison.OrdinalIgnoreCase),
            "U1" or "U2" => isLabelled,
            _ => true,
        };
        foreach (var field in fields.All("U1", "U2", "C2", "C5", "AN", "PM"))
        {
            if (fields.Joined(field) is not { Length: <= 40 } text)
                continue;
            if (PubMedNumbers.PmcId(text) is { } pmc)
                pmcId ??= pmc;
            else if (PubMedIdPattern().Match(text) is { Success: true } id && MayHoldPubMedId(field.Tag, id.Groups["label"].Success))
                pubMedId ??= id.Groups["id"].Value;
        }

        pubMedId ??= fields.All("C3").Select(field => CentralNumber().Match(fields.Joined(field) ?? ""))
            .FirstOrDefault(match => match.Success)?.Groups["id"].Value;
        return Links.PubMed(urls, pubMedId, pmcId);
    }

    /// <summary>ISSNs and ISBNs in SN.</summary>
    public static (IReadOnlyList<string> Issns, IReadOnlyList<string> Isbns) SerialNumbers(TaggedFields fields, List<ImportIssue> issues) =>
        Formats.SerialNumbers.Read(fields.All("SN").Select(field => ("SN", fields.Joined(field), field.Number)), issues);

    /// <summary>AN (of ProQuest the first of two numbers), Embase's U2, or what EBSCO hides in a note.</summary>
    public static string? AccessionNumber(TaggedFields fields)
    {
        if ((fields.First("AN") ?? (fields.First("DB") == "Embase" ? fields.First("U2") : null)) is { } number)
            return number.Split(';', 2)[0].Trim();
        foreach (var field in fields.All("N1"))
        {
            if (fields.Joined(field) is { } note && HiddenAccessionNumber().Match(note) is { Success: true } match)
                return match.Groups["number"].Value.TrimEnd('.', ',');
        }

        return null;
    }

    private static string? BareDoi(string text) => text.StartsWith("10.", StringComparison.Ordinal) ? Records.Doi.Normalise(text) : null;

    [GeneratedRegex(@"\b(pubmed|medline|nlm)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex PubMedDatabase();

    [GeneratedRegex(@"^(?<id>[1-9][0-9]{3,7}|[1-9][0-9]{0,2}(?=\s*\[PMID\]))(?<label>\s*\[PMID\])?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PubMedIdPattern();

    [GeneratedRegex(@"\b(PUBMED|MEDLINE) (?<id>[1-9][0-9]{3,7})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex CentralNumber();

    [GeneratedRegex(@"\bAccession Number:\s*(?<number>[^;\s]{1,60})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex HiddenAccessionNumber();
}
