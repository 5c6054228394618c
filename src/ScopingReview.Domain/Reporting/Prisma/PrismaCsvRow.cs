namespace ScopingReview.Domain.Reporting;

/// <summary>One row of the data file of the PRISMA2020 R package, as its template has it; only the last column, n, is ours.</summary>
internal sealed record PrismaCsvRow(string Data, string Node, string Box, string Description, string BoxText, string Tooltips, string Url)
{
    public const string Header = "data,node,box,description,boxtext,tooltips,url,n";

    private const string None = "NA";

    /// <summary>The rows in the template's order. "organisation_results" has an empty node there, not NA.</summary>
    public static IReadOnlyList<PrismaCsvRow> All { get; } =
    [
        new(None, "node4", "prevstud", "Grey title box; Previous studies", "Previous studies", "Grey title box; Previous studies",
            "prevstud.html"),
        Told("previous_studies", "node5", "box1", "Studies included in previous version of review"),
        Silent("previous_reports", "box1", "Reports of studies included in previous version of review") with { Url =
            "previous_reports.html" },
        new(None, "node6", "newstud", "Yellow title box; Identification of new studies via databases and registers",
            "Identification of new studies via databases and registers",
            "Yellow title box; Identification of new studies via databases and registers", "newstud.html"),
        new("database_results", "node7", "box2", "Records identified from: Databases", "Databases",
            "Records identified from: Databases and Registers", "database_results.html"),
        new("database_specific_results", None, "box2", "Records identified from: specific databases", "Specific Databases", None,
            "database_results.html"),
        new("register_results", None, "box2", "Records identified from: Registers", "Registers", None, None),
        new("register_specific_results", None, "box2", "Records identified from: specific registers", "Specific Registers", None,
            "database_results.html"),
        new(None, "node16", "othstud", "Grey title box; Identification of new studies via other methods",
            "Identification of new studies via other methods", "Grey title box; Identification of new studies via other methods",
            "othstud.html"),
        new("website_results", "node17", "box11", "Records identified from: Websites", "Websites",
            "Records identified from: Websites, Organisations and Citation Searching", "website_results.html"),
        new("organisation_results", "", "box11", "Records identified from: Organisations", "Organisations", None, None),
        new("citations_results", None, "box11", "Records identified from: Citation searching", "Citation searching", None, None),
        Told("duplicates", "node8", "box3", "Duplicate records"),
        Silent("excluded_automatic", "box3", "Records marked as ineligible by automation tools"),
        Silent("excluded_other", "box3", "Records removed for other reasons"),
        InArm("records_screened", "node9", "box4", "Records screened", "databases and registers"),
        InArm("records_excluded", "node10", "box5", "Records excluded", "databases and registers"),
        InArm("dbr_sought_reports", "node11", "box6", "Reports sought for retrieval", "databases and registers"),
        InArm("dbr_notretrieved_reports", "node12", "box7", "Reports not retrieved", "databases and registers"),
        InArm("other_sought_reports", "node18", "box12", "Reports sought for retrieval", "other"),
        InArm("other_notretrieved_reports", "node19", "box13", "Reports not retrieved", "other"),
        InArm("dbr_assessed", "node13", "box8", "Reports assessed for eligibility", "databases and registers"),
        Reasons("dbr_excluded", "node14", "box9", "databases and registers", "dbrexcludedrecords.html"),
        InArm("other_assessed", "node20", "box14", "Reports assessed for eligibility", "other"),
        Reasons("other_excluded", "node21", "box15", "other", "other_excluded.html"),
        Told("new_studies", "node15", "box10", "New studies included in review"),
        Silent("new_reports", "box10", "Reports of new included studies"),
        Told("total_studies", "node22", "box16", "Total studies included in review"),
        Silent("total_reports", "box16", "Reports of total included studies"),
        new("identification", "node1", "identification", "Blue identification box", "Identification", "Blue identification box",
            "identification.html"),
        new("screening", "node2", "screening", "Blue screening box", "Screening", "Blue screening box", "screening.html"),
        new("included", "node3", "included", "Blue included box", "Included", "Blue included box", "included.html"),
        Told("total_studies_ma", "node23", "box17",
            "Total studies included in meta-analysis") with { Url = "total_studies_meta_analysis.html" },
        Silent("total_reports_ma", "box17", "Reports of total included studies in meta-analysis"),
    ];

    // The same words in description, box and tooltip.
    private static PrismaCsvRow Told(string data, string node, string box, string text)
        => new(data, node, box, text, text, text, $"{data}.html");

    // The second and further lines of a box have neither node nor tooltip nor link of their own.
    private static PrismaCsvRow Silent(string data, string box, string text) => new(data, None, box, text, text, None, None);

    private static PrismaCsvRow InArm(string data, string node, string box, string text, string arm) =>
        new(data, node, box, $"{text} ({arm})", text, $"{text} ({arm})", $"{data}.html");

    private static PrismaCsvRow Reasons(string data, string node, string box, string arm, string url) => new(
        data, node, box, $"Reports excluded ({arm}): [separate reasons and numbers using ; e.g. Reason1, xxx; Reason2, xxx; Reason3, xxx]",
        "Reports excluded", $"Reports excluded ({arm})", url);
}
