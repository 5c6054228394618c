namespace ScopingReview.Domain.Formats;

/// <summary>Finds the numbers and links of a BibTeX entry.</summary>
internal static class BibTexIdentifiers
{
    /// <summary>The doi field, else a link that leads to one, else an eprint or note that gives one.</summary>
    public static string? Doi(BibTexEntry entry, IReadOnlyList<string> urls, List<ImportIssue> issues)
    {
        foreach (var field in entry.All("doi", "di"))
        {
            if (DoiField.Read(BibTexEntry.Verbatim(field), field.Name, field.Line, issues) is { } doi)
                return doi;
        }

        return urls.Select(Records.Doi.FromUrl).FirstOrDefault(doi => doi is not null)
            ?? entry.All("note", "howpublished").Select(field => Records.Doi.FromNote(BibTexEntry.Verbatim(field)))
            .FirstOrDefault(doi => doi is not null);
    }

    /// <summary>Web addresses in url, in the fields of BibDesk and dblp, and in howpublished.</summary>
    public static List<string> Urls(BibTexEntry entry) =>
        Links.Collect(entry.All("url", "urls", "link", "ee", "bdsk-url-1", "bdsk-url-2", "howpublished").Select(BibTexEntry.Verbatim)
            .OfType<string>());

    /// <summary>PubMed and PubMed Central ids: in fields of their own, as a biblatex eprint, or in a link.</summary>
    public static (string? PubMedId, string? PmcId) PubMed(BibTexEntry entry, IReadOnlyList<string> urls)
    {
        var pubMedId = entry.All("pmid", "pubmed_id", "pubmedid", "pubmed")
            .Select(field => PubMedNumbers.PubMedId(BibTexEntry.Verbatim(field))).FirstOrDefault(id => id is not null)
            ?? (EprintType(entry) is "pubmed" ? PubMedNumbers.PubMedId(entry.Verbatim("eprint")) : null);
        var pmcId = entry.All("pmcid", "pmc", "pmc_id", "eprint").Select(field => PubMedNumbers.PmcId(BibTexEntry.Verbatim(field)))
            .FirstOrDefault(id => id is not null);
        return Links.PubMed(urls, pubMedId, pmcId);
    }

    /// <summary>Web of Science's Unique-ID, another accession number, or the number of an arXiv eprint.</summary>
    public static string? AccessionNumber(BibTexEntry entry)
    {
        if (entry.Verbatim("unique-id", "unique_id", "accession-number", "accession_number", "accession") is { } number)
            return number;
        return IsArXiv(entry) && entry.Verbatim("eprint", "arxivid") is { } eprint
            ? eprint.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase) ? eprint : "arXiv:" + eprint
            : null;
    }

    /// <summary>True when the entry names arXiv as its archive.</summary>
    public static bool IsArXiv(BibTexEntry entry) => EprintType(entry) is "arxiv" || entry.First("arxivid") is not null;

    private static string? EprintType(BibTexEntry entry) => entry.Verbatim("eprinttype", "archiveprefix")?.ToLowerInvariant();
}
