using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Screening;

public sealed partial class ScreeningFrame : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _desk;

    [Parameter, EditorRequired] public required Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required ScreeningStage Stage { get; set; }
    [Parameter, EditorRequired] public required DeskView View { get; set; }

    /// <summary>Opens this record alone.</summary>
    [Parameter] public int? Record { get; set; }

    [Parameter, EditorRequired] public required DeskFilter Filter { get; set; }

    [Inject] public required IJSRuntime JS { get; init; }

    private string AfterEnd => View.Me.IsLead
        ? "Others may still have some to decide. Conflicts come to you as soon as both votes are in, and included records go on to the full texts."
        : "Thank you. The lead settles what the votes leave open, and included records go on to the full texts. New records appear here if more are assigned to you.";

    private string LabelsJson => JsonSerializer.Serialize(View.Labels, JsonSerializerOptions.Web);

    protected override bool ShouldRender() => false;

    private async Task RefreshMarksAsync()
    {
        if (_desk is not null)
            await _desk.InvokeVoidAsync("refreshMarks");
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await JS.InvokeAsync<IJSObjectReference>("import", "/js/screening.js");
        _desk = await _module.InvokeAsync<IJSObjectReference>("start", _root);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_desk is not null)
            {
                await _desk.InvokeVoidAsync("dispose");
                await _desk.DisposeAsync();
            }
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its desk with it.
        }
    }
}
