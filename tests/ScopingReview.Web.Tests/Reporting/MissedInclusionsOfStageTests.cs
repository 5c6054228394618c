using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

/// <summary>Which records tell how many inclusions single screening missed, and what counts as open.</summary>
public sealed class MissedInclusionsOfStageTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;
    private const ScreeningStage FullTexts = ScreeningStage.FullText;

    [Fact]
    public async Task Two_decisions_without_a_draw_give_no_estimate_and_say_why()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 5);
        made.ReadTitle(records[0], Verdict.Exclude, Verdict.Exclude);
        made.ReadTitle(records[1], Verdict.Exclude, Verdict.Include);
        made.Rule(Titles, records[1], Verdict.Include);
        made.ReadTitle(records[2], Verdict.Include, Verdict.Include);
        made.ReadTitle(records[3], Verdict.Exclude);
        made.ReadTitle(records[4], Verdict.Exclude);
        await made.SaveAsync();

        var titles = await AtTitlesAsync(made);

        Assert.All(
            titles.Missed,
            missed => Assert.Equal((MissedStanding.NotSampled, null, 0), (missed.Standing, missed.IfNone, missed.Population)));
        Assert.Equal(new MissedRemainder(OutsideDraw: 2), titles.Remainder);
        Assert.Contains(
            "are not a random sample; how many inclusions single screening missed cannot be estimated. One person alone read and excluded 2 records.",
            Sentence(titles),
            StringComparison.Ordinal);
        Assert.Contains(
            await FileAsync(made),
            line => line == "Passed title and abstract: Missed among those read once,not estimable,,,,not a random sample: nothing was drawn for a second reviewer");
        await AssertListsAsync(made, titles);
    }

    [Fact]
    public async Task What_the_second_reviewer_includes_is_open_until_it_is_ruled_on_and_then_passes()
    {
        var (made, records) = await DrawnAsync();
        var conflict = records[9];

        var before = await AtTitlesAsync(made);
        AssertMissed(before, MissedEvent.PassedTitleAbstract, found: 0, open: 1, new(0, 4), new(0, 6));
        AssertMissed(before, MissedEvent.IncludedInReview, found: 0, open: 1, new(0, 4), new(0, 6));
        Assert.True(before.IsProvisional);
        Assert.Equal((20, 10), (before.Missed[0].Population, before.Missed[0].Drawn));
        made.Rule(Titles, conflict, Verdict.Include);
        await made.SaveAsync();

        var after = await AtTitlesAsync(made);
        AssertMissed(after, MissedEvent.PassedTitleAbstract, found: 1, open: 0, new(0, 6), new(0, 6));
        AssertMissed(after, MissedEvent.IncludedInReview, found: 0, open: 1, new(0, 4), new(0, 6)); // not through full text
        await AssertListsAsync(made, after);
        var file = await FileAsync(made);
        Assert.Contains("Passed title and abstract: Missed among those read once (95 % CI),,,0,6,", file);
        Assert.Contains("Included in the review: Missed among those read once if none of the open records counts (95 % CI),,,0,4,", file);
        Assert.Contains("Included in the review: Missed among those read once if all of them do (95 % CI),,,0,6,", file);
        Assert.Contains("Included in the review: share 50 %,20,10,0,1,", file);
    }

    [Fact]
    public async Task A_ruling_that_excludes_leaves_nothing_found()
    {
        var (made, records) = await DrawnAsync();
        made.Rule(Titles, records[9], Verdict.Exclude);
        await made.SaveAsync();

        var titles = await AtTitlesAsync(made);

        AssertMissed(titles, MissedEvent.PassedTitleAbstract, found: 0, open: 0, new(0, 4), new(0, 4));
        AssertMissed(titles, MissedEvent.IncludedInReview, found: 0, open: 0, new(0, 4), new(0, 4));
        Assert.False(titles.IsProvisional);
    }

    [Theory]
    [InlineData(null, null, 0, 1)]
    [InlineData(RetrievalStatus.NotRetrieved, null, 0, 0)] // an end, and not included
    [InlineData(RetrievalStatus.Retrieved, null, 0, 1)]
    [InlineData(RetrievalStatus.Retrieved, Verdict.Exclude, 0, 0)]
    [InlineData(RetrievalStatus.Retrieved, Verdict.Include, 1, 0)]
    [InlineData(RetrievalStatus.Retrieved, Verdict.Maybe, 0, 1)] // waits for a ruling
    public async Task Included_in_the_review_is_known_at_the_end_of_full_text(
        RetrievalStatus? retrieval, Verdict? fullText, int found, int open)
    {
        var (made, records) = await DrawnAsync();
        made.Rule(Titles, records[9], Verdict.Include);
        if (retrieval is { } status)
            made.Retrieve(records[9], status);
        if (fullText is not null)
            made.Read(FullTexts, records[9], fullText, reason: made.Reason("Wrong population"));
        await made.SaveAsync();

        var titles = await AtTitlesAsync(made);

        Assert.Equal((1, 0), (titles.Missed[0].Found, titles.Missed[0].Open));
        Assert.Equal((found, open), (titles.Missed[1].Found, titles.Missed[1].Open));
    }

    [Fact]
    public async Task A_drawn_record_without_its_second_vote_is_open_also_where_the_second_reviewer_has_left()
    {
        var made = await MadeReview.StartAsync(workbench);
        var third = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Reviewer);
        var records = await made.SourceAsync(InformationSourceKind.Database, 5);
        var draw = await made.DrawAsync(Titles, .8m, records);
        made.ReadDrawn(Titles, records[0], draw, Verdict.Exclude, null);
        foreach (var record in records.Skip(1).Take(3))
        {
            made.Vote(Titles, record, made.First, Verdict.Exclude, ReviewerPosition.First, draw);
            made.Add(Ended(made, record, draw)); // one record nobody else was asked for, one given to a third reader, one ruled on
        }
        made.Vote(Titles, records[2], third, Verdict.Exclude, ReviewerPosition.Second, draw);
        made.Rule(Titles, records[3], Verdict.Exclude);
        made.Vote(Titles, records[4], made.First, Verdict.Exclude, ReviewerPosition.First, draw);
        await made.SaveAsync();

        var titles = await AtTitlesAsync(made);

        Assert.Equal((5, 4, 0, 2), (titles.Missed[0].Population, titles.Missed[0].Drawn, titles.Missed[0].Found, titles.Missed[0].Open));
        Assert.Equal(new[] { records[0], records[1] }.Order(), titles.Sets[AgreementSet.Open(MissedEvent.PassedTitleAbstract)].Ids.Order());
        Assert.Equal([records[4]], titles.Sets[AgreementSet.NotDrawn].Ids);
        await AssertListsAsync(made, titles);
    }

    [Fact]
    public async Task Shares_are_strata_and_what_is_known_without_the_draw_or_outside_of_it_is_counted_apart()
    {
        var made = await MadeReview.StartAsync(workbench);
        var third = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Reviewer);
        var records = await made.SourceAsync(InformationSourceKind.Database, 15);
        var draw = await made.DrawAsync(Titles, .5m, records.Take(9));
        await made.DrawAsync(Titles, .2m, records.Skip(9).Take(3), DrawKind.TopUp);
        var raised = await made.DrawAsync(Titles, .4m, records.Skip(9).Take(3), DrawKind.RaisedShare);
        var pilot = await made.DrawAsync(Titles, 0, records.Skip(14), DrawKind.Pilot);

        made.ReadDrawn(Titles, records[0], draw, Verdict.Exclude, Verdict.Exclude);
        ByFirst(1, Verdict.Exclude, draw);
        ByFirst(2, Verdict.Exclude, draw);
        made.Vote(Titles, records[2], made.Second, Verdict.Exclude, ReviewerPosition.Second); // decided elsewhere
        made.ReadDrawn(Titles, records[3], draw, Verdict.Exclude, Verdict.Exclude);
        made.Vote(Titles, records[3], third, Verdict.Include, ReviewerPosition.Second); // a third reader
        ByFirst(4, Verdict.Exclude, draw);
        var merge = Undone(made, records[13], records[4]);
        made.Add(merge);
        made.Add(Carried(made, records[4], third, draw, merge.Id)); // of a duplicate that was merged into it
        ByFirst(5, Verdict.Exclude, draw);
        made.Rule(Titles, records[5], Verdict.Include); // not drawn, and ruled on all the same
        ByFirst(6, null, draw);
        ByFirst(7, Verdict.Include, draw);
        ByFirst(8, Verdict.Exclude, draw);
        made.Vote(Titles, records[8], third, Verdict.Exclude, ReviewerPosition.Pilot, pilot);
        made.ReadDrawn(Titles, records[9], raised, Verdict.Exclude, Verdict.Exclude);
        ByFirst(10, Verdict.Exclude, raised);
        ByFirst(11, Verdict.Exclude, raised);
        ByFirst(12, Verdict.Exclude, null);
        made.ReadTitle(records[13], Verdict.Exclude, Verdict.Exclude);
        made.Vote(Titles, records[14], made.First, Verdict.Exclude, ReviewerPosition.Pilot, pilot);
        await made.SaveAsync();

        var titles = await AtTitlesAsync(made);

        Assert.Equal(
            [(.4m, 3, 1), (.5m, 2, 1)],
            titles.Missed[0].Strata.Select(stratum => (stratum.Share!.Value, stratum.Population, stratum.Drawn)));
        Assert.Equal(new MissedRemainder(OutsideDraw: 1, KnownOtherwise: 5, Awaiting: 1), titles.Remainder);
        Assert.Equal(new[] { 2, 3, 4, 5, 8 }.Select(i => records[i]).Order(), titles.Sets[AgreementSet.KnownOtherwise].Ids.Order());
        Assert.Equal([records[12]], titles.Sets[AgreementSet.OutsideDraw].Ids);
        Assert.Equal([records[6]], titles.Sets[AgreementSet.Awaiting].Ids);
        await AssertListsAsync(made, titles);

        void ByFirst(int record, Verdict? verdict, Guid? through) =>
            made.Vote(Titles, records[record], made.First, verdict, ReviewerPosition.First, through);
    }

    [Fact]
    public async Task Full_texts_have_one_event_and_a_report_not_retrieved_is_at_no_stage()
    {
        var made = await MadeReview.StartAsync(workbench);
        var reason = made.Reason("Wrong population");
        var records = await made.SourceAsync(InformationSourceKind.Database, 5);
        foreach (var record in records)
            made.ReadTitle(record, Verdict.Include);
        foreach (var record in records.Take(4))
            made.Retrieve(record);
        made.Retrieve(records[4], RetrievalStatus.NotRetrieved);
        await made.SaveAsync();
        var draw = await made.DrawAsync(FullTexts, .6m, records);
        made.ReadDrawn(FullTexts, records[0], draw, Verdict.Exclude, Verdict.Exclude, reason);
        made.ReadDrawn(FullTexts, records[1], draw, Verdict.Exclude, Verdict.Include, reason);
        made.ReadDrawn(FullTexts, records[2], draw, Verdict.Exclude, Verdict.Include, reason);
        made.Rule(FullTexts, records[2], Verdict.Include);
        made.Vote(FullTexts, records[3], made.First, Verdict.Exclude, ReviewerPosition.First, draw, reason);
        made.Vote(FullTexts, records[4], made.First, Verdict.Exclude, ReviewerPosition.First, draw, reason);
        await made.SaveAsync();

        var fullTexts = (await workbench.As<ReportService>(made.Review.Lead).GetAgreementAsync(made.Review.Id)).FullTexts!;

        var missed = Assert.Single(fullTexts.Missed);
        Assert.Equal(
            (MissedEvent.IncludedInReview, 4, 3, 1, 1),
            (missed.Event, missed.Population, missed.Drawn, missed.Found, missed.Open));
        Assert.Contains(
            "4 reports that the first reviewer excluded",
            fullTexts.Missed.Describe("report", "reports").Text,
            StringComparison.Ordinal);
        await AssertListsAsync(made, fullTexts);
    }

    [Fact]
    public async Task Who_still_reads_full_texts_is_not_told_what_was_included_in_the_review()
    {
        var (made, records) = await DrawnAsync();
        made.Rule(Titles, records[9], Verdict.Include);
        made.Retrieve(records[9]);
        made.Vote(FullTexts, records[9], made.Second, null, ReviewerPosition.Second);
        await made.SaveAsync();

        var second = await AtTitlesAsync(made, made.Second);
        var first = await AtTitlesAsync(made, made.First);

        Assert.Equal(MissedEvent.PassedTitleAbstract, Assert.Single(second.Missed).Event);
        Assert.DoesNotContain(AgreementSet.Found(MissedEvent.IncludedInReview), second.Sets.Keys);
        Assert.True(
            (await made.ListAsync(ReportSetKeys.OfAgreement(first.Stage, first.PairKey, AgreementSet.Found(MissedEvent.IncludedInReview)),
                made.Second)).UnknownSet);
        Assert.Equal(2, first.Missed.Count);
    }

    /// <summary>
    /// Twenty records that the first reviewer excludes, ten of them drawn at 50 %; the second reviewer includes one, which is in
    /// conflict.
    /// </summary>
    private async Task<(MadeReview Made, IReadOnlyList<Guid> Records)> DrawnAsync()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 20);
        var draw = await made.DrawAsync(Titles, .5m, records);
        foreach (var record in records.Take(9))
            made.ReadDrawn(Titles, record, draw, Verdict.Exclude, Verdict.Exclude);
        made.ReadDrawn(Titles, records[9], draw, Verdict.Exclude, Verdict.Include);
        foreach (var record in records.Skip(10))
            made.Vote(Titles, record, made.First, Verdict.Exclude, ReviewerPosition.First, draw);
        return (await made.SaveAsync(), records);
    }

    private async Task<StageAgreement> AtTitlesAsync(MadeReview made, Guid? asUser = null)
        => (await workbench.As<ReportService>(asUser ?? made.Review.Lead).GetAgreementAsync(made.Review.Id)).Titles!;

    private async Task<string[]> FileAsync(MadeReview made)
    {
        using var client = await workbench.ClientAsync(made.Review.Lead);
        return (await client.GetStringAsync(new Uri($"/api/reviews/{made.Review.Id}/report/agreement", UriKind.Relative))).Split("\r\n");
    }

    private static string Sentence(StageAgreement titles) => titles.Missed.Describe(remainder: titles.Remainder).Text;

    /// <summary>
    /// Every figure of the section is as large as its list, which stays closed while a vote on one of its records is missing.
    /// </summary>
    private static async Task AssertListsAsync(MadeReview made, StageAgreement agreement)
    {
        var figures = MissedRows.Population(agreement).Concat(agreement.Missed.SelectMany(MissedRows.Of))
            .Where(figure => figure.Set is not null).ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            var list = await made.ListAsync(ReportSetKeys.OfAgreement(agreement.Stage, agreement.PairKey, figure.Set!));
            var set = agreement.Sets[figure.Set!];
            Assert.Equal((figure.Numbers[0], set.IsOpen ? set.Ids.Count : 0), (set.Ids.Count, list.Hits));
        }
    }

    private static void AssertMissed(
        StageAgreement titles, MissedEvent what, int found, int open, HypergeometricInterval ifNone, HypergeometricInterval ifAll)
    {
        var missed = titles.Missed.Single(one => one.Event == what);
        Assert.Equal((found, open, ifNone, ifAll), (missed.Found, missed.Open, missed.IfNone, missed.IfAll));
        Assert.Equal(open == 0 ? ifNone : null, missed.Interval);
    }

    /// <summary>A second reading that ended without a vote.</summary>
    private static Assignment Ended(MadeReview made, Guid record, Guid draw) => new()
    {
        ReviewId = made.Review.Id,
        Stage = Titles,
        RecordId = record,
        ReviewerId = made.Second,
        Position = ReviewerPosition.Second,
        DrawId = draw,
        RandomOrder = 0,
        At = TimeProvider.System.GetUtcNow(),
        SupersededAt = TimeProvider.System.GetUtcNow(),
        SupersededById = made.Review.Lead,
    };

    private static DuplicateLink Undone(MadeReview made, Guid duplicate, Guid kept) => new()
    {
        ReviewId = made.Review.Id,
        DuplicateId = duplicate,
        KeptId = kept,
        Evidence = "said so",
        At = TimeProvider.System.GetUtcNow(),
        SupersededAt = TimeProvider.System.GetUtcNow(),
    };

    private static Assignment Carried(MadeReview made, Guid record, Guid reader, Guid draw, Guid link) => new()
    {
        ReviewId = made.Review.Id,
        Stage = Titles,
        RecordId = record,
        ReviewerId = reader,
        Position = ReviewerPosition.Second,
        DrawId = draw,
        RandomOrder = 0,
        CarriedByLinkId = link,
        At = TimeProvider.System.GetUtcNow(),
    };
}
