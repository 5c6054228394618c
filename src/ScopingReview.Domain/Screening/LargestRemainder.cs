namespace ScopingReview.Domain.Screening;

/// <summary>Shares a total among strata in proportion to their sizes (largest remainder, also known as Hamilton's or Hare–Niemeyer's method).</summary>
public static class LargestRemainder
{
    /// <summary>
    /// How many to take from each stratum, in the order of the strata handed in. One after the other goes to the stratum that is furthest below its quota
    /// (total × size / Σ sizes), ties to the name that comes first by ordinal comparison; starting from nothing this is the largest remainder.
    /// Starting from what is taken already, it never takes any back, which the plain method may when the total grows (the Alabama paradox).
    /// </summary>
    /// <param name="strata">Name and size of each stratum, and how many were taken from it before.</param>
    /// <param name="total">How many to take together, those taken before included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is less than what is taken already, or more than there is.</exception>
    public static IReadOnlyList<int> Allocate(IReadOnlyList<(string Name, int Size, int Taken)> strata, int total)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var size = strata.Sum(stratum => (long)stratum.Size);
        var taken = strata.Select(stratum => stratum.Taken).ToArray();
        var already = taken.Sum();
        ArgumentOutOfRangeException.ThrowIfLessThan(total, already);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(total, size);

        var byName = Enumerable.Range(0, strata.Count).OrderBy(index => strata[index].Name, StringComparer.Ordinal).ToArray();
        var places = new PriorityQueue<int, (long Surplus, int Place)>();
        for (var place = 0; place < byName.Length; place++)
        {
            places.Enqueue(place, (Surplus(byName[place]), place));
        }

        for (var left = total - already; left > 0; left--)
        {
            var place = places.Dequeue();
            taken[byName[place]]++;
            places.Enqueue(place, (Surplus(byName[place]), place));
        }

        return taken;

        // What is taken beyond the quota, times Σ sizes: whole numbers, so that ties are ties.
        long Surplus(int index) => (taken[index] * size) - ((long)total * strata[index].Size);
    }
}
