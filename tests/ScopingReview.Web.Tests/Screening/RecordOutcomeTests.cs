using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

/// <summary>
/// The view record_outcomes says in SQL what Domain's ScreeningOutcome says in C#: here they are held against each other.
/// </summary>
public sealed class RecordOutcomeTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly Guid ReasonA = Guid.CreateVersion7();
    private static readonly Guid ReasonB = Guid.CreateVersion7();

    /// <summary>All that a required reviewer can have said.</summary>
    private static readonly (Verdict Verdict, Guid? Reason)?[] Says =
        [null, (Verdict.Include, null), (Verdict.Maybe, null), (Verdict.Exclude, null), (Verdict.Exclude, ReasonA),
            (Verdict.Exclude, ReasonB)];

    private static readonly (Verdict Verdict, Guid? Reason)?[] Rulings = [null, (Verdict.Include, null), (Verdict.Exclude, null),
        (Verdict.Exclude, ReasonA)];

    [Theory]
    [InlineData(ScreeningStage.TitleAbstract, false)]
    [InlineData(ScreeningStage.TitleAbstract, true)]
    [InlineData(ScreeningStage.FullText, false)]
    [InlineData(ScreeningStage.FullText, true)]
    public async Task The_view_and_the_rule_agree_on_every_combination_of_votes_and_ruling(ScreeningStage stage, bool maybeCountsAsInclude)
    {
        var review = await workbench.AddReviewAsync(reviewers: 4);
        var cases = (from readers in Enumerable.Range(0, 4)
                     from said in Combinations(readers)
                     from ruling in Rulings
                     select (said, ruling)).ToList();
        var records = await workbench.AddRecordsAsync(review, cases.Count);
        await using (var db = workbench.Db())
        {
            await AddReasonsAsync(db, review);
            db.Plans.Add(Plan(review, stage, maybeCountsAsInclude));
            foreach (var ((said, ruling), record) in cases.Zip(records))
                db.AddRange(Rows(review, stage, record.Id, said, ruling));
            await db.SaveChangesAsync();
        }

        await using var look = workbench.Db();
        var rows = await look.Outcomes.Where(o => o.ReviewId == review.Id && o.Stage == stage).ToDictionaryAsync(o => o.RecordId);
        foreach (var ((said, ruling), record) in cases.Zip(records))
        {
            var expected = ScreeningOutcome.Of(
                stage,
                [.. review.Reviewers.Take(said.Count)],
                [.. said.Zip(review.Reviewers).Where(v => v.First is not null)
                    .Select(v => new ScreeningVote(v.Second, v.First!.Value.Verdict, v.First.Value.Reason)),
                    new ScreeningVote(review.Reviewers[3], Verdict.Include)],
                ruling is { } given ? new ScreeningResolution(given.Verdict, given.Reason) : null,
                maybeCountsAsInclude);
            // Nobody asked and nothing ruled: no row, which is read as pending.
            var actual = rows.TryGetValue(record.Id, out var row)
                ? new ScreeningOutcome(row.Status, row.ReasonId, row.ReasonConflict, row.Locked)
                : new ScreeningOutcome(ScreeningStatus.Pending, null, false, false);
            Assert.True(expected == actual, $"{string.Join(" | ", said)}, ruled {ruling}: {expected} by the rule, {actual} in the view");
        }
        Assert.Equal(cases.Count(c => c.said.Count > 0 || c.ruling is not null), rows.Count);
        await AssertWholeStageAsync(look, review, stage, rows);
    }

    [Theory]
    [InlineData(ScreeningStage.TitleAbstract, false)]
    [InlineData(ScreeningStage.TitleAbstract, true)]
    [InlineData(ScreeningStage.FullText, false)]
    public async Task The_view_and_the_rule_agree_on_what_was_said_otherwise_of_a_merged_record(
        ScreeningStage stage, bool maybeCountsAsInclude)
    {
        var review = await workbench.AddReviewAsync(reviewers: 4);
        var twins = Says.OfType<(Verdict Verdict, Guid? Reason)>().ToList();
        var cases = (from readers in Enumerable.Range(0, 3)
                     from said in Combinations(readers)
                     from ruling in Rulings.Take(2)
                     from twin in (IEnumerable<IReadOnlyList<(Verdict, Guid?)>>)[.. twins.Select(t => new[] { t }), [twins[0], twins[3]]]
                     where readers > 0 || twin.Count == 2
                     select (said, ruling, twin)).ToList();
        var records = await workbench.AddRecordsAsync(review, cases.Count);
        var (link, changed) = await MergedAsync(review, stage);
        await using (var db = workbench.Db())
        {
            await AddReasonsAsync(db, review);
            db.Plans.Add(Plan(review, stage, maybeCountsAsInclude));
            foreach (var ((said, ruling, twin), record) in cases.Zip(records))
            {
                db.AddRange(Rows(review, stage, record.Id, said, ruling));
                db.AddRange(twin.Select(t => MergeConflict(review, link, stage, record.Id, t.Item1, t.Item2)));
                // What is over, and what contradicted a vote that has been changed since, does not count.
                db.Add(MergeConflict(review, link, stage, record.Id, Verdict.Exclude, null, superseded: true));
                db.Add(MergeConflict(review, link, stage, record.Id, Verdict.Maybe, null, contradicts: changed));
            }

            await db.SaveChangesAsync();
        }

        await using var look = workbench.Db();
        var rows = await look.Outcomes.Where(o => o.ReviewId == review.Id && o.Stage == stage).ToDictionaryAsync(o => o.RecordId);
        foreach (var ((said, ruling, twin), record) in cases.Zip(records))
        {
            var expected = ScreeningOutcome.Of(
                stage, [.. review.Reviewers.Take(said.Count)],
                [.. said.Zip(review.Reviewers).Where(v => v.First is not null)
                    .Select(v => new ScreeningVote(v.Second, v.First!.Value.Verdict, v.First.Value.Reason))],
                ruling is { } given ? new ScreeningResolution(given.Verdict, given.Reason) : null, maybeCountsAsInclude,
                [.. twin.Select(t => new ScreeningVote(review.Lead, t.Item1, t.Item2))]);
            var row = rows[record.Id];
            Assert.True(expected == new ScreeningOutcome(row.Status, row.ReasonId, row.ReasonConflict, row.Locked),
                $"{string.Join(" | ", said)}, ruled {ruling}, of the twin {string.Join(" | ", twin)}: {expected} by the rule, {row.Status} {row.ReasonId} {row.ReasonConflict} {row.Locked} in the view");
        }
        await AssertWholeStageAsync(look, review, stage, rows);
    }

    /// <summary>What the flow reads for a whole review stands there as in the view.</summary>
    private static async Task AssertWholeStageAsync(
        ReviewDbContext db, TestReview review, ScreeningStage stage, Dictionary<Guid, RecordOutcome> rows)
    {
        var records = new RecordPlaces(await db.Records.Where(r => r.ReviewId == review.Id).Select(r => r.Id).ToListAsync());
        var statuses = new StageStatuses(records, await db.StageVotesAsync(review.Id, stage, CancellationToken.None));
        for (var place = 0; place < records.Count; place++)
            Assert.Equal(rows.GetValueOrDefault(records[place])?.Status ?? ScreeningStatus.Pending, statuses[place]);
    }

    private static async Task AddReasonsAsync(ReviewDbContext db, TestReview review)
    {
        foreach (var (id, label) in new[] { (ReasonA, "A"), (ReasonB, "B") })
        {
            if (!await db.ExclusionReasons.AnyAsync(r => r.Id == id))
                db.ExclusionReasons.Add(
                    new ExclusionReason
                    {
                        Id = id,
                        ReviewId = review.Id,
                        Label = label,
                        Position = 0,
                        AddedAt = TimeProvider.System.GetUtcNow()
                    });
        }
    }

    /// <summary>A merge, and a vote that was changed since.</summary>
    private async Task<(Guid Link, Guid Vote)> MergedAsync(TestReview review, ScreeningStage stage)
    {
        var (now, records) = (TimeProvider.System.GetUtcNow(), await workbench.AddRecordsAsync(review, 2));
        var link = new DuplicateLink
        {
            ReviewId = review.Id,
            DuplicateId = records[0].Id,
            KeptId = records[1].Id,
            Evidence = "said so",
            At = now
        };
        var vote = new Decision
        {
            ReviewId = review.Id,
            Stage = stage,
            RecordId = records[1].Id,
            ReviewerId = review.Lead,
            OperationId = Guid.CreateVersion7(),
            Verdict = Verdict.Include,
            At = now,
            SupersededAt = now,
        };
        await using var db = workbench.Db();
        db.AddRange(link, vote);
        await db.SaveChangesAsync();
        return (link.Id, vote.Id);
    }

    private static MergeConflict MergeConflict(
        TestReview review, Guid link, ScreeningStage stage, Guid record, Verdict verdict, Guid? reason, bool superseded = false,
        Guid? contradicts = null) => new()
        {
            ReviewId = review.Id,
            LinkId = link,
            Stage = stage,
            RecordId = record,
            SaidOfRecordId = record,
            Verdict = verdict,
            ReasonId = reason,
            ContradictsId = contradicts,
            At = TimeProvider.System.GetUtcNow(),
            SupersededAt = superseded ? TimeProvider.System.GetUtcNow() : null,
        };

    private static IEnumerable<IReadOnlyList<(Verdict Verdict, Guid? Reason)?>> Combinations(int readers)
        => readers == 0 ? [[]] : from rest in Combinations(readers - 1)
                                 from one in Says
                                 select (IReadOnlyList<(Verdict, Guid?)?>)[.. rest, one];

    private static ScreeningPlan Plan(TestReview review, ScreeningStage stage, bool maybeCountsAsInclude) => new()
    {
        ReviewId = review.Id,
        Stage = stage,
        FirstReviewerIds = [],
        SecondReviewerIds = [],
        SampleShare = 1,
        Seed = "s",
        MaybeCountsAsInclude = maybeCountsAsInclude,
        At = TimeProvider.System.GetUtcNow(),
        ById = review.Lead,
    };

    private static IEnumerable<object> Rows(
        TestReview review, ScreeningStage stage, Guid record, IReadOnlyList<(Verdict Verdict, Guid? Reason)?> said,
        (Verdict Verdict, Guid? Reason)? ruling)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (vote, reviewer) in said.Zip(review.Reviewers))
        {
            yield return Assignment(reviewer, null);
            if (vote is { } cast)
                yield return Decision(reviewer, cast.Verdict, cast.Reason, null);
            // A vote taken back, and one that was changed, do not count.
            yield return Decision(reviewer, Verdict.Maybe, null, now);
        }
        // Somebody who is no longer asked: the vote does not count either.
        yield return Assignment(review.Reviewers[3], now);
        yield return Decision(review.Reviewers[3], Verdict.Include, null, null);
        if (ruling is { } given)
            yield return new Resolution
            {
                ReviewId = review.Id,
                Stage = stage,
                RecordId = record,
                Verdict = given.Verdict,
                ReasonId = given.Reason,
                ById = review.Lead,
                At = now
            };

        Assignment Assignment(Guid reviewer, DateTimeOffset? superseded) => new()
        {
            ReviewId = review.Id,
            Stage = stage,
            RecordId = record,
            ReviewerId = reviewer,
            Position = ReviewerPosition.First,
            DrawId = null,
            RandomOrder = 0,
            At = now,
            SupersededAt = superseded,
        };

        Decision Decision(Guid reviewer, Verdict verdict, Guid? reason, DateTimeOffset? superseded) => new()
        {
            ReviewId = review.Id,
            Stage = stage,
            RecordId = record,
            ReviewerId = reviewer,
            OperationId = Guid.CreateVersion7(),
            Verdict = verdict,
            ReasonId = reason,
            At = now,
            SupersededAt = superseded,
        };
    }
}
