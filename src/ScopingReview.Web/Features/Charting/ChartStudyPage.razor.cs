using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Charting;

public sealed partial class ChartStudyPage : IAsyncDisposable
{
    private ChartView? _chart;
    private ChartSession? _session;
    private IReadOnlyList<ChartProblem> _problems = [];
    private IReadOnlyList<ChartHistoryLine>? _history;
    private (Guid Review, int Number) _loaded;
    private int _shown;
    private bool _editing;
    private bool _missing;

    [Parameter] public Guid ReviewId { get; set; }
    [Parameter] public int Number { get; set; }
    [Inject] public required ChartingService Charting { get; init; }
    [Inject] public required FullTextFileService Files { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    private ReportToRead Shown => _chart!.Reports[Math.Min(_shown, _chart.Reports.Count - 1)];
    private string RecordName => Number > 0 ? RecordNumber.Format(Number) : "This record";

    /// <summary>A complete chart is read until one says that one wants to change it: it would count as a draft from the first change on.</summary>
    private bool Locked => !_chart!.Me.MayContribute || (_session!.Current is { Complete: true } && !_editing);

    private string? _suggestedUrl => _chart?.Suggested is { } number ? Urls.ChartStudy(ReviewId, number) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Number))
            return;
        await CloseAsync();
        _loaded = (ReviewId, Number);
        (_chart, _missing, _editing, _shown, _history, _problems) = (null, false, false, 0, null, []);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var chart = await Charting.OpenAsync(ReviewId, Number);
        _missing = chart is null;
        if (chart is not null && chart.Study.Number != Number)
        {
            Navigation.NavigateTo(Urls.ChartStudy(ReviewId, chart.Study.Number), replace: true);
            return;
        }

        _chart = chart;
        if (chart is null || _session is not null)
            return; // Only a PDF was stored: the answers in the form stay as they are.
        _session = new ChartSession(chart, input => Charting.SaveAsync(ReviewId, chart.Study.Number, input), Clock);
        _session.Changed = () => _ = InvokeAsync(StateHasChanged);
        _session.Broke = exception => _ = DispatchExceptionAsync(exception);
    }

    private async Task CompleteAsync()
    {
        var result = await _session!.SaveAsync(complete: true);
        _problems = result?.Problems ?? [];
        if (result?.Saved is not null)
            await CompletedAsync();
    }

    private async Task CompletedAsync()
    {
        _editing = false;
        _history = null;
        _chart = await Charting.OpenAsync(ReviewId, Number);
        _missing = _chart is null;
    }

    private async Task ShowHistoryAsync() => _history = _history is null ? await Charting.HistoryAsync(ReviewId, Number) : null;

    private void TakeTheirs()
    {
        _session!.TakeTheirs();
        _editing = false;
    }

    private async Task CloseAsync()
    {
        if (_session is not { } session)
            return;
        _session = null;
        (session.Changed, session.Broke) = (null, null);
        await session.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await CloseAsync();
}
