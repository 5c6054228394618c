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
        var kept = new Dictionary<string, ChartAnswer>(StringComparer.Ordinal);
        foreach (var item in form.Items.Where(item => item.Type != ChartingItemType.Derived))
        {
            if (answers[item.Key] is { } answer && Clean(answer) is { } clean)
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
            combined = mine[key] is { } answer ? combined.With(key, answer) : combined.Without(key);
        return Clean(form, combined);
    }

    private static string Text(ChartAnswer? answer) => answer is null ? "" : ChartingJson.Write(new ChartAnswers([new("", answer)]));

    private static ChartAnswer? Clean(ChartAnswer answer)
    {
        var clean = answer with
        {
            Values = answer.State == ChartAnswerState.Given ? [.. answer.Values.Select(Trim).OfType<string>()] : [],
            Note = Trim(answer.Note),
            Quotes = [.. answer.Quotes.Select(quote => new ChartQuote(Trim(quote.Text) ?? "", Trim(quote.Page)))
                .Where(quote => quote.Text.Length > 0)],
        };
        return clean is { State: ChartAnswerState.Given, Values: [], Note: null, Quotes: [] } ? null : clean;
    }

    private static string? Trim(string? text)
    {
        var trimmed = text?.Replace("\0", "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }
}
