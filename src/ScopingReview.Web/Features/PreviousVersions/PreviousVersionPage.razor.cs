using Microsoft.AspNetCore.Components;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.PreviousVersions;

public sealed partial class PreviousVersionPage
{
    private PreviousVersionView? _view;
    private (bool Done, string Text)? _said;
    private Func<Task<OperationResult>>? _undo;
    private bool _busy;
    private int _adding;
    private (Guid, int, string?) _shown;

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public string? PageInAddress { get; set; }
    [SupplyParameterFromQuery(Name = "find")] public string? Find { get; set; }
    [Inject] public required PreviousVersionService Service { get; init; }
    [Inject] public required PreviousVersionViewService Views { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private int Page => AddressValue.Page(PageInAddress);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (ReviewId, Page, Find))
            return;
        _shown = (ReviewId, Page, Find);
        await LoadAsync();
    }

    private async Task LoadAsync() => _view = await Views.GetAsync(ReviewId, Find, Page, Left);

    private async Task RefreshAsync()
    {
        var before = _view;
        var fresh = await Views.GetAsync(ReviewId, Find, Page, Left);
        // Not what was asked before this page itself changed something.
        if (!_busy && ReferenceEquals(before, _view))
            _view = fresh;
    }

    private void Look(string? text)
        => Navigation.NavigateTo(Urls.PreviousVersion(ReviewId, find: string.IsNullOrWhiteSpace(text) ? null : text.Trim()));

    private Task<bool> SaveReferenceAsync((string? Citation, string? Doi) reference)
    {
        var before = _view!.Reference;
        return DoAsync(
            () => Service.SetReferenceAsync(ReviewId, reference.Citation, reference.Doi), "Saved.",
            () => Service.SetReferenceAsync(ReviewId, before?.Citation, before?.Doi));
    }

    private async Task<bool> AddAsync(string text)
    {
        PreviousAdded? added = null;
        var done = await DoAsync(
            async () =>
            {
                var result = await Service.AddAsync(ReviewId, text);
                added = result.Value;
                return new OperationResult(result.Succeeded, result.Message);
            },
            null, () => Service.TakeAwayAsync(ReviewId, added!.ReportIds));
        if (!done)
            return false;
        var leftOut = added!.LeftOut == 0 ? ""
            : $" {PreviousVersionDisplayText.Reports(added.LeftOut)} {(added.LeftOut == 1 ? "was" : "were")} in the list already and left out.";
        _said = (true, $"{PreviousVersionDisplayText.Counted(added.Studies, added.ReportIds.Count)} added.{leftOut}");
        _adding++; // An empty form for the next ones.
        return true;
    }

    private Task<bool> AddReportAsync(PreviousStudyView study, string citation)
    {
        var added = Guid.Empty;
        return DoAsync(
            async () =>
            {
                var result = await Service.AddReportAsync(ReviewId, study.Id, citation);
                added = result.Value;
                return new OperationResult(result.Succeeded, result.Message);
            },
            "1 report added.", () => Service.TakeAwayAsync(ReviewId, [added]));
    }

    private Task<bool> ChangeAsync(PreviousReportView report, string citation)
    {
        var changed = report.Id;
        return DoAsync(
            async () =>
            {
                var result = await Service.ChangeReportAsync(ReviewId, report.Id, citation);
                changed = result.Value;
                return new OperationResult(result.Succeeded, result.Message);
            },
            "Changed.",
            async () =>
            {
                var result = await Service.ChangeReportAsync(ReviewId, changed, report.Citation);
                return new OperationResult(result.Succeeded, result.Message);
            });
    }

    private Task<bool> TakeAwayAsync(IReadOnlyCollection<Guid> reports)
        => DoAsync(
            () => Service.TakeAwayAsync(ReviewId, reports), $"{PreviousVersionDisplayText.Reports(reports.Count)} removed.",
            () => Service.PutBackAsync(ReviewId, reports));

    private async Task UndoAsync(Func<Task<OperationResult>> undo)
    {
        await DoAsync(undo, "Undone: everything is as it was before.", null);
        _undo = null;
    }

    /// <summary>Does something and shows how it went; true if it was done.</summary>
    private async Task<bool> DoAsync(Func<Task<OperationResult>> operation, string? done, Func<Task<OperationResult>>? undo)
    {
        _busy = true;
        var result = await operation();
        _said = result.Succeeded ? done is null ? null : (true, done) : (false, result.Message!);
        _undo = result.Succeeded ? undo : null;
        await LoadAsync();
        _busy = false;
        return result.Succeeded;
    }
}
