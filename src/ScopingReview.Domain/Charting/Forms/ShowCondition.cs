namespace ScopingReview.Domain.Charting;

/// <summary>When an item is asked: only where another one was answered with one of these values.</summary>
/// <param name="Item">Key of the other item, which has options.</param>
/// <param name="Values">Keys of its options.</param>
public sealed record ShowCondition(string Item, IReadOnlyList<string> Values);
