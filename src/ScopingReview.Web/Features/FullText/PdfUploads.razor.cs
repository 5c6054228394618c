using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.FullText;

public sealed partial class PdfUploads : IAsyncDisposable
{
    private readonly UploadQueue _queue = new();
    private ElementReference _root;
    private AttachedScript? _script;
    private DotNetObjectReference<PdfUploads>? _me;

    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public long MaxBytes { get; set; }

    /// <summary>Told the number of each report whose PDF was stored.</summary>
    [Parameter] public EventCallback<int> OnStored { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Inject] public required IJSRuntime JS { get; init; }
    [Inject] public required FullTextListService Reports { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _me = DotNetObjectReference.Create(this);
        _script = new AttachedScript(JS);
        await _script.AttachAsync(Assets["js/uploads.js"].StartsWith('/') ? Assets["js/uploads.js"] : "./" + Assets["js/uploads.js"],
            "attach", _root, _me, MaxBytes);
    }

    /// <summary>
    /// Called by the browser. With a number the files are for that report; else their names are matched and the person checks.
    /// </summary>
    [JSInvokable]
    public async Task FilesChosen(ChosenFile[] files, int? number)
    {
        _queue.ClearFinished();
        var suggestions = number is null
            ? (await Reports.MatchAsync(ReviewId, [.. files.Select(f => f.Name)], Left)).ToDictionary(s => s.FileName, s => s.Matches,
                StringComparer.Ordinal)
            : [];
        var named = (await Reports.NameAsync(ReviewId,
            number is { } one ? [one] : [.. suggestions.Values.SelectMany(m => m).Select(m => m.Number).Distinct()]))
            .ToDictionary(r => r.Number);
        foreach (var file in files)
        {
            var matches = suggestions.GetValueOrDefault(file.Name) ?? [];
            var problem = UploadDisplayText.Problem(file, MaxBytes);
            _queue.Add(new UploadItem(file)
            {
                Matches = matches,
                ForOneReport = number is not null,
                Report = number is { } given ? named.GetValueOrDefault(given) : matches is [var only] ? named.GetValueOrDefault(only.Number)
                    : null,
                State = problem is null ? UploadState.ToCheck : UploadState.Failed,
                Message = problem,
            });
        }

        if (number is not null)
            await StartAsync();
        StateHasChanged();
    }

    /// <summary>Called by the browser when an upload has ended.</summary>
    [JSInvokable]
    public async Task Uploaded(string key, bool stored, string? message)
    {
        var item = _queue.Finish(key, stored, message);
        if (item is { State: UploadState.Stored, ForOneReport: true, Message: null })
            _queue.Remove(item); // The page shows the report with its PDF now.
        await SendNextAsync();
        StateHasChanged();
        if (stored && item?.Report is { } report)
            await OnStored.InvokeAsync(report.Number);
    }

    private Task StartAsync()
    {
        _queue.Queue();
        return SendNextAsync();
    }

    private async Task SendNextAsync()
    {
        if (_script is { HasArrived: true } script && _queue.Next() is { Report: { } report } item)
            await script.InvokeModuleAsync("upload", item.Key, Urls.FullTextUpload(ReviewId, report.Number), _me);
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
