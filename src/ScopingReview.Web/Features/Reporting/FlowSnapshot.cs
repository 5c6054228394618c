using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A review's flow, with what it was computed from.</summary>
internal sealed record FlowSnapshot(PrismaInput Input, PrismaFlow Flow)
{
    /// <summary>In the eyes of a member.</summary>
    public static async Task<FlowSnapshot> ReadAsync(ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var input = await PrismaInputReader.ReadAsync(db, visibility, cancellationToken);
        return new(input, PrismaFlow.Compute(input));
    }
}

/// <summary>
/// The required votes of both stages. At 100,000 records they take a while to read: done only where they are needed.
/// </summary>
internal sealed record ReviewVotes(ReviewerVotes Titles, ReviewerVotes FullTexts)
{
    public ReviewerVotes At(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? Titles : FullTexts;

    public static async Task<ReviewVotes> ReadAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow,
        CancellationToken cancellationToken) => new(
        await ReviewerVotes.AtTitlesAsync(db, reviewId, flow, cancellationToken),
        await ReviewerVotes.AtFullTextsAsync(db, reviewId, flow, cancellationToken));
}

internal static class FlowQueries
{
    /// <summary>The flow alone, in the eyes of a member.</summary>
    public static async Task<PrismaFlow> ReadFlowAsync(this ReviewDbContext db, ReviewVisibility visibility,
        CancellationToken cancellationToken)
        => PrismaFlow.Compute(await PrismaInputReader.ReadAsync(db, visibility, cancellationToken));
}
