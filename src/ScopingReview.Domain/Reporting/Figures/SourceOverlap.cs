namespace ScopingReview.Domain.Reporting;

/// <summary>An information source in the overlap.</summary>
/// <param name="Id">The source.</param>
/// <param name="Name">Source name.</param>
/// <param name="Publications">What was found in it, duplicates counted once.</param>
/// <param name="OnlyHere">What was found in no other source.</param>
public sealed record OverlapSource(Guid Id, string Name, IReadOnlySet<Guid> Publications, IReadOnlySet<Guid> OnlyHere);

/// <summary>What was found in exactly these sources and in no other.</summary>
/// <param name="SourceIds">The sources, in the order of the overlap.</param>
/// <param name="Publications">What was found there.</param>
public sealed record OverlapCombination(IReadOnlyList<Guid> SourceIds, IReadOnlySet<Guid> Publications);

/// <summary>
/// Which sources found the same. Counted in publications (unique records): a source that delivers one twice has found it once. Every number
/// is a set of ids; the combinations divide all publications, so that they add up to the unique records of the review.
/// </summary>
/// <param name="Sources">Sources in the order given.</param>
/// <param name="Combinations">Combinations that occur, the largest first; ties in the order of the sources.</param>
public sealed record SourceOverlap(IReadOnlyList<OverlapSource> Sources, IReadOnlyList<OverlapCombination> Combinations)
{
    /// <summary>All publications.</summary>
    public int Publications => Combinations.Sum(combination => combination.Publications.Count);

    /// <summary>How many publications both sources found; of a source with itself, how many it found.</summary>
    public static int Both(OverlapSource a, OverlapSource b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (small, large) = a.Publications.Count <= b.Publications.Count ? (a, b) : (b, a);
        return small.Publications.Count(large.Publications.Contains);
    }

    /// <summary>Computes the overlap.</summary>
    /// <param name="sources">The sources with their names, in the order in which they are to be shown.</param>
    /// <param name="found">A publication (the record kept) and a source that found it; repetitions count once.</param>
    public static SourceOverlap Of(IReadOnlyList<(Guid Id, string Name)> sources, IEnumerable<(Guid Publication, Guid Source)> found)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(found);
        var places = sources.Select((source, place) => (source.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var foundIn = new Dictionary<Guid, SortedSet<int>>();
        foreach (var (publication, source) in found)
        {
            if (!foundIn.TryGetValue(publication, out var there))
                foundIn.Add(publication, there = []);
            there.Add(places[source]);
        }

        var combinations =
            foundIn.GroupBy(
                entry => string.Join('.',
                    entry.Value.Select(place => place.ToString("D4", System.Globalization.CultureInfo.InvariantCulture))),
                StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                new OverlapCombination([.. group.First().Value.Select(place => sources[place].Id)],
                    group.Select(entry => entry.Key).ToHashSet()))
            .ToList();
        return new SourceOverlap(
            [.. sources.Select(source => new OverlapSource(
                source.Id, source.Name,
                combinations.Where(combination => combination.SourceIds.Contains(source.Id))
                    .SelectMany(combination => combination.Publications).ToHashSet(),
                combinations.Where(combination => combination.SourceIds is [var only] && only == source.Id)
                    .SelectMany(combination => combination.Publications).ToHashSet()))],
            combinations);
    }
}
