using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.FullText;

public sealed partial class PdfUploads : IAsyncDisposable
{
    /// <summary>Files after which the list is read again: not after each of five hundred.</summary>
    private const int FilesAtOnce = 20;

    private readonly UploadQueue _queue = new();
    private ElementReference _root;
    private AttachedScript? _script;
    private DotNetObjectReference<PdfUploads>? _me;

    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public long MaxBytes { get; set; }

    /// <summary>Told the number of each report whose PDF was stored.</summary>
    [Parameter] public EventCallback<int> OnStored { get; set; }

    /// <summary>Told when files wait for their report.</summary>
    [Parameter] public EventCallback OnReceived { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Inject] public required IJSRuntime JS { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _me = DotNetObjectReference.Create(this);
        _script = new AttachedScript(JS);
        await _script.AttachAsync(FileSender.Script(Assets), "attach", _root, _me, MaxBytes);
    }

    /// <summary>
    /// Called by the browser. With a number the files are for that report; else they wait on the list of those whose report is to be found.
    /// </summary>
    /// <param name="isFirst">False for a further part of the same choice.</param>
    [JSInvokable]
    public async Task FilesChosen(ChosenFile[] files, int? number, bool supplement, bool isFirst)
    {
        if (isFirst)
            _queue.ClearFinished();
        foreach (var file in files)
        {
            var problem = UploadDisplayText.Problem(file, MaxBytes);
            _queue.Add(new UploadItem(file)
            {
                Number = number,
                Supplement = supplement,
                State = problem is null ? UploadState.Queued : UploadState.Failed,
                Message = problem,
            });
        }

        await SendNextAsync();
        StateHasChanged();
    }

    /// <summary>Called by the browser when an upload has ended.</summary>
    [JSInvokable]
    public async Task Uploaded(string key, bool stored, string? message)
    {
        var item = _queue.Finish(key, stored, message);
        await SendNextAsync();
        StateHasChanged();
        if (!stored)
            return;
        if (item?.Number is { } number)
            await OnStored.InvokeAsync(number);
        else if (_queue.Finished % FilesAtOnce == 0 || !_queue.Busy)
            await OnReceived.InvokeAsync();
    }

    private async Task SendNextAsync()
    {
        if (_script is { HasArrived: true } script && _queue.Next() is { } item)
            await script.InvokeModuleAsync("upload", item.Key, item.Number is { } number
                ? Urls.FullTextUpload(ReviewId, number, item.Supplement) : Urls.FullTextIncoming(ReviewId), _me);
    }

    private async Task RemoveAsync(UploadItem item)
    {
        _queue.Remove(item);
        if (_script is not null)
            await _script.InvokeModuleAsync("forget", item.Key);
    }

    private void Clear() => _queue.ClearFinished();

    public async ValueTask DisposeAsync()
    {
        if (_script is not null)
            await _script.DisposeAsync();
        _me?.Dispose();
        Dispose();
    }
}
