using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

/// <summary>
/// Agreement, and whom the first reviewer excluded, are told from the votes as they stood when a record was resolved, and left out where
/// a vote was not blind.
/// </summary>
public sealed class VotesBeforeResolutionTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_vote_that_is_changed_after_the_resolution_changes_nothing()
    {
        var (made, record) = await ConflictAsync();
        await ResolveAsync(made, record, at: 2);
        await ChangeAsync(made, record, made.First, Verdict.Include, at: 3);

        var titles = await AtTitlesAsync(made);

        Assert.Equal((0L, 0L, 1L, 0L), Table(titles)); // first Exclude, second Include
        Assert.Equal((1, 1, 1), (titles.Missed[0].Population, titles.Missed[0].Drawn, titles.Missed[0].Found));
    }

    [Fact]
    public async Task A_vote_that_is_taken_back_after_the_resolution_still_counts()
    {
        var (made, record) = await ConflictAsync();
        await ResolveAsync(made, record, at: 2);
        await SupersedeVoteAsync(made, record, made.First, at: 3);

        Assert.Equal((0L, 0L, 1L, 0L), Table(await AtTitlesAsync(made)));
    }

    [Fact]
    public async Task A_vote_that_was_changed_before_the_resolution_counts_as_changed()
    {
        var (made, record) = await ConflictAsync();
        await ChangeAsync(made, record, made.First, Verdict.Include, at: 2);
        await ResolveAsync(made, record, at: 3);

        Assert.Equal((1L, 0L, 0L, 0L), Table(await AtTitlesAsync(made)));
    }

    [Fact]
    public async Task Without_a_resolution_in_force_the_votes_count_as_they_stand()
    {
        var (made, record) = await ConflictAsync();
        await ResolveAsync(made, record, at: 2);
        await ChangeAsync(made, record, made.First, Verdict.Include, at: 3);
        await using (var db = workbench.Db())
            await db.Resolutions.Where(r => r.RecordId == record)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.SupersededAt, Start.AddHours(4)));

        Assert.Equal((1L, 0L, 0L, 0L), Table(await AtTitlesAsync(made)));
    }

    // Nobody sees a resolution before voting: the first vote after it is as good as one before, a change of it is not.
    [Fact]
    public async Task Who_had_not_voted_by_then_is_taken_at_the_first_vote_after_it()
    {
        var (made, record) = await ConflictAsync(first: null);
        await ResolveAsync(made, record, at: 2);
        await AddVoteAsync(made, record, made.First, Verdict.Exclude, at: 3);
        await ChangeAsync(made, record, made.First, Verdict.Include, at: 4);

        Assert.Equal((0L, 0L, 1L, 0L), Table(await AtTitlesAsync(made)));
    }

    [Fact]
    public async Task The_progress_of_people_goes_by_the_votes_as_they_stand()
    {
        var (made, record) = await ConflictAsync();
        await ResolveAsync(made, record, at: 2);
        await SupersedeVoteAsync(made, record, made.First, at: 3);

        Assert.Null((await workbench.As<ReportService>(made.First).GetAgreementAsync(made.Review.Id)).Titles); // has a vote to give again
    }

    [Fact]
    public void Records_with_a_vote_that_was_not_blind_are_left_out_and_counted()
    {
        var (first, second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var draw = Guid.CreateVersion7();
        var ids = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
        RequiredVotes[] records =
        [
            Record(ids[0], Vote(first, Verdict.Exclude), Vote(second, Verdict.Exclude, ReviewerPosition.Second)),
            Record(ids[1], Vote(first, Verdict.Exclude), Vote(second, Verdict.Include, ReviewerPosition.Second, isBlind: false)),
            Record(
                ids[2], Vote(first, Verdict.Exclude), Vote(second, Verdict.Include, ReviewerPosition.Second),
                Vote(third, Verdict.Include, ReviewerPosition.Second, isBlind: false)),
            Record(ids[3], Vote(first, Verdict.Exclude, isBlind: false)), // not drawn: would be among those read once
            Record(ids[4], Vote(first, Verdict.Exclude)),
            Record(ids[5], Vote(first, Verdict.Include, isBlind: false)), // in no figure anyway
        ];
        var sample = new StageSample(new HashSet<Guid> { draw }, ids.ToDictionary(id => id, _ => .5m),
            ids[..3].ToHashSet())
        { Shares = [.5m] };

        var population = MissedPopulation.Of(records, sample);
        var agreement = new AgreementReader(Titles, AgreementRecords.Of(records), population, maybeIsInclude: false, secret: [],
            pairs: []).Of();

        Assert.Equal((0L, 0L, 0L, 1L), Table(agreement));
        Assert.Empty(agreement.Several);
        Assert.Equal((2, 1), (agreement.Missed[0].Population, agreement.Missed[0].Drawn));
        Assert.Equal(3, agreement.LeftOutNotBlind);
        Assert.Equal(ids[1..4].Order(), agreement.Sets[AgreementSet.NotBlind].Ids.Order());

        RequiredVote Vote(Guid reviewer, Verdict verdict, ReviewerPosition position = ReviewerPosition.First, bool isBlind = true)
            => new(Guid.Empty, reviewer, position, verdict) { DrawId = draw, IsIndependent = isBlind };

        static RequiredVotes Record(Guid id, params RequiredVote[] votes) =>
            new(id, votes, ScreeningStatus.Excluded) { Fate = ScreeningStatus.Excluded };
    }

    /// <summary>
    /// A drawn record: the first reviewer excludes it unless said otherwise, the second includes it, an hour after the start.
    /// </summary>
    private async Task<(MadeReview Made, Guid Record)> ConflictAsync(Verdict? first = Verdict.Exclude)
    {
        var made = await MadeReview.StartAsync(workbench);
        var record = (await made.SourceAsync(InformationSourceKind.Database, 1))[0];
        made.ReadDrawn(Titles, record, await made.DrawAsync(Titles, .5m, [record]), null, null);
        await made.SaveAsync();
        if (first is { } verdict)
            await AddVoteAsync(made, record, made.First, verdict, at: 1);
        await AddVoteAsync(made, record, made.Second, Verdict.Include, at: 1);
        return (made, record);
    }

    private async Task<StageAgreement> AtTitlesAsync(MadeReview made) =>
        (await workbench.As<ReportService>(made.Review.Lead).GetAgreementAsync(made.Review.Id)).Titles!;

    private async Task ResolveAsync(MadeReview made, Guid record, int at)
    {
        await using var db = workbench.Db();
        db.Add(new Resolution
        {
            ReviewId = made.Review.Id,
            Stage = Titles,
            RecordId = record,
            Verdict = Verdict.Include,
            ById = made.Review.Lead,
            At = Start.AddHours(at),
        });
        await db.SaveChangesAsync();
    }

    private async Task ChangeAsync(MadeReview made, Guid record, Guid reviewer, Verdict verdict, int at)
    {
        await SupersedeVoteAsync(made, record, reviewer, at);
        await AddVoteAsync(made, record, reviewer, verdict, at);
    }

    private async Task SupersedeVoteAsync(MadeReview made, Guid record, Guid reviewer, int at)
    {
        await using var db = workbench.Db();
        await db.Decisions.Where(d => d.RecordId == record && d.ReviewerId == reviewer && d.SupersededAt == null)
            .ExecuteUpdateAsync(
                d => d.SetProperty(x => x.SupersededAt, Start.AddHours(at)).SetProperty(x => x.SupersededById, made.Review.Lead));
    }

    private async Task AddVoteAsync(MadeReview made, Guid record, Guid reviewer, Verdict verdict, int at)
    {
        await using var db = workbench.Db();
        db.Add(new Decision
        {
            ReviewId = made.Review.Id,
            Stage = Titles,
            RecordId = record,
            ReviewerId = reviewer,
            OperationId = Guid.CreateVersion7(),
            Verdict = verdict,
            At = Start.AddHours(at),
        });
        await db.SaveChangesAsync();
    }

    /// <summary>a, b, c and d.</summary>
    private static (long, long, long, long) Table(StageAgreement agreement)
        => agreement.Statistics.Table is var table ? (table[0, 0], table[0, 1], table[1, 0], table[1, 1]) : default;
}
