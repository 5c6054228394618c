using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>Keys of the lists behind the report's numbers: what stands after <c>?set=</c> in the address of the records table.</summary>
public static class ReportSetKeys
{
    internal const string Prisma = "prisma";
    internal const string Charted = "charted";
    internal const string Agreement = "agreement";
    internal const string AllPairs = "all";

    // Before the kinds that are no value, so that the text "unclear" and the answer "Unclear" are told apart.
    private const char KindMark = '~';

    /// <summary>A box, a source's line, a reason's line or an open item of the flow.</summary>
    public static string OfBox(string boxKey) => $"{Prisma}/{boxKey}";

    /// <summary>The studies in a category of a charted item.</summary>
    public static string OfCategory(string itemKey, ItemCategory category) => $"{Charted}/{Of(itemKey, category)}";

    /// <summary>The studies in a category of each of two items: a cell of a cross table.</summary>
    public static string OfCell(string rowItem, ItemCategory row, string columnItem, ItemCategory column)
        => $"{Charted}/{Of(rowItem, row)}/{Of(columnItem, column)}";

    /// <summary>The studies in a category of each of several items.</summary>
    public static string OfCategories(IEnumerable<(string Item, ItemCategory Category)> categories)
        => $"{Charted}/{string.Join('/', categories.Select(one => Of(one.Item, one.Category)))}";

    /// <summary>The records behind a figure of the agreement of a pair of reviewers, or of <see cref="AllPairs"/>.</summary>
    public static string OfAgreement(ScreeningStage stage, string pair, string set) => $"{Agreement}/{RecordSets.Slug(stage)}/{pair}/{set}";

    internal static string PartOf(ItemCategory category)
        => category.Kind != CategoryKind.Value || category.Key.StartsWith(KindMark) ? KindMark + category.Key : category.Key;

    internal static IReadOnlyList<string> Split(string parts) => [.. parts.Split('/').Select(Uri.UnescapeDataString)];

    private static string Of(string itemKey, ItemCategory category)
        => $"{Uri.EscapeDataString(itemKey)}/{Uri.EscapeDataString(PartOf(category))}";
}
