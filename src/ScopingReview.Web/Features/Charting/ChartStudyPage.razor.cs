using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Charting.Exclusion;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

public sealed partial class ChartStudyPage : IAsyncDisposable
{
    private const string LeaveUnsaved = "Your last answers are not saved. Leave anyway and lose them?";

    private readonly DocumentPlace _place = new();
    private ChartView? _chart;
    private ChartSession? _session;
    private IReadOnlyList<ChartProblem> _problems = [];
    private IReadOnlyList<ChartHistoryLine>? _history;
    private (Guid Review, int Number, int Form) _loaded;
    private (Guid Review, int Number, int Form) _begun;
    private int _shown;
    private bool _editing;
    private bool _missing;
    private bool _unread;

    [Parameter] public Guid ReviewId { get; set; }
    [Parameter] public int Number { get; set; }

    /// <summary>Which of the review's forms, from 1.</summary>
    [SupplyParameterFromQuery] public string? Form { get; set; }

    /// <summary>The item to begin at, and its row where it is one of a group; null for the top.</summary>
    [SupplyParameterFromQuery] public string? Item { get; set; }
    [SupplyParameterFromQuery] public string? Row { get; set; }
    [Inject] public required ChartingService Charting { get; init; }
    [Inject] public required FullTextFileService Files { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ExclusionProposalService Proposals { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Notices { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }
    [Inject] public required ILogger<ChartStudyPage> Logger { get; init; }

    private ReportToRead Shown => _chart!.Reports[Math.Min(_shown, _chart.Reports.Count - 1)];
    private string RecordName => Number > 0 ? RecordNumber.Format(Number) : "This record";

    /// <summary>
    /// A complete chart is read until one says that one wants to change it: it would count as a draft from the first change on.
    /// </summary>
    private bool Locked => !_chart!.MayChart || ((_session!.Current is { Complete: true } || _chart.HeldBy is not null) && !_editing);

    private int Position => AddressValue.Form(Form);

    private string? _suggestedUrl => _chart?.Suggested is { } number ? Urls.ChartStudy(ReviewId, number, Position) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Number, Position))
            return;
        await CloseAsync();
        _loaded = (ReviewId, Number, Position);
        (_chart, _missing, _editing, _shown, _history, _problems) = (null, false, false, 0, null, []);
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Item is null || _session is null || _begun == _loaded)
            return;
        _begun = _loaded;
        await JS.InvokeVoidAsync("goToPlace", Left, ChartItemView.ElementId(Item, string.IsNullOrEmpty(Row) ? null : Row));
    }

    private async Task LoadAsync()
    {
        var chart = await Charting.OpenAsync(ReviewId, Number, Position, Left);
        _missing = chart is null;
        if (chart is not null && chart.Study.Number != Number)
        {
            Navigation.NavigateTo(Urls.ChartStudy(ReviewId, chart.Study.Number, Position), replace: true);
            return;
        }

        _chart = chart;
        if (chart is null || _session is not null)
            return; // Only a PDF was stored: the answers in the form stay as they are.
        _session = new ChartSession(chart, input => Charting.SaveAsync(ReviewId, chart.Study.Number, input, chart.Form.Position), Clock);
        _session.Changed = () => _ = InvokeAsync(StateHasChanged);
        _session.Broke = exception => Logger.LogError(exception, "Answers could not be saved at {Uri}", Navigation.Uri);
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
        await ReadAsync(async () =>
        {
            _chart = await Charting.OpenAsync(ReviewId, Number, Position, Left) ?? _chart;
        });
    }

    /// <summary>Words of the report become a quote of the item that had the focus last.</summary>
    private void Quote(SelectedWords words)
    {
        if (Locked)
            Notices.Add("You are not editing this chart, so quotes cannot be added to it.", Severity.Info);
        else if (words.Field is null || QuotedItem.Add(_chart!.Form.Form, _session!.Answers, words) is not { } quoted)
            Notices.Add("Click into the item that the quote belongs to, then select the words and quote them.", Severity.Info);
        else
        {
            _session.Answer(quoted.Item.Key, quoted.Answer);
            Notices.Add($"Quoted from page {words.Page.Grouped()} into “{quoted.Label}”.", Severity.Success);
        }
    }

    private async Task ExcludeAsync()
    {
        await _session!.SaveAsync(complete: false);
        if (await Dialogs.OpenAsync<ExclusionDialog>("Propose exclusion", new()
        {
            [nameof(ExclusionDialog.ReviewId)] = ReviewId,
            [nameof(ExclusionDialog.Study)] = _chart!.Study,
        }) is not int number)
            return;
        var (review, list) = (ReviewId, Urls.Charting(ReviewId, Position));
        Notices.Done($"{RecordNumber.Format(number)} is at full text again, for a lead to decide.", async () =>
        {
            if (await Proposals.WithdrawAsync(review, number) is { Message: { } problem })
                Notices.Add(problem, Severity.Warning);
        });
        Navigation.NavigateTo(list);
    }

    private Task ShowHistoryAsync()
        => ReadAsync(async () => _history = _history is null ? await Charting.HistoryAsync(ReviewId, Number, Position, Left) : null);

    /// <summary>Reads something beside the form: if that fails, the form stays, with what is in it.</summary>
    private async Task ReadAsync(Func<Task> read)
    {
        _unread = false;
        try
        {
            await read();
        }
        catch (Exception exception) when (exception is not ReviewAccessDeniedException || _session is { HasUnsaved: true })
        {
            Logger.LogError(exception, "Something could not be read at {Uri}", Navigation.Uri);
            _unread = true;
        }
    }

    private void TakeTheirs()
    {
        _session!.TakeTheirs();
        _editing = false;
    }

    /// <summary>
    /// A link within the workbench. What waits is saved first; if that fails, the person is asked: the answers go with the page. (Closing
    /// the window asks by itself, as long as anything is unsaved.)
    /// </summary>
    private async Task BeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (_session is not { HasUnsaved: true } session)
            return;
        await session.SaveAsync(complete: false);
        if (session.HasUnsaved && !await JS.InvokeAsync<bool>("confirm", leaving.CancellationToken, LeaveUnsaved))
            leaving.PreventNavigation();
    }

    private async Task CloseAsync()
    {
        if (_session is not { } session)
            return;
        _session = null;
        session.Changed = null;
        await session.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Dispose();
    }
}
