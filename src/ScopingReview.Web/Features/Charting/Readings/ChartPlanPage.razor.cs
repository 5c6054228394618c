using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Charting.Readings;

public sealed partial class ChartPlanPage
{
    private readonly HashSet<Guid> _chosen = [];
    private readonly HashSet<int> _ticked = [];
    private ChartPlanView? _view;
    private (Guid Review, int Form) _loaded;
    private ChartReading _reading = ChartReading.First;
    private ChartWorkload? _to;
    private string? _problem;
    private string _find = "";
    private int _pilot = 3;
    private bool _read;
    private bool _busy;

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery] public string? Form { get; set; }
    [Inject] public required ChartPlanService Plans { get; init; }
    [Inject] public required ISnackbar Notices { get; init; }

    private int Position => AddressValue.Form(Form);

    private IEnumerable<ChartPlanRow> Shown => _view!.Rows.Where(row => _find.Length == 0
        || row.Study.Label.Contains(_find, StringComparison.OrdinalIgnoreCase));

    private static string? State(ReadingStanding reading) => reading.Complete ? " · complete" : reading.Begun ? " · draft" : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Position))
            return;
        _loaded = (ReviewId, Position);
        _ticked.Clear();
        await LoadAsync();
        foreach (var person in _view?.People ?? [])
            _chosen.Add(person.Id);
    }

    private async Task LoadAsync()
    {
        _view = await Plans.GetAsync(ReviewId, Position, Left);
        _read = true;
    }

    private void Toggle(Guid id, bool on) => _ = on ? _chosen.Add(id) : _chosen.Remove(id);

    private void Tick(int number, bool on) => _ = on ? _ticked.Add(number) : _ticked.Remove(number);

    private static string Saved((ChartingMode Mode, decimal Share) choice) => choice.Mode switch
    {
        ChartingMode.One => "One person charts each study.",
        ChartingMode.Verified => "A second person checks each chart.",
        _ => choice.Share == 1 ? "Two people chart every study." : "Two people chart a share of the studies: draw it now.",
    };

    private Task DrawAsync(ChartDrawPurpose purpose, int count)
        => DoAsync(async () => Of(await Plans.DrawAsync(ReviewId, purpose, count,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), Position)),
            drawn => $"{drawn.Grouped()} {(drawn == 1 ? "study was" : "studies were")} drawn.");

    private Task SplitAsync() => DoAsync(async () => Of(await Plans.SplitAsync(ReviewId, [.. _chosen], Position)),
        given => $"{given.Grouped()} {(given == 1 ? "chart was" : "charts were")} given.");

    private Task AssignAsync() => DoAsync(async () =>
    {
        var given = await Plans.AssignAsync(ReviewId, [.. _ticked], _reading, _to?.Id, Position);
        if (given.Succeeded)
            _ticked.Clear();
        return Of(given);
    }, given => _to is null ? $"{given.Grouped()} unassigned." : $"{given.Grouped()} assigned to {_to.Name}.");

    private int _count;

    private OperationResult Of(OperationResult<int> result)
    {
        _count = result.Value;
        return new OperationResult(result.Succeeded, result.Message);
    }

    private async Task DoAsync(Func<Task<OperationResult>> operation, Func<int, string> done)
    {
        _busy = true;
        try
        {
            var result = await operation();
            _problem = result.Message;
            if (result.Succeeded)
                Notices.Add(done(_count), Severity.Success);
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
