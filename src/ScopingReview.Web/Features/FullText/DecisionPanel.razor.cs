using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Screening;

namespace ScopingReview.Web.Features.FullText;

public sealed partial class DecisionPanel
{
    private bool _asksReason;
    private bool _saving;
    private string? _note;
    private string? _problem;

    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required FullTextView View { get; set; }
    [Parameter] public EventCallback OnChanged { get; set; }
    [Inject] public required DecisionService Decisions { get; init; }

    protected override void OnInitialized() => _note = View.Reading.Mine?.Note;

    private Task DecideAsync(Verdict verdict, Guid? reason) => SaveAsync(() => Decisions.DecideAsync(ReviewId, new Vote
    {
        OperationId = Guid.CreateVersion7(),
        Stage = ScreeningStage.FullText,
        Number = View.Report.Number,
        Verdict = verdict,
        ReasonId = reason,
        Note = _note,
    }));

    private Task UndoAsync() => SaveAsync(() => Decisions.UndoAsync(ReviewId, View.Reading.Mine!.OperationId));

    // The circuit handles one event after the other, and a second press finds the first under way.
    private async Task SaveAsync(Func<Task<Infrastructure.OperationResult>> operation)
    {
        if (_saving)
            return;
        _saving = true;
        try
        {
            var result = await operation();
            _problem = result.Message;
            _asksReason = false;
            await OnChanged.InvokeAsync();
        }
        finally
        {
            _saving = false;
        }
    }

    private string Pressed(Verdict verdict) => View.Reading.Mine?.Verdict == verdict ? "true" : "false";

    private string? ReasonOf(MyFullTextVote vote) => View.Rules.Reasons.FirstOrDefault(r => r.Id == vote.ReasonId)?.Label;
}
