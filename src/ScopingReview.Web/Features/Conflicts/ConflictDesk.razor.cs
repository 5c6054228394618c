using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Conflicts;

public sealed partial class ConflictDesk
{
    private string? _rationale;
    private bool _asking;

    // What the lead chose on a conflict of their own, until they say that they mean it.
    private Ruling? _confirming;

    [Parameter, EditorRequired] public required Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public required ConflictView Conflict { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<ConflictLine> Queue { get; set; }
    [Parameter, EditorRequired] public required ReviewSettings Settings { get; set; }
    [Parameter] public EventCallback<Ruling> OnRule { get; set; }
    [Parameter] public EventCallback OnReopen { get; set; }

    private bool HasBothStages => Queue.Select(line => line.Stage).Distinct().Count() > 1;

    private ShownRuling? InForce => Conflict.Rulings.FirstOrDefault(ruling => ruling.InForce);

    private ConflictLine? Following
    {
        get
        {
            var list = Queue.ToList();
            var index = list.FindIndex(IsHere);
            return list.Count < 2 ? null : list[(index + 1) % list.Count];
        }
    }

    private static string Said(ConflictLine line) => line.Comments == 1 ? "One comment" : $"{line.Comments.Grouped()} comments";

    private bool IsHere(ConflictLine line) => line.Stage == Conflict.Stage && line.Number == Conflict.Record.Number;

    private string Address(ConflictLine line) => Urls.Conflict(ReviewId, line.Stage == ScreeningStage.FullText, line.Number);

    private Task ExcludeAsync()
    {
        if (Conflict.Stage == ScreeningStage.TitleAbstract)
            return RuleAsync(Verdict.Exclude, null);
        _asking = true;
        return Task.CompletedTask;
    }

    private Task RuleAsync(Verdict verdict, Guid? reason)
    {
        var ruling = new Ruling(verdict, reason, _rationale);
        if (!Conflict.IsOwn)
            return OnRule.InvokeAsync(ruling);
        _confirming = ruling;
        return Task.CompletedTask;
    }

    private Task ConfirmAsync(Ruling ruling)
    {
        _confirming = null;
        return OnRule.InvokeAsync(ruling with { Rationale = _rationale, EvenIfOwn = true });
    }
}
