using Microsoft.AspNetCore.Components;

namespace ScopingReview.Web.Features.FullText;

public sealed partial class FullTextPage
{
    private FullTextView? _view;
    private (Guid Review, int Number) _loaded;
    private bool _missing;
    private bool _editing;

    [Parameter] public Guid ReviewId { get; set; }
    [Parameter] public int Number { get; set; }
    [Inject] public required FullTextService Reading { get; init; }
    [Inject] public required FullTextFileService Files { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Number))
            return;
        _loaded = (ReviewId, Number);
        _editing = false;
        _view = null; // Never the last report under the next one's number: a quick key would vote on the wrong one.
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _view = await Reading.GetAsync(ReviewId, Number, Left);
        _missing = _view is null;
    }

    private Task SavedAsync()
    {
        _editing = false;
        return LoadAsync();
    }
}
