using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Sources.Searches;
using ScopingReview.Web.Features.Sources.Withdrawing;

namespace ScopingReview.Web.Features.Sources;

public sealed partial class SourcesPage
{
    private SourcesView? _view;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required SourcesService Sources { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => _view = await Sources.ListAsync(ReviewId, Left);

    private Task EditSourceAsync(SourceView? source) => OpenAsync<SourceDialog>(
        source is null ? "Add a source" : $"Change {source.Name}",
        new() { [nameof(SourceDialog.ReviewId)] = ReviewId, [nameof(SourceDialog.Source)] = source });

    private Task EditRunAsync(SourceView source, SearchRunView? run) => OpenAsync<SearchRunDialog>(
        run is null ? $"Add a search of {source.Name}" : $"Search of {source.Name}",
        new()
        {
            [nameof(SearchRunDialog.ReviewId)] = ReviewId,
            [nameof(SearchRunDialog.SourceId)] = source.Id,
            [nameof(SearchRunDialog.Kind)] = source.Kind,
            [nameof(SearchRunDialog.Run)] = run
        });

    private async Task WithdrawAsync(ImportView import)
    {
        if (await WithdrawDialog.AskAsync(Dialogs, ReviewId, import.Id, import.FileName))
            await LoadAsync();
    }

    private async Task OpenAsync<TDialog>(string title, Dictionary<string, object?> parameters) where TDialog : ComponentBase
    {
        if (await Dialogs.OpenAsync<TDialog>(title, parameters) is true)
            await LoadAsync();
    }
}
