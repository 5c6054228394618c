using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class ReportFlowTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task An_equation_that_does_not_hold_names_the_records_behind_it()
    {
        var review = await workbench.AddReviewAsync();
        var records = await workbench.AddRecordsAsync(review, 12);
        await using var db = workbench.Db();

        var told = await BrokenEquations.DescribeAsync(db,
        [
            new PrismaEquation("1 = 1", Holds: true),
                new PrismaEquation("2 = 3", Holds: false) { Misplaced = [records[4].Id, records[1].Id, Guid.CreateVersion7()] },
            new PrismaEquation("0 = 12", Holds: false) { Misplaced = [.. records.Select(r => r.Id)] },
        ], default);

        Assert.Equal("2 = 3 (R-000002, R-000005)", told[0]);
        Assert.EndsWith("R-000010 and 2 more)", told[1], StringComparison.Ordinal);
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task Records_of_sources_whose_numbers_take_turns_keep_their_own_ids_and_numbers()
    {
        var made = await MadeReview.StartAsync(workbench);
        var medline = await made.SourceAsync(InformationSourceKind.Database, 70, "MEDLINE");
        var embase = await made.SourceAsync(InformationSourceKind.Database, 70, "Embase");
        await made.SaveAsync();
        await workbench.SqlAsync(
            $"""
            update records r set source_id = s.id from sources s
            where r.review_id = '{made.Review.Id}' and s.review_id = r.review_id
              and s.name = case when r.number % 3 = 0 then 'MEDLINE' else 'Embase' end
            """);

        var flow = (await workbench.As<ReportService>(made.Review.Lead).GetFlowAsync(made.Review.Id)).Flow;

        Guid[] all = [.. medline, .. embase];
        Assert.Equal(all, flow.Left.Identified.Ids);
        Assert.Equal(all.Where((_, i) => (i + 1) % 3 == 0), flow.Left.Databases.Single(box => box.Label == "MEDLINE").Ids);
        Assert.Equal(all.Where((_, i) => (i + 1) % 3 != 0), flow.Left.Databases.Single(box => box.Label == "Embase").Ids);
    }

    [Fact]
    public async Task A_finished_review_of_both_arms_adds_up_to_its_known_numbers()
    {
        var made = await MadeReview.StartAsync(workbench);
        var medline = await made.SourceAsync(InformationSourceKind.Database, 8, "MEDLINE");
        var register = await made.SourceAsync(InformationSourceKind.Register, 2, "ClinicalTrials.gov");
        var website = await made.SourceAsync(InformationSourceKind.Website, 3, "A commission");
        var (population, concept) = (made.Reason("Wrong population"), made.Reason("Wrong concept"));
        made.Duplicate(register[0], medline[0]); // within the left arm
        made.Duplicate(website[0], medline[1]); // a right-arm record that a database has
        foreach (var record in medline.Take(2))
            made.Include(record);
        foreach (var record in medline.Skip(2).Take(3))
            made.ReadTitle(record, Verdict.Exclude, Verdict.Exclude);
        made.ReadTitle(medline[5], Verdict.Include);
        made.Retrieve(medline[5], RetrievalStatus.NotRetrieved);
        foreach (var record in new[] { medline[6], medline[7], register[1] })
        {
            made.ReadTitle(record, Verdict.Include);
            made.Retrieve(record);
        }
        made.Read(ScreeningStage.FullText, medline[6], Verdict.Exclude, reason: population);
        made.Read(ScreeningStage.FullText, medline[7], Verdict.Exclude, Verdict.Exclude, population, population);
        made.Read(ScreeningStage.FullText, register[1], Verdict.Exclude, reason: concept);
        foreach (var record in website.Skip(1))
            made.Retrieve(record);
        made.Read(ScreeningStage.FullText, website[1], Verdict.Include);
        made.Read(ScreeningStage.FullText, website[2], Verdict.Exclude, reason: concept);
        made.Merge(website[1], medline[0]); // a report of a study that the left arm has
        await made.SaveAsync();

        var flow = await made.FlowAsync();
        var (left, right) = (flow.Left, flow.Right!);

        Assert.Equal([10, 8, 2, 1, 9, 3],
            Counts(left.Identified, left.FromDatabases, left.FromRegisters, left.Duplicates, left.Screened, left.Excluded));
        Assert.Equal([6, 1, 5, 3, 2],
            Counts(left.Reports.Sought, left.Reports.NotRetrieved, left.Reports.Assessed, left.Reports.Excluded, left.Reports.Included));
        Assert.Equal(["Wrong population 2", "Wrong concept 1"], left.Reports.Reasons.Select(box => $"{box.Label} {box.Count}"));
        Assert.Equal([2, 1, 2, 2, 1, 1],
            Counts(right.Identified, right.AlreadyIdentified, right.Reports.Sought, right.Reports.Assessed, right.Reports.Excluded,
                right.Reports.Included));
        Assert.Equal([2, 3], Counts(flow.Studies, flow.Reports));
        Assert.False(flow.IsProvisional);
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public async Task What_is_open_is_said_and_counted_as_open()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 7);
        var (one, another) = (made.Reason("One"), made.Reason("Another"));
        made.ReadTitle(records[0], null);
        made.ReadTitle(records[1], Verdict.Include, Verdict.Exclude);
        made.ReadTitle(records[2], Verdict.Maybe);
        foreach (var record in records.Skip(3))
            made.ReadTitle(record, Verdict.Include);
        foreach (var record in records.Skip(4))
            made.Retrieve(record);
        made.Read(ScreeningStage.FullText, records[5], Verdict.Include, Verdict.Exclude, one, one);
        made.Read(ScreeningStage.FullText, records[6], Verdict.Exclude, Verdict.Exclude, one, another);
        await made.SaveAsync();

        var flow = await made.FlowAsync();

        Assert.Equal(
            [
                "1 record not yet decided at title and abstract", "1 conflict at title and abstract",
                "1 record awaiting the lead’s decision at title and abstract",
                "1 report sought, not yet retrieved", "1 report not yet decided at full text", "1 conflict at full text",
                "1 excluded report whose reason is not settled",
            ],
            flow.Open.Select(open => open.Sentence));
        Assert.Equal([0, 4, 3, 1, 0],
            Counts(flow.Left.Excluded, flow.Left.Reports.Sought, flow.Left.Reports.Assessed, flow.Left.Reports.Excluded,
                flow.Left.Reports.Included));
        Assert.Empty(PrismaInvariants.Check(flow));
        foreach (var open in flow.Open)
            Assert.Equal(open.Box.Count, (await made.ListAsync($"prisma/{open.Box.Key}")).Hits);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_decided_the_flow_adds_up_and_every_number_opens_a_list_of_that_length(int seed)
    {
        var made = await HashedReview.MakeAsync(workbench, seed);

        var flow = await made.FlowAsync();

        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.True(flow.IsProvisional);
        // What is no record has a page of its own.
        foreach (var box in flow.Boxes.Where(box => box.Unit is PrismaUnit.Record or PrismaUnit.Study))
        {
            var list = await made.ListAsync($"prisma/{box.Key}");
            Assert.False(list.UnknownSet, box.Key);
            Assert.True(box.Count == list.Hits, $"{box.Key}: {box.Count} in the flow, {list.Hits} in the list");
            Assert.Equal(box.Label, list.SetTitle);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_number_of_a_blinded_readers_own_picture_opens_a_list_of_that_length(int seed)
    {
        var made = await HashedReview.MakeAsync(workbench, seed);
        var own = 0;
        foreach (var reader in new[] { made.First, made.Second })
        {
            var flow = (await workbench.As<ReportService>(reader).GetFlowAsync(made.Review.Id)).Flow;
            // The second reader of a small review may have nothing left.
            if (!flow.IsOwnPicture)
                continue;
            own++;
            foreach (var box in flow.Boxes.Where(box => box.Unit is PrismaUnit.Record or PrismaUnit.Study))
            {
                var list = await made.ListAsync($"prisma/{box.Key}", reader);
                Assert.True(box.Count == list.Hits, $"{box.Key}: {box.Count} in the flow, {list.Hits} in the list");
                Assert.Equal(box.Label, list.SetTitle);
            }
        }

        Assert.True(own > 0);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task The_flow_counts_the_same_records_as_the_stages_that_people_work_on(int seed)
    {
        var made = await HashedReview.MakeAsync(workbench, seed);
        var flow = await made.FlowAsync();
        await using var db = workbench.Db();
        async Task SameAsync(IQueryable<Guid> worked, params IEnumerable<PrismaBox?> counted)
            => Assert.Equal((await worked.ToListAsync()).Order(), counted.OfType<PrismaBox>().SelectMany(box => box.Ids).Order());

        var id = made.Review.Id;
        await SameAsync(db.AtTitleAbstract(id).Select(r => r.Id), flow.Left.Screened, flow.Right!.Screened);
        await SameAsync(db.AtFullText(id).Select(r => r.Id), flow.Left.Reports.Sought, flow.Right.Reports.Sought);
        await SameAsync(
            db.Included(id)
                .Where(r => db.RetrievalEntries.Any(e => e.RecordId == r.Id && e.SupersededAt == null
                    && e.Status == RetrievalStatus.Retrieved)).Select(r => r.Id),
            flow.Reports);
    }

    [Fact]
    public async Task Pairs_that_nobody_reviewed_are_open_and_as_many_as_the_duplicates_page_lists()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 4);
        foreach (var record in records)
            made.ReadTitle(record, Verdict.Exclude);
        made.Pair(records[0], records[1]);
        made.Pair(records[2], records[3]);
        await made.SaveAsync();

        var flow = await made.FlowAsync();
        Assert.True(flow.IsProvisional);
        var open = Assert.Single(flow.Open);
        Assert.Equal("2 possible duplicate pairs not reviewed", open.Sentence);
        Assert.Equal(open.Box.Count, (await workbench.As<DuplicateQueueService>(made.First).ListAsync(made.Review.Id, 1)).Total);
        Assert.Equal(Urls.DuplicatesView(made.Review.Id, "waiting"), BoxLinks.AddressOf(made.Review.Id, open.Box));
        Assert.True((await made.ListAsync($"prisma/{open.Box.Key}")).UnknownSet);

        await workbench.As<DuplicatesService>(made.Review.Lead).JudgeAsync(made.Review.Id, 1, 2, same: true);
        Assert.Equal("1 possible duplicate pair not reviewed", Assert.Single((await made.FlowAsync()).Open).Sentence);
        await workbench.As<DuplicatesService>(made.Review.Lead).JudgeAsync(made.Review.Id, 3, 4, same: false);
        Assert.False((await made.FlowAsync()).IsProvisional);
    }

    [Fact]
    public async Task A_source_with_nothing_but_withdrawn_imports_leaves_the_figure_and_one_that_found_nothing_stays()
    {
        var made = await MadeReview.StartAsync(workbench);
        await made.SourceAsync(InformationSourceKind.Database, 2, "MEDLINE");
        await made.SourceAsync(InformationSourceKind.Website, 3, "A commission");
        await made.SourceAsync(InformationSourceKind.Register, 0, "ClinicalTrials.gov");
        await workbench.As<SourcesService>(made.Review.Lead)
            .SaveSourceAsync(made.Review.Id, null, "CINAHL", InformationSourceKind.Database, true);
        await using var db = workbench.Db();
        var website = await db.Imports.Where(i => i.ReviewId == made.Review.Id && i.Source!.Name == "A commission").Select(i => i.Id)
            .SingleAsync();
        Assert.NotNull((await made.FlowAsync()).Right);

        Assert.True((await workbench.As<WithdrawalService>(made.Review.Lead).WithdrawAsync(made.Review.Id, website)).Succeeded);

        var flow = await made.FlowAsync();
        Assert.Null(flow.Right);
        Assert.Equal(["MEDLINE 2", "CINAHL 0"], flow.Left.Databases.Select(box => $"{box.Label} {box.Count}"));
        Assert.Equal(["ClinicalTrials.gov 0"], flow.Left.Registers.Select(box => $"{box.Label} {box.Count}"));
        Assert.Empty(PrismaInvariants.Check(flow));
        using var client = await workbench.ClientAsync(made.Review.Lead);
        Assert.DoesNotContain("commission",
            await client.GetStringAsync(new Uri($"/api/reviews/{made.Review.Id}/report/flow.svg", UriKind.Relative)),
            StringComparison.Ordinal);
        // The page of the sources still lists them all: it is where a withdrawn import is seen.
        Assert.Equal(4, (await workbench.As<SourcesService>(made.Review.Lead).ListAsync(made.Review.Id)).Sources.Count);
    }

    [Fact]
    public async Task The_navigation_counts_what_the_report_counts()
    {
        var made = await HashedReview.MakeAsync(workbench, seed: 8);
        var flow = await made.FlowAsync();

        var steps = (await workbench.As<StepsService>(made.Review.Lead).GetAsync(made.Review.Id)).Steps.ToDictionary(step => step.Title,
            step => step.Count ?? 0);

        PrismaReports[] arms = [flow.Left.Reports, flow.Right!.Reports];
        Assert.Equal(flow.Left.Undecided.Count + flow.Right.Undecided.Count, steps["Titles & abstracts"]);
        Assert.Equal(flow.Studies.Count, steps["Studies"]);
        Assert.Equal(
            flow.Open.Where(open => open.Box.Key is "open-title-conflicts" or "open-title-needs-resolution" or "open-full-text-conflicts"
                or "open-full-text-needs-resolution")
            .Sum(open => open.Box.Count) + ReasonConflicts(), steps["Conflicts"]);

        int ReasonConflicts()
        {
            using var db = workbench.Db();
            var open = arms.SelectMany(arm => arm.ReasonNotSettled.Ids).ToList();
            return db.Outcomes.Count(o => o.ReviewId == made.Review.Id && o.Stage == ScreeningStage.FullText && o.ReasonConflict
                && open.Contains(o.RecordId));
        }
    }

    private static int[] Counts(params IEnumerable<PrismaBox> boxes) => [.. boxes.Select(box => box.Count)];
}
