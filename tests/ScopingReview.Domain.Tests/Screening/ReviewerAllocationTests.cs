using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class ReviewerAllocationTests
{
    private const string Seed = "2026-seed";

    [Fact]
    public void Every_record_gets_one_first_reviewer_and_the_numbers_differ_by_at_most_one()
    => Prop.ForAll<NonNegativeInt, PositiveInt>((size, people) =>
    {
        var reviewers = People((people.Get % 9) + 1);
        var assigned = ReviewerAllocation.FirstReviewers(Seed, Records(size.Get), reviewers);
        var loads = reviewers.Select(reviewer => assigned.Values.Count(assignee => assignee == reviewer)).ToList();
        return assigned.Count == size.Get && loads.Sum() == size.Get && loads.Max() - loads.Min() <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Neither_the_order_of_records_nor_that_of_reviewers_changes_who_reads_what()
    {
        var (records, reviewers) = (Records(100), People(3));
        var first = ReviewerAllocation.FirstReviewers(Seed, records, reviewers);
        var second = ReviewerAllocation.SecondReviewers(Seed, first, reviewers);
        string[] backwards = [.. records.AsEnumerable().Reverse()];
        Guid[] others = [.. reviewers.AsEnumerable().Reverse(), reviewers[0]];

        Assert.Equal(Sorted(first), Sorted(ReviewerAllocation.FirstReviewers(Seed, backwards, others)));
        Assert.Equal(
            Sorted(second.Assigned),
            Sorted(ReviewerAllocation.SecondReviewers(Seed, backwards.ToDictionary(record => record, record => first[record]),
                others).Assigned));
    }

    [Fact]
    public void The_split_is_independent_of_the_sample_drawn_with_the_same_seed()
    {
        var records = Records(2000);
        var first = ReviewerAllocation.FirstReviewers(Seed, records, People(2));
        var drawn = SecondReviewerSample.Draw(Seed, 0.5m, records).Drawn.Count(entry => first[entry.Record] == People(2)[0]);

        // PlannedAssignments by the ranking of the sample itself it would be exactly 500.
        Assert.InRange(drawn, 440, 560);
        Assert.NotEqual(500, drawn);
    }

    [Fact]
    public void Later_records_even_out_the_totals()
    {
        var people = People(3);
        var loads = new Dictionary<Guid, int> { [people[0]] = 10, [people[1]] = 4 };
        var assigned = ReviewerAllocation.FirstReviewers(Seed, Records(10), people, loads);

        Assert.Equal([0, 3, 7], people.Select(person => assigned.Values.Count(assignee => assignee == person)));
    }

    [Fact]
    public void What_somebody_leaves_unread_goes_to_nobody_who_reads_it_already() => Prop.ForAll<NonNegativeInt, int>((size, salt) =>
    {
        var people = People(4);
        var readers = Records(size.Get).ToDictionary(
            record => record,
            record => (IReadOnlyCollection<Guid>)[.. people.Where((_, person) => (HashCode.Combine(record, person, salt) & 3) == 0)],
            StringComparer.Ordinal);
        var spread = ReviewerAllocation.Spread(Seed, readers, people);
        return spread.Assigned.All(given => people.Contains(given.Value) && !readers[given.Key].Contains(given.Value))
            && spread.Unassignable.All(record => people.All(readers[record].Contains))
            && spread.Assigned.Count + spread.Unassignable.Count == size.Get;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_somebody_leaves_unread_is_given_evenly()
    {
        var people = People(3);
        var readers = Records(31).Select((record, i) => (record, i)).ToDictionary(
            r => r.record, r => (IReadOnlyCollection<Guid>)(r.i < 6 ? [people[0], people[1]] : r.i < 12 ? [people[2]] : []),
            StringComparer.Ordinal);
        var spread = ReviewerAllocation.Spread(Seed, readers, people);

        Assert.Equal([10, 10, 11], people.Select(person => spread.Assigned.Values.Count(to => to == person)).Order());
        Assert.Empty(spread.Unassignable);
        Assert.Equal(31, ReviewerAllocation.Spread(Seed, readers, []).Unassignable.Count);
    }

    [Fact]
    public void Records_without_a_first_reviewer_are_an_error()
    {
        Assert.Throws<ArgumentException>(() => ReviewerAllocation.FirstReviewers(Seed, Records(1), []));
        Assert.Empty(ReviewerAllocation.FirstReviewers(Seed, [], []));
    }

    [Fact]
    public void A_record_named_twice_is_an_error() =>
        Assert.Throws<ArgumentException>(() => ReviewerAllocation.FirstReviewers(Seed, ["1", "1"], People(2)));

    [Fact]
    public void Nobody_reads_a_record_first_and_second() => ForAnyTeam((first, second, allocation) =>
        allocation.Assigned.All(pair => pair.Value != first[pair.Key] && second.Contains(pair.Value)));

    [Fact]
    public void No_sampled_record_is_dropped() => ForAnyTeam((first, second, allocation) =>
        allocation.Assigned.Keys.Concat(allocation.Unassignable).Order(StringComparer.Ordinal)
        .SequenceEqual(first.Keys.Order(StringComparer.Ordinal))
        && allocation.Unassignable.All(record => second.All(person => person == first[record])));

    [Fact]
    public void Second_readings_are_as_even_as_the_first_reviewers_allow() => ForAnyTeam((first, second, allocation) =>
    {
        var loads = second.ToDictionary(person => person, person => allocation.Assigned.Values.Count(assignee => assignee == person));
        var room = second.ToDictionary(person => person, person => allocation.Assigned.Keys.Count(record => first[record] != person));
        return loads.All(lower => loads.Values.All(other => other - lower.Value <= 1) || lower.Value == room[lower.Key]);
    });

    [Fact]
    public void A_pair_reads_each_others_records()
    {
        var people = People(2);
        var first = ReviewerAllocation.FirstReviewers(Seed, Records(21), people);
        var second = ReviewerAllocation.SecondReviewers(Seed, first, people);

        Assert.Empty(second.Unassignable);
        Assert.All(second.Assigned, pair => Assert.Equal(people.Single(person => person != first[pair.Key]), pair.Value));
    }

    [Fact]
    public void Records_whose_only_second_reviewer_is_their_first_are_reported()
    {
        var people = People(2);
        var first = Records(10)
            .ToDictionary(record => record, record => string.CompareOrdinal(record, "R0004") <= 0 ? people[0] : people[1]);
        var allocation = ReviewerAllocation.SecondReviewers(Seed, first, [people[0]]);

        Assert.Equal(["R0001", "R0002", "R0003", "R0004"], allocation.Unassignable);
        Assert.Equal(6, allocation.Assigned.Count);
    }

    [Fact]
    public void Without_second_reviewers_everything_is_unassignable() =>
        Assert.Equal(3,
            ReviewerAllocation.SecondReviewers(Seed, Records(3).ToDictionary(record => record, _ => People(1)[0]), []).Unassignable.Count);

    [Fact]
    public void One_who_read_most_records_first_gets_all_the_others()
    {
        var people = People(3);
        var first = Records(30)
            .ToDictionary(record => record, record => string.CompareOrdinal(record, "R0026") <= 0 ? people[0] : people[1]);
        var second = ReviewerAllocation.SecondReviewers(Seed, first, people).Assigned;

        Assert.Equal([4, 13, 13], people.Select(person => second.Values.Count(assignee => assignee == person)));
    }

    private static void ForAnyTeam(Func<Dictionary<string, Guid>, Guid[], SecondReviewerAllocation, bool> holds) =>
        Prop.ForAll<byte[], byte>((firstReaders, team) =>
        {
            var people = People(6);
            var first = firstReaders
                .Select((reader, index) => (Record: $"R{index:D4}", Reader: people[reader % 6]))
                .ToDictionary(pair => pair.Record, pair => pair.Reader, StringComparer.Ordinal);
            Guid[] second = [.. people.Where((_, index) => (team >> index & 1) == 1)];
            return holds(first, second, ReviewerAllocation.SecondReviewers(Seed, first, second));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<KeyValuePair<string, Guid>> Sorted(IReadOnlyDictionary<string, Guid> assigned) =>
        assigned.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static Guid[] People(int count) => [.. Enumerable.Range(1, count).Select(number => new Guid(number, 0, 0, new byte[8]))];

    private static string[] Records(int count) => [.. Enumerable.Range(1, count).Select(number => $"R{number:D4}")];
}
