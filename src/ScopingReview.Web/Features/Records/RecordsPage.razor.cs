using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using ScopingReview.Web.Features.Records.Saved;
using ScopingReview.Web.Features.Records.Selecting;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Records;

public sealed partial class RecordsPage
{
    private const string OtherMethods = "prisma/right-";

    private RecordQuery _query = new();
    private RecordsView? _view;
    private bool _loading;
    private CancellationTokenSource _load = new();
    private readonly RecordSelection _selection = new();
    private SavedFilters? _saved;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required RecordsService Records { get; init; }
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
        _load.Dispose();
    }

    // Both arms of the flow have boxes of the same names.
    private string Heading => _view!.SetTitle is not { } title ? "Records"
        : _query.Set!.StartsWith(OtherMethods, StringComparison.Ordinal) ? $"{title} (other methods)" : title;

    // What was included or excluded by reading, charted or reported on is past being removed before screening.
    private bool OffersRemoval => _view!.Me.IsLead
        && (_query.Set is { } set ? RecordSets.IsBeforeScreening(set) : _query.IsFiltered);

    private Task SaveFilterAsync() => _saved?.SaveAsync(_query) ?? Task.CompletedTask;

    private void Go(RecordQuery query) => Navigation.NavigateTo(query.ToUrl(ReviewId));

    // The address is the state: filters, sorting and pages are links or navigations to another address of this page.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (string.Equals(new Uri(change.Location).AbsolutePath, Urls.Records(ReviewId), StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(LoadAndShowAsync);
    }

    private async Task LoadAndShowAsync()
    {
        if (HasLeft)
            return;
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
        await _load.CancelAsync();
        _load.Dispose();
        _load = CancellationTokenSource.CreateLinkedTokenSource(Left);
        var cancelled = _load.Token;
        var query = RecordQuery.FromUrl(Navigation.Uri);
        _loading = true;
        StateHasChanged();
        try
        {
            var view = await Records.ListAsync(ReviewId, query, cancelled);
            (_query, _view, _loading) = (query, view, false);
            _selection.Shows(query, view.Hits);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            // Overtaken by the next address.
        }
    }
}
