using System.Data;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>All that a review's numbers are counted from, at one moment.</summary>
internal sealed record ReviewReading(PrismaInput Input, PrismaFlow Flow, StageVotes Titles, StageVotes FullTexts)
{
    public static async Task<ReviewReading> ReadAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var input = await PrismaInputReader.ReadAsync(db, reviewId, cancellationToken);
        var flow = PrismaFlow.Compute(input);
        return new(
            input, flow,
            await StageVotes.AtTitlesAsync(db, reviewId, flow, cancellationToken),
            await StageVotes.AtFullTextsAsync(db, reviewId, flow, cancellationToken));
    }
}

internal static class Snapshots
{
    /// <summary>
    /// All queries until it is disposed see the same moment: a decision made in between would leave numbers that do not add up.
    /// </summary>
    public static async Task<IAsyncDisposable> BeginSnapshotAsync(this ReviewDbContext db, CancellationToken cancellationToken)
        => await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <summary>The flow alone, for what needs no votes.</summary>
    public static async Task<PrismaFlow> ReadFlowAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => PrismaFlow.Compute(await PrismaInputReader.ReadAsync(db, reviewId, cancellationToken));
}
