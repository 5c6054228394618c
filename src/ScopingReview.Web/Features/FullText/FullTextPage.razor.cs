using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.FullText;

public sealed partial class FullTextPage
{
    private FullTextView? _view;
    private (Guid Review, int Number) _loaded;
    private bool _missing;
    private bool _editing;
    private DecisionPanel? _decision;
    private RetrievalStep? Latest => _view is { Steps: [var latest, ..] } ? latest : null;

    private Dictionary<string, object?> OfThisReport => new()
    {
        [nameof(ReportCardComponent.ReviewId)] = ReviewId,
        [nameof(ReportCardComponent.Number)] = Number,
        [nameof(ReportCardComponent.Outcome)] = _view!.Reading.Outcome,
    };

    [Parameter] public Guid ReviewId { get; set; }
    [Parameter] public int Number { get; set; }
    [Inject] public required FullTextService Reading { get; init; }
    [Inject] public required FullTextFileService Files { get; init; }
    [Inject] public required DecisionService Decisions { get; init; }
    [Inject] public required IEnumerable<ReportCard> Cards { get; init; }
    [Inject] public required ISnackbar Notices { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Number))
            return;
        _loaded = (ReviewId, Number);
        _editing = false;
        _view = null; // Never the last report under the next one's number: a quick key would vote on the wrong one.
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _view = await Reading.GetAsync(ReviewId, Number, Left);
        _missing = _view is null;
    }

    /// <summary>After a first vote the next report opens, with the way back said in passing.</summary>
    private async Task GoOnAsync(CastVote vote)
    {
        if (_view?.Next is not { } next)
        {
            await LoadAsync();
            return;
        }
        var number = Number;
        Notices.Done($"{RecordNumber.Format(number)}: {vote.InWords}", () => InvokeAsync(async () =>
        {
            var undone = await Decisions.UndoAsync(ReviewId, vote.OperationId);
            if (undone.Message is { } problem)
                Notices.Add(problem, Severity.Warning);
            Navigation.NavigateTo(Urls.FullText(ReviewId, number));
        }));
        Navigation.NavigateTo(Urls.FullText(ReviewId, next));
    }

    private void Quote(SelectedWords words)
    {
        if (_decision?.TryQuote(words) == true)
            Notices.Add($"Quoted from page {words.Page.Grouped()} in your note; it is saved with your vote.", Severity.Success);
        else
            Notices.Add("The note would be too long with these words.", Severity.Warning);
    }

    private Task SavedAsync()
    {
        _editing = false;
        return LoadAsync();
    }
}
