using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Team;

/// <summary>How far a person is at a stage: all their records together, whether they are read once or twice.</summary>
/// <param name="Pace">Null where the person who looks is not to know it.</param>
public sealed record StageProgress(ScreeningStage Stage, int Assigned, int Decided, Pace? Pace)
{
    public int Left => Assigned - Decided;

    /// <summary>Whole percent, rounded down: 100 means that nothing is left.</summary>
    public int Percent => Assigned == 0 ? 0 : (int)(100L * Decided / Assigned);
}

/// <summary>How quickly, of late. Decisions that were taken over from another tool do not count here.</summary>
/// <param name="LastDay">Records decided in the last 24 hours.</param>
/// <param name="PerDay">Records a day since the first decision of the last seven days; null without any.</param>
/// <param name="LastAt">The latest decision.</param>
public sealed record Pace(int LastDay, double? PerDay, DateTimeOffset? LastAt)
{
    /// <summary>Days until so many are read, at this pace; null where it cannot be said.</summary>
    public int? DaysFor(int left) => left > 0 && PerDay is > 0 and var perDay ? (int)Math.Ceiling(Math.Min(left / perDay, 9999)) : null;
}

internal static class TeamProgress
{
    private static readonly TimeSpan _week = TimeSpan.FromDays(7);

    /// <summary>
    /// By person; those to whom nothing is assigned are not among them. Full texts that cannot be retrieved are nobody's to read.
    /// </summary>
    public static async Task<ILookup<Guid, StageProgress>> ReadAsync(
        ReviewDbContext db, ReviewVisibility visibility, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<(Guid Reader, StageProgress Progress)> all = [];
        foreach (var stage in Enum.GetValues<ScreeningStage>())
            all.AddRange(
                (await RowsAsync(db, visibility, stage, now, cancellationToken)).Select(row => (row.Reader, row.ToProgress(stage, now))));
        return all.ToLookup(row => row.Reader, row => row.Progress);
    }

    private static Task<List<Row>> RowsAsync(
        ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reviewId = visibility.Me.ReviewId;
        var (day, week) = (now.ToUniversalTime().AddDays(-1), now.ToUniversalTime() - _week);
        var assignments = db.Assignments.Current()
            .Where(a => a.ReviewId == reviewId && a.Stage == stage && db.At(visibility, stage).Any(r => r.Id == a.RecordId))
            .ThatCanBeRead(db, stage);
        return (from a in assignments
                join d in db.Decisions.Current() on new { a.RecordId, a.Stage, a.ReviewerId } equals new
                {
                    d.RecordId,
                    d.Stage,
                    d.ReviewerId
                } into given
                from vote in given.DefaultIfEmpty()
                select new
                {
                    a.ReviewerId,
                    Voted = vote != null,
                    At = vote != null && vote.DecisionImportId == null
                    && vote.CarriedFromId == null ? (DateTimeOffset?)vote.At : null
                })
            .GroupBy(x => x.ReviewerId)
            .Select(g => new Row(
                g.Key, g.Count(), g.Count(x => x.Voted), g.Count(x => x.At >= day), g.Count(x => x.At >= week),
                g.Min(x => x.At >= week ? x.At : null), g.Max(x => x.At)))
            .ToListAsync(cancellationToken);
    }

    private sealed record Row(
        Guid Reader, int Assigned, int Decided, int LastDay, int LastWeek, DateTimeOffset? FirstOfWeek, DateTimeOffset? LastAt)
    {
        public StageProgress ToProgress(ScreeningStage stage, DateTimeOffset now) => new(
            // Somebody who began an hour ago has worked for a day, not for a 24th of one.
            stage, Assigned, Decided,
            new Pace(LastDay, FirstOfWeek is { } first ? LastWeek / Math.Max(1, (now - first).TotalDays) : null, LastAt));
    }
}
