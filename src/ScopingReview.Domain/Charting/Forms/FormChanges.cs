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
        foreach (var item in after.AllItems)
        {
            if (before.FindAny(item.Key) is not { } old)
                changes.Add($"New item “{NameIn(after, item)}”{(item.Required ? ", required" : "")}.");
            else
                changes.AddRange(Between(old, item));
        }

        changes.AddRange(before.AllItems.Where(item => after.FindAny(item.Key) is null)
            .Select(item => $"“{NameIn(before, item)}” is no longer asked; what was answered is kept in the history."));
        return changes;
    }

    /// <summary>
    /// Why a chart that was complete with an earlier version wants another look with a new one, each as a sentence; empty where it does
    /// not.
    /// </summary>
    /// <param name="before">The version that it was charted with.</param>
    /// <param name="after">The version in use.</param>
    /// <param name="answers">Its answers.</param>
    public static IReadOnlyList<string> SecondLook(ChartingForm before, ChartingForm after, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(answers);
        var mapped = FormMapping.Apply(after, answers);
        return [.. SecondLook(before, after, after.Items, mapped), .. after.Items.Where(item => item.Type == ChartingItemType.Group)
            .SelectMany(group => Rows(before, after, group, mapped)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Rows(ChartingForm before, ChartingForm after, ChartingItem group, ChartAnswers answers)
    {
        var wide = FormRows.FormOf(after, group);
        return (answers[group.Key]?.Rows ?? [])
            .SelectMany(row => SecondLook(before, wide, group.Items, FormRows.AnswersOf(answers, row)));
    }

    private static IEnumerable<string> SecondLook(
        ChartingForm before, ChartingForm after, IEnumerable<ChartingItem> items, ChartAnswers answers)
    {
        foreach (var item in items.Where(item => item.Type != ChartingItemType.Derived
            && FormConditions.IsAsked(after, item, answers)))
        {
            if (Reason(before.FindAny(item.Key), item, answers[item.Key]) is { } reason)
                yield return $"“{item.Label}” {reason}";
        }
    }

    private static string? Reason(ChartingItem? old, ChartingItem item, ChartAnswer? answer)
    {
        if (answer is not { IsAnswered: true })
            return old is null ? "is new." : item.Required && !old.Required ? "is required now." : null;
        if (answer.State != ChartAnswerState.Given)
            return null;
        if (old is not null && old.Type != item.Type)
            return "takes another kind of answer now.";
        if (item.Choices.Count > 0 && answer.Values.FirstOrDefault(value => item.Choices.All(option => option.Key != value)) is { } gone)
            return $"was answered with “{old?.LabelOf(gone) ?? gone}”, which is no longer an option.";
        return old is not null && item.Choices.Any(option => option.Replaces.Count == 0
            && old.Choices.All(earlier => earlier.Key != option.Key))
            ? "has new options." : null;
    }

    private static string NameIn(ChartingForm form, ChartingItem item)
        => form.Items.FirstOrDefault(group => group.Items.Any(inner => inner.Key == item.Key)) is { } group
            ? $"{group.Label}: {item.Label}" : item.Label;

    private static string Text(AnswerCondition? condition)
        => condition is null ? "" : $"{condition.Item}: {string.Join(' ', condition.Values.Order(StringComparer.Ordinal))}";

    private static string Rule(ChartingItem item)
        => item.Derivation is { } rule ? $"{rule.Rule} {string.Join(' ', rule.Sources)} {DerivationText.Write(rule)}" : "";

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
        if (Rule(before) != Rule(after))
            yield return $"“{after.Label}” is computed by another rule.";
        if (before.QuoteWanted != after.QuoteWanted)
            yield return $"“{after.Label}” wants {(after.QuoteWanted ? "a quote as evidence" : "no quote any more")}.";
        if (before.RowKey != after.RowKey)
            yield return $"The rows of “{after.Label}” are told apart by another item.";
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
            yield return after.Options.FirstOrDefault(one => one.Replaces.Contains(option.Key)) is { } instead
                ? $"What was charted as “{option.Label}” in “{after.Label}” counts as “{instead.Label}”."
                : $"“{after.Label}” has no option “{option.Label}” any more.";
    }
}
