namespace ScopingReview.Web.Features.Ranking;

/// <summary>An order of one person's records, as it was learnt at a moment. Never changed: a new one takes its place.</summary>
/// <param name="Records">Those that waited for the person, the likeliest first.</param>
/// <param name="Words">Of the first of them, the words that speak most for it.</param>
/// <param name="Learnt">From how many votes it was learnt.</param>
internal sealed record RankedOrder(IReadOnlyList<Guid> Records, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Words, int Learnt);
