namespace ScopingReview.Web.Tests.Architecture;

/// <summary>Which feature uses which other one. A line more is a decision: could what is needed stand in Features/Shared?</summary>
internal static class FeatureReferences
{
    public static IReadOnlyList<(string From, string To)> Declared { get; } =
    [
        ("Charting", "FullText"),
        ("Charting", "Plan"),
        ("Conflicts", "Reviews"),
        ("Conflicts", "Screening"),
        ("FullText", "Screening"),
        ("ImportDecisions", "Plan"),
        ("Plan", "Ranking"),
        ("PreviousVersions", "Sources"),
        ("Records", "Conflicts"),
        ("Records", "Removals"),
        ("Records", "Screening"),
        ("Records", "Sources"),
        ("Records", "Team"),
        ("Removals", "Sources"),
        ("Reporting", "Duplicates"),
        ("Reporting", "Plan"),
        ("Reporting", "Protocol"),
        ("Reporting", "Sources"),
        ("Reviews", "FullText"),
        ("Reviews", "Reporting"),
        ("Reviews", "Screening"),
        ("Reviews", "Team"),
        ("Screening", "Ranking"),
        ("Sources", "Duplicates"),
        ("Studies", "Charting"),
        ("Studies", "FullText"),
        ("Studies", "PreviousVersions"),
        ("Team", "Account"),
        ("Team", "Plan"),
    ];
}
