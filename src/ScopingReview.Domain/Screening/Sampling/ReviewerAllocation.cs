namespace ScopingReview.Domain.Screening;

/// <summary>Who reads the sampled records a second time.</summary>
/// <param name="Assigned">Second reviewer by record number.</param>
/// <param name="Unassignable">Records, in ordinal order, whose only candidate is their own first reviewer, or that have no candidate: the
/// lead must name another.</param>
public sealed record SecondReviewerAllocation(IReadOnlyDictionary<string, Guid> Assigned, IReadOnlyList<string> Unassignable);

/// <summary>
/// Splits records among reviewers evenly and by hash, so that neither the order of import nor a person decides who reads what. Records are
/// dealt in the order of SHA-256 of <c>seed ‖ 0x1F ‖ purpose ‖ 0x1F ‖ record number</c>; the purpose keeps the split independent of the
/// sample drawn with the same seed. The results depend on the sets handed in, never on their order.
/// </summary>
public static class ReviewerAllocation
{
    /// <summary>Assigns each record to exactly one first reviewer. The numbers of records differ by at most one.</summary>
    /// <param name="seed">The seed of the stage's plan.</param>
    /// <param name="records">Record numbers, each once.</param>
    /// <param name="reviewers">The first reviewers; repeated ids count once.</param>
    /// <param name="alreadyAssigned">Records that a reviewer has from earlier imports: the totals are then evened out as far as the new
    /// records allow.</param>
    /// <exception cref="ArgumentException">There are records but no reviewers, or a record number or the seed is unfit (see
    /// <see cref="SecondReviewerSample.Rank"/>).</exception>
    public static IReadOnlyDictionary<string, Guid> FirstReviewers(
        string seed,
        IReadOnlyCollection<string> records,
        IReadOnlyCollection<Guid> reviewers,
        IReadOnlyDictionary<Guid, int>? alreadyAssigned = null)
    {
        ArgumentNullException.ThrowIfNull(reviewers);
        var dealt = Deal(seed, "first-reviewer", records);
        var people = Ordered(reviewers);
        if (people.Length == 0 && dealt.Count > 0)
        {
            throw new ArgumentException("Records need at least one first reviewer.", nameof(reviewers));
        }

        var next = new PriorityQueue<int, (int Load, int Person)>(
            people.Select((person, index) => (index, (alreadyAssigned?.GetValueOrDefault(person) ?? 0, index))));
        var assigned = new Dictionary<string, Guid>(dealt.Count, StringComparer.Ordinal);
        foreach (var record in dealt)
        {
            next.TryDequeue(out var person, out var priority);
            assigned.Add(record, people[person]);
            next.Enqueue(person, (priority.Load + 1, person));
        }

        return assigned;
    }

    /// <summary>
    /// Assigns each sampled record to one second reviewer, never to its first. The numbers differ by at most one as far as that rule
    /// allows: nobody can get more than there are records first read by others.
    /// </summary>
    /// <param name="seed">The seed of the stage's plan.</param>
    /// <param name="firstReviewers">First reviewer of each sampled record, by record number.</param>
    /// <param name="secondReviewers">The second reviewers; repeated ids count once; may be empty.</param>
    /// <param name="alreadyAssigned">Second readings that a reviewer has from earlier draws: the totals are then evened out as far as
    /// possible.</param>
    /// <exception cref="ArgumentException">A record number or the seed is unfit (see <see cref="SecondReviewerSample.Rank"/>).</exception>
    public static SecondReviewerAllocation SecondReviewers(
        string seed,
        IReadOnlyDictionary<string, Guid> firstReviewers,
        IReadOnlyCollection<Guid> secondReviewers,
        IReadOnlyDictionary<Guid, int>? alreadyAssigned = null)
    {
        ArgumentNullException.ThrowIfNull(firstReviewers);
        ArgumentNullException.ThrowIfNull(secondReviewers);
        var people = Ordered(secondReviewers);
        var unassignable = firstReviewers
            .Where(pair => people.Length == 0 || (people.Length == 1 && people[0] == pair.Value))
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        var dealt = Deal(seed, "second-reviewer", [.. firstReviewers.Keys.Except(unassignable, StringComparer.Ordinal)]);
        var barred = dealt.ConvertAll(record => Array.IndexOf(people, firstReviewers[record]));
        var quotas = EvenQuotas([.. people.Select(person => alreadyAssigned?.GetValueOrDefault(person) ?? 0)], barred);
        var chosen = SecondReviewerQuotas.Choose(quotas, barred);

        var assigned = new Dictionary<string, Guid>(dealt.Count, StringComparer.Ordinal);
        for (var index = 0; index < dealt.Count; index++)
        {
            assigned.Add(dealt[index], people[chosen[index]]);
        }

        return new(assigned, unassignable);
    }

    /// <summary>
    /// Gives records that somebody leaves unread to others: evenly, and never to somebody who reads the record already. Where several
    /// people are barred from a record, it is dealt before the others, so that those can even the numbers out.
    /// </summary>
    /// <param name="seed">The seed of the stage's plan.</param>
    /// <param name="readers">By record number, everybody else who reads it.</param>
    /// <param name="people">Who is to get the records; repeated ids count once; may be empty.</param>
    /// <returns>Who gets which record, and the records that none of the people may read.</returns>
    /// <exception cref="ArgumentException">A record number or the seed is unfit (see <see cref="SecondReviewerSample.Rank"/>).</exception>
    public static SecondReviewerAllocation Spread(
        string seed, IReadOnlyDictionary<string, IReadOnlyCollection<Guid>> readers, IReadOnlyCollection<Guid> people)
    {
        ArgumentNullException.ThrowIfNull(readers);
        ArgumentNullException.ThrowIfNull(people);
        var ordered = Ordered(people);
        var barred = readers.ToDictionary(pair => pair.Key, pair => ordered.Intersect(pair.Value).ToList(), StringComparer.Ordinal);
        List<string> unassignable = [];
        Dictionary<string, Guid> assigned = new(readers.Count, StringComparer.Ordinal);
        var loads = ordered.ToDictionary(person => person, _ => 0);
        foreach (var record in Deal(seed, "handover", [.. barred.Where(pair => pair.Value.Count > 1).Select(pair => pair.Key)]))
        {
            if (ordered.Except(barred[record]).OrderBy(person => loads[person]).Select(person => (Guid?)person)
                .FirstOrDefault() is not { } free)
            {
                unassignable.Add(record);
                continue;
            }

            loads[free]++;
            assigned.Add(record, free);
        }

        var rest = SecondReviewers(
            seed, barred.Where(pair => pair.Value.Count < 2)
                .ToDictionary(pair => pair.Key, pair => pair.Value.FirstOrDefault(), StringComparer.Ordinal), ordered, loads);
        foreach (var (record, person) in rest.Assigned)
        {
            assigned.Add(record, person);
        }

        return new(assigned, [.. unassignable.Concat(rest.Unassignable).Order(StringComparer.Ordinal)]);
    }

    private static List<string> Deal(string seed, string purpose, IReadOnlyCollection<string> records)
    {
        HashRanking.CheckedIds(records, nameof(records));
        return HashRanking.Rank(seed, records.Select(record => purpose + '\u001F' + record))
            .ConvertAll(hashed => hashed.Id[(purpose.Length + 1)..]);
    }

    private static Guid[] Ordered(IReadOnlyCollection<Guid> people) => [.. people.Distinct().Order()];

    // As many to each as keeps the totals even, but no more than there are records that the person has not read first.
    private static int[] EvenQuotas(int[] loads, List<int> barred)
    {
        var quotas = new int[loads.Length];
        var room = Enumerable.Range(0, loads.Length).Select(person => barred.Count(first => first != person)).ToArray();
        var next = new PriorityQueue<int, (int Load, int Person)>(
            Enumerable.Range(0, loads.Length).Where(person => room[person] > 0).Select(person => (person, (loads[person], person))));
        for (var left = barred.Count; left > 0; left--)
        {
            next.TryDequeue(out var person, out var priority);
            if (++quotas[person] < room[person])
            {
                next.Enqueue(person, (priority.Load + 1, person));
            }
        }

        return quotas;
    }
}
