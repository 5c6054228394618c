using System.Globalization;
using System.Text.Json;

namespace ScopingReview.Domain.Formats;

/// <summary>Reads CSL's dates: "date-parts", "raw", "literal"; and dates that are plain texts or numbers.</summary>
internal static class CslDate
{
    public static int? Year(JsonElement? date, long line, List<ImportIssue> issues)
    {
        if (date is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object)
            return Find(CslItem.Of(value), line, issues);
        // The first date of a range counts.
        if (value.TryGetProperty("date-parts", out var parts) && First(First(parts)) is { } part && CslItem.Of(part) is { } year)
        {
            return int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1000 and <= 2999
                ? number : Find(year, line, issues);
        }

        foreach (var name in (ReadOnlySpan<string>)["raw", "literal", "year"])
        {
            if (value.TryGetProperty(name, out var text) && CslItem.Of(text) is { } found)
                return Find(found, line, issues);
        }

        return null;
    }

    private static JsonElement? First(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0 ? array[0]
            : list is { ValueKind: JsonValueKind.Array }
            ? null : list;

    private static int? Find(string? text, long line, List<ImportIssue> issues) => PublicationYear.FindIn([("issued", text, line)], issues);
}
