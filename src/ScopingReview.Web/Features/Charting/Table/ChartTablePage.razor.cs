using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Charting.Table;

public sealed partial class ChartTablePage
{
    private ChartTableView? _view;
    private ChartTableQuery _query = new();
    private int[] _rows = [];
    private int[] _places = [];
    private bool _loaded;
    private (Guid Review, int Form, string? Group) _read;

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery] public string? Form { get; set; }
    [SupplyParameterFromQuery] public string? Group { get; set; }
    [SupplyParameterFromQuery] public string? Find { get; set; }
    [SupplyParameterFromQuery] public string? Sort { get; set; }
    [SupplyParameterFromQuery(Name = "desc")] public bool Descending { get; set; }
    [SupplyParameterFromQuery(Name = "f")] public string[]? Filters { get; set; }
    [SupplyParameterFromQuery] public string[]? Hide { get; set; }
    [Inject] public required ChartTableService Tables { get; init; }
    [Inject] public required ChartingService Charting { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Notices { get; init; }

    private IReadOnlyList<ChartingItem> Groups => [.. _view!.Form.Items.Where(item => item.Type == ChartingItemType.Group)];

    private IReadOnlyList<AnswerColumn> Columns { get; set; } = [];

    /// <summary>Items that some rows leave unanswered, after the invitation to choose one.</summary>
    private IReadOnlyList<string> Unanswered { get; set; } = [];

    private string Shown => _rows.Length == _view!.Table.Rows.Count ? $"{_rows.Length.Grouped()} {(_rows.Length == 1 ? "row" : "rows")}"
        : $"{_rows.Length.Grouped()} of {_view.Table.Rows.Count.Grouped()} rows";

    protected override async Task OnParametersSetAsync()
    {
        _query = ChartTableQuery.Of(Group, Find, Sort, Descending, Filters, Hide, AddressValue.Form(Form));
        if (!_loaded || _read != (ReviewId, _query.Form, _query.Group))
            await LoadAsync();
        else
            Choose();
    }

    private async Task LoadAsync()
    {
        _read = (ReviewId, _query.Form, _query.Group);
        _view = await Tables.GetAsync(ReviewId, _query.Group, _query.Form, Left);
        _loaded = true;
        Unanswered = _view is null ? [] : [string.Empty, .. _view.Table.Columns
            .Where(column => column.IsUnansweredSomewhere).Select(column => column.Item.Key)];
        Choose();
    }

    private void Choose()
    {
        if (_view is null)
            return;
        _rows = _view.Table.Select(_query.View);
        _places = [.. Enumerable.Range(0, _rows.Length)];
        Columns = [.. _view.Table.Columns.Where(column => !_query.View.Hidden.Contains(column.Item.Key))];
    }

    private void Show(ChartTableQuery query) => Navigation.NavigateTo(query.At(Urls.ChartTable(ReviewId)), replace: true);

    private void FindAsync(string? words)
        => Show(_query.With(_query.View with { Study = string.IsNullOrWhiteSpace(words) ? null : words }));

    private void LackingAsync(string key)
    {
        if (key.Length > 0)
            Show(_query.With(new AnswerFilter { Item = key, Kinds = [CategoryKind.NotAnswered] }));
    }

    private async Task FilterAsync(AnswerColumn column)
    {
        var standing = _query.View.Filters.FirstOrDefault(filter => filter.Item == column.Item.Key)
            ?? new AnswerFilter { Item = column.Item.Key };
        if (await Dialogs.OpenAsync<FilterDialog>($"Filter by {column.Item.Label}",
            new() { [nameof(FilterDialog.Column)] = column, [nameof(FilterDialog.Filter)] = standing }) is AnswerFilter chosen)
            Show(_query.With(chosen));
    }

    private async Task ChooseColumnsAsync()
    {
        if (await Dialogs.OpenAsync<ColumnsDialog>("Columns", new()
        {
            [nameof(ColumnsDialog.Items)] = _view!.Table.Columns.Select(column => column.Item).ToList(),
            [nameof(ColumnsDialog.Hidden)] = _query.View.Hidden,
        }) is IReadOnlyList<string> hidden)
            Show(_query.With(_query.View with { Hidden = hidden }));
    }

    private async Task CorrectAsync((int Row, AnswerColumn Column) cell)
    {
        var row = _view!.Table.Rows[cell.Row];
        var study = _view.Studies[row.StudyId];
        if (await Dialogs.OpenAsync<CorrectionDialog>($"{row.Label}: {cell.Column.Item.Label}", new()
        {
            [nameof(CorrectionDialog.ReviewId)] = ReviewId,
            [nameof(CorrectionDialog.Number)] = study.Number,
            [nameof(CorrectionDialog.Form)] = _query.Form,
            [nameof(CorrectionDialog.EntryId)] = study.EntryId,
            [nameof(CorrectionDialog.GroupKey)] = _view.Group?.Key,
            [nameof(CorrectionDialog.RowId)] = row.RowId,
            [nameof(CorrectionDialog.ItemKey)] = cell.Column.Item.Key,
        }) is not Correction corrected)
            return;
        await LoadAsync();
        Notices.Done($"{row.Label}: “{cell.Column.Item.Label}” was corrected.", () => InvokeAsync(async () =>
        {
            var undone = await Charting.SaveAsync(ReviewId, study.Number,
                new ChartInput(corrected.FormVersionId, corrected.EntryId, corrected.Before, Complete: true, corrected.Reading),
                    _query.Form,
                CancellationToken.None);
            if (undone.Saved is null)
                Notices.Add("It could not be undone: the study was changed again meanwhile. Open it to see its history.", Severity.Warning);
            await LoadAsync();
            StateHasChanged();
        }));
    }

    private bool IsFiltered(ChartingItem item) => _query.View.Filters.Any(filter => filter.Item == item.Key);

    private string? SortOf(string? key) => _query.View.SortBy != key ? null : _query.View.Descending ? "descending" : "ascending";

    private string? Arrow(string? key) => _query.View.SortBy != key ? null : _query.View.Descending ? "↓" : "↑";
}
