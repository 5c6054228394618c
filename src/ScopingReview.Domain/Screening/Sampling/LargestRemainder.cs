namespace ScopingReview.Domain.Screening;

/// <summary>
/// Shares a total among strata in proportion to their sizes (largest remainder, also known as Hamilton's or Hare–Niemeyer's method).
/// </summary>
public static class LargestRemainder
{
    /// <summary>
    /// How many to take from each stratum, in the order of the strata handed in. One after the other goes to the stratum that is furthest
    /// below its quota (total × size / Σ sizes), ties to the name that comes first by ordinal comparison; starting from nothing this is the
    /// largest remainder. Starting from what is taken already, it never takes any back, which the plain method may when the total grows
    /// (the Alabama paradox).
    /// </summary>
    /// <param name="strata">Name and size of each stratum, and how many were taken from it before.</param>
    /// <param name="total">How many to take together, those taken before included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is less than what is taken already, or more than there is.</exception>
    public static IReadOnlyList<int> Allocate(IReadOnlyList<(string Name, int Size, int Taken)> strata, int total)
    {
        ArgumentNullException.ThrowIfNull(strata);
        return Allocate([.. strata.Select(stratum => (stratum.Name, stratum.Size, stratum.Taken, stratum.Size - stratum.Taken))], total);
    }

    /// <summary>The same where not all that is left of a stratum can be taken: one without room is passed over.</summary>
    /// <param name="strata">Name and size of each stratum, how many were taken from it before, and how many more can be taken.</param>
    /// <param name="total">How many to take together, those taken before included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is less than what is taken already, or more than there is room
    /// for.</exception>
    public static IReadOnlyList<int> Allocate(IReadOnlyList<(string Name, int Size, int Taken, int Room)> strata, int total)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var size = strata.Sum(stratum => (long)stratum.Size);
        var taken = strata.Select(stratum => stratum.Taken).ToArray();
        var already = taken.Sum();
        ArgumentOutOfRangeException.ThrowIfLessThan(total, already);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(total, already + strata.Sum(stratum => stratum.Room));

        var byName = Enumerable.Range(0, strata.Count).OrderBy(index => strata[index].Name, StringComparer.Ordinal).ToArray();
        var places = new PriorityQueue<int, (long Surplus, int Place)>();
        for (var place = 0; place < byName.Length; place++)
        {
            EnqueueWithRoom(place);
        }

        for (var left = total - already; left > 0; left--)
        {
            var place = places.Dequeue();
            taken[byName[place]]++;
            EnqueueWithRoom(place);
        }

        return taken;

        void EnqueueWithRoom(int place)
        {
            var index = byName[place];
            if (taken[index] < strata[index].Taken + strata[index].Room)
            {
                places.Enqueue(place, (Surplus(index), place));
            }
        }

        // What is taken beyond the quota, times Σ sizes: whole numbers, so that ties are ties.
        long Surplus(int index) => (taken[index] * size) - ((long)total * strata[index].Size);
    }
}
