using ScopingReview.Domain.Charting;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

public enum SaveState
{
    Saved,
    Unsaved,
    Saving,

    /// <summary>Somebody else stored answers meanwhile: the person decides, and nothing is sent until then.</summary>
    Meanwhile,

    Failed,
}

/// <summary>
/// The answers of an open form, and the saving of them a moment after each change. One save at a time; a change during a save is saved
/// after it. A save that fails is a state and no exception: an exception would take the form off the page, and the answers with it.
/// </summary>
public sealed class ChartSession : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.2);
    private readonly Func<ChartInput, Task<ChartSaveResult>> _save;
    private readonly TimeProvider _clock;
    private readonly Guid _formVersionId;
    private readonly ChartReading _reading;
    private readonly SemaphoreSlim _one = new(1);
    private CancellationTokenSource? _waiting;
    private readonly ChartingForm _form;
    private ChartAnswers _before;
    private int _changes;
    private string? _denied;
    private bool _left;

    public ChartSession(ChartView chart, Func<ChartInput, Task<ChartSaveResult>> save, TimeProvider clock)
        : this(chart.Form, chart.Reading, chart.Current, chart.Answers, save, clock) => Entries = chart.Entries;

    public ChartSession(
        PublishedForm form, ChartReading reading, StoredChart? current, ChartAnswers answers,
        Func<ChartInput, Task<ChartSaveResult>> save, TimeProvider clock)
    {
        (_save, _clock, _formVersionId, _reading) = (save, clock, form.Id, reading);
        (Current, Answers) = (current, answers);
        (_form, _before) = (form.Form, answers);
    }

    /// <summary>Told after each change of state, from whatever thread; a component passes it on to its own.</summary>
    public Action? Changed { get; set; }

    /// <summary>Told why a save failed, for the log.</summary>
    public Action<Exception>? Broke { get; set; }

    public ChartAnswers Answers { get; private set; }
    public StoredChart? Current { get; private set; }
    public int Entries { get; private set; }
    public SaveState State { get; private set; }
    public ChartSaveResult? Last { get; private set; }
    public bool HasUnsaved => State != SaveState.Saved;

    /// <summary>Takes an answer; null empties the item.</summary>
    public void Answer(string key, ChartAnswer? answer)
    {
        Answers = answer is null ? Answers.Without(key) : Answers.With(key, answer);
        _changes++;
        if (State == SaveState.Meanwhile)
            return;
        State = SaveState.Unsaved;
        _ = SaveSoonAsync();
    }

    /// <summary>Why the answers that stand in the form are not stored; null where nothing failed.</summary>
    public string? Problem => State != SaveState.Failed ? null
        : Last?.Message ?? _denied ?? "Your last answers could not be saved. They are still in the form.";

    /// <summary>Saves now, as draft or as complete. Null where that failed.</summary>
    public async Task<ChartSaveResult?> SaveAsync(bool complete)
    {
        if (_waiting is { } waiting)
            await waiting.CancelAsync();
        await _one.WaitAsync();
        try
        {
            var result = await SendAsync(complete);
            // What is not complete yet is kept as a draft all the same.
            if (result?.Problems is not null)
                await SendAsync(complete: false);
            return result;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Items that both changed since the form was loaded, by their labels.</summary>
    public IReadOnlyList<string> BothChanged => Last?.Meanwhile is not { } theirs ? [] :
    [
        .. ChartCleaning.Differences(_form, _before, theirs.Answers)
            .Intersect(ChartCleaning.Differences(_form, _before, Answers))
            .Intersect(ChartCleaning.Differences(_form, theirs.Answers, Answers))
            .Select(key => _form.Item(key).Label),
    ];

    /// <summary>Goes on with the other person's answers; one's own unsaved ones are given up.</summary>
    public void TakeTheirs()
    {
        Current = Last?.Meanwhile;
        Answers = _before = Current?.Answers ?? ChartAnswers.None;
        Entries++;
        (State, Last) = (SaveState.Saved, null);
    }

    /// <summary>Stores the other person's answers with one's own changes as the newest entry.</summary>
    public Task<ChartSaveResult?> CombineAsync()
    {
        Current = Last?.Meanwhile;
        Answers = ChartCleaning.Combine(_form, _before, Current?.Answers ?? ChartAnswers.None, Answers);
        Entries++;
        State = SaveState.Unsaved;
        return SaveAsync(complete: false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_left)
            return;
        _left = true;
        // What failed before is tried once more; a save that is under way is waited for, and what was said after it began follows.
        if (HasUnsaved)
            await SaveAsync(complete: false);
        if (_waiting is { } waiting)
            await waiting.CancelAsync();
        _waiting?.Dispose();
        _one.Dispose();
    }

    private async Task SaveSoonAsync()
    {
        try
        {
            if (_waiting is { } earlier)
                await earlier.CancelAsync();
            _waiting = new CancellationTokenSource();
            await Task.Delay(Pause, _clock, _waiting.Token);
            await SaveAsync(complete: false);
        }
        catch (OperationCanceledException)
        {
            // A later change waits in its stead.
        }
    }

    private async Task<ChartSaveResult?> SendAsync(bool complete)
    {
        if (State == SaveState.Meanwhile)
            return Last;
        var sent = _changes;
        State = SaveState.Saving;
        Changed?.Invoke();
        ChartSaveResult result;
        try
        {
            result = await _save(new ChartInput(_formVersionId, Current?.EntryId, Answers, complete, _reading));
        }
        catch (Exception exception)
        {
            (State, Last) = (SaveState.Failed, null);
            _denied = exception is ReviewAccessDeniedException
                ? "You are signed out, or can no longer chart in this review. Your last answers are not saved: copy what you need."
                : null;
            Broke?.Invoke(exception);
            Changed?.Invoke();
            return null;
        }

        Last = result;
        if (result.Saved is { } saved)
        {
            if (saved.EntryId != Current?.EntryId)
                Entries++;
            (Current, _before) = (saved, saved.Answers);
            State = _changes == sent ? SaveState.Saved : SaveState.Unsaved;
        }
        else
        {
            State = result.Meanwhile is not null ? SaveState.Meanwhile : result.Problems is not null ? SaveState.Unsaved : SaveState.Failed;
        }

        Changed?.Invoke();
        return result;
    }
}
