using Microsoft.AspNetCore.Components;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Judging;

/// <summary>
/// One key, one pair, and the next is there: pairs are fetched ahead, and what is said of them is saved behind, one after the other.
/// </summary>
public sealed partial class JudgePage
{
    private const int Ahead = 12;

    private readonly Stack<Step> _done = [];
    private List<QueuedPair> _queue = [];
    private Task _saving = Task.CompletedTask;
    private Guid? _pinned;
    private Guid? _drawn;
    private Guid? _seen;
    private Guid? _cursor;
    private bool _loaded;
    private bool _toppingUp;
    private int _judged;
    private int _passed;
    private int _total;
    private int _unsaved;
    private string? _problem;

    private sealed record Step(QueuedPair Pair, bool? Same, Guid? CursorBefore);

    [Parameter] public Guid ReviewId { get; set; }

    /// <summary>The pair that was passed over last: a reload goes on behind it.</summary>
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] public required DuplicateQueueService Queue { get; init; }
    [Inject] public required DuplicatesService Duplicates { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ILogger<JudgePage> Logger { get; init; }

    private QueuedPair? Current => _queue.Count > 0 ? _queue[0] : null;

    private int Position => Math.Min(_judged + _passed + 1, Math.Max(1, _total));

    protected override async Task OnInitializedAsync()
    {
        _cursor = AddressValue.Id(After);
        await FetchAsync();
        _loaded = true;
    }

    /// <summary>Called when the browser has drawn what was rendered.</summary>
    protected override void OnAfterRender(bool firstRender) => _seen = _drawn;

    private void Judge(bool same)
    {
        // A second press that was under way before the next pair was on the screen says nothing of it.
        if (Current is not { } pair || _seen != pair.Id)
            return;
        Leave(pair, same);
        _judged++;
        Save(pair, () => Duplicates.JudgeAsync(ReviewId, pair.Pair.First.Number, pair.Pair.Second.Number, same, onlyIfOpen: true));
    }

    private void Skip()
    {
        if (Current is not { } pair || _seen != pair.Id)
            return;
        var wasPinned = _pinned == pair.Id;
        Leave(pair, null);
        if (!wasPinned)
            MoveCursor(pair.Id);
        _passed++;
    }

    private void Leave(QueuedPair pair, bool? same)
    {
        _problem = null;
        _done.Push(new Step(pair, same, _cursor));
        _queue.RemoveAt(0);
        _pinned = null;
        TopUp(pair.Id);
    }

    private void Undo()
    {
        if (!_done.TryPop(out var step))
            return;
        _problem = null;
        _queue.Insert(0, step.Pair);
        // It comes back whatever its place in the order, and stays until something is said of it.
        _pinned = step.Pair.Id;
        MoveCursor(step.CursorBefore);
        if (step.Same is null)
        {
            _passed = Math.Max(0, _passed - 1);
            return;
        }

        _judged = Math.Max(0, _judged - 1);
        Save(pair: null,
            () => Duplicates.TakeBackAsync(ReviewId, step.Pair.Pair.First.Number, step.Pair.Pair.Second.Number, onlyMine: true));
    }

    private async Task FromTheTopAsync()
    {
        MoveCursor(null);
        _done.Clear();
        await FetchAsync();
    }

    /// <summary>Where the next page begins stands in the address.</summary>
    private void MoveCursor(Guid? after)
    {
        if (_cursor == after)
            return;
        _cursor = after;
        Navigation.NavigateTo(Urls.JudgeDuplicates(ReviewId, after), new NavigationOptions { ReplaceHistoryEntry = true });
    }

    /// <summary>Saves after everything that is still being saved, so that order is kept and nothing collides.</summary>
    private void Save(QueuedPair? pair, Func<Task<OperationResult>> operation)
    {
        _unsaved++;
        _saving = SaveAfterAsync(_saving, pair, operation);
    }

    private async Task SaveAfterAsync(Task before, QueuedPair? pair, Func<Task<OperationResult>> operation)
    {
        await before;
        var answered = false;
        try
        {
            var result = await operation();
            answered = true;
            if (!result.Succeeded)
            {
                _problem = pair is null ? result.Message
                    : $"{Domain.Records.RecordNumber.Format(pair.Pair.First.Number)} and {Domain.Records.RecordNumber.Format(pair.Pair.Second.Number)}: {result.Message}";
                _judged = pair is null ? _judged : Math.Max(0, _judged - 1);
            }

            _unsaved--;
            if (_unsaved == 0)
                await FetchAsync();
            StateHasChanged();
        }
        catch (ReviewAccessDeniedException denied)
        {
            await DispatchExceptionAsync(denied);
        }
        catch (Exception exception)
        {
            // What waits to be saved behind this one must not go with the page.
            Logger.LogError(exception, "A judgement could not be saved at {Uri}", Navigation.Uri);
            _problem = answered
                ? "The next pairs could not be read just now. Your decisions are saved; open this page again in a moment."
                : "Your last answer could not be saved. The pair is still to review and will come up again.";
            _unsaved -= answered ? 0 : 1;
            _judged -= answered || pair is null || _judged == 0 ? 0 : 1;
            StateHasChanged();
        }
    }

    /// <summary>Fetches more before the last one is reached, also while what was said is still being saved.</summary>
    private void TopUp(Guid last)
    {
        if (_queue.Count < Ahead / 2 && !_toppingUp)
            _ = TopUpAsync(_queue.Count > 0 ? _queue[^1].Id : last);
    }

    private async Task TopUpAsync(Guid after)
    {
        _toppingUp = true;
        try
        {
            var part = await Queue.NextAsync(ReviewId, after, Ahead, Left);
            _queue.AddRange(
                part.Pairs.Where(pair => !_queue.Exists(there => there.Id == pair.Id) && !_done.Any(step => step.Pair.Id == pair.Id)));
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }

        _toppingUp = false;
        StateHasChanged();
    }

    /// <summary>What comes next, as it stands now: a merge may have settled other pairs with it.</summary>
    private async Task FetchAsync()
    {
        var part = await Queue.NextAsync(ReviewId, _cursor, Ahead, Left);
        if (_unsaved > 0)
            return; // a key was pressed meanwhile; what it saves fetches again
        var current = Current;
        _queue = [.. part.Pairs];
        if (current is not null && current.Id == _pinned)
        {
            _queue.RemoveAll(pair => pair.Id == current.Id);
            _queue.Insert(0, current);
        }
        else if (current is not null && _queue.FindIndex(pair => pair.Id == current.Id) is > 0 and var at)
        {
            (_queue[0], _queue[at]) = (_queue[at], _queue[0]);
        }

        _passed = part.Passed;
        _total = _judged + part.Waiting;
    }
}
