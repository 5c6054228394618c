using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Duplicates;

public sealed partial class DuplicatesPage
{
    private DuplicatesFilter _filter = new();
    private DuplicatesView? _view;
    private bool _busy;
    private (bool Done, string Text)? _said;
    private (int First, int Second, bool Same)? _again;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required DuplicatesService Duplicates { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        return LoadAsync();
    }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (string.Equals(new Uri(change.Location).AbsolutePath, Urls.Duplicates(ReviewId), StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(LoadAndShowAsync);
    }

    private async Task LoadAndShowAsync()
    {
        try
        {
            await LoadAsync();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }

        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var filter = FromUrl(Navigation.Uri);
        (_view, _filter) = (await Duplicates.ListAsync(ReviewId, filter), filter);
    }

    private async Task JudgeAsync(int first, int second, bool same)
    {
        _busy = true;
        var result = await Duplicates.JudgeAsync(ReviewId, first, second, same);
        var (a, b) = (RecordNumber.Format(first), RecordNumber.Format(second));
        _said = !result.Succeeded ? (false, result.Message!)
            : same ? (true, $"{a} and {b} are merged. Votes on the one that is now the duplicate no longer count.")
            : (true, $"{a} and {b} are held apart. {b} is a record of its own again; its earlier votes count.");
        _again = result.Succeeded ? (first, second, same) : null;
        await LoadAsync();
        _busy = false;
    }

    private void Go(DuplicatesFilter filter) => Navigation.NavigateTo(UrlOf(filter));

    private string UrlOf(DuplicatesFilter filter)
    {
        var query = new Dictionary<string, string?>
        {
            ["q"] = filter.Search,
            ["source"] = filter.SourceId?.ToString(),
            ["by"] = filter.MergedByPeople ? "people" : null,
            ["page"] = filter.Page > 1 ? filter.Page.ToString(CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(Urls.Duplicates(ReviewId), query.Where(p => !string.IsNullOrWhiteSpace(p.Value)));
    }

    private static DuplicatesFilter FromUrl(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return new DuplicatesFilter(
            query.TryGetValue("q", out var search) ? search.ToString() : null,
            query.TryGetValue("source", out var source) && Guid.TryParse(source, out var id) ? id : null,
            query.TryGetValue("by", out var by) && by == "people",
            query.TryGetValue("page", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }
}
