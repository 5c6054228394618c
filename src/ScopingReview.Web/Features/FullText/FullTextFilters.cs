namespace ScopingReview.Web.Features.FullText;

/// <summary>The list's filters as they stand in the address and on the page.</summary>
internal static class FullTextFilters
{
    public static IReadOnlyList<(FullTextFilter Filter, string Address, string Label)> All { get; } =
    [
        (FullTextFilter.All, "", "All"),
        (FullTextFilter.Mine, "mine", "To read"),
        (FullTextFilter.Waiting, "waiting", "Waiting for others"),
        (FullTextFilter.Conflict, "conflict", "Conflict"),
        (FullTextFilter.Decided, "decided", "Decided"),
        (FullTextFilter.Included, "included", "Included"),
        (FullTextFilter.Excluded, "excluded", "Excluded"),
        (FullTextFilter.Sought, "sought", "Still sought"),
        (FullTextFilter.Requested, "requested", "Requested"),
        (FullTextFilter.Retrieved, "retrieved", "Retrieved"),
        (FullTextFilter.NotRetrieved, "not-retrieved", "Not retrieved"),
    ];

    public static FullTextFilter Parse(string? address) => All.FirstOrDefault(f => f.Address == (address ?? "")).Filter;
}
