using System.Globalization;
using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
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
    [Inject] public required PilotService Pilots { get; init; }
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

    private async Task LoadAsync() => _begun = _view = await Readings.GetAsync(ReviewId, CurrentStage, Left);

    private async Task RefreshAsync()
    {
        var (stage, begun) = (CurrentStage, _begun);
        var view = await Readings.GetAsync(ReviewId, stage, Left);
        // Not what was asked before this page itself saved something.
        if (!_busy && stage == CurrentStage && ReferenceEquals(begun, _begun))
            _view = view;
    }

    private bool SavedElsewhere => !_busy && (_view!.Draws.Count != _begun!.Draws.Count || _view.PlannedAt != _begun.PlannedAt);

    private Task SaveAsync(PlanInput plan)
        => RunAsync(() => Plans.SaveAsync(ReviewId, CurrentStage, plan), dealt => (dealt, _view!.Drawn) switch
    {
        ({ Waiting: var few and > 0 }, _)
            => $"Saved; {CurrentStage.Records(few)} {(few == 1 ? "waits" : "wait")} for more before the next draw; see below.",
        ({ Assigned: 0, Reassigned: 0 }, false) =>
            "Saved. There are no records to draw from yet; once they reach this stage, draw and assign them here.",
        ({ Assigned: 0, Reassigned: 0 }, true) => "Saved.",
        ({ Reassigned: > 0 }, _) =>
            $"Saved; {CurrentStage.Records(dealt.Reassigned)} without votes were reassigned{(dealt.Assigned > 0 ? $", and {CurrentStage.Records(dealt.ReadTwice)} more are double-screened" : "")}.",
        (_, true) => $"Saved; {CurrentStage.Records(dealt.ReadTwice)} more are double-screened.",
        _ => string.Create(CultureInfo.InvariantCulture,
            $"Drawn and assigned: {CurrentStage.Records(dealt.Assigned - dealt.ReadTwice)}, {dealt.ReadTwice:N0} of them to a second reviewer too."),
    });

    private Task TopUpAsync(bool evenFew) => RunAsync(
        () => Plans.TopUpAsync(ReviewId, CurrentStage, evenFew),
        dealt => dealt.Assigned == 0 ? "There were no new records to draw from."
            : string.Create(CultureInfo.InvariantCulture,
                $"Drawn and assigned: {CurrentStage.Records(dealt.Assigned - dealt.ReadTwice)}, {dealt.ReadTwice:N0} of them to a second reviewer too."));

    private Task StartPilotAsync(PilotInput pilot) => RunAsync(
        () => Pilots.StartAsync(ReviewId, CurrentStage, pilot),
        drawn => $"The pilot round has begun: {CurrentStage.Records(drawn)} are assigned to each participant.");

    private Task ClosePilotAsync((Guid Round, bool Counts) close) => RunAsync(
        () => Pilots.CloseAsync(ReviewId, CurrentStage, close.Round, close.Counts),
        closed => "The round is closed. " + string.Join(' ', new[]
        {
            closed.Kept == 0 ? null : $"{CurrentStage.Records(closed.Kept)} {(closed.Kept == 1 ? "keeps its" : "keep their")} votes.",
            closed.Released == 0 ? null : $"{CurrentStage.Records(closed.Released)} return to the sampling frame.",
        }.Where(part => part is not null)));

    private async Task RunAsync<T>(Func<Task<OperationResult<T>>> operation, Func<T, string> say)
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
