using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Screening;

public sealed partial class ScreeningShell : IAsyncDisposable
{
    private ElementReference _root;
    private AttachedScript? _desk;

    [Parameter, EditorRequired] public required Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required ScreeningStage Stage { get; set; }
    [Parameter, EditorRequired] public required ScreeningView View { get; set; }

    /// <summary>Opens this record alone.</summary>
    [Parameter] public int? Record { get; set; }

    [Parameter, EditorRequired] public required QueueFilter Filter { get; set; }

    [Inject] public required IJSRuntime JS { get; init; }

    private string AfterEnd => View.Me.IsLead
        ? "Others may still be screening. Conflicts come to you as soon as both votes are in, and included records move on to full text."
        : "Thank you. The lead resolves any conflicts, and included records move on to full text. New records appear here if more are assigned to you.";

    private string LabelsJson => JsonSerializer.Serialize(View.Labels, JsonSerializerOptions.Web);

    protected override bool ShouldRender() => false;

    private Task RefreshMarksAsync() => _desk?.InvokeAsync("refreshMarks") ?? Task.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _desk = new AttachedScript(JS);
        await _desk.AttachAsync("/js/screening.js", "start", _root);
    }

    public ValueTask DisposeAsync() => _desk?.DisposeAsync() ?? ValueTask.CompletedTask;
}
