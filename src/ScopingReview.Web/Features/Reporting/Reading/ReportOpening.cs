using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting.Reading;

/// <summary>
/// Before anything of the report leaves: the permission, one moment for all queries, and the flow's equations. Numbers that do not add up
/// are not exported. Nor is anything for somebody who is still reading: their numbers are their own, and a file forgets to say so.
/// </summary>
internal sealed class ReportOpening : IAsyncDisposable
{
    private readonly IAsyncDisposable _snapshot;

    private ReportOpening(ReportSource source, string? refusal, IAsyncDisposable snapshot)
        => (Source, Refusal, _snapshot) = (source, refusal, snapshot);

    public ReportSource Source { get; }

    /// <summary>Why nothing may leave; null where it may.</summary>
    public string? Refusal { get; }

    /// <param name="ofCharts">Whether it may hold what was charted: closed also to whoever charts independently of somebody.</param>
    /// <param name="form">With which form.</param>
    public static async Task<ReportOpening> OpenAsync(
        ReviewDbContext db, ReviewAccess access, Guid reviewId, CancellationToken cancellationToken, bool ofCharts = true,
        int form = ReviewForm.Charting)
    {
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var source = new ReportSource(db, visibility);
        var closed = ofCharts ? await db.WhyChartsClosedAsync(visibility, cancellationToken, form) : visibility.WhyClosed;
        return new(source, closed ?? await WhyNotAsync(source, cancellationToken), snapshot);
    }

    /// <summary>What a broken equation is told with; the records behind it are named where an equation compares sets.</summary>
    internal static string DoesNotAddUp(IReadOnlyList<string> violations)
        => $"Nothing was exported, because the numbers do not add up: {string.Join("; ", violations)}. "
            + "This is a fault in the workbench, not in your data, which is safe. Please report it with this message.";

    public ValueTask DisposeAsync() => _snapshot.DisposeAsync();

    /// <summary>Why its numbers may not leave: that they do not add up; null where they do.</summary>
    internal static async Task<string?> WhyNotAsync(ReportSource source, CancellationToken cancellationToken)
        => await BrokenEquations.DescribeAsync(source.Db, PrismaInvariants.Equations(await source.FlowAsync(cancellationToken)),
            cancellationToken)
            is { Count: > 0 } violations ? DoesNotAddUp(violations) : null;
}
