using System.Globalization;
using Microsoft.AspNetCore.Components;
using ScopingReview.Web.Features.FullText.Incoming;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.FullText;

public sealed partial class FullTextsPage
{
    private FullTextList? _list;
    private int? _next;
    private string? _search;
    private IncomingList? _incoming;
    private readonly HashSet<int> _chosen = [];
    private bool _marking;

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery] public string? Show { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public string? Page { get; set; }

    /// <summary>Only what the reader judged before this moment, from the address.</summary>
    [SupplyParameterFromQuery(Name = "before")] public string? Before { get; set; }

    /// <summary>Of the excluded ones, only those with this reason.</summary>
    [SupplyParameterFromQuery(Name = "reason")] public string? Reason { get; set; }
    [Inject] public required FullTextListService Reports { get; init; }
    [Inject] public required FullTextService Reading { get; init; }
    [Inject] public required FullTextFileService Files { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private FullTextFilter Filter => FullTextFilters.Parse(Show);
    private DateTimeOffset? VotedBefore
        => DateTimeOffset.TryParse(Before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime() : null;

    private static string ExcludedAddress { get; } = FullTextFilters.All.First(f => f.Filter == FullTextFilter.Excluded).Address;

    private int PageNumber => AddressValue.Page(Page);

    private string EmptyWords => Filter switch
    {
        FullTextFilter.Mine => "Nothing to read. Reports assigned to you appear here once they are retrieved.",
        FullTextFilter.Requested => "No open requests.",
        FullTextFilter.Sought => "No reports are still being sought.",
        FullTextFilter.NotRetrieved => "All reports have been retrieved or are still being sought.",
        FullTextFilter.Decided => "No report has an outcome yet.",
        FullTextFilter.Included => "No report is included yet.",
        FullTextFilter.Excluded => "No report is excluded yet.",
        FullTextFilter.Waiting => "No reports are waiting for another reviewer.",
        FullTextFilter.Conflict => "No open conflicts.",
        _ => "No reports retrieved yet.",
    };

    protected override Task OnParametersSetAsync()
    {
        _search = Search;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _list = await Reports.ListAsync(ReviewId, Filter, Search, PageNumber, VotedBefore, Reason, Left);
        _next = _list.Me.MayContribute && _list.Counts.Mine > 0 ? await Reading.NextAsync(ReviewId, null, Left) : null;
    }

    private void Choose(int number, bool on)
    {
        if (on)
            _chosen.Add(number);
        else
            _chosen.Remove(number);
    }

    private void ChooseAll(bool on)
    {
        foreach (var row in _list!.Rows)
            Choose(row.Number, on);
    }

    private Task MarkedAsync()
    {
        _marking = false;
        _chosen.Clear();
        return LoadAsync();
    }

    private void SearchNow() => Navigation.NavigateTo(Address(Show, _search, 1));

    private string Address(string? show, string? search, int page) => Navigation.GetUriWithQueryParameters(
        Urls.FullTexts(ReviewId),
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["show"] = string.IsNullOrEmpty(show) ? null : show,
            ["q"] = string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
            ["before"] = VotedBefore is null ? null : Before,
            ["reason"] = show == ExcludedAddress && !string.IsNullOrEmpty(Reason) ? Reason : null,
            ["page"] = page > 1 ? page : null,
        });
}
