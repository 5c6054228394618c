using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Conflicts;

public sealed partial class ConflictsPage
{
    private ConflictCounts? _counts;
    private IReadOnlyList<ConflictLine> _queue = [];
    private ConflictView? _record;
    private ReviewSettings? _settings;
    private string? _problem;

    // Somebody else settled what lies on the desk. It stays there with all that was typed, until its reader goes on.
    private string? _overtaken;
    private bool _busy;

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery] public string? View { get; set; }
    [SupplyParameterFromQuery] public string? Record { get; set; }
    [SupplyParameterFromQuery] public string? Stage { get; set; }
    [SupplyParameterFromQuery] public string? Page { get; set; }
    [Inject] public required ConflictListService Readings { get; init; }
    [Inject] public required ConflictService Conflicts { get; init; }
    [Inject] public required SettingsService Settings { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Notices { get; init; }

    private ScreeningStage CurrentStage => Stage == Urls.FullTextStage ? ScreeningStage.FullText : ScreeningStage.TitleAbstract;

    // Counts what this page does itself, so that a refresh that was under way meanwhile brings nothing old back.
    private int _turn;
    private int _loading;

    protected override async Task OnParametersSetAsync()
    {
        _turn++;
        _loading++;
        try
        {
            await LoadAsync();
        }
        finally
        {
            _loading--;
        }
    }

    private async Task LoadAsync()
    {
        _overtaken = null;
        _counts = await Readings.CountAsync(ReviewId, Left);
        if (!_counts.Me.IsLead)
            _queue = await Readings.MineAsync(ReviewId, Left);
        if (!_counts.Me.IsLead || View == "resolved")
            return;
        _settings ??= await Settings.GetAsync(ReviewId, Left);
        _queue = await Readings.QueueAsync(ReviewId, Left);
        _record = AddressValue.Number(Record) is { } number ? await Readings.GetAsync(ReviewId, CurrentStage, number, Left)
            : _queue is [var first, ..] ? await Readings.GetAsync(ReviewId, first.Stage, first.Number, Left)
            : null;
    }

    private ConflictLine? NextOpen => _record is { } record ? Next(record) : null;

    /// <summary>
    /// The counts and the list as others leave them; what lies on the desk is never changed under the hands of its reader.
    /// </summary>
    private async Task RefreshAsync()
    {
        if (_busy || _loading > 0)
            return;
        var turn = _turn;
        var counts = await Readings.CountAsync(ReviewId, Left);
        if (!counts.Me.IsLead || View == "resolved" || _settings is null)
        {
            var mine = counts.Me.IsLead ? _queue : await Readings.MineAsync(ReviewId, Left);
            if (turn == _turn)
                (_counts, _queue) = (counts, mine);
            return;
        }
        var queue = await Readings.QueueAsync(ReviewId, Left);
        var record = _record;
        var fresh = record is not null ? await Readings.GetAsync(ReviewId, record.Stage, record.Record.Number, Left)
            : queue is [var first, ..] ? await Readings.GetAsync(ReviewId, first.Stage, first.Number, Left)
            : null;
        // Went on meanwhile.
        if (turn != _turn)
            return;
        (_counts, _queue) = (counts, queue);
        if (record is null)
            _record = fresh;
        else
            _overtaken = record.Kind is not null && fresh?.Kind is null ? Overtaken(record, fresh) : null;
    }

    private static string Overtaken(ConflictView record, ConflictView? now)
        => now?.Rulings.FirstOrDefault(ruling => ruling.InForce) is { } ruling
        ? $"{ruling.By} has decided on {record.Record.Label} while you had it open: {(ruling.Verdict == Verdict.Include ? "include" : "exclude")}. Your text is still here, but your decision cannot be saved unless theirs is reopened."
        : $"{record.Record.Label} is no longer in conflict: a vote was changed, or it became a duplicate.";

    private async Task RuleAsync(Ruling ruling)
    {
        // A second key press that was under way while the first was stored must not rule on the next record.
        if (_busy || _record is not { } record)
            return;
        _busy = true;
        _turn++;
        try
        {
            var next = Next(record);
            var result = await Conflicts.ResolveAsync(ReviewId, record.Stage, record.Record.Number, ruling);
            _problem = result.Message;
            if (result.Succeeded)
                Notices.Done($"{record.Record.Label}: {InWords(ruling)}",
                    () => InvokeAsync(() => UndoAsync(record)));
            // After the last one the address may be the same as before, and going there would show nothing new.
            if (!result.Succeeded)
                await ShowAgainAsync(record);
            else if (next is not null || Record is not null)
                Go(next);
            else
                await OnParametersSetAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private string InWords(Ruling ruling) => ruling.Verdict == Verdict.Include ? "include"
        : _settings!.Reasons.FirstOrDefault(reason => reason.Id == ruling.ReasonId) is { } reason ? $"exclude, {reason.Text}" : "exclude";

    private async Task UndoAsync(ConflictView record)
    {
        _problem = (await Conflicts.ReopenAsync(ReviewId, record.Stage, record.Record.Number)).Message;
        await ShowAgainAsync(record);
        Navigation.NavigateTo(Urls.Conflict(ReviewId, record.Stage == ScreeningStage.FullText, record.Record.Number));
        StateHasChanged();
    }

    private async Task ReopenAsync()
    {
        var record = _record!;
        var result = await Conflicts.ReopenAsync(ReviewId, record.Stage, record.Record.Number);
        _problem = result.Message;
        await ShowAgainAsync(record);
    }

    /// <summary>The same record as it is now, also where it was only the first of the list.</summary>
    private async Task ShowAgainAsync(ConflictView record)
    {
        _turn++;
        _overtaken = null;
        _counts = await Readings.CountAsync(ReviewId, Left);
        _queue = await Readings.QueueAsync(ReviewId, Left);
        _record = await Readings.GetAsync(ReviewId, record.Stage, record.Record.Number, Left);
    }

    /// <summary>The one after this in the queue, or its first; null when this was the only one.</summary>
    private ConflictLine? Next(ConflictView record)
    {
        var index = _queue.ToList().FindIndex(line => line.Stage == record.Stage && line.Number == record.Record.Number);
        var rest = _queue.Skip(index + 1).Concat(_queue.Take(Math.Max(0, index)));
        return rest.FirstOrDefault();
    }

    private void Go(ConflictLine? line)
        => Navigation.NavigateTo(line is null ? Urls.Conflicts(ReviewId)
            : Urls.Conflict(ReviewId, line.Stage == ScreeningStage.FullText, line.Number));
}
