namespace ScopingReview.Domain.Ranking;

/// <summary>What a record says of itself: all that its features are made of.</summary>
/// <param name="Title">Its title; empty where there is none.</param>
/// <param name="Abstract">Its abstract; empty where there is none.</param>
/// <param name="Keywords">Its keywords, separated as it likes; used by models that read them.</param>
public readonly record struct RankedText(string Title, string Abstract, string Keywords = "");
