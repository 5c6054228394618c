using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Tests.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.FullText;

public sealed class FullTextListTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Each_filter_lists_what_its_number_says()
    {
        var review = await workbench.AddReviewAsync();
        var me = review.Reviewers[0];
        var records = await workbench.AddRecordsAsync(review, 7);
        var ids = records.Select(r => r.Id).ToList();
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, ids[..6]);
        await workbench.AssignAsync(review, ScreeningStage.FullText, me, ids[..4]);
        var retrieval = workbench.As<RetrievalService>(review.Lead);
        foreach (var number in new[] { 1, 2, 3, 5 })
            await retrieval.SetAsync(review.Id, records[number - 1].Number, RetrievalStatus.Retrieved, null);
        await retrieval.SetAsync(review.Id, 6, RetrievalStatus.NotRetrieved, "Not held anywhere");
        await workbench.DecideAsync(review, ScreeningStage.FullText, me, ids[2], Verdict.Include);

        var lists = workbench.As<FullTextListService>(me);
        foreach (var (filter, expected) in new (FullTextFilter, int[])[]
        {
            (FullTextFilter.All, [1, 2, 3, 4, 5, 6]), (FullTextFilter.Mine, [1, 2]), (FullTextFilter.Sought, [4]),
            (FullTextFilter.Retrieved, [1, 2, 3, 5]), (FullTextFilter.NotRetrieved, [6]), (FullTextFilter.Decided, [3]),
            (FullTextFilter.Waiting, [5]), (FullTextFilter.Conflict, []),
        })
        {
            var list = await lists.ListAsync(review.Id, filter, null, 1);
            Assert.Equal(expected, list.Rows.Select(r => r.Number));
            Assert.Equal(expected.Length, list.Counts.Of(filter));
            Assert.Equal(expected.Length, list.Total);
        }

        // The reviewer's own decision is among the decided for them; the lead knows its outcome.
        var decided = await workbench.As<FullTextListService>(review.Lead).ListAsync(review.Id, FullTextFilter.Decided, null, 1);
        Assert.Equal([3], decided.Rows.Select(r => r.Number));
        Assert.Equal(1, decided.Counts.Of(FullTextFilter.Decided));
        Assert.Equal(1, await workbench.As<FullTextService>(me).NextAsync(review.Id, null));
        Assert.Equal(2, await workbench.As<FullTextService>(me).NextAsync(review.Id, 1));
        Assert.Equal(1, await workbench.As<FullTextService>(me).NextAsync(review.Id, 2));
    }

    /// <summary>
    /// Whatever was decided: each report at one tab of "mine, waiting, conflict, decided" and not at hand, and as in the flow.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_tabs_add_up_to_all_reports_and_exclusions_to_the_flow(int seed)
    {
        var made = await HashedReview.MakeAsync(workbench, seed);
        var flow = await made.FlowAsync();
        var lists = workbench.As<FullTextListService>(made.Review.Lead);

        var counts = (await lists.ListAsync(made.Review.Id, FullTextFilter.All, null, 1)).Counts;

        Assert.Equal(counts.All, counts.Mine + counts.Waiting + counts.Conflict + counts.Decided + counts.Sought + counts.Requested
            + counts.NotRetrieved);
        PrismaReports[] arms = [flow.Left.Reports, flow.Right!.Reports];
        Assert.Equal(arms.Sum(arm => arm.Excluded.Count), counts.Excluded);
        Assert.Equal(arms.Sum(arm => arm.Included.Count), counts.Included);
        foreach (var line in arms.SelectMany(arm => arm.ReasonLines).GroupBy(line => line.Label, StringComparer.Ordinal))
        {
            var list = await lists.ListAsync(made.Review.Id, FullTextFilter.Excluded, null, 1, reason: line.Key);
            Assert.Equal(line.Sum(box => box.Count), list.Total);
            Assert.Equal(list.Total, list.Rows.Count);
        }
    }

    [Fact]
    public async Task Conflicts_are_listed_for_the_lead_and_for_whoever_has_read_all_of_theirs()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var ids = (await workbench.AddRecordsAsync(review, 3)).Select(r => r.Id).ToList();
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, ids);
        var (first, second) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AssignAsync(review, ScreeningStage.FullText, first, ids);
        await workbench.AssignAsync(review, ScreeningStage.FullText, second, [ids[0]], ReviewerPosition.Second);
        foreach (var number in new[] { 1, 2, 3 })
            await workbench.As<RetrievalService>(review.Lead).SetAsync(review.Id, number, RetrievalStatus.Retrieved, null);
        await workbench.DecideAsync(review, ScreeningStage.FullText, second, ids[0], Verdict.Maybe);
        await workbench.DecideAsync(review, ScreeningStage.FullText, first, ids[0], Verdict.Include);

        Assert.Equal([1], await NumbersAsync(review.Lead, FullTextFilter.Conflict));
        Assert.Equal([2, 3], await NumbersAsync(review.Lead, FullTextFilter.Waiting));
        Assert.Empty(await NumbersAsync(first, FullTextFilter.Conflict));

        async Task<IEnumerable<int>> NumbersAsync(Guid user, FullTextFilter filter)
            => (await workbench.As<FullTextListService>(user).ListAsync(review.Id, filter, null, 1)).Rows.Select(r => r.Number);
    }

    [Theory]
    [InlineData("R-000002", new[] { 2 })]
    [InlineData("number 3", new[] { 3 })]
    [InlineData("family1", new[] { 1 })]
    [InlineData("100%_", new int[0])]
    [InlineData("peer", new[] { 1, 2, 3 })]
    public async Task Reports_are_found_by_number_title_and_author(string search, int[] expected)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddRecordsAsync(review, 3, InformationSourceKind.Website);

        var list = await workbench.As<FullTextListService>(review.Lead).ListAsync(review.Id, FullTextFilter.All, search, 1);

        Assert.Equal(expected, list.Rows.Select(r => r.Number));
        Assert.Equal(expected.Length, list.Total);
    }

    /// <summary>The query's blinding against Domain's rule, for every role and every state of the votes.</summary>
    [Fact]
    public async Task Nobody_is_told_an_outcome_that_blinding_withholds()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var (me, other) = (review.Reviewers[0], review.Reviewers[1]);
        var observer = await workbench.AddMemberAsync(review.Id, ReviewRole.Observer);
        var states =
            (from mine in new[] { "no", "asked", "voted" } from theirs in new[] { "no", "asked", "voted" } select (mine, theirs)).ToList();
        var records = await workbench.AddRecordsAsync(review, states.Count);
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, [.. records.Select(r => r.Id)]);
        foreach (var ((mine, theirs), record) in states.Zip(records))
        {
            foreach (var (reader, state) in new[] { (me, mine), (other, theirs) })
            {
                if (state != "no")
                    await workbench.AssignAsync(review, ScreeningStage.FullText, reader, [record.Id],
                        reader == me ? ReviewerPosition.First : ReviewerPosition.Second);
                if (state == "voted")
                    await workbench.DecideAsync(review, ScreeningStage.FullText, reader, record.Id, Verdict.Include);
            }
        }

        foreach (var (user, role) in new[] { (me, ReviewRole.Reviewer), (review.Lead, ReviewRole.Lead), (observer, ReviewRole.Observer) })
        {
            var rows = (await workbench.As<FullTextListService>(user).ListAsync(review.Id, FullTextFilter.All, null, 1)).Rows;
            foreach (var ((mine, theirs), row) in states.Zip(rows))
            {
                var locked = (mine, theirs) is ("voted", "voted") or ("voted", "no") or ("no", "voted");
                var (assigned, voted) = user == me ? (mine != "no", mine == "voted") : (false, false);
                // One of the reviewer's own is open: what was asked of them, or of the other.
                var visible = Blinding.Of(role, assigned, voted, locked, isBlind: user == me, hasOpen: user == me);
                Assert.True(row.Outcome is null == (visible == VoteVisibility.Nothing),
                    $"{role}, mine {mine}, theirs {theirs}: {row.Outcome}");
                var reading = (await workbench.As<FullTextService>(user).GetAsync(review.Id, row.Number))!.Reading;
                Assert.Equal(row.Outcome, reading.Outcome);
                Assert.Equal(visible == VoteVisibility.Votes, reading.Votes.Count > 0);
            }
        }
    }
}
