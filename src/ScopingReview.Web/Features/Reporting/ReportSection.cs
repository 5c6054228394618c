namespace ScopingReview.Web.Features.Reporting;

/// <summary>A section of the report; its key stands in the address.</summary>
internal sealed record ReportSection(string Key, string Title)
{
    public const string FlowKey = "flow";
    public const string TablesKey = "tables";
    public const string FiguresKey = "figures";
    public const string TextKey = "text";
    public const string StudiesKey = "studies";
    public const string ExcludedKey = "excluded";
    public const string AgreementKey = "agreement";
    public const string SearchesKey = "searches";
    public const string OverlapKey = "overlap";
    public const string ChecklistsKey = "checklists";

    public static IReadOnlyList<ReportSection> All { get; } =
    [
        new(FlowKey, "Flow"), new(TablesKey, "Tables"), new(FiguresKey, "Figures"), new(StudiesKey, "Included"),
            new(ExcludedKey, "Excluded"),
        new(AgreementKey, "Agreement"), new(SearchesKey, "Searches"), new(OverlapKey, "Overlap"), new(TextKey, "Text"),
        new(ChecklistsKey, "Checklists"),
    ];

    /// <summary>The section of an address; the flow where it names none that there is.</summary>
    public static ReportSection Find(string? key) => All.FirstOrDefault(section => section.Key == key) ?? All[0];
}
