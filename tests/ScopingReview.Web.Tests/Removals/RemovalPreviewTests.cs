using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Removals;

/// <summary>The numbers that are shown before anything is removed, against a second look at the tables.</summary>
public sealed class RemovalPreviewTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task The_preview_tells_what_happens_to_frame_sample_and_n_and_it_happens()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 40);
        await PlanAsync(made, made.First, made.Second);
        foreach (var card in await workbench.As<ScreeningQueueService>(made.First).NextAsync(made.Review.Id, Titles, 25))
            await VoteAsync(made, made.First, card.Number, card.Number % 4 == 0 ? Verdict.Include : Verdict.Exclude);
        var (drawn, excluded) = (await DrawnAsync(made), await ExcludedAsync(made));
        // Later records: in no frame yet.
        await made.SourceAsync(InformationSourceKind.Database, 5);
        var query = new RecordQuery { ToYear = 2018 };
        var leaving = (await ListedAsync(made, query)).ToHashSet();

        var effects = await LookAsync(made, query);

        var frame = Assert.Single(effects.Frames);
        var inFrame = records.Where(leaving.Contains).ToList();
        Assert.True(inFrame.Count > 5 && inFrame.Count < leaving.Count);
        Assert.Equal(leaving.Count, effects.ToRemove);
        Assert.Equal(new CountChange(40, 40 - inFrame.Count), frame.Frame);
        Assert.Equal(new CountChange(16, 16 - drawn.Count(leaving.Contains)), frame.Sample);
        Assert.Equal(new CountChange(excluded.Count, excluded.Count(id => !leaving.Contains(id))), frame.FirstExcluded);
        Assert.Equal(await VotedAsync(leaving), effects.Work!.Decided);
        Assert.Equal(0, effects.Work.Included);

        var removed = await workbench.As<RemovalService>(made.Review.Lead)
            .RemoveAsync(made.Review.Id, query, new RemovalReason(RemovalBeforeScreening.Automation, "A tool"), effects.ToRemove);
        Assert.True(removed.Succeeded, removed.Message);
        var after = Assert.Single((await LookAsync(made, new RecordQuery { FromYear = 2019 })).Frames);

        Assert.Equal((frame.Frame.After, frame.Sample!.After, frame.FirstExcluded!.After),
            (after.Frame.Before, after.Sample!.Before, after.FirstExcluded!.Before));
        // The stored draw can still be repeated, and a raised share goes on with the old frame.
        var view = await workbench.As<PlanViewService>(made.Review.Lead).GetAsync(made.Review.Id, Titles);
        Assert.True((await workbench.As<DrawService>(made.Review.Lead).RepeatAsync(made.Review.Id, view.Draws[0].Id)).Value!.Same);
        await PlanAsync(made, made.First, made.Second, share: 0.8m);
        foreach (var draw in (await workbench.As<PlanViewService>(made.Review.Lead).GetAsync(made.Review.Id, Titles)).Draws)
            Assert.True((await workbench.As<DrawService>(made.Review.Lead).RepeatAsync(made.Review.Id, draw.Id)).Value!.Same);
    }

    [Fact]
    public async Task Reports_sought_and_included_are_told_before_they_leave()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 4);
        made.Include(records[0]);
        made.ReadTitle(records[1], Verdict.Include);
        made.ReadTitle(records[2], Verdict.Exclude);
        made.Rule(Titles, records[3], Verdict.Exclude);
        await made.SaveAsync();

        var effects = await LookAsync(made, new RecordQuery { Set = RecordSets.Unique });

        Assert.Equal(new WorkAffected(Decided: 4, AtFullText: 2, Included: 1), effects.Work);
        Assert.Empty(effects.Frames);
    }

    [Fact]
    public async Task A_lead_who_still_reads_is_not_told_what_was_drawn_nor_what_others_decided()
    {
        var made = await MadeReview.StartAsync(workbench);
        await made.SourceAsync(InformationSourceKind.Database, 10);
        await PlanAsync(made, made.First, made.Review.Lead);
        await VoteAsync(made, made.First, 1, Verdict.Exclude);
        await using var db = workbench.Db();
        var numbers = await db.Records.Where(r => r.ReviewId == made.Review.Id).Select(r => r.Number).OrderBy(n => n).ToListAsync();

        foreach (var number in numbers)
        {
            var effects = await LookAsync(made, new RecordQuery { Search = RecordNumber.Format(number) });

            Assert.Null(effects.Work);
            Assert.Equal(new FrameEffect(Titles, new CountChange(10, 9), null, null), Assert.Single(effects.Frames));
        }

        foreach (var card in await workbench.As<ScreeningQueueService>(made.Review.Lead).NextAsync(made.Review.Id, Titles, 100))
            await VoteAsync(made, made.Review.Lead, card.Number, Verdict.Exclude);

        Assert.NotNull((await LookAsync(made, new RecordQuery { Search = RecordNumber.Format(1) })).Work);
    }

    private async Task<RemovalEffects> LookAsync(MadeReview made, RecordQuery query)
    {
        var look = await workbench.As<RemovalService>(made.Review.Lead).LookAsync(made.Review.Id, query);
        Assert.True(look.Succeeded, look.Message);
        return look.Value!;
    }

    private async Task PlanAsync(MadeReview made, Guid first, Guid second, decimal share = 0.4m)
    {
        var saved = await workbench.As<PlanService>(made.Review.Lead).SaveAsync(
            made.Review.Id, Titles, new PlanInput
            {
                FirstReviewerIds = [first],
                SecondReviewerIds = [second],
                Share = share,
                Seed = "preview",
                MaybeCountsAsInclude = false
            });
        Assert.True(saved.Succeeded, saved.Message);
    }

    private async Task VoteAsync(MadeReview made, Guid reviewer, int number, Verdict verdict)
    {
        var voted = await workbench.As<DecisionService>(reviewer)
            .DecideAsync(made.Review.Id, new Vote
            {
                OperationId = Guid.CreateVersion7(),
                Stage = Titles,
                Number = number,
                Verdict = verdict
            });
        Assert.True(voted.Succeeded, voted.Message);
    }

    private async Task<List<Guid>> DrawnAsync(MadeReview made)
    {
        await using var db = workbench.Db();
        return await db.Assignments.Where(a => a.ReviewId == made.Review.Id && a.Position == ReviewerPosition.Second)
            .Select(a => a.RecordId).ToListAsync();
    }

    private async Task<List<Guid>> ExcludedAsync(MadeReview made)
    {
        await using var db = workbench.Db();
        return await db.Decisions.Where(d => d.ReviewId == made.Review.Id && d.ReviewerId == made.First && d.Verdict == Verdict.Exclude)
            .Select(d => d.RecordId).ToListAsync();
    }

    private async Task<int> VotedAsync(HashSet<Guid> records)
    {
        await using var db = workbench.Db();
        return await db.Decisions.Where(d => records.Contains(d.RecordId)).Select(d => d.RecordId).Distinct().CountAsync();
    }

    private async Task<List<Guid>> ListedAsync(MadeReview made, RecordQuery query)
    {
        await using var db = workbench.Db();
        return await db.Records.Where(r => r.ReviewId == made.Review.Id && r.Year <= query.ToYear).Select(r => r.Id).ToListAsync();
    }
}
