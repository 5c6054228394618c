using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Components.Controls;

namespace ScopingReview.Web.Features.Protocol;

public sealed partial class ProtocolPage
{
    private ProtocolView? _view;

    // What stands in the fields: what could not be saved stays there.
    private Dictionary<ProtocolItem, string> _texts = [];
    private ProtocolItem? _saved;
    private string? _problem;
    private DateOnly? _on;
    private string? _what;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required ProtocolService Protocol { get; init; }
    [Inject] public required ISnackbar Notices { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _on = DateOnly.FromDateTime(Clock.GetUtcNow().DateTime);
        await LoadAsync();
        _texts = _view!.Entries.ToDictionary();
    }

    private async Task LoadAsync() => _view = await Protocol.GetAsync(ReviewId, Left);

    private async Task SaveAsync(ProtocolItem item, string text)
    {
        _texts[item] = text;
        var result = await Protocol.SaveAsync(ReviewId, item, text, _view!.Entries.GetValueOrDefault(item));
        (_problem, _saved) = (result.Message, result.Succeeded ? item : null);
        if (result.Succeeded)
            await LoadAsync();
    }

    private async Task AddAsync()
    {
        var result = await Protocol.AddDeviationAsync(ReviewId, _on, _what ?? "");
        _problem = result.Message;
        if (!result.Succeeded)
            return;
        _what = null;
        await LoadAsync();
    }

    private async Task RemoveAsync(DeviationView deviation)
    {
        var result = await Protocol.RemoveDeviationAsync(ReviewId, deviation.Id);
        _problem = result.Message;
        await LoadAsync();
        if (result.Succeeded)
            Notices.Done("The deviation was removed.", () => InvokeAsync(() => PutBackAsync(deviation)));
    }

    private async Task PutBackAsync(DeviationView deviation)
    {
        _problem = (await Protocol.AddDeviationAsync(ReviewId, deviation.On, deviation.Text)).Message;
        await LoadAsync();
        StateHasChanged();
    }
}
