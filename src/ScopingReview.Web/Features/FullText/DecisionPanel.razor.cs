using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.FullText;

public sealed partial class DecisionPanel
{
    private const int LongestNote = 4_000;
    private bool _asksReason;
    private bool _saving;
    private string? _note;
    private string? _problem;

    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required FullTextView View { get; set; }
    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>The reader has judged a report that waited for them.</summary>
    [Parameter] public EventCallback<CastVote> OnDecided { get; set; }
    [Inject] public required DecisionService Decisions { get; init; }

    protected override void OnInitialized() => _note = View.Reading.Mine?.Note;

    /// <summary>Words of the report at the end of the note that goes with the vote; what does not fit is not added.</summary>
    /// <returns>Whether they fitted.</returns>
    public bool TryQuote(SelectedWords words)
    {
        var note = words.After(_note);
        if (note.Length > LongestNote)
            return false;
        _note = note;
        StateHasChanged();
        return true;
    }

    private Task DecideAsync(Verdict verdict, Guid? reason)
    {
        var vote = new Vote
        {
            OperationId = Guid.CreateVersion7(),
            Stage = ScreeningStage.FullText,
            Number = View.Report.Number,
            Verdict = verdict,
            ReasonId = reason,
            Note = _note,
        };
        var isFirst = View.Reading.Mine is null;
        return SaveAsync(() => Decisions.DecideAsync(ReviewId, vote), () => isFirst
            ? OnDecided.InvokeAsync(new CastVote(vote.OperationId, verdict, LabelOf(reason))) : OnChanged.InvokeAsync());
    }

    private Task UndoAsync()
        => SaveAsync(() => Decisions.UndoAsync(ReviewId, View.Reading.Mine!.OperationId), () => OnChanged.InvokeAsync());

    // The circuit handles one event after the other, and a second press finds the first under way.
    private async Task SaveAsync(Func<Task<OperationResult>> operation, Func<Task> afterwards)
    {
        if (_saving)
            return;
        _saving = true;
        try
        {
            var result = await operation();
            _problem = result.Message;
            _asksReason = false;
            await (result.Succeeded ? afterwards() : OnChanged.InvokeAsync());
        }
        finally
        {
            _saving = false;
        }
    }

    private string Pressed(Verdict verdict) => View.Reading.Mine?.Verdict == verdict ? "true" : "false";

    private string? ReasonOf(MyFullTextVote vote) => LabelOf(vote.ReasonId);

    private string? LabelOf(Guid? reason) => View.Rules.Reasons.FirstOrDefault(r => r.Id == reason)?.Label;
}
