using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Numbers, links and pages of a MEDLINE entry.</summary>
internal static partial class MedlineIdentifiers
{
    /// <summary>The DOI of LID or AID ("10.… [doi]", "doi:10.…", a link to a resolver), else the one that SO names.</summary>
    public static string? Doi(TaggedFields fields, List<ImportIssue> issues)
    {
        foreach (var field in fields.All("LID", "AID", "DO", "DOI"))
        {
            if (fields.Joined(field) is not { } text)
                continue;
            var isLabelled = field.Tag is "DO" or "DOI" || text.EndsWith("[doi]", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("doi:", StringComparison.OrdinalIgnoreCase);
            if ((isLabelled ? DoiField.Read(text, field.Tag, field.Number, issues) : Records.Doi.FromUrl(text)) is { } doi)
                return doi;
        }

        return Records.Doi.FromNote(fields.First("SO"));
    }

    /// <summary>LID, AID, URL and UR that are web addresses; PubMed writes "[pii]" behind them.</summary>
    public static List<string> Urls(TaggedFields fields) =>
        Links.Collect(fields.All("LID", "AID", "URL", "UR", "LK").Select(fields.Joined).OfType<string>()
            .Select(text => Qualifier().Replace(text, "")));

    /// <summary>PMID (Ovid's UI where the database is MEDLINE) and PMC.</summary>
    public static (string? PubMedId, string? PmcId) PubMed(TaggedFields fields, IReadOnlyList<string> urls, List<ImportIssue> issues)
    {
        string? pubMedId = null;
        foreach (var field in fields.All("PMID", "PM", "UI"))
        {
            if (fields.Joined(field) is not { } text
                || (field.Tag == "UI" && !OvidDatabase(fields).Contains("MEDLINE", StringComparison.OrdinalIgnoreCase)))
                continue;
            if (PubMedNumbers.PubMedId(text) is { } id)
                pubMedId ??= id;
            else
                issues.Add(ImportIssue.Remark(field.Number, field.Tag, $"“{EntryOutcome.Shorten(text)}” is no PubMed id; left out."));
        }

        var pmcId = fields.All("PMC", "OID").Select(field => PubMedNumbers.PmcId(fields.Joined(field)))
            .FirstOrDefault(id => id is not null);
        return Links.PubMed(urls, pubMedId, pmcId);
    }

    /// <summary>PG; where there is none, an article number in LID ("e1234 [pii]"), but not a publisher's item code.</summary>
    public static string? Pages(TaggedFields fields)
    {
        var pages = PageRange.Parse(fields.First("PG"));
        pages ??= fields.All("LID").Select(fields.Joined).Select(text => text is null ? null : Qualifier().Replace(text, "").Trim())
            .Where(text => text is not null && ArticleNumber().IsMatch(text)).Select(text => PageRange.Parse(text)).FirstOrDefault();
        return pages?.ToString();
    }

    /// <summary>ERIC's number (OID), the PubMed id, Ovid's UI, or the number of a book in the NCBI Bookshelf.</summary>
    public static string? AccessionNumber(TaggedFields fields, string? pubMedId)
    {
        return EricNumber(fields) ?? pubMedId ?? fields.First("UI", "AN") ?? fields.All("AID").Select(fields.Joined)
            .FirstOrDefault(
                text => text?.EndsWith("[bookaccession]", StringComparison.Ordinal) == true)?[..^"[bookaccession]".Length].Trim();
    }

    /// <summary>EJ and a number for an article in a journal, ED and a number for any other document.</summary>
    public static string? EricNumber(TaggedFields fields) =>
        fields.All("OID").Select(fields.Joined).FirstOrDefault(text => text is not null && EricPattern().IsMatch(text));

    /// <summary>What the entry calls itself: Ovid's DB; ERIC; PubMed for whatever the National Library of Medicine gives out.</summary>
    public static string? DatabaseName(TaggedFields fields, string? pubMedId)
    {
        if (OvidDatabase(fields) is { Length: > 0 } database)
            return database;
        return fields.First("OWN") == "ERIC" ? "ERIC" : pubMedId is null ? null : "PubMed";
    }

    private static string OvidDatabase(TaggedFields fields) => fields.First("DB") ?? "";

    [GeneratedRegex(@"\s*\[[a-z]{2,20}\]$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
        PatternTime.Longest)]
    private static partial Regex Qualifier();

    [GeneratedRegex("^[A-Za-z]{0,4}[0-9]{1,9}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex ArticleNumber();

    [GeneratedRegex("^E[JD][0-9]{3,9}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EricPattern();
}
