using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class StageStatusesTests
{
    private static readonly Guid[] Reviewers = [.. Enumerable.Range(1, 3).Select(Id)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_record_of_a_stage_stands_as_the_rule_says_of_it_alone(bool maybeIsInclude)
    {
        // A record for each combination of who is required, what each says, what was said of a twin, and the ruling.
        var cases = (from required in Enumerable.Range(0, 8)
                     from first in Says
                     from second in Says
                     from third in Says
                     from twin in Says
                     from ruling in new Verdict?[] { null, Verdict.Include, Verdict.Exclude }
                     select (Required: required, Votes: new[] { first, second, third }, Twin: twin, Ruling: ruling)).ToList();
        var records = new RecordPlaces(cases.Select((_, place) => Id(100 + place)));
        var said = new StageVotes(
            [.. Reviewers.Select((reviewer, at) => new RequiredReadings(reviewer, Where(of => IsRequired(of.Required, at))))],
            [.. from at in Enumerable.Range(0, 3)
                from verdict in Enum.GetValues<Verdict>()
                select new VotesAlike(Reviewers[at], verdict, Where(of => of.Votes[at] == verdict))],
            [.. cases.Index().Where(of => of.Item.Twin is not null)
                .Select(of => new RecordVerdict(records[of.Index], of.Item.Twin!.Value))],
            [.. cases.Index().Where(of => of.Item.Ruling is not null)
                .Select(of => new RecordVerdict(records[of.Index], of.Item.Ruling!.Value))],
            maybeIsInclude);

        var statuses = new StageStatuses(records, said);

        foreach (var (place, of) in cases.Index())
        {
            var alone = ScreeningOutcome.Of(
                ScreeningStage.TitleAbstract,
                [.. Reviewers.Where((_, at) => IsRequired(of.Required, at))],
                [.. Reviewers.Zip(of.Votes).Where(vote => vote.Second is not null)
                    .Select(vote => new ScreeningVote(vote.First, vote.Second!.Value))],
                of.Ruling is { } ruling ? new ScreeningResolution(ruling) : null,
                maybeIsInclude,
                of.Twin is { } twin ? [new ScreeningVote(Reviewers[0], twin)] : null);
            Assert.True(alone.Status == statuses[place], $"{of}: {alone.Status} alone, {statuses[place]} with the others");
        }

        Guid[] Where(Func<(int Required, Verdict?[] Votes, Verdict? Twin, Verdict? Ruling), bool> holds)
            => [.. cases.Index().Where(of => holds(of.Item)).Select(of => records[of.Index])];
    }

    [Fact]
    public void What_is_said_of_records_that_are_not_asked_for_is_not_looked_at()
    {
        var (asked, other) = (Id(100), Id(101));
        var statuses = new StageStatuses(new RecordPlaces([asked]), new StageVotes(
            [new RequiredReadings(Reviewers[0], [asked, other])],
            [new VotesAlike(Reviewers[0], Verdict.Include, [other, asked])],
            [new RecordVerdict(other, Verdict.Exclude)],
            [new RecordVerdict(other, Verdict.Exclude)],
            MaybeIsInclude: false));

        Assert.Equal(ScreeningStatus.Included, statuses[0]);
    }

    [Fact]
    public void A_resolution_of_maybe_settles_nothing_and_is_refused()
        => Assert.Throws<ArgumentException>(() => new StageStatuses(
            new RecordPlaces([Id(100)]), new StageVotes([], [], [], [new RecordVerdict(Id(100), Verdict.Maybe)], MaybeIsInclude: false)));

    private static IEnumerable<Verdict?> Says => [null, Verdict.Include, Verdict.Maybe, Verdict.Exclude];

    private static bool IsRequired(int required, int at) => (required & (1 << at)) != 0;

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
