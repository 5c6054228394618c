using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Duplicates;

public sealed partial class DuplicatesPage
{
    private const string Merged = "merged";
    private const string Waiting = "waiting";
    private const string Apart = "apart";
    private const string Overlap = "overlap";

    private DuplicatesFilter _filter = new();
    private string _tab = Merged;
    private DuplicatesView? _view;
    private bool _busy;
    private (bool Done, string Text)? _said;
    private Again? _again;
    private int _runs;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required DuplicatesService Duplicates { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        return LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

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
        var (tab, filter) = FromUrl(Navigation.Uri);
        // Only the list of what is merged is filtered and paged here.
        (_view, _filter, _tab) = (await Duplicates.ListAsync(ReviewId, tab == Merged ? filter : new DuplicatesFilter(), Left), filter, tab);
    }

    private Task OnRunEndedAsync()
    {
        _runs++; // The lists below read anew.
        return LoadAsync();
    }

    // Groups that somebody is about to judge stay where they are; the numbers above them go on.
    private async Task RefreshAsync()
    {
        var before = _view;
        var fresh = await Duplicates.ListAsync(ReviewId, new DuplicatesFilter(), Left);
        // Not what was asked before this page itself changed something.
        if (!_busy && _view is { } view && ReferenceEquals(before, view))
            _view = fresh with { Shown = view.Shown, ShownOf = view.ShownOf };
    }

    /// <summary>The way back from what was just done.</summary>
    /// <param name="Judge">The judgement that stood before; null where there was none, and taking back is enough.</param>
    private sealed record Again(int First, int Second, bool? Judge);

    private async Task JudgeAsync(int first, int second, bool same, bool wasJudged)
    {
        _busy = true;
        var result = await Duplicates.JudgeAsync(ReviewId, first, second, same);
        var (a, b) = (RecordNumber.Format(first), RecordNumber.Format(second));
        _said = !result.Succeeded ? (false, result.Message!)
            : same ? (true, $"{a} and {b} are merged. Decisions on either record now apply to both.")
            : (true, $"{a} and {b} are kept separate. Each has its own decisions again.");
        _again = result.Succeeded ? new Again(first, second, wasJudged ? !same : null) : null;
        await LoadAsync();
        _busy = false;
    }

    private async Task GoBackAsync(Again again)
    {
        _busy = true;
        var result = again.Judge is { } same ? await Duplicates.JudgeAsync(ReviewId, again.First, again.Second, same)
            : await Duplicates.TakeBackAsync(ReviewId, again.First, again.Second, onlyMine: true);
        _said = result.Succeeded ? (true, "Undone: everything is as it was before.") : (false, result.Message!);
        _again = null;
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
            ["by"] = filter.By == MergedBy.Anybody ? null : filter.By.ToString().ToLowerInvariant(),
            ["below"] = filter.BelowScore?.ToString(CultureInfo.InvariantCulture),
            ["page"] = filter.Page > 1 ? filter.Page.ToString(CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(Urls.Duplicates(ReviewId), query.Where(p => !string.IsNullOrWhiteSpace(p.Value)));
    }

    private static (string Tab, DuplicatesFilter Filter) FromUrl(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var tab = query.TryGetValue("view", out var view) && (string?)view is Waiting or Apart or Overlap ? view.ToString() : Merged;
        return (tab, new DuplicatesFilter(
            query.TryGetValue("q", out var search) ? search.ToString() : null,
            query.TryGetValue("source", out var source) && Guid.TryParse(source, out var id) ? id : null,
            EnumName.Of<MergedBy>(query.TryGetValue("by", out var by) ? by.ToString() : null) ?? MergedBy.Anybody,
            query.TryGetValue("below", out var low) && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
                ? score : null,
            AddressValue.Page(query.TryGetValue("page", out var page) ? page.ToString() : null)));
    }
}
