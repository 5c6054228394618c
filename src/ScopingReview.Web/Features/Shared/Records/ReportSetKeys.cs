using System.Globalization;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

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
    /// <param name="asOf">The day of the flow that it is a box of; null for the flow of now.</param>
    public static string OfBox(string boxKey, DateOnly? asOf = null) => asOf is not { } day ? $"{Prisma}/{boxKey}"
        : string.Create(CultureInfo.InvariantCulture, $"{Prisma}@{day:yyyy-MM-dd}/{boxKey}");

    /// <summary>The day of a list behind a flow of the past; null where the kind is another.</summary>
    internal static DateOnly? DayOf(string kind) => kind.StartsWith(Prisma + "@", StringComparison.Ordinal)
        && DateOnly.TryParseExact(kind.AsSpan(Prisma.Length + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) ? day : null;

    /// <summary>The studies in a category of an item.</summary>
    /// <param name="form">Position of the form that the item is charted with.</param>
    public static string OfCategory(int form, string itemKey, ItemCategory category) => OfCategories(form, [(itemKey, category)]);

    /// <summary>The studies in a category of each of two items: a cell of a cross table.</summary>
    public static string OfCell(int form, string rowItem, ItemCategory row, string columnItem, ItemCategory column)
        => OfCategories(form, [(rowItem, row), (columnItem, column)]);

    /// <summary>The studies in a category of each of several items.</summary>
    public static string OfCategories(int form, IEnumerable<(string Item, ItemCategory Category)> categories)
        => $"{ChartedWith(form)}/{string.Join('/', categories.Select(one => Of(one.Item, one.Category)))}";

    /// <summary>The form of a list of charted studies; null where the kind is another.</summary>
    internal static int? FormOf(string kind) => kind == Charted ? ReviewForm.Charting
        : kind.StartsWith(Charted + "-", StringComparison.Ordinal)
            && int.TryParse(kind.AsSpan(Charted.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var form)
            && form > ReviewForm.Charting ? form : null;

    // The first form has no number: lists that were kept as links before there were others still open.
    private static string ChartedWith(int form)
        => form == ReviewForm.Charting ? Charted : string.Create(CultureInfo.InvariantCulture, $"{Charted}-{form}");

    /// <summary>The records behind a figure of the agreement of a pair of reviewers, or of <see cref="AllPairs"/>.</summary>
    public static string OfAgreement(ScreeningStage stage, string pair, string set) => $"{Agreement}/{RecordSets.Slug(stage)}/{pair}/{set}";

    internal static string PartOf(ItemCategory category)
        => category.Kind != CategoryKind.Value || category.Key.StartsWith(KindMark) ? KindMark + category.Key : category.Key;

    internal static IReadOnlyList<string> Split(string parts) => [.. parts.Split('/').Select(Uri.UnescapeDataString)];

    private static string Of(string itemKey, ItemCategory category)
        => $"{Uri.EscapeDataString(itemKey)}/{Uri.EscapeDataString(PartOf(category))}";
}
