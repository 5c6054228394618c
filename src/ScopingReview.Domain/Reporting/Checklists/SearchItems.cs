namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The 16 items of PRISMA-S (Rethlefsen et al. 2021, doi:10.1186/s13643-020-01542-z): numbers and names as published, what they ask in our
/// own words.
/// </summary>
public static class SearchItems
{
    /// <summary>Where the guideline is published.</summary>
    public const string Citation = "Rethlefsen ML, Kirtley S, Waffenschmidt S, et al. PRISMA-S: an extension to the PRISMA Statement for Reporting Literature Searches in Systematic Reviews. Syst Rev. 2021;10:39. doi:10.1186/s13643-020-01542-z";

    private const string Sources = "Information sources and methods";
    private const string Strategies = "Search strategies";
    private const string Records = "Managing records";

    /// <summary>All of them in order.</summary>
    public static IReadOnlyList<ChecklistItem> All { get; } =
    [
        new(1, Sources, "Database name", "Each database with the platform on which it was searched."),
        new(2, Sources, "Multi-database searching", "Databases that were searched at once on one platform, and which."),
        new(3, Sources, "Study registries", "Registries that were searched."),
        new(4, Sources, "Online resources and browsing",
            "Websites, tables of contents and other printed or online resources that were searched or browsed."),
        new(5, Sources, "Citation searching", "Whether cited or citing references were looked through, and how."),
        new(6, Sources, "Contacts", "Whether authors, experts, manufacturers or others were asked for further studies or data."),
        new(7, Sources, "Other methods", "Any other way in which sources were found."),
        new(8, Strategies, "Full search strategies", "The strategy of each database and source, as it was run."),
        new(9, Strategies, "Limits and restrictions",
            "Limits that were set (date, language, study design), with reasons, or that there were none."),
        new(10, Strategies, "Search filters", "Published filters that were used, as they were or changed, with their citations."),
        new(11, Strategies, "Prior work", "Strategies of other reviews that were taken up or changed, with their citations."),
        new(12, Strategies, "Updates", "How searches were brought up to date: run again, or by alerts."),
        new(13, Strategies, "Dates of searches", "For each strategy the day of the last search."),
        new(14, "Peer review", "Peer review", "Whether and how the strategies were reviewed."),
        new(15, Records, "Total records", "How many records each database and source gave."),
        new(16, Records, "Deduplication", "How, and with which software, duplicates were found."),
    ];
}
