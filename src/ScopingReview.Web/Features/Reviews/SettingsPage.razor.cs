using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Reviews;

public sealed partial class SettingsPage
{
    private const string CriterionStays = "It stays in the history of the criteria.";
    private const string UsualReasons =
        "Wrong population\nWrong concept\nWrong context\nWrong type of publication\nNot in a language we read";

    private ReviewHeader? _header;
    private ReviewSettings? _settings;
    private IReadOnlyList<CriteriaVersionRow> _versions = [];
    private string _title = "";
    private string? _question;
    private string? _openUrl;
    private string? _problem;
    private bool _saved;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required ReviewService Reviews { get; init; }
    [Inject] public required SettingsService Settings { get; init; }
    [Inject] public required ReasonService Reasons { get; init; }
    [Inject] public required ISnackbar Notices { get; init; }
    [Inject] public required HighlightService Highlights { get; init; }
    [Inject] public required CriteriaVersionsService CriteriaVersions { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _header = await Reviews.GetHeaderAsync(ReviewId, Left);
        (_title, _question, _openUrl) = (_header.Title, _header.Question, _header.OpenUrlPrefix);
        _settings = await Settings.GetAsync(ReviewId, Left);
        if (_header.Me.IsLead)
            _versions = await CriteriaVersions.ListAsync(ReviewId, Left);
    }

    private async Task SaveReviewAsync()
    {
        var result = await Reviews.ChangeAsync(ReviewId, _title, _question, _openUrl);
        (_problem, _saved) = (result.Message, result.Succeeded);
    }

    private async Task<bool> MergeAsync(SettingsEntry reason, SettingsEntry into)
    {
        if (!await RunAsync(Reasons.MergeAsync(ReviewId, reason.Id, into.Id)))
            return false;
        Notices.Done($"“{reason.Text}” now counts as “{into.Text}”.",
            () => InvokeAsync(() => RunAsync(Reasons.UnmergeAsync(ReviewId, reason.Id))));
        return true;
    }

    private async Task SortReasonsAsync()
    {
        var sorted = await Reasons.SortByUseAsync(ReviewId);
        await RunAsync(Task.FromResult(new OperationResult(sorted.Succeeded, sorted.Message)));
        if (sorted.Value is { } before)
            Notices.Done("Reasons are now sorted by how often they are used.", () => InvokeAsync(() => RunAsync(PutBackAsync(before))));
    }

    private async Task<OperationResult> PutBackAsync(IReadOnlyList<Guid> before)
    {
        var result = await Reasons.OrderAsync(ReviewId, before);
        return new OperationResult(result.Succeeded, result.Message);
    }

    private async Task<bool> RunAsync(Task<OperationResult> operation)
    {
        var result = await operation;
        (_problem, _saved) = (result.Message, false);
        _settings = await Settings.GetAsync(ReviewId, Left);
        _versions = await CriteriaVersions.ListAsync(ReviewId, Left);
        StateHasChanged();
        return result.Succeeded;
    }
}
