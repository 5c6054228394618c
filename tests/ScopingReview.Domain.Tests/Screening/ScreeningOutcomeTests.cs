using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;
using static ScopingReview.Domain.Screening.ScreeningStatus;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class ScreeningOutcomeTests
{
    private static readonly Guid Ada = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Ben = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Cem = new("00000000-0000-0000-0000-00000000000c");
    private static readonly Guid WrongPopulation = new("00000000-0000-0000-0000-0000000000f1");
    private static readonly Guid WrongConcept = new("00000000-0000-0000-0000-0000000000f2");

    public static TheoryData<ScreeningStage, bool> StagesAndSettings => new()
    {
        { ScreeningStage.TitleAbstract, false },
        { ScreeningStage.TitleAbstract, true },
        { ScreeningStage.FullText, false },
        { ScreeningStage.FullText, true },
    };

    // I include, M maybe, E exclude, - no vote yet; the last column is the outcome where Maybe counts as Include.
    [Theory]
    [InlineData("-", Pending, Pending)]
    [InlineData("I", Included, Included)]
    [InlineData("M", NeedsResolution, Included)]
    [InlineData("E", Excluded, Excluded)]
    [InlineData("--", Pending, Pending)]
    [InlineData("-I", Pending, Pending)]
    [InlineData("-M", Pending, Pending)]
    [InlineData("-E", Pending, Pending)]
    [InlineData("I-", Pending, Pending)]
    [InlineData("M-", Pending, Pending)]
    [InlineData("E-", Pending, Pending)]
    [InlineData("II", Included, Included)]
    [InlineData("IM", Conflict, Included)]
    [InlineData("IE", Conflict, Conflict)]
    [InlineData("MI", Conflict, Included)]
    [InlineData("MM", NeedsResolution, Included)]
    [InlineData("ME", Conflict, Conflict)]
    [InlineData("EI", Conflict, Conflict)]
    [InlineData("EM", Conflict, Conflict)]
    [InlineData("EE", Excluded, Excluded)]
    [InlineData("II-", Pending, Pending)]
    [InlineData("EE-", Pending, Pending)]
    [InlineData("III", Included, Included)]
    [InlineData("IIM", Conflict, Included)]
    [InlineData("IMM", Conflict, Included)]
    [InlineData("MMM", NeedsResolution, Included)]
    [InlineData("IIE", Conflict, Conflict)]
    [InlineData("IME", Conflict, Conflict)]
    [InlineData("MME", Conflict, Conflict)]
    [InlineData("IEE", Conflict, Conflict)]
    [InlineData("MEE", Conflict, Conflict)]
    [InlineData("EEE", Excluded, Excluded)]
    public void Votes_decide_once_all_that_are_required_are_in(string marks, ScreeningStatus plain, ScreeningStatus maybeAsInclude)
    {
        var required = new[] { Ada, Ben, Cem }[..marks.Length];
        var votes = Votes(marks);
        var locked = !marks.Contains('-', StringComparison.Ordinal);

        Assert.Equal(new(plain, null, false, locked), ScreeningOutcome.Of(ScreeningStage.TitleAbstract, required, votes));
        Assert.Equal(new(maybeAsInclude, null, false, locked),
            ScreeningOutcome.Of(ScreeningStage.TitleAbstract, required, votes, maybeCountsAsInclude: true));
        Assert.Equal(new(plain, null, false, locked), ScreeningOutcome.Of(ScreeningStage.FullText, required, votes));
        Assert.Equal(new(plain, null, false, locked),
            ScreeningOutcome.Of(ScreeningStage.FullText, required, votes, maybeCountsAsInclude: true));
    }

    [Theory]
    [MemberData(nameof(StagesAndSettings))]
    public void A_record_nobody_is_required_to_read_is_pending(ScreeningStage stage, bool maybeCountsAsInclude)
    {
        var outcome = ScreeningOutcome.Of(stage, [], [new(Ada, Verdict.Include), new(Ben, Verdict.Include)], null, maybeCountsAsInclude);

        Assert.Equal(new(Pending, null, false, false), outcome);
    }

    [Fact]
    public void A_vote_of_somebody_who_is_not_required_does_not_count()
    {
        ScreeningVote[] votes = [new(Ada, Verdict.Include), new(Cem, Verdict.Exclude)];

        Assert.Equal(Included, ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [Ada], votes).Status);
        Assert.Equal(Pending, ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [Ada, Ben], votes).Status);
    }

    [Fact]
    public void A_reviewer_named_twice_in_the_plan_votes_once() =>
        Assert.Equal(new(Included, null, false, true),
            ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [Ada, Ada], [new(Ada, Verdict.Include)]));

    [Fact]
    public void Two_current_votes_of_one_required_reviewer_are_an_error() =>
        Assert.Throws<ArgumentException>(() => ScreeningOutcome.Of(
            ScreeningStage.TitleAbstract, [Ada], [new(Ada, Verdict.Include), new(Ada, Verdict.Exclude)]));

    [Fact]
    public void A_full_text_excluded_for_one_reason_carries_it()
    {
        ScreeningVote[] votes = [new(Ada, Verdict.Exclude, WrongConcept), new(Ben, Verdict.Exclude, WrongConcept)];

        Assert.Equal(new(Excluded, WrongConcept, false, true), ScreeningOutcome.Of(ScreeningStage.FullText, [Ada, Ben], votes));
        Assert.Equal(new(Excluded, WrongConcept, false, true), ScreeningOutcome.Of(ScreeningStage.FullText, [Ada], votes));
    }

    [Fact]
    public void A_full_text_excluded_for_two_reasons_is_excluded_with_the_reason_open()
    {
        ScreeningVote[] votes = [new(Ada, Verdict.Exclude, WrongConcept), new(Ben, Verdict.Exclude, WrongPopulation)];

        Assert.Equal(new(Excluded, null, true, true), ScreeningOutcome.Of(ScreeningStage.FullText, [Ada, Ben], votes));
    }

    [Fact]
    public void A_reason_that_only_one_of_two_names_is_the_reason()
    {
        ScreeningVote[] votes = [new(Ada, Verdict.Exclude, WrongConcept), new(Ben, Verdict.Exclude)];

        Assert.Equal(new(Excluded, WrongConcept, false, true), ScreeningOutcome.Of(ScreeningStage.FullText, [Ada, Ben], votes));
    }

    [Fact]
    public void Reasons_at_title_and_abstract_never_conflict()
    {
        ScreeningVote[] votes = [new(Ada, Verdict.Exclude, WrongConcept), new(Ben, Verdict.Exclude, WrongPopulation)];

        Assert.Equal(new(Excluded, null, false, true), ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [Ada, Ben], votes));
        Assert.Equal(WrongConcept, ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [Ada], votes).ReasonId);
    }

    [Fact]
    public void The_reason_of_one_who_excludes_is_not_the_reason_of_a_conflict()
    {
        ScreeningVote[] votes = [new(Ada, Verdict.Include), new(Ben, Verdict.Exclude, WrongPopulation)];

        Assert.Equal(new(Conflict, null, false, true), ScreeningOutcome.Of(ScreeningStage.FullText, [Ada, Ben], votes));
    }

    [Fact]
    public void The_lead_closes_a_conflict_about_the_reason_by_naming_one()
    {
        ScreeningVote[] votes = [new(Ada, Verdict.Exclude, WrongConcept), new(Ben, Verdict.Exclude, WrongPopulation)];
        var ruling = new ScreeningResolution(Verdict.Exclude, WrongPopulation);

        Assert.Equal(new(Excluded, WrongPopulation, false, true), ScreeningOutcome.Of(ScreeningStage.FullText, [Ada, Ben], votes, ruling));
    }

    [Fact]
    public void A_ruling_to_include_has_no_reason() =>
        Assert.Null(ScreeningOutcome.Of(ScreeningStage.FullText, [], [], new(Verdict.Include, WrongConcept)).ReasonId);

    [Fact]
    public void A_ruling_of_maybe_is_refused() =>
        Assert.Throws<ArgumentException>(() => ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [Ada], [], new(Verdict.Maybe)));

    [Theory]
    [MemberData(nameof(StagesAndSettings))]
    public void A_resolution_wins_over_any_votes_and_unlocks_nothing(ScreeningStage stage, bool maybeCountsAsInclude)
    {
        foreach (var marks in AllMarks(2))
        {
            var unresolved = ScreeningOutcome.Of(stage, [Ada, Ben], Votes(marks), null, maybeCountsAsInclude);
            var included = ScreeningOutcome.Of(stage, [Ada, Ben], Votes(marks), new(Verdict.Include), maybeCountsAsInclude);
            var excluded = ScreeningOutcome.Of(stage, [Ada, Ben], Votes(marks), new(Verdict.Exclude, WrongConcept), maybeCountsAsInclude);

            Assert.Equal(new(Included, null, false, unresolved.Locked), included);
            Assert.Equal(new(Excluded, WrongConcept, false, unresolved.Locked), excluded);
        }
    }

    [Fact]
    public void The_order_of_votes_and_of_reviewers_does_not_matter() => Prop.ForAll<Verdict[], bool, bool>((verdicts, fullText, setting) =>
    {
        var stage = fullText ? ScreeningStage.FullText : ScreeningStage.TitleAbstract;
        var reviewers = verdicts.Select((_, index) => new Guid(index + 1, 0, 0, new byte[8])).ToList();
        var votes = verdicts
            .Select((verdict, index) => new ScreeningVote(reviewers[index], verdict, index % 2 == 0 ? WrongConcept : WrongPopulation))
            .ToList();
        return ScreeningOutcome.Of(stage, reviewers, votes, null, setting)
            == ScreeningOutcome.Of(stage, [.. reviewers.AsEnumerable().Reverse()], [.. votes.AsEnumerable().Reverse()], null, setting);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_record_is_locked_when_and_only_when_every_required_vote_is_in() => Prop.ForAll<bool[]>(voted =>
    {
        var reviewers = voted.Select((_, index) => new Guid(index + 1, 0, 0, new byte[8])).ToList();
        var votes = reviewers.Where((_, index) => voted[index]).Select(id => new ScreeningVote(id, Verdict.Include)).ToList();
        var outcome = ScreeningOutcome.Of(ScreeningStage.FullText, reviewers, votes);
        var complete = voted.Length > 0 && voted.All(vote => vote);
        return outcome.Locked == complete && (outcome.Status == Pending) == !complete;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("I", "I", Included)]
    [InlineData("I", "E", Conflict)]
    [InlineData("E", "M", Conflict)]
    [InlineData("II", "E", Conflict)]
    [InlineData("M", "M", NeedsResolution)]
    [InlineData("I-", "E", Pending)]
    [InlineData("", "IE", Conflict)]
    public void What_was_said_otherwise_of_a_merged_record_counts_beside_the_votes(string marks, string twin, ScreeningStatus expected)
        => Assert.Equal(expected,
            ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [.. new[] { Ada, Ben, Cem }.Take(marks.Length)], Votes(marks),
                twinVotes: Votes(twin)).Status);

    [Fact]
    public void A_ruling_settles_what_merged_records_disagree_on()
        => Assert.Equal(Included,
            ScreeningOutcome.Of(ScreeningStage.TitleAbstract, [Ada], Votes("I"), new ScreeningResolution(Verdict.Include),
                twinVotes: Votes("E")).Status);

    private static IEnumerable<string> AllMarks(int length) =>
        length == 0 ? [string.Empty] : AllMarks(length - 1).SelectMany(rest => "IME-".Select(mark => rest + mark));

    private static List<ScreeningVote> Votes(string marks) =>
    [
        .. new[] { Ada, Ben, Cem }.Zip(marks)
            .Where(pair => pair.Second != '-')
            .Select(pair =>
                new ScreeningVote(pair.First, pair.Second switch { 'I' => Verdict.Include, 'M' => Verdict.Maybe, _ => Verdict.Exclude })),
    ];
}
