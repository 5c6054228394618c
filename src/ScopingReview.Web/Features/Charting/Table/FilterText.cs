using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Charting.Table;

internal static class FilterText
{
    /// <summary>A filter in words: "Design: Trial or not reported".</summary>
    public static string Of(ChartingItem? item, AnswerFilter filter)
    {
        List<string> wanted = [.. filter.Values.Select(value => item?.LabelOf(value) ?? value), .. filter.Kinds.Select(Kind)];
        if (filter.Contains is { } words)
            wanted.Add($"holds “{words}”");
        if (filter.From is { } from)
            wanted.Add($"from {from}{(filter.To is { } until ? $" to {until}" : null)}");
        else if (filter.To is { } to)
            wanted.Add($"up to {to}");
        return $"{item?.Label ?? filter.Item}: {string.Join(" or ", wanted)}";
    }

    public static string Kind(CategoryKind kind) => kind switch
    {
        CategoryKind.Value => "any answer",
        CategoryKind.NotReported => "not reported",
        CategoryKind.Unclear => "unclear",
        CategoryKind.Contradictory => "more than one answer",
        CategoryKind.NotDerivable => "not derivable",
        CategoryKind.NotAsked => "not asked",
        CategoryKind.NotAnswered => "not answered",
        _ => "not charted yet",
    };
}
