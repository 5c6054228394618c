using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

public enum ChartState
{
    NotBegun,
    Draft,
    Complete,

    /// <summary>One of two people has completed theirs.</summary>
    Second,

    /// <summary>Both have, and differ.</summary>
    ToSettle,
}

/// <summary>How far a study is charted, by whom, with which version of the form.</summary>
/// <param name="ById">Who saved last.</param>
/// <param name="By">Who charted: of two, both.</param>
/// <param name="Entries">All entries, superseded ones included.</param>
public sealed record ChartStatus(ChartState State, Guid? ById, string? By, DateTimeOffset? At, int? FormVersion, int Entries)
{
    public static ChartStatus NotBegun { get; } = new(ChartState.NotBegun, null, null, null, null, 0);
}

internal static class ChartStatuses
{
    private sealed record Saved(Guid StudyId, ChartReading Reading, Guid ById, string? By, DateTimeOffset At, int Version, int Entries);

    /// <summary>
    /// How far each study is charted with a form, as far as the member may know: of their own charts only while they chart independently of
    /// somebody.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, ChartStatus>> ChartStatusesAsync(
        this ReviewDbContext db, Membership me, Guid formId, IReadOnlyList<IncludedStudy> studies, FormReadings readings,
        CancellationToken cancellationToken)
    {
        var saved = (await db.ChartEntries.Current().Where(e => e.FormId == formId)
            .Select(e => new Saved(
                e.StudyId, e.Reading, e.ById, db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault(), e.At,
                db.ChartingForms.Where(f => f.Id == e.FormVersionId).Select(f => f.Version).FirstOrDefault(),
                db.ChartEntries.Count(x => x.StudyId == e.StudyId && x.FormId == formId && x.Reading == e.Reading)))
            .ToListAsync(cancellationToken)).ToLookup(entry => entry.StudyId);
        var blind = readings.IsBlind;
        return studies.ToDictionary(study => study.Id, study => Of(readings.Of(study), [.. saved[study.Id]], blind ? me.UserId : null));
    }

    /// <summary>How far studies are charted with the review's charting form.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ChartStatus>> ChartStatusesAsync(
        this ReviewDbContext db, Membership me, IReadOnlyList<IncludedStudy> studies, CancellationToken cancellationToken)
    {
        if (await db.FormAsync(me.ReviewId, ReviewForms.Charting, cancellationToken) is not { } form)
            return studies.ToDictionary(study => study.Id, _ => ChartStatus.NotBegun);
        var readings = await db.ReadingsAsync(me, form.Id, studies, cancellationToken);
        return await db.ChartStatusesAsync(me, form.Id, studies, readings, cancellationToken);
    }

    /// <summary>Studies of which something is charted, with whatever form.</summary>
    public static Task<HashSet<Guid>> StudiesWithChartsAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.ChartEntries.Current().Where(e => e.ReviewId == reviewId).Select(e => e.StudyId).ToHashSetAsync(cancellationToken);

    private static ChartStatus Of(StudyReadings readings, List<Saved> saved, Guid? only)
    {
        var mine = only is { } person ? readings.For(person) : null;
        // What the mode asks for no longer is kept, and is no part of how far the study is.
        var entries = saved.FindAll(entry => only is not null ? entry.Reading == mine && readings[entry.Reading].PersonId == only
            : readings.IsOfTwo || entry.Reading != ChartReading.Second);
        if (entries.MaxBy(entry => entry.At) is not { } last)
            return ChartStatus.NotBegun;
        return new ChartStatus(
            only is null ? State(readings) : readings[mine!.Value].Complete ? ChartState.Complete : ChartState.Draft, last.ById,
            string.Join(", ", entries.OrderBy(entry => entry.Reading).Select(entry => entry.By).Distinct(StringComparer.Ordinal)), last.At,
                last.Version,
            entries.Sum(entry => entry.Entries));
    }

    private static ChartState State(StudyReadings readings)
        => readings.IsDone ? ChartState.Complete
            : readings.IsToSettle ? ChartState.ToSettle
            : readings.First.Complete || readings.Second.Complete ? ChartState.Second
            : ChartState.Draft;
}
