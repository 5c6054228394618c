using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ReportAgreementTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Agreement_counts_locked_pairs_before_any_ruling_and_what_single_reading_may_miss()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 14);
        Pairs(made, records.Take(3), Verdict.Include, Verdict.Include);
        Pairs(made, records.Skip(3).Take(1), Verdict.Include, Verdict.Exclude);
        Pairs(made, records.Skip(4).Take(2), Verdict.Exclude, Verdict.Include);
        Pairs(made, records.Skip(6).Take(4), Verdict.Exclude, Verdict.Exclude);
        made.Rule(ScreeningStage.TitleAbstract, records[4], Verdict.Include); // one that the first reviewer would have lost
        made.ReadTitle(records[10], Verdict.Exclude, twice: true); // the second vote is still to come
        foreach (var record in records.Skip(11))
            made.ReadTitle(record, Verdict.Exclude);
        await made.SaveAsync();

        var titles = (await workbench.As<ReportService>(made.Review.Lead).GetAgreementAsync(made.Review.Id)).Titles!;

        var expected = AgreementStatistics.Of(AgreementTable.TwoByTwo(3, 1, 2, 4));
        Assert.Equal(expected.Kappa, titles.Statistics.Kappa);
        Assert.Equal(expected.Ac1, titles.Statistics.Ac1);
        Assert.Equal((10, 7), (titles.Statistics.Table.Total, titles.Statistics.Table.Agreed));
        Assert.Equal(["Include", "Exclude"], titles.Categories);
        Assert.Equal((1, 5, 1, 3), (titles.Missed.Missed, titles.Missed.Checked, titles.Missed.Open, titles.Missed.ReadOnce));
        Assert.Equal(1, titles.ToCome);
    }

    [Fact]
    public async Task A_maybe_is_a_category_of_its_own_unless_the_plan_counts_it_as_include()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 3);
        Pairs(made, records.Take(1), Verdict.Maybe, Verdict.Include);
        Pairs(made, records.Skip(1), Verdict.Exclude, Verdict.Exclude);
        await made.SaveAsync();
        var report = workbench.As<ReportService>(made.Review.Lead);

        var apart = (await report.GetAgreementAsync(made.Review.Id)).Titles!;
        await PlanAsync(made, maybeCountsAsInclude: true);
        var together = (await report.GetAgreementAsync(made.Review.Id)).Titles!;

        Assert.Equal((3, 2), (apart.Statistics.Table.Categories, apart.Statistics.Table.Agreed));
        Assert.Equal((2, 3), (together.Statistics.Table.Categories, together.Statistics.Table.Agreed));
        Assert.True(together.MaybeCountsAsInclude);
    }

    [Fact]
    public async Task A_reviewer_with_something_left_to_decide_is_not_told_how_well_the_others_agree()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 3);
        Pairs(made, records.Take(2), Verdict.Include, Verdict.Include);
        made.ReadTitle(records[2], null, Verdict.Exclude);
        await made.SaveAsync();
        var observer = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Observer);

        Assert.Null((await workbench.As<ReportService>(made.First).GetAgreementAsync(made.Review.Id)).Titles);
        Assert.Null((await workbench.As<OverviewService>(made.First).GetAsync(made.Review.Id)).Agreement);
        Assert.NotNull((await workbench.As<ReportService>(made.Second).GetAgreementAsync(made.Review.Id)).Titles);
        Assert.NotNull((await workbench.As<OverviewService>(observer).GetAsync(made.Review.Id)).Agreement);
    }

    [Fact]
    public async Task Lists_that_would_tell_a_reviewer_which_records_are_in_the_sample_stay_closed_until_her_votes_are_locked()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 2);
        made.ReadTitle(records[0], Verdict.Exclude); // hers alone: settled
        made.ReadTitle(records[1], Verdict.Exclude, twice: true); // in the sample: waits for the second reader
        await made.SaveAsync();

        var mine = await workbench.As<ReportService>(made.First).GetFlowAsync(made.Review.Id);
        var excluded = await made.ListAsync("prisma/left-excluded", made.First);
        var screened = await made.ListAsync("prisma/left-screened", made.First);

        Assert.Equal(1, mine.Flow.Left.Excluded.Count);
        Assert.False(mine.Lists.Opens(mine.Flow, "left-excluded"));
        Assert.False(mine.Lists.Opens(mine.Flow, "open-title-pending"));
        Assert.True(mine.Lists.Opens(mine.Flow, "left-screened"));
        Assert.Equal(0, excluded.Hits);
        Assert.Contains(OpenLists.WhyClosed, excluded.SetTitle, StringComparison.Ordinal);
        Assert.Equal(2, screened.Hits);
        Assert.Equal(1, (await made.ListAsync("prisma/left-excluded")).Hits);
        Assert.Equal(0, (await made.ListAsync("prisma/left-excluded", made.Second)).Hits);
    }

    [Fact]
    public async Task The_start_page_says_how_far_everybody_is_in_numbers_alone()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 4);
        made.ReadTitle(records[0], Verdict.Include, Verdict.Exclude);
        made.ReadTitle(records[1], Verdict.Exclude, twice: true);
        made.ReadTitle(records[2], null);
        made.ReadTitle(records[3], Verdict.Exclude);
        made.Duplicate(records[3], records[0]); // a vote on what has since become a duplicate is no progress
        await made.SaveAsync();

        var overview = await workbench.As<OverviewService>(made.First).GetAsync(made.Review.Id);

        Assert.Equal(
            [(made.First, 2, 3, 66), (made.Second, 1, 2, 50)],
            overview.Progress.OrderBy(p => p.UserId == made.Second).Select(p => (p.UserId, p.Progress.Decided, p.Progress.Assigned, p.Progress.Percent)));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1000, 0)]
    [InlineData(1, 1000, 0)]
    [InlineData(999, 1000, 99)]
    [InlineData(1000, 1000, 100)]
    [InlineData(1, 2, 50)]
    public void Progress_is_never_complete_while_something_is_left(int voted, int assigned, int percent)
        => Assert.Equal(percent, new StageProgress(ScreeningStage.TitleAbstract, assigned, voted, null).Percent);

    private static void Pairs(MadeReview made, IEnumerable<Guid> records, Verdict first, Verdict second)
    {
        foreach (var record in records)
            made.ReadTitle(record, first, second);
    }

    private async Task PlanAsync(MadeReview made, bool maybeCountsAsInclude)
    {
        await using var db = workbench.Db();
        db.Add(new ScreeningPlan
        {
            ReviewId = made.Review.Id,
            Stage = ScreeningStage.TitleAbstract,
            FirstReviewerIds = [made.First],
            SecondReviewerIds = [made.Second],
            SampleShare = 1,
            Seed = "seed",
            MaybeCountsAsInclude = maybeCountsAsInclude,
            At = TimeProvider.System.GetUtcNow(),
            ById = made.Review.Lead,
        });
        await db.SaveChangesAsync();
    }
}
