using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Plan;

/// <summary>Who reads what at a stage: the plan, its draws and the assignments, made in one transaction each.</summary>
public sealed class PlanService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int ManyAssignments = 1000;

    /// <summary>
    /// Stores a plan; the first time it also draws the sample and assigns every record of the stage, unless these are so few that they wait
    /// for more. Later a raised share extends the sample, and what people who are no longer in the plan have not voted on goes to those who
    /// are.
    /// </summary>
    public async Task<OperationResult<PlannedAssignments>> SaveAsync(Guid reviewId, ScreeningStage stage, PlanInput input,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var readers = await ReadersAsync(db, reviewId, cancellationToken);
        var current = await db.Plans.Current().SingleOrDefaultAsync(p => p.ReviewId == reviewId && p.Stage == stage, cancellationToken);
        var draws = await DrawsAsync(db, reviewId, stage, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (WhyClosed(visibility, stage) is { } closed)
            return OperationResult.Refused<PlannedAssignments>(closed);
        // They were not shown the seed, and so cannot hand it back.
        if (!visibility.MayKnowDraw(stage) && current is not null)
            input = input with { Seed = current.Seed };
        if (PlanRules.Problem(input, [.. readers.Select(r => r.Id)], current, draws.Count > 0) is { } problem)
            return OperationResult.Refused<PlannedAssignments>(problem);
        if (await PilotProblemAsync(db, reviewId, stage, input.Seed.Trim(), cancellationToken) is { } pilotProblem)
            return OperationResult.Refused<PlannedAssignments>(pilotProblem);

        var now = clock.GetUtcNow();
        if (current is not null)
        {
            (current.SupersededAt, current.SupersededById) = (now, me.UserId);
            await db.SaveChangesAsync(cancellationToken);
        }
        var plan = new ScreeningPlan
        {
            ReviewId = reviewId,
            Stage = stage,
            FirstReviewerIds = [.. input.FirstReviewerIds.Distinct()],
            SecondReviewerIds = [.. input.SecondReviewerIds.Distinct()],
            SampleShare = input.Share,
            Seed = input.Seed.Trim(),
            Stratification = input.Stratification,
            MaybeCountsAsInclude = input.MaybeCountsAsInclude && stage == ScreeningStage.TitleAbstract,
            At = now,
            ById = me.UserId,
        };
        db.Plans.Add(plan);
        db.Record(me, now, "plan.saved", stage.Title(), Summary(current, readers), Summary(plan, readers));

        var dealing = new AssignmentPlanner(db, plan, me.UserId, now);
        var reassigned = await dealing.ReassignAsync(cancellationToken);
        var dealt = !reassigned.Succeeded ? reassigned
            : draws.Count == 0 ? await dealing.DrawAsync(draws, evenFew: false, cancellationToken)
            : await dealing.RaiseAsync(draws, cancellationToken);
        if (!dealt.Succeeded)
            return OperationResult.Refused<PlannedAssignments>(dealt.Message!);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await RefreshStatisticsAsync(db, dealt.Value + reassigned.Value, cancellationToken);
        return OperationResult.Of(new PlannedAssignments(dealt.Value, dealing.ReadTwice, reassigned.Value, dealing.Waiting));
    }

    /// <summary>
    /// Draws from and assigns the records that came after the last draw; what was drawn and assigned before is not touched.
    /// </summary>
    /// <param name="evenFew">Draw at once, though there are so few that a draw would tell who reads them twice.</param>
    public async Task<OperationResult<PlannedAssignments>> TopUpAsync(
        Guid reviewId, ScreeningStage stage, bool evenFew = false, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (WhyClosed(await db.VisibilityAsync(me, cancellationToken), stage) is { } closed)
            return OperationResult.Refused<PlannedAssignments>(closed);
        var plan = await db.Plans.AsNoTracking().Current()
            .SingleOrDefaultAsync(p => p.ReviewId == reviewId && p.Stage == stage, cancellationToken);
        if (plan is null)
            return OperationResult.Refused<PlannedAssignments>("Plan the stage first: who screens, and what share is double-screened.");
        var readers = (await ReadersAsync(db, reviewId, cancellationToken)).Select(r => r.Id).ToHashSet();
        if (plan.FirstReviewerIds.Concat(plan.SecondReviewerIds).Any(id => !readers.Contains(id)))
            return OperationResult.Refused<PlannedAssignments>(
                "Somebody in the plan is no longer a reviewer of this review. Change the plan and save it, then draw.");
        if (await PilotProblemAsync(db, reviewId, stage, plan.Seed, cancellationToken) is { } problem)
            return OperationResult.Refused<PlannedAssignments>(problem);
        var dealing = new AssignmentPlanner(db, plan, me.UserId, clock.GetUtcNow());
        var dealt = await dealing.DrawAsync(await DrawsAsync(db, reviewId, stage, cancellationToken), evenFew, cancellationToken);
        if (!dealt.Succeeded)
            return OperationResult.Refused<PlannedAssignments>(dealt.Message!);
        if (dealing.Waiting > 0)
            return OperationResult.Refused<PlannedAssignments>(PlanRules.TooFew(stage, dealing.Waiting, plan.SampleShare));
        if (dealt.Value > 0)
            db.Record(me, clock.GetUtcNow(), "sample.topped-up", stage.Title(), null,
                string.Create(CultureInfo.InvariantCulture,
                    $"{dealt.Value - dealing.ReadTwice} assigned, {dealing.ReadTwice} of them to two people"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await RefreshStatisticsAsync(db, dealt.Value, cancellationToken);
        return OperationResult.Of(new PlannedAssignments(dealt.Value, dealing.ReadTwice, 0));
    }

    /// <summary>
    /// Why a lead may not plan or draw at a stage now: who is still reading titles would learn from the numbers which of their records came
    /// to full text.
    /// </summary>
    internal static string? WhyClosed(ReviewVisibility visibility, ScreeningStage stage)
        => stage == ScreeningStage.FullText && visibility.Titles.IsBlind
            ? $"The plan of the full texts would show which of your records are decided. {visibility.WhyClosed} Another lead can plan them in the meantime. Nothing was changed."
            : null;

    internal static Task<List<Reader>> ReadersAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Members.Current()
            .Where(m => m.ReviewId == reviewId && m.Role != ReviewRole.Observer)
            .OrderBy(m => m.JoinedAt)
            .Select(m => new Reader(m.UserId, m.User!.DisplayName))
            .ToListAsync(cancellationToken);

    /// <summary>The draws of the second reading, oldest first; those of pilot rounds are apart.</summary>
    internal static Task<List<SampleDraw>> DrawsAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage,
        CancellationToken cancellationToken)
        => db.Draws.AsNoTracking().Where(d => d.ReviewId == reviewId && d.Stage == stage && d.Kind != DrawKind.Pilot)
            .OrderBy(d => d.DrawnAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);

    /// <summary>Why a pilot round stands against a draw; null if none does.</summary>
    private static async Task<string?> PilotProblemAsync(ReviewDbContext db, Guid reviewId, ScreeningStage stage, string seed,
        CancellationToken cancellationToken)
        => await db.HasOpenPilotAsync(reviewId, stage, cancellationToken) ? PilotService.CloseFirst
            : await db.PilotRounds.AnyAsync(p => p.ReviewId == reviewId && p.Stage == stage && p.Draw!.Seed == seed, cancellationToken)
            ? PlanRules.SameSeed
            : null;

    /// <summary>
    /// After so many new rows PostgreSQL's statistics speak of an empty table until autovacuum comes round, and whoever asks for the
    /// assignments waits for plans made for a handful.
    /// </summary>
    private static Task RefreshStatisticsAsync(ReviewDbContext db, int assigned, CancellationToken cancellationToken)
        => assigned < ManyAssignments ? Task.CompletedTask : db.Database.ExecuteSqlRawAsync("analyze assignments", cancellationToken);

    private static string? Summary(ScreeningPlan? plan, List<Reader> readers) => plan is null ? null
        : $"{PlanDescription.Percentage(plan.SampleShare)} twice; first: {Names(plan.FirstReviewerIds, readers)}; second: {Names(plan.SecondReviewerIds, readers)}; seed {plan.Seed}"
            + (plan.Stratification switch
            {
                Stratification.InformationSource => "; strata: sources",
                Stratification.PublicationYear =>
                "; strata: years",
                _ => ""
            })
            + (plan.MaybeCountsAsInclude ? "; maybe counts as include" : "");

    private static string Names(IEnumerable<Guid> ids, List<Reader> readers)
        => string.Join(", ", ids.Select(id => readers.FirstOrDefault(r => r.Id == id)?.Name ?? "a former member"));
}
