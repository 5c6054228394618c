using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting.Reading;

/// <summary>The flow as it stood at the end of a day, and what was behind its numbers then.</summary>
public sealed class PastFlows(PastDatabase past, TimeProvider clock)
{
    public const string WhyClosed =
        "The flow of an earlier day is shown once the other reviewers of your records have decided: compared with today’s, it would reveal which are double-screened.";

    /// <summary>Who may compare the review with itself: nobody from whom anything of it is still kept.</summary>
    internal static bool AreOpen(ReviewVisibility visibility, ListVisibility lists) => visibility.WhyClosed is null && lists.AllOpen;

    /// <summary>
    /// A day that has ended, by the time of the server in UTC; null for today and what is to come: that is the flow of now.
    /// </summary>
    public DateOnly? Ended(DateOnly? day) => day < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? day : null;

    /// <summary>Whoever asks has looked whether they are open (<see cref="AreOpen"/>).</summary>
    internal async Task<T> ReadAsync<T>(ReviewVisibility visibility, DateOnly day, Func<ReportSource, Task<T>> read,
        CancellationToken cancellationToken)
    {
        var next = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var db = await past.OpenAsync(next, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        return await read(new ReportSource(db, visibility, day));
    }

    internal Task<PrismaFlow> FlowAsync(ReviewVisibility visibility, DateOnly day, CancellationToken cancellationToken)
        => ReadAsync(visibility, day, source => source.FlowAsync(cancellationToken), cancellationToken);
}
