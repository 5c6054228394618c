namespace ScopingReview.Domain.Charting;

/// <summary>
/// Answers of earlier versions as a form counts them: an option that another one took the place of (<see cref="ChartingOption.Replaces"/>)
/// counts as that one. What was stored stays as it was.
/// </summary>
public static class FormMapping
{
    /// <summary>The answers with the options of the form.</summary>
    public static ChartAnswers Apply(ChartingForm form, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return Apply(form.Items, answers);
    }

    private static ChartAnswers Apply(IEnumerable<ChartingItem> items, ChartAnswers answers)
    {
        foreach (var item in items)
        {
            if (answers[item.Key] is not { State: ChartAnswerState.Given } answer)
                continue;
            if (answer.Rows.Count > 0 && Replaces(item.Items))
                answers = answers.With(item.Key, answer with
                {
                    Rows = [.. answer.Rows.Select(row => row with { Answers = Apply(item.Items, row.Answers) })],
                });
            else if (Replaces(item) && answer.Values.Any(value => Instead(item, value) != value))
                answers = answers.With(item.Key, answer with
                {
                    Values = [.. answer.Values.Select(value => Instead(item, value)).Distinct(StringComparer.Ordinal)],
                });
        }

        return answers;
    }

    private static bool Replaces(IEnumerable<ChartingItem> items) => items.Any(Replaces);

    // Of most items no option ever took the place of another: nothing of their answers is looked at, nor made.
    private static bool Replaces(ChartingItem item)
    {
        foreach (var option in item.Options)
        {
            if (option.Replaces.Count > 0)
                return true;
        }

        return false;
    }

    private static string Instead(ChartingItem item, string value)
        => item.Choices.Any(option => option.Key == value) ? value
            : item.Choices.FirstOrDefault(option => option.Replaces.Contains(value))?.Key ?? value;
}
