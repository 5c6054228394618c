using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Charting.Readings;

public sealed partial class SettlePage : IAsyncDisposable
{
    // What was left without an answer on purpose: an empty answer looks like none.
    private readonly HashSet<(string?, string)> _leftEmpty = [];
    private SettleView? _view;
    private ChartSession? _session;
    private IReadOnlyList<ChartDifference> _differences = [];
    private IReadOnlyList<ChartProblem> _problems = [];
    private (Guid Review, int Number, int Form) _loaded;
    private string? _problem;
    private bool _read;
    private int _at;

    [Parameter] public Guid ReviewId { get; set; }
    [Parameter] public int Number { get; set; }
    [SupplyParameterFromQuery] public string? Form { get; set; }
    [Inject] public required SettlingService Settling { get; init; }
    [Inject] public required ChartingService Charting { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }
    [Inject] public required ILogger<SettlePage> Logger { get; init; }

    private int Position => AddressValue.Form(Form);

    private bool Settled => _session?.Current is { Complete: true };

    private int Open => _differences.Count(IsOpen);

    private IReadOnlyList<(ChartingItem Item, ChartAnswer Answer)> Same =>
    [
        .. _view!.Comparison.Items.Where(item => item is { Same: true, First.IsAnswered: true }).Select(item => (item.Item, item.First!)),
        .. _view.Comparison.Groups.Where(group => group is { Same: true, First.IsAnswered: true })
            .Select(group => (group.Group, group.First!)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Number, Position))
            return;
        _loaded = (ReviewId, Number, Position);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        await CloseAsync();
        _leftEmpty.Clear();
        (_read, _problem, _problems, _at) = (false, null, [], 0);
        await LoadAsync();
        _at = Math.Max(0, _differences.ToList().FindIndex(IsOpen));
        _read = true;
    }

    private async Task LoadAsync()
    {
        _view = await Settling.GetAsync(ReviewId, Number, Position, Left);
        if (_view is not { } view)
            return;
        _differences = ChartSettling.Differences(view.Comparison);
        _session = new ChartSession(view.Form, ChartReading.Consensus, view.Settled, view.Answers,
            input => Charting.SaveAsync(ReviewId, view.Study.Number, input, view.Form.Position), Clock)
        {
            Changed = () => _ = InvokeAsync(StateHasChanged),
            Broke = exception => Logger.LogError(exception, "What was settled could not be saved for {Number}", Number),
        };
    }

    private bool IsOpen(ChartDifference difference)
        => !Settled && ChartSettling.In(_session!.Answers, difference) is null
            && !_leftEmpty.Contains((difference.RowId, difference.Item.Key));

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Math.Max(0, _differences.Count - 1));

    private async Task Choose(int at, ChartAnswer? answer)
    {
        var difference = _differences[at];
        var place = (difference.RowId, difference.Item.Key);
        if (answer is null)
            _leftEmpty.Add(place);
        else
            _leftEmpty.Remove(place);
        var settled = ChartSettling.Set(_session!.Answers, difference, answer);
        var key = difference.Group?.Key ?? difference.Item.Key;
        _session.Answer(key, settled[key]);
        // On to the next that is open; round to the first.
        var next = Enumerable.Range(1, _differences.Count).Select(step => (at + step) % _differences.Count)
            .FirstOrDefault(other => IsOpen(_differences[other]), at);
        if (next == at)
            return;
        _at = next;
        await JS.InvokeVoidAsync("goToPlace", Left, SettleDifference.ElementId(_differences[next]));
    }

    private async Task MatchAsync((string First, string? Second) rows)
    {
        await _session!.SaveAsync(complete: false);
        _problem = (await Settling.PairRowsAsync(ReviewId, Number, rows.First, rows.Second, Position)).Message;
        if (_problem is not null)
            return;
        // What the two rows say is compared anew, and so settled anew.
        var before = _session.Answers;
        var current = _session.Current;
        await CloseAsync();
        await LoadAsync();
        if (_session is null || current is null)
            return;
        var group = _view!.Form.Form.Items.First(item => _view.First.Answers[item.Key]?.Rows.Any(row => row.Id == rows.First) == true);
        var agreed = ChartSettling.Agreed(_view.Comparison)[group.Key];
        var kept = before[group.Key]?.Rows.Where(row => row.Id != rows.First && row.Id != rows.Second
            && agreed?.Rows.Any(other => other.Id == row.Id) != true) ?? [];
        _session.Answer(group.Key, (agreed ?? new ChartAnswer()) with { Rows = [.. agreed?.Rows ?? [], .. kept] });
    }

    private async Task CompleteAsync()
    {
        var result = await _session!.SaveAsync(complete: true);
        _problems = result?.Problems ?? [];
        if (result?.Saved is not null && await Settling.GetAsync(ReviewId, Number, Position, Left) is { } view)
            _view = view;
    }

    private async Task ReopenAsync()
    {
        _problem = (await Settling.ReopenAsync(ReviewId, Number, Position)).Message;
        if (_problem is null)
            await ReloadAsync();
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
