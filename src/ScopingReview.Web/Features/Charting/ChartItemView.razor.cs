using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Features.Charting;

public sealed partial class ChartItemView
{
    private bool _help;
    private bool _extras;
    private IReadOnlyList<string> _setAside = [];
    private IReadOnlyList<ChartRow> _rowsSetAside = [];

    [Parameter, EditorRequired] public required ChartingItem Item { get; set; }
    [Parameter, EditorRequired] public required ChartingForm Form { get; set; }
    [Parameter, EditorRequired] public required ChartAnswers Answers { get; set; }
    [Parameter] public bool Explain { get; set; }
    /// <summary>Nothing is stored yet, so that what stands here came from the record.</summary>
    [Parameter] public bool Prefilled { get; set; }

    [Parameter] public bool Locked { get; set; }

    /// <summary>The row of a group that it stands in; null for an item of the study.</summary>
    [Parameter] public string? RowId { get; set; }

    /// <summary>What is to be put right in the chart; shown where it is about this item, or its rows.</summary>
    [Parameter] public IReadOnlyList<ChartProblem> Problems { get; set; } = [];

    /// <summary>The new answer; null where nothing is left of it.</summary>
    [Parameter] public EventCallback<ChartAnswer?> OnAnswer { get; set; }

    private ChartAnswer? Answer => Answers[Item.Key];
    private IReadOnlyList<string> Values => Answer?.Values ?? [];
    private bool Explained => _help || Explain;
    private bool HasHelp => Item.Definition is not null || Item.Options.Any(o => o.Definition is not null);

    private string? Problem => Problems.FirstOrDefault(p => p.ItemKey == Item.Key && p.RowId == RowId)?.Message;

    public static string ElementId(string key, string? rowId) => rowId is null ? "item-" + key : $"item-{rowId}-{key}";

    private Task SetRowsAsync(IReadOnlyList<ChartRow> rows)
        => ChangeAsync((Answer ?? new ChartAnswer()) with { State = ChartAnswerState.Given, Values = [], Rows = rows });

    private Task SetValuesAsync(IReadOnlyList<string> values)
        => ChangeAsync((Answer ?? new ChartAnswer()) with { State = ChartAnswerState.Given, Values = values });

    // What was answered comes back when "not reported" is taken back.
    private Task ToggleStateAsync(ChartAnswerState state)
    {
        var answer = Answer ?? new ChartAnswer();
        if (answer.State == ChartAnswerState.Given)
            (_setAside, _rowsSetAside) = (answer.Values, answer.Rows);
        return ChangeAsync(answer.State == state
            ? answer with { State = ChartAnswerState.Given, Values = _setAside, Rows = _rowsSetAside }
            : answer with { State = state, Values = [], Rows = [] });
    }

    private Task ChangeAsync(ChartAnswer answer)
        => OnAnswer.InvokeAsync(answer is { State: ChartAnswerState.Given, Values.Count: 0, Rows.Count: 0, Note: null, Quotes.Count: 0 }
            ? null : answer);
}
