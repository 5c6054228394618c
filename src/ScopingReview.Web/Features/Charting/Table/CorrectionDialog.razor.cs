using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Charting.Table;

/// <summary>A correction that was stored.</summary>
/// <param name="EntryId">The new entry.</param>
/// <param name="Before">The study's answers before it.</param>
public sealed record Correction(Guid FormVersionId, ChartReading Reading, Guid EntryId, ChartAnswers Before);

public sealed partial class CorrectionDialog
{
    private ChartView? _chart;
    private StoredChart? _current;
    private ChartAnswer? _answer;
    private IReadOnlyList<ChartProblem> _problems = [];
    private IReadOnlyList<ChartHistoryLine>? _history;
    private string? _notice;
    private bool _changed;
    private bool _busy;
    private bool _gone;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    [Parameter, EditorRequired] public Guid ReviewId { get; set; }
    [Parameter, EditorRequired] public int Number { get; set; }

    /// <summary>Which of the review's forms, from 1.</summary>
    [Parameter] public int Form { get; set; } = ReviewForms.Charting;

    /// <summary>The entry that the table shows.</summary>
    [Parameter] public Guid? EntryId { get; set; }

    [Parameter] public string? GroupKey { get; set; }
    [Parameter] public string? RowId { get; set; }
    [Parameter, EditorRequired] public required string ItemKey { get; set; }
    [Inject] public required ChartingService Charting { get; init; }

    private ChartingItem? Group => GroupKey is null ? null : _chart!.Form.Form.Find(GroupKey);
    private ChartingForm Scope => Group is { } group ? FormRows.FormOf(_chart!.Form.Form, group) : _chart!.Form.Form;
    private ChartingItem? Item => Scope.Find(ItemKey);

    // What was settled of two charts is a lead's to correct.
    private bool MayCorrect => _chart!.MayChart || (_chart is { Reading: ChartReading.Consensus, Me.IsLead: true });
    private ChartRow? Row => RowId is null ? null : _current?.Answers.Row(RowId);

    /// <summary>The answers around the item, with the answer as it stands in the dialog.</summary>
    private ChartAnswers Answers
    {
        get
        {
            var stored = Row is { } row ? FormRows.AnswersOf(_current!.Answers, row) : _current!.Answers;
            return _answer is null ? stored.Without(ItemKey) : stored.With(ItemKey, _answer);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _chart = await Charting.OpenAsync(ReviewId, Number, Form, Left);
        _current = _chart?.Current;
        _gone = _current is not { Complete: true } || (RowId is not null && Row is null);
        if (_gone)
        {
            _chart = null;
            return;
        }

        _answer = Stored();
        if (_current!.EntryId != EntryId)
            _notice = $"{_current.By} changed this study since the table was read. This is the answer as it stands now.";
    }

    private ChartAnswer? Stored() => Row is { } row ? row.Answers[ItemKey] : _current!.Answers[ItemKey];

    private void Take(ChartAnswer? answer) => (_answer, _changed, _problems) = (answer, true, []);

    private async Task ReadHistoryAsync() => _history = await Charting.HistoryAsync(ReviewId, Number, Form, Left);

    private async Task SaveAsync()
    {
        _busy = true;
        var before = _current!.Answers;
        var result = await Charting.SaveAsync(ReviewId, Number,
            new ChartInput(_chart!.Form.Id, _current.EntryId, Corrected(before), Complete: true, _chart.Reading), Form,
                CancellationToken.None);
        _busy = false;
        _problems = result.Problems ?? [];
        if (result.Saved is { } saved)
            Dialog.Close(new Correction(_chart.Form.Id, _chart.Reading, saved.EntryId, before));
        else if (result.Meanwhile is { Complete: true } theirs && (RowId is null || theirs.Answers.Row(RowId) is not null))
            (_current, _notice) = (theirs,
                $"{theirs.By} saved this study at the same time, and nothing of yours was stored yet. Save again to add your answer to theirs.");
        else if (result.Problems is null)
            _notice = result.Message
                ?? "Somebody has changed this study in the meantime; it is now a draft. Open it to continue; nothing was saved.";
    }

    private ChartAnswers Corrected(ChartAnswers answers)
    {
        if (RowId is null)
            return With(answers);
        var group = answers[GroupKey!]!;
        return answers.With(GroupKey!, group with
        {
            Rows = [.. group.Rows.Select(row => row.Id == RowId ? row with { Answers = With(row.Answers) } : row)],
        });
    }

    private ChartAnswers With(ChartAnswers answers) => _answer is null ? answers.Without(ItemKey) : answers.With(ItemKey, _answer);
}
