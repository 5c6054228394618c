namespace ScopingReview.Domain.Charting;

/// <summary>Where an item was answered with one of these values: when another item is asked, or what a computed one follows from.</summary>
/// <param name="Item">Key of the item, which has options.</param>
/// <param name="Values">Keys of its options.</param>
public sealed record AnswerCondition(string Item, IReadOnlyList<string> Values)
{
    /// <summary>Whether it holds; null where the item has no answer that tells ("not reported", "unclear", none at all).</summary>
    public bool? Holds(ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers[Item] is { State: ChartAnswerState.Given, IsAnswered: true } answer ? answer.Values.Any(Values.Contains) : null;
    }
}
