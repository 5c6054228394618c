using ScopingReview.Domain.Ranking;

namespace ScopingReview.Domain.Tests.Ranking;

public sealed class StoppingRuleTests
{
    [Fact]
    public void Nothing_in_1600_of_8000_unread_leaves_at_most_13_so_that_247_finds_show_95_percent()
    {
        var set = new ControlSet(Unread: 8000, Drawn: 1600, Included: 0, Found: 247);

        Assert.Equal(13, set.MostRelevant);
        Assert.Equal(247, set.FoundNeeded(950));
        Assert.True(set.Reaches(950));
        Assert.False((set with { Found = 246 }).Reaches(950));
    }

    [Fact]
    public void Finds_in_the_sample_count_among_what_is_found_and_among_what_may_be_left()
    {
        var set = new ControlSet(Unread: 8000, Drawn: 1600, Included: 3, Found: 247);

        Assert.True(set.MostRelevant > 13);
        Assert.Equal(250.0 / (247 + set.MostRelevant), set.RecallAtLeast, 12);
        Assert.Equal(250.0 / (247 + 15), set.RecallEstimate!.Value, 12);
        Assert.Equal(247.0 / 260, set.BestRecall, 12);
    }

    [Fact]
    public void A_sample_that_is_all_of_the_unread_knows_what_is_left()
    {
        Assert.Equal(1, new ControlSet(Unread: 100, Drawn: 100, Included: 4, Found: 10).RecallAtLeast);
        Assert.Null(new ControlSet(Unread: 100, Drawn: 0, Included: 0, Found: 10).RecallEstimate);
    }

    [Fact]
    public void Twenty_relevant_then_70_irrelevant_of_100_give_p_00146()
    {
        var window = TailHeuristic.Smallest(total: 100, read: 90, [.. Enumerable.Range(1, 20)], target: 900);

        Assert.Equal(3, window.Relevant);
        Assert.Equal(70, window.Length);
        Assert.Equal(0.00146, window.P, 5);
    }

    [Fact]
    public void Only_windows_behind_a_find_can_have_the_smallest_p()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var read = 10 + (seed * 7 % 60);
            int[] finds = [.. Enumerable.Range(1, read).Where(at => at * seed * 2654435761 % 97 < 97 / (1 + (at / 6)))];
            var smallest = 1.0;
            for (var length = 1; length <= read && finds.Length > 0; length++)
            {
                var before = finds.Count(at => at <= read - length);
                var relevant = (finds.Length * 1000 / 950) - before + 1;
                smallest = Math.Min(smallest, AtMost(100 - (read - length), relevant, length, finds.Length - before));
            }

            Assert.Equal(smallest, TailHeuristic.Smallest(100, read, finds, 950).P, 9);
        }
    }

    [Fact]
    public void Before_anything_is_found_the_heuristic_says_nothing()
        => Assert.Equal(new TailWindow(1, 0, 0), TailHeuristic.Smallest(100, 50, [], 950));

    [Fact]
    public void A_replay_says_when_each_rule_first_advised_and_what_was_found_by_then()
    {
        bool[] found = [.. Enumerable.Range(0, 4000).Select(at => at < 400)];
        bool[] sampled = [.. found.Select((_, at) => at % 5 == 0)];

        var replay = StoppingReplay.Of(found, sampled);

        Assert.Equal(400, replay.ControlSet!.Read);
        Assert.Equal(720, replay.ControlSet.SampleRead);
        Assert.Equal(1, replay.ControlSet.Recall);
        Assert.Equal(1, replay.Tail!.Recall);
    }

    [Fact]
    public void Without_a_sample_the_control_set_never_advises()
        => Assert.Null(StoppingReplay.Of([.. Enumerable.Range(0, 400).Select(at => at < 40)], new bool[400]).ControlSet);

    private static double AtMost(int population, int relevant, int drawn, int found)
    {
        if (relevant > population)
            return 0;
        var sum = 0.0;
        for (var x = Math.Max(0, drawn - (population - relevant)); x <= Math.Min(found, Math.Min(relevant, drawn)); x++)
            sum += Math.Exp(Choose(relevant, x) + Choose(population - relevant, drawn - x) - Choose(population, drawn));
        return sum;
    }

    private static double Choose(int n, int k)
        => Enumerable.Range(1, k).Sum(i => Math.Log(n - k + i) - Math.Log(i));
}
