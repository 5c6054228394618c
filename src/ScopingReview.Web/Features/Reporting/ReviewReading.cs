using System.Data;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A review's flow, with what it was computed from.</summary>
internal sealed record ReviewReading(PrismaInput Input, PrismaFlow Flow)
{
    /// <summary>In the eyes of a member.</summary>
    public static async Task<ReviewReading> ReadAsync(ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var input = await PrismaInputReader.ReadAsync(db, visibility, cancellationToken);
        return new(input, PrismaFlow.Compute(input));
    }
}

/// <summary>The required votes of both stages. At 100,000 records they take half as long as the flow itself: read only where they are needed.</summary>
internal sealed record ReviewVotes(StageVotes Titles, StageVotes FullTexts)
{
    public StageVotes At(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? Titles : FullTexts;

    public static async Task<ReviewVotes> ReadAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken) => new(
        await StageVotes.AtTitlesAsync(db, reviewId, flow, cancellationToken),
        await StageVotes.AtFullTextsAsync(db, reviewId, flow, cancellationToken));
}

internal static class Snapshots
{
    /// <summary>
    /// All queries until it is disposed see the same moment: a decision made in between would leave numbers that do not add up.
    /// Within the transaction of a caller, as when a list is written to a file, that one's moment holds.
    /// </summary>
    public static async Task<IAsyncDisposable> BeginSnapshotAsync(this ReviewDbContext db, CancellationToken cancellationToken)
        => db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken) : new WithinCallers();

    private sealed class WithinCallers : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>The flow alone, in the eyes of a member.</summary>
    public static async Task<PrismaFlow> ReadFlowAsync(this ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
        => PrismaFlow.Compute(await PrismaInputReader.ReadAsync(db, visibility, cancellationToken));
}
