using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Plan;

public sealed partial class PlanPage
{
    private PlanView? _view;

    // What the form began with: it keeps what somebody types while the numbers around it go on.
    private PlanView? _begun;
    private string? _problem;
    private string? _done;
    private bool _busy;
    private (Guid, ScreeningStage)? _loaded;

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery] public string? Stage { get; set; }
    [Inject] public required PlanService Plans { get; init; }
    [Inject] public required PlanViewService Readings { get; init; }

    private ScreeningStage CurrentStage => Stage == Urls.FullTextStage ? ScreeningStage.FullText : ScreeningStage.TitleAbstract;

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, CurrentStage))
            return;
        _loaded = (ReviewId, CurrentStage);
        (_view, _problem, _done) = (null, null, null);
        await LoadAsync();
    }

    private async Task LoadAsync() => _begun = _view = await Readings.GetAsync(ReviewId, CurrentStage);

    private async Task RefreshAsync()
    {
        var stage = CurrentStage;
        var view = await Readings.GetAsync(ReviewId, stage);
        if (!_busy && stage == CurrentStage)
            _view = view;
    }

    private bool SavedElsewhere => !_busy && (_view!.Draws.Count != _begun!.Draws.Count || _view.PlannedAt != _begun.PlannedAt);

    private Task SaveAsync(PlanInput plan) => RunAsync(() => Plans.SaveAsync(ReviewId, CurrentStage, plan), dealt => (dealt, _view!.Drawn) switch
    {
        ({ Assigned: 0, Reassigned: 0 }, false) => "Saved. There is nothing to draw from yet; records are drawn and assigned from here once they have come to this stage.",
        ({ Assigned: 0, Reassigned: 0 }, true) => "Saved.",
        ({ Reassigned: > 0 }, _) => $"Saved; {CurrentStage.Records(dealt.Reassigned)} that nobody had voted on went to somebody else{(dealt.Assigned > 0 ? $", and {CurrentStage.Records(dealt.ReadTwice)} more are read twice" : "")}.",
        (_, true) => $"Saved; {CurrentStage.Records(dealt.ReadTwice)} more are read twice.",
        _ => $"Drawn and assigned: {CurrentStage.Records(dealt.Assigned - dealt.ReadTwice)}, {dealt.ReadTwice:N0} of them to a second reviewer too.",
    });

    private Task TopUpAsync() => RunAsync(
        () => Plans.TopUpAsync(ReviewId, CurrentStage),
        dealt => dealt.Assigned == 0 ? "There was nothing new to draw from." : $"Drawn and assigned: {CurrentStage.Records(dealt.Assigned - dealt.ReadTwice)}, {dealt.ReadTwice:N0} of them to a second reviewer too.");

    private async Task RunAsync(Func<Task<OperationResult<Dealt>>> operation, Func<Dealt, string> say)
    {
        _busy = true;
        try
        {
            var result = await operation();
            _problem = result.Message;
            _done = result.Succeeded ? say(result.Value!) : null;
            if (result.Succeeded)
                await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
