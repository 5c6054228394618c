using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Components.Shared;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Sources.Importing;

public sealed partial class ImportPage
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(250);

    // The files tell of themselves how far they are; the database is asked less often, whether the person may still be here.
    private const int LooksPerQuestion = 8;
    private const int MostChosen = 200;

    private readonly List<string> _problems = [];
    private readonly NewestAnswer _newest = new();
    private ImportStagingView? _view;
    private bool _receiving;
    private bool _starting;
    private bool _watching;

    // What a search's date or hits hold that cannot be read must not be left out without a word.
    private readonly FieldProblems _fields = new();
    private bool _held;

    private InputFile? _input;
    private FileSender? _sender;

    // Who calls a file off need not be told that it did not arrive.
    private bool _calledOff;

    /// <summary>A new input for each choice: a browser says nothing when the same file is chosen again.</summary>
    private int _round;

    [Parameter] public Guid ReviewId { get; set; }

    /// <summary>The source whose page the person came from.</summary>
    [SupplyParameterFromQuery(Name = "source")] public string? PreferredSource { get; set; }

    [Inject] public required ImportService Imports { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }

    private FileSender Sender => _sender ??= new FileSender(JS, FileSender.Script(Assets));

    private List<ImportDraft> Startable => [.. _view!.Drafts.Where(d => d.CanStart)];
    private int Records => Startable.Sum(draft => draft.Preview!.Records);

    private string Summary
    {
        get
        {
            var outcomes = _view!.Drafts.Select(d => d.Outcome).OfType<ImportOutcome>().ToList();
            return string.Create(CultureInfo.InvariantCulture,
                $"{outcomes.Sum(o => o.Records):N0} records imported from {outcomes.Count:N0} {(outcomes.Count == 1 ? "file" : "files")}, {Counted(outcomes.Sum(o => o.Duplicates), "duplicate", "duplicates")} removed, {Counted(outcomes.Sum(o => o.ToJudge), "pair", "pairs")} to review.");

            static string Counted(int count, string one, string many) => $"{count.Grouped()} {(count == 1 ? one : many)}";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        Watch();
    }

    // Files that arrive, a clock and the person's own buttons ask at the same time.
    private async Task LoadAsync() => _view = await _newest.AskAsync(() => Imports.GetAsync(ReviewId, Left)) ?? _view;

    /// <summary>One file after the other: each is read while it is shown that it is.</summary>
    private async Task ReceiveAsync(InputFileChangeEventArgs chosen)
    {
        _problems.Clear();
        _receiving = true;
        try
        {
            if (chosen.FileCount > MostChosen)
            {
                _problems.Add(
                    string.Create(CultureInfo.InvariantCulture,
                        $"{chosen.FileCount:N0} files are too many at once. Choose at most {_view!.Limits.MaxFiles:N0}."));
                return;
            }

            foreach (var (place, file) in chosen.GetMultipleFiles(MostChosen).Index())
            {
                Watch(always: true);
                if (await SendAsync(file, place) is { } problem)
                    _problems.Add(problem);
                if (HasLeft)
                    return;
                await LoadAsync();
            }
        }
        finally
        {
            _receiving = false;
            _round++;
        }
    }

    private async Task<string?> SendAsync(IBrowserFile file, int place)
    {
        // Nothing of it need travel for it to be refused.
        if (file.Size > _view!.Limits.MaxFileBytes)
            return (await Imports.ReceiveAsync(ReviewId, file.Name, file.Size, _ => Stream.Null, cancellationToken: Left)).Message;
        _calledOff = false;
        try
        {
            var problem = await Sender.SendAsync(_input!.Element!.Value, place, Urls.ImportUpload(ReviewId, PreferredSource), Left);
            return _calledOff ? null : problem;
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Where the page was left, nobody reads it.
            return "The connection broke off. Nothing of this file was stored; try again.";
        }
    }

    private async Task StartAsync()
    {
        _problems.Clear();
        _held = _fields.Any;
        if (_held)
            return;
        _starting = true;
        var result = await Imports.StartAsync(ReviewId, [.. Startable.Select(d => d.Id)]);
        _starting = false;
        if (!result.Succeeded)
            _problems.Add(result.Message!);
        Watch();
    }

    private async Task CancelAsync(ImportDraft draft)
    {
        _calledOff = draft.State == DraftState.Receiving;
        await Imports.CancelAsync(ReviewId, draft.Id);
        if (_calledOff)
            await Sender.AbortAsync();
    }

    private async Task RemoveAsync(ImportDraft draft)
    {
        var result = await Imports.RemoveAsync(ReviewId, draft.Id);
        if (!result.Succeeded)
            _problems.Add(result.Message!);
        await LoadAsync();
    }

    /// <summary>Shows how the work goes, for as long as there is any.</summary>
    private void Watch(bool always = false)
    {
        if (_watching || !(always || _view!.Drafts.Any(d => d.IsMoving)))
            return;
        _watching = true;
        _ = WatchAsync();
    }

    private int Moving => _view!.Drafts.Count(draft => draft.IsMoving);

    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(LookAgainAfter, Clock);
            var wereMoving = Moving;
            for (var look = 1; await timer.WaitForNextTickAsync(Left); look++)
            {
                // Files that are on their way are found with it, too.
                if (look % LooksPerQuestion == 1 || Moving != wereMoving)
                    await LoadAsync();
                // Asked before it is shown: what ends in between is shown by the next look.
                wereMoving = Moving;
                StateHasChanged();
                if (!_receiving && wereMoving == 0)
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left; the work goes on.
        }
        catch (ReviewAccessDeniedException denied)
        {
            await DispatchExceptionAsync(denied);
        }
        finally
        {
            _watching = false;
        }
    }
}
