namespace ScopingReview.Domain.Charting;

/// <summary>What a new version of a form changes, in words, and which charts want another look because of it.</summary>
public static class FormChanges
{
    /// <summary>Each change, as a sentence, in the order of the new form; removed items last.</summary>
    /// <param name="before">The version in use.</param>
    /// <param name="after">The new one.</param>
    public static IReadOnlyList<string> Between(ChartingForm before, ChartingForm after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<string> changes = [];
        if (before.Name != after.Name)
            changes.Add($"The form is called “{after.Name}”.");
        foreach (var item in after.Items)
        {
            if (before.Find(item.Key) is not { } old)
                changes.Add($"New item “{item.Label}”{(item.Required ? ", required" : "")}.");
            else
                changes.AddRange(Between(old, item));
        }

        changes.AddRange(before.Items.Where(item => after.Find(item.Key) is null)
            .Select(item => $"“{item.Label}” is no longer asked; what was answered is kept in the history."));
        return changes;
    }

    /// <summary>
    /// Why a chart that was complete with an earlier version wants another look with a new one, each as a sentence; empty where it does not.
    /// </summary>
    /// <param name="before">The version that it was charted with.</param>
    /// <param name="after">The version in use.</param>
    /// <param name="answers">Its answers.</param>
    public static IReadOnlyList<string> SecondLook(ChartingForm before, ChartingForm after, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(answers);
        List<string> reasons = [];
        foreach (var item in after.Items.Where(item => item.Type != ChartingItemType.Derived
            && FormConditions.IsAsked(after, item, answers)))
        {
            var (old, answer) = (before.Find(item.Key), answers[item.Key]);
            if (answer is not { IsAnswered: true })
            {
                if (old is null)
                    reasons.Add($"“{item.Label}” is new.");
                else if (item.Required && !old.Required)
                    reasons.Add($"“{item.Label}” is required now.");
                continue;
            }

            if (answer.State != ChartAnswerState.Given)
                continue;
            if (old is not null && old.Type != item.Type)
                reasons.Add($"“{item.Label}” takes another kind of answer now.");
            else if (item.Choices.Count > 0
                && answer.Values.FirstOrDefault(value => item.Choices.All(option => option.Key != value)) is { } gone)
                reasons.Add($"“{item.Label}” was answered with “{old?.Choices.FirstOrDefault(option => option.Key == gone)?.Label ?? gone}”, which is no longer an option.");
            else if (old is not null && item.Choices.Any(option => old.Choices.All(earlier => earlier.Key != option.Key)))
                reasons.Add($"“{item.Label}” has new options.");
        }

        return reasons;
    }

    private static string Text(ShowCondition? condition)
        => condition is null ? "" : $"{condition.Item}: {string.Join(' ', condition.Values.Order(StringComparer.Ordinal))}";

    private static IEnumerable<string> Between(ChartingItem before, ChartingItem after)
    {
        if (before.Label != after.Label)
            yield return $"“{before.Label}” is called “{after.Label}”.";
        if (before.Type != after.Type)
            yield return $"“{after.Label}” takes another kind of answer.";
        if (before.Required != after.Required)
            yield return $"“{after.Label}” is {(after.Required ? "required" : "no longer required")}.";
        if (before.Definition != after.Definition)
            yield return $"“{after.Label}” has another definition.";
        if (Text(before.ShownIf) != Text(after.ShownIf))
            yield return after.ShownIf is null
                ? $"“{after.Label}” is always asked." : $"“{after.Label}” is asked under another condition.";
        if (before.Unit != after.Unit)
            yield return $"“{after.Label}” is counted in {after.Unit ?? "no unit"}.";
        foreach (var option in after.Options)
        {
            if (before.Options.FirstOrDefault(old => old.Key == option.Key) is not { } old)
                yield return $"“{after.Label}” has a new option “{option.Label}”.";
            else if (old.Label != option.Label)
                yield return $"The option “{old.Label}” of “{after.Label}” is called “{option.Label}”.";
        }

        foreach (var option in before.Options.Where(old => after.Options.All(option => option.Key != old.Key)))
            yield return $"“{after.Label}” has no option “{option.Label}” any more.";
    }
}
