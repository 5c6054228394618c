namespace ScopingReview.Domain.Charting;

/// <summary>
/// Repeatable groups: a study has several populations, outcomes, arms, and each is a row with answers of its own. Keys are unique over the
/// whole form, so that the items of a row and those of the study can be read together.
/// </summary>
public static class FormRows
{
    /// <summary>The form as a row of a group sees it: the items of the study, and those of the group behind them.</summary>
    public static ChartingForm FormOf(ChartingForm form, ChartingItem group)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(group);
        return form with { Sections = [.. form.Sections, new ChartingSection { Title = group.Label, Items = group.Items }] };
    }

    /// <summary>The answers as a row sees them: its own, and those of the study.</summary>
    public static ChartAnswers AnswersOf(ChartAnswers study, ChartRow row)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(row);
        return study.With(row.Answers);
    }

    /// <summary>What to call a row: its answer to the item by which rows are told apart, else its place ("Outcome 2").</summary>
    public static string Name(ChartingItem group, ChartRow row, int at)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(row);
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{group.Label} {at + 1}");
        return KeyOf(group) is { } key && row.Answers[key.Key] is { State: ChartAnswerState.Given, IsAnswered: true } answer
            ? $"{place}: {string.Join("; ", answer.Values.Select(key.LabelOf))}" : place;
    }

    /// <summary>The item by which rows of two people are matched; null where the form names none.</summary>
    public static ChartingItem? KeyOf(ChartingItem group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Items.FirstOrDefault(item => item.Key == group.RowKey);
    }
}
