namespace ScopingReview.Domain.Charting;

/// <summary>
/// Which items of a form are asked of a study, given what was answered. An answer to an item that is not asked is kept, as the answer that
/// hides it may be corrected again; but it counts for nothing.
/// </summary>
public static class FormConditions
{
    private static readonly HashSet<string> _none = new(StringComparer.Ordinal);

    /// <summary>More conditions in a row than any form has; rules in a circle end here.</summary>
    private const int Deepest = 20;

    /// <summary>True where the item has no condition, or its condition is met by an item that is asked itself.</summary>
    public static bool IsAsked(ChartingForm form, ChartingItem item, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(answers);
        return IsAsked(form, item, answers, 0);
    }

    /// <summary>Keys of the items that are not asked.</summary>
    public static IReadOnlySet<string> NotAsked(ChartingForm form, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!AnyCondition(form.Items))
            return _none;
        return form.Items.Where(item => !IsAsked(form, item, answers)).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The answers that count: those to items that are asked.</summary>
    public static ChartAnswers Counting(ChartingForm form, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var counting = NotAsked(form, answers).Aggregate(answers, (left, key) => left.Without(key));
        foreach (var group in form.Items.Where(item => item.Type == ChartingItemType.Group && MayHide(item.Items)))
        {
            if (counting[group.Key] is not { Rows.Count: > 0 } answer)
                continue;
            var wide = FormRows.FormOf(form, group);
            counting = counting.With(group.Key,
                answer with { Rows = [.. answer.Rows.Select(row => Counting(wide, group, counting, row))] });
        }

        return counting;
    }

    // Where nothing depends on an answer, all is asked.
    private static bool AnyCondition(IEnumerable<ChartingItem> items) => items.Any(item => item.ShownIf is not null);

    // What is derived hides with what it is derived from.
    private static bool MayHide(IEnumerable<ChartingItem> items)
        => items.Any(item => item.ShownIf is not null || item.Derivation is not null);

    private static ChartRow Counting(ChartingForm wide, ChartingItem group, ChartAnswers answers, ChartRow row)
    {
        var all = FormRows.AnswersOf(answers, row);
        return row with
        {
            Answers = group.Items.Where(item => !IsAsked(wide, item, all)).Aggregate(row.Answers, (left, item) => left.Without(item.Key)),
        };
    }

    /// <summary>True where conditions lead from an item back to it.</summary>
    public static bool IsCircular(ChartingForm form, ChartingItem item)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(item);
        var at = item;
        for (var depth = 0; at?.ShownIf is { } condition; depth++)
        {
            if (condition.Item == item.Key || depth == Deepest)
                return true;
            at = form.Find(condition.Item);
        }

        return false;
    }

    private static bool IsAsked(ChartingForm form, ChartingItem item, ChartAnswers answers, int depth)
    {
        // What is computed from items that are not asked is not told either.
        if (item.Derivation is { } derivation && depth < Deepest && derivation.Sources is { Count: > 0 } sources
            && sources.All(key => form.Find(key) is { } from && !IsAsked(form, from, answers, depth + 1)))
            return false;
        if (item.ShownIf is not { } condition)
            return true;
        return depth < Deepest && form.Find(condition.Item) is { } other && IsAsked(form, other, answers, depth + 1)
            && condition.Holds(answers) == true;
    }
}
