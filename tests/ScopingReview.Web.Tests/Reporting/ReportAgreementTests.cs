using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ReportAgreementTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Agreement_counts_records_with_both_votes_before_any_ruling()
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
    public async Task A_maybe_in_a_row_that_is_left_out_changes_nothing_in_a_table()
    {
        var made = await MadeReview.StartAsync(workbench);
        var third = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Reviewer);
        var records = await made.SourceAsync(InformationSourceKind.Database, 8);
        Pairs(made, records.Take(2), Verdict.Include, Verdict.Include);
        Pairs(made, records.Skip(2).Take(1), Verdict.Include, Verdict.Exclude);
        Pairs(made, records.Skip(3).Take(2), Verdict.Exclude, Verdict.Exclude);
        await made.SaveAsync();
        var without = (await workbench.As<ReportService>(made.Review.Lead).GetAgreementAsync(made.Review.Id)).Titles!;
        made.ReadTitle(records[5], Verdict.Maybe, twice: true); // the second vote is to come
        made.ReadTitle(records[6], Verdict.Maybe, Verdict.Exclude);
        made.Vote(ScreeningStage.TitleAbstract, records[6], third, Verdict.Exclude, ReviewerPosition.Second); // read by three
        made.Vote(ScreeningStage.TitleAbstract, records[7], third, Verdict.Maybe, ReviewerPosition.First); // of another pair
        made.Vote(ScreeningStage.TitleAbstract, records[7], made.Second, Verdict.Exclude, ReviewerPosition.Second);
        await made.SaveAsync();

        var report = workbench.As<ReportService>(made.Review.Lead);
        var pair = (await report.GetAgreementAsync(made.Review.Id, new ReviewerPair(made.First, made.Second))).Titles!;
        var all = (await report.GetAgreementAsync(made.Review.Id)).Titles!;

        Assert.Equal(["Include", "Exclude"], pair.Categories);
        Assert.Equal((without.Statistics.Ac1, without.Statistics.Pabak), (pair.Statistics.Ac1, pair.Statistics.Pabak));
        Assert.Equal(["Include", "Maybe", "Exclude"], all.Categories);
        Assert.Equal(1.0 / 3, Assert.Single(all.Several).ObservedAgreement!.Value, 1e-12);
    }

    [Fact]
    public async Task Readers_who_are_the_same_on_every_record_have_Congers_kappa_and_others_the_reason_why_not()
    {
        var made = await MadeReview.StartAsync(workbench);
        var third = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Reviewer);
        var fourth = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Reviewer);
        var records = await made.SourceAsync(InformationSourceKind.Database, 3);
        Three(records[0], (Verdict.Include, Verdict.Include, Verdict.Exclude), third);
        Three(records[1], (Verdict.Exclude, Verdict.Exclude, Verdict.Exclude), third);
        await made.SaveAsync();

        var same = Assert.Single((await workbench.As<ReportService>(made.Review.Lead).GetAgreementAsync(made.Review.Id)).Titles!.Several);
        // One of three pairs agrees on the first record, and all on the second: po = 2/3. By chance every pair agrees on half of them.
        Assert.Equal((true, NoInterval.FewRecords), (same.HasSameRaters, same.CongerKappa!.WhyNoInterval));
        Assert.Equal((2.0 / 3 - 0.5) / 0.5, same.CongerKappa.Value, 1e-12);

        Three(records[2], (Verdict.Include, Verdict.Exclude, Verdict.Include), fourth);
        await made.SaveAsync();
        var different =
            Assert.Single((await workbench.As<ReportService>(made.Review.Lead).GetAgreementAsync(made.Review.Id)).Titles!.Several);
        using var client = await workbench.ClientAsync(made.Review.Lead);
        var lines = (await client.GetStringAsync(new Uri($"/api/reviews/{made.Review.Id}/report/agreement", UriKind.Relative))).Split(
            "\r\n");

        Assert.Equal((false, null), (different.HasSameRaters, different.CongerKappa));
        Assert.Contains(
            "Conger's κ not estimable, because the reviewers differ from record to record",
            different.Describe().Text,
            StringComparison.Ordinal);
        Assert.Contains("Read by 3: Conger’s κ (95 % CI),not estimable,,,,the reviewers differ from record to record", lines);

        void Three(Guid record, (Verdict First, Verdict Second, Verdict Other) verdicts, Guid other)
        {
            made.ReadTitle(record, verdicts.First, verdicts.Second);
            made.Vote(ScreeningStage.TitleAbstract, record, other, verdicts.Other, ReviewerPosition.Second);
        }
    }

    [Fact]
    public async Task A_degenerate_table_has_its_coefficients_and_says_why_they_have_no_interval()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 6);
        Pairs(made, records.Take(3), Verdict.Include, Verdict.Include);
        Pairs(made, records.Skip(3), Verdict.Exclude, Verdict.Exclude);
        await made.SaveAsync();
        using var client = await workbench.ClientAsync(made.Review.Lead);

        var titles = (await workbench.As<ReportService>(made.Review.Lead).GetAgreementAsync(made.Review.Id)).Titles!;
        var lines = (await client.GetStringAsync(new Uri($"/api/reviews/{made.Review.Id}/report/agreement", UriKind.Relative))).Split(
            "\r\n");
        var kappa = AgreementRows.Of(titles.Statistics).Single(figure => figure.Name.StartsWith("Cohen", StringComparison.Ordinal));

        const string why = "interval not estimable: with perfect agreement the standard error is 0 by construction";
        Assert.Equal(("1.00", why, why), (kappa.Text, kappa.Reason, kappa.Note));
        Assert.Contains($"Cohen’s κ (95 % CI),1,,,,{why}", lines);
        Assert.Contains($"Gwet’s AC1 (95 % CI),1,,,,{why}", lines);
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
        made.ReadTitle(records[0], Verdict.Exclude); // theirs alone: settled
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
        Assert.Contains(ListVisibility.WhyClosed, excluded.SetTitle, StringComparison.Ordinal);
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
            overview.Progress.OrderBy(p => p.UserId == made.Second)
                .Select(p => (p.UserId, p.Progress.Decided, p.Progress.Assigned, p.Progress.Percent)));
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
