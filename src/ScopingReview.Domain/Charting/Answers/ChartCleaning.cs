namespace ScopingReview.Domain.Charting;

/// <summary>Brings answers into the one form in which they are stored, so that the same answers are the same text.</summary>
public static class ChartCleaning
{
    /// <summary>
    /// Answers to items of the form that a person may answer, without surrounding blanks, empty values, empty quotes and characters that no
    /// store takes; answers of which nothing is left are dropped.
    /// </summary>
    public static ChartAnswers Clean(ChartingForm form, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return Clean(form.Items, answers);
    }

    private static ChartAnswers Clean(IEnumerable<ChartingItem> items, ChartAnswers answers)
    {
        var kept = new Dictionary<string, ChartAnswer>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => item.Type != ChartingItemType.Derived))
        {
            if (answers[item.Key] is { } answer && Clean(item, answer) is { } clean)
                kept[item.Key] = clean;
        }

        return new ChartAnswers(kept);
    }

    /// <summary>Keys of the form's items that are answered differently, in the order of the form.</summary>
    public static IReadOnlyList<string> Differences(ChartingForm form, ChartAnswers one, ChartAnswers other)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (a, b) = (Clean(form, one), Clean(form, other));
        return [.. form.Items.Where(item => Text(a[item.Key]) != Text(b[item.Key])).Select(item => item.Key)];
    }

    /// <summary>
    /// What two people made of the same answers, put together: one's own answer where one changed it, the other's everywhere else.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="before">The answers that both began with.</param>
    /// <param name="theirs">The other person's answers.</param>
    /// <param name="mine">One's own answers, which win where both changed an item.</param>
    public static ChartAnswers Combine(ChartingForm form, ChartAnswers before, ChartAnswers theirs, ChartAnswers mine)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(mine);
        var combined = theirs;
        foreach (var key in Differences(form, before, mine))
        {
            combined = form.Item(key) is { Type: ChartingItemType.Group } group
                ? combined.With(key, Combine(group, before[key], theirs[key], mine[key]))
                : mine[key] is { } answer ? combined.With(key, answer) : combined.Without(key);
        }

        return Clean(form, combined);
    }

    // Rows are put together one by one: two people who each add an outcome both find theirs. A row that one removed and the other changed
    // stays.
    private static ChartAnswer Combine(ChartingItem group, ChartAnswer? before, ChartAnswer? theirs, ChartAnswer? mine)
    {
        var (was, they, me) = (Rows(before), Rows(theirs), Rows(mine));
        List<ChartRow> rows = [];
        foreach (var id in they.Keys.Concat(me.Keys).Distinct(StringComparer.Ordinal))
        {
            var (old, other, own) = (was.GetValueOrDefault(id), they.GetValueOrDefault(id), me.GetValueOrDefault(id));
            if (other is null || own is null)
            {
                var left = (other ?? own)!;
                if (old is null || Text(old.Answers) != Text(left.Answers))
                    rows.Add(left);
                continue;
            }

            var answers = group.Items.Where(item => Text(old?.Answers[item.Key]) != Text(own.Answers[item.Key])).Aggregate(other.Answers,
                (all, item) => own.Answers[item.Key] is { } answer ? all.With(item.Key, answer) : all.Without(item.Key));
            rows.Add(new ChartRow(id, answers));
        }

        return (mine ?? theirs ?? new ChartAnswer()) with { Rows = rows };
    }

    private static Dictionary<string, ChartRow> Rows(ChartAnswer? answer)
        => (answer?.Rows ?? []).DistinctBy(row => row.Id).ToDictionary(row => row.Id, StringComparer.Ordinal);

    private static string Text(ChartAnswers answers) => ChartingJson.Write(answers);

    private static string Text(ChartAnswer? answer) => answer is null ? "" : ChartingJson.Write(new ChartAnswers([new("", answer)]));

    private static ChartAnswer? Clean(ChartingItem item, ChartAnswer answer)
    {
        var isGroup = item.Type == ChartingItemType.Group;
        var clean = answer with
        {
            Values = answer.State == ChartAnswerState.Given && !isGroup ? [.. answer.Values.Select(Trim).OfType<string>()] : [],
            Rows = answer.State == ChartAnswerState.Given && isGroup
                ? [.. answer.Rows.DistinctBy(row => row.Id).Select(row => row with { Answers = Clean(item.Items, row.Answers) })
                    .Where(row => row.Answers.Keys.Count > 0)] : [],
            Note = Trim(answer.Note),
            Quotes = [.. answer.Quotes.Select(quote => new ChartQuote(Trim(quote.Text) ?? "", Trim(quote.Page)))
                .Where(quote => quote.Text.Length > 0)],
        };
        return clean is { State: ChartAnswerState.Given, Values: [], Rows: [], Note: null, Quotes: [] } ? null : clean;
    }

    private static string? Trim(string? text)
    {
        var trimmed = text?.Replace("\0", "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }
}
