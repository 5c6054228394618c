using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Manuscript;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Shared.Visibility.WholePicture;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Plan;

/// <summary>The plan as its page shows it.</summary>
public sealed class PlanViewService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>
    /// The plan of a stage; a reviewer gets the sentences without the seed, and neither draws nor workloads. A lead who is still reading
    /// gets neither seed nor draws, and nobody who is still reading titles gets the plan of the full texts, whose numbers would tell which
    /// of their records came there.
    /// </summary>
    public async Task<PlanView> GetAsync(Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (stage == ScreeningStage.FullText && visibility.Titles.IsBlind)
            return PlanView.NotYet(visibility, stage);
        var plan = await db.Plans.AsNoTracking().Current()
            .SingleOrDefaultAsync(p => p.ReviewId == reviewId && p.Stage == stage, cancellationToken);
        var mayKnowDraw = me.IsLead && visibility.MayKnowDraw(stage);
        var allDraws = await db.Draws.AsNoTracking().Where(d => d.ReviewId == reviewId && d.Stage == stage).OrderBy(d => d.DrawnAt)
            .ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var draws = allDraws.FindAll(draw => draw.Kind != DrawKind.Pilot);
        var readers = await PlanService.ReadersAsync(db, reviewId, cancellationToken);
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        var frameSize = await db.At(reviewId, stage).CountAsync(cancellationToken);
        var undrawn = (await AssignmentPlanner.FrameAsync(db, reviewId, stage, draws, cancellationToken)).Count;
        var pilots =
            await PilotView.ReadAsync(db, visibility, stage, plan?.MaybeCountsAsInclude ?? false, readers, names, cancellationToken);
        var workloads = me.IsLead ? await WorkloadsAsync(db, reviewId, stage, cancellationToken) : [];
        return new PlanView
        {
            Visibility = visibility,
            Stage = stage,
            Plan = plan is null || !me.IsLead ? null : new PlanInput
            {
                FirstReviewerIds = plan.FirstReviewerIds,
                SecondReviewerIds = plan.SecondReviewerIds,
                Share = plan.SampleShare,
                Seed = mayKnowDraw ? plan.Seed : "",
                Stratification = plan.Stratification,
                MaybeCountsAsInclude = plan.MaybeCountsAsInclude,
            },
            PlannedAt = plan?.At,
            Readers = readers,
            FrameSize = frameSize,
            ShareOf = draws.Count == 0 ? undrawn : SampledFrames.Of(draws).Sum(frame => frame.Size),
            PilotFrame = me.IsLead && draws.Count == 0 ? await db.PilotFrame(reviewId, stage).CountAsync(cancellationToken) : 0,
            Pilots = pilots,
            LacksCriteria = draws.Count == 0
                && !await db.Criteria.AnyAsync(c => c.ReviewId == reviewId && c.RetiredAt == null, cancellationToken),
            PairsToReview = draws.Count > 0 ? 0
                : await db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == reviewId, cancellationToken),
            Undrawn = undrawn,
            WaitsFor = plan?.SampleShare is { } share && CumulativeSample.AreTooFew(share, undrawn) ? CumulativeSample.Enough(share) : null,
            Drawn = draws.Count > 0,
            Frames = me.IsLead ? [.. SampledFrames.Of(draws).Select(frame => new DrawSize(frame.Size, frame.Drawn))] : [],
            Description = plan is null ? [] : await DescribeAsync(db, visibility, plan, draws, pilots, names, cancellationToken),
            Draws = mayKnowDraw ? allDraws.ConvertAll(draw => Shown(draw, draws, names)) : [],
            Workloads = workloads.ConvertAll(w => new Workload(names.GetValueOrDefault(w.Reader, ""), w.First, w.Second, w.Decided)),
            Leftovers = plan is null ? []
                : [.. workloads.Where(w => IsLeftOver(w, plan, readers)).Select(w => names.GetValueOrDefault(w.Reader, ""))],
        };
    }

    /// <summary>
    /// The sentences of the methods section alone, for a member whose permission was checked, and in the snapshot that is open.
    /// </summary>
    internal static async Task<IReadOnlyList<LinkedText>> DescriptionAsync(
        ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var reviewId = visibility.Me.ReviewId;
        if ((stage == ScreeningStage.FullText && visibility.Titles.IsBlind)
            || await db.Plans.AsNoTracking().Current()
                .SingleOrDefaultAsync(p => p.ReviewId == reviewId && p.Stage == stage, cancellationToken) is not { } plan)
            return [];
        var draws = await db.Draws.AsNoTracking().Where(d => d.ReviewId == reviewId && d.Stage == stage && d.Kind != DrawKind.Pilot)
            .OrderBy(d => d.DrawnAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        var pilots = await PilotView.ReadAsync(db, visibility, stage, plan.MaybeCountsAsInclude,
            await PlanService.ReadersAsync(db, reviewId, cancellationToken), names, cancellationToken);
        return await DescribeAsync(db, visibility, plan, draws, pilots, names, cancellationToken);
    }

    private static async Task<IReadOnlyList<LinkedText>> DescribeAsync(ReviewDbContext db, ReviewVisibility visibility, ScreeningPlan plan,
        List<SampleDraw> draws, List<PilotView> pilots, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var (reviewId, stage) = (visibility.Me.ReviewId, plan.Stage);
        var mayKnowDraw = visibility.Me.IsLead && visibility.MayKnowDraw(stage);
        return PlanDescription.Sentences(
            Facts(plan, draws, pilots, await db.UnblindingsAsync(reviewId, stage, names, cancellationToken), names, mayKnowDraw) with
            {
                Rankings = stage == ScreeningStage.TitleAbstract ? await db.RankingPeriodsAsync(reviewId, cancellationToken) : [],
                Stopped = stage == ScreeningStage.TitleAbstract && !visibility.Titles.IsBlind
                    ? await db.RankingStoppedAsync(reviewId, cancellationToken) : null,
            });
    }

    private static bool IsLeftOver(Load load, ScreeningPlan plan, List<Reader> readers)
        => !readers.Exists(r => r.Id == load.Reader) ? load.Waiting > 0
            : load.Waiting > load.GivenByHand && !plan.FirstReviewerIds.Contains(load.Reader)
            && !plan.SecondReviewerIds.Contains(load.Reader);

    private static PlanFacts Facts(
        ScreeningPlan plan, List<SampleDraw> draws, List<PilotView> pilots, IReadOnlyList<UnblindingFacts> unblindings,
            Dictionary<Guid, string> names, bool mayKnowSeed) => new()
            {
                Stage = plan.Stage,
                FirstReviewers = [.. plan.FirstReviewerIds.Select(id => names.GetValueOrDefault(id, "a former member"))],
                SecondReviewers = [.. plan.SecondReviewerIds.Select(id => names.GetValueOrDefault(id, "a former member"))],
                Share = plan.SampleShare,
                MaybeCountsAsInclude = plan.MaybeCountsAsInclude,
                Seed = mayKnowSeed ? plan.Seed : null,
                Stratification = plan.Stratification,
                Pilots = pilots.ConvertAll(pilot => pilot.Facts),
                Unblindings = unblindings,
                Draws = [.. SampledFrames.Of(draws).Select(frame => new DrawSize(frame.Size, frame.Drawn, frame.Steps[^1].Counts is null))],
            };

    private static StoredDraw Shown(SampleDraw draw, List<SampleDraw> draws, Dictionary<Guid, string> names)
    {
        var steps = draw.Kind == DrawKind.Pilot ? [new DrawStep(null, [draw.SampleSize(draws)])] : draw.StepsUpTo(draws);
        var (frame, stratified) = (draw.Frame(), draw.FrameStrata is not null);
        var strata = frame.Strata(steps);
        var before = frame.Strata([.. steps.SkipLast(1)]);
        return new StoredDraw(
            draw.Id, draw.Kind, draw.SampleShare, frame.Size, draw.SampleSize(draws), draw.SampleCount is not null, draw.FrameSha256,
                draw.Algorithm,
            draw.DrawnAt, names.GetValueOrDefault(draw.DrawnById, ""),
            stratified ? [.. strata.Zip(before, (stratum, earlier) => stratum with { Drawn = stratum.Drawn - earlier.Drawn })] : [],
            // Where numbers follow from shares, the script computes them too.
            steps[^1].Counts is null
                ? DrawCheck.Script(draw.FrameFileName(), draw.Seed, stratified, [.. steps.Select(step => step.TotalAfter(0, frame.Size))])
                : DrawCheck.Script(draw.FrameFileName(), draw.Seed, stratified, strata));
    }

    private static Task<List<Load>> WorkloadsAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage,
        CancellationToken cancellationToken)
        => db.Assignments
            // Pilot rounds show their own progress.
            .Where(a => a.ReviewId == reviewId && a.Stage == stage && a.SupersededAt == null && a.Position != ReviewerPosition.Pilot
                && db.At(reviewId, stage).Any(r => r.Id == a.RecordId))
            .GroupJoin(db.Decisions.Current(), a => new { a.RecordId, a.Stage, a.ReviewerId },
                d => new { d.RecordId, d.Stage, d.ReviewerId }, (a, votes) => new { a, votes })
            .SelectMany(x => x.votes.DefaultIfEmpty(),
                (x, vote) => new { x.a.ReviewerId, x.a.Position, Voted = vote != null, ByHand = x.a.HandoverId != null })
            .GroupBy(x => x.ReviewerId)
            .Select(g => new Load(
                g.Key,
                g.Count(x => x.Position == ReviewerPosition.First),
                g.Count(x => x.Position == ReviewerPosition.Second),
                g.Count(x => x.Voted),
                g.Count(x => x.ByHand && !x.Voted)))
            .ToListAsync(cancellationToken);

    private sealed record Load(Guid Reader, int First, int Second, int Decided, int GivenByHand)
    {
        public int Waiting => First + Second - Decided;
    }
}
