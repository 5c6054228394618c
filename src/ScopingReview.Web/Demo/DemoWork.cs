using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Demo;

/// <summary>A record that a person is asked to judge.</summary>
internal sealed record DemoReading(int Number, string Reference, Guid Reviewer, ReviewerPosition Position);

/// <summary>The review that is being filled, and what its people do again and again.</summary>
internal sealed class DemoWork(Guid reviewId, DemoTeam team, DemoClock clock, DemoFates fates, IDbContextFactory<ReviewDbContext> contexts)
{
    private const int VotesADay = 40;
    private int _votes;

    public Guid ReviewId => reviewId;
    public DemoTeam Team => team;
    public DemoClock Clock => clock;
    public DemoFates Fates => fates;

    /// <summary>Plans a stage as a lead does: one reads all, another a fifth of it.</summary>
    public Task PlanAsync(ScreeningStage stage, string seed)
        => team.As<PlanService>(team.Lead).SaveAsync(reviewId, stage, new PlanInput
        {
            FirstReviewerIds = [team.First],
            SecondReviewerIds = [team.Second],
            Share = 0.2m,
            Seed = seed,
            MaybeCountsAsInclude = stage == ScreeningStage.TitleAbstract,
        }).MustAsync();

    /// <summary>Draws over what came to the stage since the last draw, and assigns it.</summary>
    public Task TopUpAsync(ScreeningStage stage) => team.As<PlanService>(team.Lead).TopUpAsync(reviewId, stage).MustAsync();

    /// <summary>
    /// Tells the database's planner how many rows there are now. It finds out by itself within a minute; the demo is filled by then.
    /// </summary>
    public async Task AnalyzeAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"analyze");
    }

    /// <summary>Unique records by the id of their reference.</summary>
    public async Task<IReadOnlyDictionary<string, int>> NumbersAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Unique(reviewId).ToDictionaryAsync(r => r.SourceRecordId!, r => r.Number, StringComparer.Ordinal);
    }

    /// <summary>Pairs of records that are the same reference and that the rules did not merge.</summary>
    public async Task<IReadOnlyList<(int Kept, int Other)>> MissedDuplicatesAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        var unique = await db.Unique(reviewId).OrderBy(r => r.Number).Select(r => new { r.Number, r.SourceRecordId }).ToListAsync();
        return [.. unique.GroupBy(r => r.SourceRecordId)
            .SelectMany(same => same.Skip(1).Select(other => (same.First().Number, other.Number)))];
    }

    /// <summary>Who is to read what at a stage, each in the order in which the screening page shows it.</summary>
    public async Task<IReadOnlyList<DemoReading>> ReadingsAsync(ScreeningStage stage)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.Stage == stage).OrderBy(a => a.RandomOrder)
            .Select(a => new DemoReading(a.Record!.Number, a.Record.SourceRecordId!, a.ReviewerId, a.Position)).ToListAsync();
    }

    public async Task<IReadOnlyDictionary<string, Guid>> ReasonsAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.ExclusionReasons.Where(r => r.ReviewId == reviewId)
            .ToDictionaryAsync(r => r.Label, r => r.Id, StringComparer.Ordinal);
    }

    public async Task VoteAsync(ScreeningStage stage, DemoReading reading, Verdict verdict, Guid? reason = null, string? note = null)
    {
        await team.As<DecisionService>(reading.Reviewer).DecideAsync(reviewId, new Vote
        {
            OperationId = Guid.CreateVersion7(),
            ReviewerId = reading.Reviewer,
            Stage = stage,
            Number = reading.Number,
            Verdict = verdict,
            ReasonId = reason,
            Note = note,
        }).MustAsync();
        if (++_votes % VotesADay == 0)
            clock.NextMorning();
        else
            clock.Pass(TimeSpan.FromSeconds(25 + (DemoHash.Fraction("pace", reading.Reference) * 40)));
    }

    public async Task RuleAsync(ScreeningStage stage, int number, Ruling ruling)
    {
        await team.As<ConflictService>(team.Lead).ResolveAsync(reviewId, stage, number, ruling).MustAsync();
        clock.Pass(TimeSpan.FromMinutes(3));
    }
}
