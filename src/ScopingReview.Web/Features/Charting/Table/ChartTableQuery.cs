using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Charting.Table;

/// <summary>What of the charting table is shown, as it stands in the address; a file holds what is shown.</summary>
public sealed record ChartTableQuery
{
    private const int MostFilters = 40;

    /// <summary>Which of the review's forms, from 1.</summary>
    public int Form { get; init; } = ReviewForms.Charting;

    /// <summary>Key of the group whose rows are shown; null for the studies.</summary>
    public string? Group { get; init; }

    public AnswerView View { get; init; } = new();

    /// <param name="filters">Filters as <see cref="AnswerFilter.Write"/> writes them; others are passed over.</param>
    public static ChartTableQuery Of(string? group, string? find, string? sort, bool descending, string[]? filters, string[]? hide,
        int form = ReviewForms.Charting) => new()
        {
            Form = form,
            Group = string.IsNullOrEmpty(group) ? null : group,
            View = new AnswerView
            {
                Study = string.IsNullOrWhiteSpace(find) ? null : find,
                SortBy = string.IsNullOrEmpty(sort) ? null : sort,
                Descending = descending,
                Filters = [.. (filters ?? []).Take(MostFilters).Select(AnswerFilter.Read).OfType<AnswerFilter>()],
                Hidden = [.. (hide ?? []).Where(key => key.Length > 0)],
            },
        };

    public ChartTableQuery With(AnswerView view) => this with { View = view };

    /// <summary>With a filter in the place of the one on the same item; without one where it wants nothing.</summary>
    public ChartTableQuery With(AnswerFilter filter) => With(View with
    {
        Filters = [.. View.Filters.Where(other => other.Item != filter.Item), .. filter.IsEmpty ? [] : new[] { filter }],
    });

    /// <summary>By an item: from the first, then from the last, then by the study again.</summary>
    public ChartTableQuery SortedBy(string? item) => With(View.SortBy != item ? View with { SortBy = item, Descending = false }
        : View.Descending ? View with { SortBy = null, Descending = false } : View with { Descending = true });

    /// <summary>An address with all that is asked for in its query.</summary>
    public string At(string address) => QueryHelpers.AddQueryString(address, (KeyValuePair<string, string?>[])
    [
        .. One("form", Form == ReviewForms.Charting ? null : Form.ToString(CultureInfo.InvariantCulture)), .. One("group", Group),
            .. One("find", View.Study), .. One("sort", View.SortBy), .. One("desc", View.Descending ? "true" : null),
        .. View.Filters.Select(filter => KeyValuePair.Create("f", (string?)filter.Write())),
        .. View.Hidden.Select(key => KeyValuePair.Create("hide", (string?)key)),
    ]);

    private static IEnumerable<KeyValuePair<string, string?>> One(string name, string? value) => value is null ? [] : [new(name, value)];
}
