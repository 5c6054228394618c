using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Plan;

/// <summary>
/// Draws and assigns under a plan, within the transaction of whoever calls. Result values are numbers of assignments made.
/// </summary>
internal sealed class AssignmentPlanner(ReviewDbContext db, ScreeningPlan plan, Guid by, DateTimeOffset now)
{
    private const string NoOtherReader =
        "Some records would be screened twice by the same person, because there is no other second reviewer or all others are away. Choose another one; nothing was changed.";

    private const string EverybodyAway =
        "All first reviewers of the plan are away. Choose somebody else, or end an absence on the team page; nothing was changed.";

    public int ReadTwice { get; private set; }

    /// <summary>Records that were not drawn from, because they are too few.</summary>
    public int Waiting { get; private set; }

    /// <summary>
    /// Draws from the records of the stage that nobody has been asked to read yet, as many as the sample of all frames lacks, and assigns
    /// all of them. Few of them wait for more, unless the lead wishes otherwise.
    /// </summary>
    public async Task<OperationResult<int>> DrawAsync(IReadOnlyCollection<SampleDraw> earlier, bool evenFew,
        CancellationToken cancellationToken)
    {
        var frame = await FrameAsync(db, plan.ReviewId, plan.Stage, earlier, cancellationToken);
        if (!evenFew && CumulativeSample.AreTooFew(plan.SampleShare, frame.Count))
        {
            Waiting = frame.Count;
            return OperationResult.Of(0);
        }
        if (frame.Count == 0)
            return OperationResult.Of(0);
        var numbers = frame.ConvertAll(record => RecordNumber.Format(record.Number));
        string[]? strata = plan.Stratification == Stratification.None ? null
            : [.. frame.Select(record => Strata.Of(plan.Stratification, record.Source, record.Year)!)];
        var sampleFrame = new SampleFrame(numbers, strata);
        var step = Step(
            sampleFrame.Strata(),
            CumulativeSample.Extend(plan.SampleShare, SampledFrames.Of(earlier).SelectMany(sampled => sampled.Strata),
                sampleFrame.Strata()));
        var ranked = sampleFrame.Draw(plan.Seed, step);
        var readElsewhere = await ReadElsewhereAsync(cancellationToken);
        var (firstReviewers, secondReviewers) =
            (await PresentAsync(plan.FirstReviewerIds, cancellationToken), await PresentAsync(plan.SecondReviewerIds, cancellationToken));
        if (firstReviewers.Length == 0)
            return OperationResult.Refused<int>(EverybodyAway);
        var firsts = ReviewerAllocation.FirstReviewers(plan.Seed, numbers.FindAll(number => !readElsewhere.ContainsKey(number)),
            firstReviewers, await LoadsAsync(ReviewerPosition.First, cancellationToken));
        var sampled = ranked.Drawn.Where(entry => readElsewhere.GetValueOrDefault(entry.Record) is not { Count: > 1 })
            .ToDictionary(entry => entry.Record, entry => readElsewhere.TryGetValue(entry.Record, out var readers) ? readers[0]
                : firsts[entry.Record], StringComparer.Ordinal);
        var seconds =
            ReviewerAllocation.SecondReviewers(plan.Seed, sampled, secondReviewers,
                await LoadsAsync(ReviewerPosition.Second, cancellationToken));
        if (seconds.Unassignable.Count > 0)
            return OperationResult.Refused<int>(NoOtherReader);

        var kind = earlier.Count == 0 ? DrawKind.Initial : DrawKind.TopUp;
        var draw = Store(kind, [.. frame.Select(record => record.Number)], strata, sampleFrame, step);
        var ids = frame.ToDictionary(record => RecordNumber.Format(record.Number), record => record.Id, StringComparer.Ordinal);
        await db.CopyAsync(
            firsts.Select(first => Assign(ids[first.Key], first.Key, first.Value, ReviewerPosition.First, draw.Id))
                .Concat(seconds.Assigned.Select(
                    second => Assign(ids[second.Key], second.Key, second.Value, ReviewerPosition.Second, draw.Id))),
            cancellationToken);
        ReadTwice += seconds.Assigned.Count;
        return OperationResult.Of(firsts.Count + seconds.Assigned.Count);
    }

    /// <summary>
    /// Who has read what in another tool: assignments that belong to no draw, by record number, the first reviewer first.
    /// </summary>
    private async Task<Dictionary<string, List<Guid>>> ReadElsewhereAsync(CancellationToken cancellationToken)
        => (await db.Assignments.Current().Where(a => a.ReviewId == plan.ReviewId && a.Stage == plan.Stage && a.DrawId == null)
                .OrderBy(a => a.Position == ReviewerPosition.Second).ThenBy(a => a.Id)
                .Select(a => new { a.Record!.Number, a.ReviewerId })
                .ToListAsync(cancellationToken))
            .GroupBy(a => RecordNumber.Format(a.Number), a => a.ReviewerId, StringComparer.Ordinal)
            .ToDictionary(readers => readers.Key, readers => readers.ToList(), StringComparer.Ordinal);

    /// <summary>Extends each frame's sample, so that all together reach the plan's share: the ranking goes on where it stopped.</summary>
    public async Task<OperationResult<int>> RaiseAsync(IReadOnlyCollection<SampleDraw> earlier, CancellationToken cancellationToken)
    {
        var made = 0;
        List<SampledFrame> frames = [.. SampledFrames.Of(earlier)];
        if (frames.TrueForAll(sampled => sampled.Share >= plan.SampleShare))
            return OperationResult.Of(0);
        var before = frames.ConvertAll(sampled => sampled.Strata);
        foreach (var (sampled, step) in frames.Zip(before.Zip(CumulativeSample.Raise(plan.SampleShare, before), Step)))
        {
            var (frame, stored) = (sampled.First, sampled.First.Frame());
            var added = stored.Added(plan.Seed, [.. sampled.Steps, step]).Select(entry => entry.Record).ToHashSet(StringComparer.Ordinal);
            var draw = Store(DrawKind.RaisedShare, frame.FrameNumbers, frame.FrameStrata, stored, step);
            var firsts = (await db.Assignments.Current()
                    .Where(a => a.ReviewId == plan.ReviewId && a.Stage == plan.Stage && a.Position == ReviewerPosition.First
                        && frame.FrameNumbers.Contains(a.Record!.Number)
                        // Read by two people elsewhere already.
                        && !db.Assignments.Current()
                        .Any(other => other.RecordId == a.RecordId && other.Stage == a.Stage && other.Position == ReviewerPosition.Second))
                    .Select(a => new { a.RecordId, a.Record!.Number, a.ReviewerId })
                    .ToListAsync(cancellationToken))
                .Where(first => added.Contains(RecordNumber.Format(first.Number)))
                .ToDictionary(first => RecordNumber.Format(first.Number), StringComparer.Ordinal);
            var seconds = ReviewerAllocation.SecondReviewers(
                plan.Seed, firsts.ToDictionary(first => first.Key, first => first.Value.ReviewerId, StringComparer.Ordinal),
                await PresentAsync(plan.SecondReviewerIds, cancellationToken),
                    await LoadsAsync(ReviewerPosition.Second, cancellationToken));
            if (seconds.Unassignable.Count > 0)
                return OperationResult.Refused<int>(NoOtherReader);
            await db.CopyAsync(
                seconds.Assigned.Select(second =>
                    Assign(firsts[second.Key].RecordId, second.Key, second.Value, ReviewerPosition.Second, draw.Id)), cancellationToken);
            made += seconds.Assigned.Count;
        }
        ReadTwice += made;
        return OperationResult.Of(made);
    }

    /// <summary>Gives what people outside of the plan have not voted on to those in it. What they have voted on stays theirs.</summary>
    public async Task<OperationResult<int>> ReassignAsync(CancellationToken cancellationToken)
    {
        // Both are taken back before either is given anew, so that two people can change places.
        var first = await Reassignment.SupersedeAsync(db, plan, ReviewerPosition.First, plan.FirstReviewerIds, by, now, cancellationToken);
        var second =
            await Reassignment.SupersedeAsync(db, plan, ReviewerPosition.Second, plan.SecondReviewerIds, by, now, cancellationToken);
        return await GiveAsync(first, ReviewerPosition.First, await PresentAsync(plan.FirstReviewerIds, cancellationToken),
            cancellationToken) is { } firsts
            && await GiveAsync(second, ReviewerPosition.Second, await PresentAsync(plan.SecondReviewerIds, cancellationToken),
                cancellationToken) is { } seconds
            ? OperationResult.Of(firsts + seconds)
            : OperationResult.Refused<int>(NoOtherReader);
    }

    /// <summary>How many went to somebody else; null if there is a record that nobody may read.</summary>
    private async Task<int?> GiveAsync(List<ReleasedAssignment> stale, ReviewerPosition position, Guid[] people,
        CancellationToken cancellationToken)
    {
        // The record's other reader must not become both; where there is none, nobody is barred.
        var others = await Reassignment.ReadersAsync(db, plan.Stage, stale, cancellationToken);
        var byNumber = stale.ToDictionary(a => RecordNumber.Format(a.Number), StringComparer.Ordinal);
        var dealt = ReviewerAllocation.SecondReviewers(
            plan.Seed, byNumber.ToDictionary(a => a.Key, a => others.GetValueOrDefault(a.Value.RecordId), StringComparer.Ordinal),
            people, await LoadsAsync(position, cancellationToken));
        // Where only the other reader could take it, it stays with whoever has it, as long as the plan still asks that person for anything.
        var kept = dealt.Unassignable.Where(number => plan.FirstReviewerIds.Concat(plan.SecondReviewerIds)
            .Contains(byNumber[number].ReviewerId)).ToList();
        await db.CopyAsync(
            dealt.Assigned.Concat(kept.Select(number => KeyValuePair.Create(number, byNumber[number].ReviewerId)))
                .Select(given => Assign(byNumber[given.Key].RecordId, given.Key, given.Value, position, byNumber[given.Key].DrawId)),
                cancellationToken);
        return kept.Count == dealt.Unassignable.Count ? dealt.Assigned.Count : null;
    }

    /// <summary>Those of the people who are not away: nothing new is dealt to the others; what they have stays theirs.</summary>
    private async Task<Guid[]> PresentAsync(Guid[] people, CancellationToken cancellationToken)
    {
        var away = await db.Members.Where(m => m.ReviewId == plan.ReviewId && people.Contains(m.UserId)).AwayOn(Absences.Day(now))
            .Select(m => m.UserId).ToListAsync(cancellationToken);
        return [.. people.Except(away)];
    }

    /// <summary>
    /// Records at the stage that are in no frame and assigned to nobody here, by number; those read in another tool are drawn from like the
    /// others.
    /// </summary>
    public static async Task<List<FrameRecord>> FrameAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, IEnumerable<SampleDraw> earlier, CancellationToken cancellationToken)
    {
        var seen = earlier.SelectMany(draw => draw.FrameNumbers).ToHashSet();
        var free = await db.At(reviewId, stage)
            .Where(r => !db.Assignments.Current().Any(a => a.RecordId == r.Id && a.Stage == stage && a.DrawId != null))
            .OrderBy(r => r.Number)
            .Select(r => new FrameRecord(r.Id, r.Number, r.Year, r.Source!.Name))
            .ToListAsync(cancellationToken);
        return free.FindAll(record => !seen.Contains(record.Number));
    }

    private Task<Dictionary<Guid, int>> LoadsAsync(ReviewerPosition position, CancellationToken cancellationToken)
        => db.Assignments.Current()
            .Where(a => a.ReviewId == plan.ReviewId && a.Stage == plan.Stage && a.Position == position)
            .GroupBy(a => a.ReviewerId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    private DrawStep Step(IReadOnlyList<StratumSize> before, IReadOnlyList<StratumSize> after)
        => new(plan.SampleShare, [.. after.Zip(before, (later, earlier) => later.Drawn - earlier.Drawn)]);

    private SampleDraw Store(DrawKind kind, int[] numbers, string[]? strata, SampleFrame frame, DrawStep step)
    {
        var draw = new SampleDraw
        {
            ReviewId = plan.ReviewId,
            Stage = plan.Stage,
            Kind = kind,
            Algorithm = frame.AlgorithmOf(step),
            Seed = plan.Seed,
            SampleShare = plan.SampleShare,
            SampleCount = step.Counts!.Sum(),
            StratumCounts = frame.IsStratified ? [.. step.Counts!] : null,
            FrameNumbers = numbers,
            FrameStrata = strata,
            FrameSha256 = frame.Sha256,
            DrawnAt = now,
            DrawnById = by,
        };
        db.Draws.Add(draw);
        return draw;
    }

    private Assignment Assign(Guid recordId, string number, Guid reviewer, ReviewerPosition position, Guid? draw) => new()
    {
        ReviewId = plan.ReviewId,
        Stage = plan.Stage,
        RecordId = recordId,
        ReviewerId = reviewer,
        Position = position,
        DrawId = draw,
        RandomOrder = ReadingOrder.Place(plan.Seed, reviewer, number),
        At = now,
    };
}

/// <param name="Source">Name of the record's own source.</param>
internal sealed record FrameRecord(Guid Id, int Number, int? Year, string Source);
